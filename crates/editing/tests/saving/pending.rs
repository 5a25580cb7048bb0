//! A crash while a write is under way: the form begins with not knowing, and can send the very same call again.

use crate::call::{Call, answer, is_same_call};
use crate::clock::SECOND;
use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, EMAIL, RECORD};
use crate::records::{qualification, support};
use crate::service::{Service, WriteFault};
use editing::{Command, Event, Message, Phase, Precondition, ProblemKind, Stage};

/// Ann pressed Save; the write is not carried out yet.
fn ann() -> (Person, Service, Call) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    let write = ann.calls[0].clone();
    (ann, service, write)
}

/// The tab crashes, and is opened again.
#[track_caller]
fn comes_back(person: &mut Person, service: &mut Service) {
    let sent = person.sent.clone();
    person.comes_back();
    person.waits_for_one(service);
    assert!(is_same_call(person.does_not_know().0, sent.last().expect("a write")));
    assert!(person.does_not_know().0.doubtful);
    assert_eq!((person.calls.len(), &person.sent), (0, &sent), "restoring sends nothing");
    assert_eq!(person.focused, [Command::FocusSummary]);
}

#[test]
fn the_outcome_is_not_known_and_says_why() {
    let (mut ann, mut service, _) = ann();
    let edited_at = service.clock.now();
    service.clock.pass(SECOND);
    comes_back(&mut ann, &mut service);
    let (sent, problem) = ann.does_not_know();
    assert_eq!((problem.kind, problem.details.at), (ProblemKind::Interrupted, edited_at));
    assert_eq!(problem.details.request_id.as_ref(), Some(&sent.request_id));
    assert_eq!((sent.edits.get(EMAIL), sent.again), (Some("a@example.com"), false));
    assert_eq!(ann.edits(), [(EMAIL, "a@example.com".into())]);
    assert!(ann.state().has_unsaved());
}

#[test]
fn it_is_kept_before_it_is_sent() {
    let mut service = Service::versioned(&RECORD);
    let ann = Person::at("ann", &RECORD, &mut service);
    let commands = |state: editing::State, event: Event| {
        let mut surroundings = crate::surroundings::Surroundings::of("ann", &service);
        editing::step(&RECORD, state, event, &mut surroundings)
    };
    let typed = Event::Typed { field: EMAIL, text: "a@example.com".into() };
    let (typed, _) = commands(ann.state().clone(), typed);
    let (_, asked) = commands(typed, Event::SavePressed);
    assert!(
        matches!(&asked[..], [Command::Store(drafts), Command::Put { sent, .. }] if drafts[0].pending.as_ref() == Some(sent)),
        "{asked:?}"
    );
}

#[test]
fn finding_out_tells_whether_it_arrived() {
    for arrived in [false, true] {
        let (mut ann, mut service, write) = ann();
        if arrived {
            answer(&write, &mut service);
        }
        comes_back(&mut ann, &mut service);
        ann.does(Event::FindOut);
        assert!(matches!(ann.stage(), Stage::Finding(_)));
        comes_back(&mut ann, &mut service);
        ann.does(Event::FindOut);
        ann.waits(&mut service);
        assert_eq!(*ann.reads(), if arrived { Message::AlreadySaved } else { Message::NotSaved });
        assert_eq!(ann.edits().is_empty(), arrived);
    }
}

#[test]
fn sending_again_is_the_same_call() {
    for arrived in [false, true] {
        for replays in [false, true] {
            let (mut ann, mut service, write) = ann();
            service.replays = replays;
            if arrived {
                answer(&write, &mut service);
            }
            comes_back(&mut ann, &mut service);
            ann.does(Event::SendAgain);
            assert!(is_same_call(ann.last_sent(), &ann.sent[0]));
            comes_back(&mut ann, &mut service);
            ann.does(Event::SendAgain);
            ann.waits(&mut service);
            if arrived && !replays {
                assert_eq!(*ann.reads(), Message::AlreadySaved);
            } else {
                ann.sees_saved();
            }
            assert_eq!((service.applied.len(), ann.edits()), (1, Vec::new()));
        }
    }
}

