//! A save of which nobody knows whether it was applied.

use crate::call::is_same_call;
use crate::person::Person;
use crate::records::billing::{COMPANY, CULTURE, EMAIL, RECORD};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Command, Event, Message, ProblemKind, Unit};

/// Ann typed an e-mail address and saved it; what became of it is not known.
fn ann(fault: WriteFault) -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.next_write(fault);
    ann.saves(&mut service);
    assert!(is_same_call(ann.does_not_know().0, ann.last_sent()));
    assert_eq!(ann.focused, [Command::FocusSummary]);
    ann.focused.clear();
    (ann, service)
}

#[test]
fn nothing_happens_by_itself_and_nothing_new_is_sent() {
    let (mut ann, mut service) = ann(WriteFault::LostAfter);
    let before = ann.state().clone();
    ann.saves(&mut service);
    assert_eq!(ann.focused, [Command::FocusSummary]);
    for event in
        [Event::Confirmed, Event::Regarded, Event::MinutePassed, Event::TakenBack, Event::UndoPressed]
    {
        ann.does(event);
    }
    assert_eq!(*ann.state(), before);
    assert_eq!((ann.sent.len(), ann.calls.len()), (1, 0));
    assert!(ann.state().has_unsaved());
}

#[test]
fn sending_again_repeats_the_call_to_the_letter() {
    let (mut ann, mut service) = ann(WriteFault::LostBefore);
    ann.does(Event::SendAgain);
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!(ann.sent.len(), 2);
    assert!(is_same_call(&ann.sent[0], &ann.sent[1]));
}

#[test]
fn sending_again_what_was_applied_finds_it_saved() {
    for (replays, fault) in
        [(false, WriteFault::LostAfter), (false, WriteFault::Unreadable), (true, WriteFault::LostAfter)]
    {
        let (mut ann, mut service) = ann(fault);
        service.replays = replays;
        ann.does(Event::SendAgain);
        ann.waits(&mut service);
        if replays {
            ann.sees_saved();
        } else {
            assert_eq!(*ann.reads(), Message::AlreadySaved);
        }
        assert_eq!((ann.edits(), service.applied.len()), (Vec::new(), 1));
        assert_eq!(ann.open().draft.base.version, service.version());
    }
}

#[test]
fn what_was_typed_since_is_not_part_of_the_repetition() {
    let (mut ann, mut service) = ann(WriteFault::LostBefore);
    ann.types(EMAIL, "later@example.com");
    ann.types(COMPANY, "Gears");
    ann.does(Event::SendAgain);
    ann.waits(&mut service);
    assert!(is_same_call(&ann.sent[0], &ann.sent[1]));
    ann.sees_saved_with(&[], true);
    assert_eq!(ann.edits(), [(EMAIL, "later@example.com".into()), (COMPANY, "Gears".into())]);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_sent().request_id, "ann-2");
}

#[test]
fn finding_out_that_it_was_applied() {
    let (mut ann, mut service) = ann(WriteFault::Unreadable);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.sent.len(), ann.edits()), (1, Vec::new()));
}

#[test]
fn finding_out_that_it_was_not_applied() {
    let (mut ann, mut service) = ann(WriteFault::LostBefore);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::NotSaved);
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!((ann.sent.len(), ann.sees(EMAIL)), (1, "a@example.com".into()));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_sent().request_id, "ann-2");
}

#[test]
fn finding_out_that_another_spelling_was_not_applied() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(CULTURE, "en-us");
    service.next_write(WriteFault::LostBefore);
    ann.saves(&mut service);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::NotSaved);
    assert_eq!(ann.sees(CULTURE), "en-us");
}

#[test]
fn finding_out_that_somebody_else_wrote_after_it_was_applied() {
    let (mut ann, mut service) = ann(WriteFault::LostAfter);
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!(
        (ann.sees(EMAIL), ann.sees(COMPANY), ann.edits()),
        ("a@example.com".into(), "Gears".into(), Vec::new())
    );
}

#[test]
fn finding_out_that_somebody_else_wrote_instead() {
    let (mut ann, mut service) = ann(WriteFault::LostBefore);
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    ann.saves(&mut service);
    ann.sees_saved();

    let (mut ann, mut service) = self::ann(WriteFault::LostBefore);
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
}

#[test]
fn as_long_as_the_service_cannot_be_reached_it_stays_unknown() {
    let (mut ann, mut service) = ann(WriteFault::LostAfter);
    service.next_read(ReadFault::Unreachable);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(ann.does_not_know().1, &problem(ProblemKind::Unreachable));
    service.next_write(WriteFault::LostBefore);
    ann.does(Event::SendAgain);
    ann.waits(&mut service);
    assert_eq!(ann.does_not_know().1, &problem(ProblemKind::TimedOut));
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
}

/// The repetition was refused; the first attempt may have been applied all the same.
#[test]
fn a_refused_repetition_tells_nothing_about_the_first_attempt() {
    for kind in [ProblemKind::Throttled { seconds: 9 }, ProblemKind::SignInNeeded, ProblemKind::Denied] {
        let (mut ann, mut service) = ann(WriteFault::LostAfter);
        service.next_write(WriteFault::Refused(kind));
        ann.does(Event::SendAgain);
        ann.waits(&mut service);
        assert_eq!(ann.does_not_know().1, &problem(kind));
        ann.does(Event::FindOut);
        ann.waits(&mut service);
        assert_eq!(*ann.reads(), Message::AlreadySaved);
    }
}

/// Nor does it tell anything that the latest could not be read.
#[test]
fn an_unreadable_latest_after_a_repetition_leaves_it_unknown() {
    let (mut ann, mut service) = ann(WriteFault::LostAfter);
    service.next_read(ReadFault::Unreachable);
    ann.does(Event::SendAgain);
    ann.waits(&mut service);
    assert_eq!(ann.does_not_know().1, &problem(ProblemKind::Unreachable));
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
}

/// It may have been applied and taken back by somebody.
#[test]
fn a_version_that_moved_over_it_is_not_written_over_by_itself() {
    for applied in [false, true] {
        let (mut ann, mut service) =
            ann(if applied { WriteFault::LostAfter } else { WriteFault::LostBefore });
        let changes: &[(&str, &str)] = if applied { &[("/email", "ada@example.com")] } else { &[] };
        service.changed_elsewhere(changes);
        ann.does(Event::FindOut);
        ann.waits(&mut service);
        assert_eq!(*ann.reads(), Message::NotSaved);
        assert_eq!((ann.sent.len(), ann.edits()), (1, vec![(EMAIL, "a@example.com".into())]));
        assert_eq!(ann.open().draft.base.version, service.version());
        ann.saves(&mut service);
        ann.sees_saved();
        assert_eq!(ann.sent.len(), 2);
    }
}