/// A text that failed to parse makes no write unconditional: this one is only looked for, and the next one is reviewed.
#[test]
fn a_write_whose_version_cannot_be_read_is_not_sent_again() {
    let (mut ann, mut service, _) = ann();
    service.hides_version = true;
    let mut stored = ann.stored.take().expect("the write is stored");
    for name in ["etag", "ifMatch"] {
        let (version, unreadable) = (format!(r#""{name}":"1""#), format!(r#""{name}":"1\n""#));
        assert_eq!(stored.matches(&version).count(), 1, "{stored}");
        stored = stored.replace(&version, &unreadable);
    }
    ann.stored = Some(stored);
    ann.comes_back();
    ann.waits_for_one(&mut service);
    assert_eq!(ann.does_not_know().0.precondition, Precondition::Unconditional);
    ann.does(Event::SendAgain);
    assert!(matches!(ann.stage(), Stage::Finding(_)));
    ann.waits(&mut service);
    assert_eq!((ann.reads(), ann.sent.len()), (&Message::NotSaved, 1));
    ann.saves_after_review(&mut service);
    ann.sees_saved();
    assert_eq!((ann.sent.len(), ann.last_if_match()), (2, None));
}

#[test]
fn a_late_write_does_not_undo_what_was_found_out() {
    let (mut ann, mut service, write) = ann();
    comes_back(&mut ann, &mut service);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::NotSaved);
    answer(&write, &mut service);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!(service.applied.len(), 1);
}

#[test]
fn what_was_typed_during_the_save_comes_back_beside_it() {
    let (mut ann, mut service, write) = ann();
    ann.types(EMAIL, "later@example.com");
    ann.types(CITY, "Bergen");
    answer(&write, &mut service);
    comes_back(&mut ann, &mut service);
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    assert_eq!(ann.edits(), [(EMAIL, "later@example.com".into()), (CITY, "Bergen".into())]);
}

#[test]
fn an_edit_that_was_put_back_during_the_save_leaves_the_write() {
    let (mut ann, mut service, write) = ann();
    ann.does(Event::PutBack { field: EMAIL });
    assert_eq!(ann.edits(), []);
    answer(&write, &mut service);
    comes_back(&mut ann, &mut service);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!(ann.edits(), [(EMAIL, "ada@example.com".into())]);
}

#[test]
fn a_write_of_unknown_outcome_stays_one() {
    let (mut ann, mut service, _) = ann();
    service.next_write(WriteFault::LostAfter);
    ann.waits(&mut service);
    ann.types(CITY, "Bergen");
    comes_back(&mut ann, &mut service);
    assert_eq!(ann.sees(CITY), "Bergen");
    // A refused repetition tells nothing about the first attempt, and nor does a crash after it.
    service.next_write(WriteFault::RefusedAsStale);
    ann.does(Event::SendAgain);
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.stage(), Stage::Comparing(..)));
    comes_back(&mut ann, &mut service);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!(ann.edits(), [(CITY, "Bergen".into())]);
}

/// It was sent by itself once already, and it may have been applied: nothing follows by itself.
#[test]
fn the_second_attempt_is_not_followed_by_a_third() {
    let (mut ann, mut service, _) = ann();
    service.changed_elsewhere(&[]);
    ann.waits_for_one(&mut service);
    ann.waits_for_one(&mut service);
    assert_eq!(ann.sent.len(), 2);
    comes_back(&mut ann, &mut service);
    assert!(ann.does_not_know().0.again);
    service.changed_elsewhere(&[]);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::NotSaved);
    assert_eq!(ann.sent.len(), 2);
}

#[test]
fn without_a_version_it_is_found_out_and_never_sent_again() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    ann.presses_save();
    ann.waits_for_one(&mut service);
    comes_back(&mut ann, &mut service);
    ann.does(Event::SendAgain);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::NotSaved);
    assert_eq!(ann.sent.len(), 1);
}

#[test]
fn a_code_is_not_spent_twice() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Government");
    ann.types(qualification::CODE, "made-up code");
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.waits_for_one(&mut service);
    let write = ann.calls[0].clone();
    answer(&write, &mut service);
    comes_back(&mut ann, &mut service);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.edits(), service.received.len()), (Vec::new(), 1));
}

#[test]
fn a_duplicated_tab_never_has_the_write() {
    let (mut ann, mut service, _) = ann();
    let mut copy = ann.duplicates_the_tab("copy", &service);
    copy.waits(&mut service);
    assert_eq!(*copy.reads(), Message::Restored(Vec::new()));
    copy.saves(&mut service);
    copy.sees_saved();
    assert_eq!(copy.last_sent().request_id, "copy-1");
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!(service.applied.len(), 1);
}

/// Without the write there is nothing left of it.
#[test]
fn a_duplicated_tab_has_nothing_of_a_write_without_edits() {
    let (mut ann, mut service, _) = ann();
    ann.does(Event::PutBack { field: EMAIL });
    let mut copy = ann.duplicates_the_tab("copy", &service);
    copy.waits(&mut service);
    assert_eq!((copy.phase(), copy.stored.clone()), (&Phase::Editing(None), None));
    assert!(!copy.state().has_unsaved());
}
