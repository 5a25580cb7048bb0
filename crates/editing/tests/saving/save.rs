//! A save that nobody disturbs, and what is refused before or after it is sent.

use crate::call::{Call, answer};
use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, CULTURE, EMAIL, PHONE, RECORD};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Command, Event, Message, Phase, ProblemKind};

fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    (Person::at("ann", &RECORD, &mut service), service)
}

#[test]
fn a_save_sends_the_edited_spans_and_the_version() {
    let (mut ann, mut service) = ann();
    let read = service.document.text().to_owned();
    ann.types(EMAIL, "a@example.com");
    ann.saves(&mut service);
    assert_eq!(ann.last_sent().body.text(), read.replace("ada@example.com", "a@example.com"));
    assert_eq!(ann.last_if_match(), Some("1"));
    assert_eq!(ann.last_sent().request_id, "ann-1");
    ann.sees_saved();
    assert_eq!(ann.open().draft.base.version, service.version());
    assert_eq!((ann.sent.len(), ann.focused.len()), (1, 0));
}

#[test]
fn an_absent_member_is_added_and_an_emptied_one_is_null() {
    let (mut ann, mut service) = ann();
    let read = service.document.text().to_owned();
    ann.types(PHONE, "555 0100");
    ann.types(EMAIL, "");
    ann.saves(&mut service);
    let expected =
        read.replace("\"ada@example.com\"", "null").replace("[ 2 ]", "[ 2 ],\"phone\":\"555 0100\"");
    assert_eq!(ann.last_sent().body.text(), expected);
    ann.sees_saved();
}

#[test]
fn a_second_save_goes_by_the_version_of_the_first() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    ann.saves(&mut service);
    ann.types(CITY, "Bergen");
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_if_match(), Some("2"));
    assert_ne!(ann.sent[0].request_id, ann.sent[1].request_id);
}

#[test]
fn with_nothing_changed_nothing_is_sent() {
    let (mut ann, mut service) = ann();
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
    ann.types(EMAIL, "a");
    assert_eq!(*ann.phase(), Phase::Editing(None));
    ann.types(EMAIL, "ada@example.com");
    ann.types(CITY, "Bergen");
    ann.does(Event::PutBack { field: CITY });
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
    assert_eq!(ann.sent, []);
    assert!(!ann.state().has_unsaved());
}

#[test]
fn another_spelling_of_the_same_is_sent_as_it_was_typed() {
    let (mut ann, mut service) = ann();
    ann.types(CULTURE, "en-us");
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/culture"), "en-us");
}

#[test]
fn a_required_field_is_asked_for_before_anything_is_sent() {
    let (mut ann, mut service) = ann();
    ann.types(COMPANY, " ");
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Required(vec![COMPANY]));
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!(ann.sent, []);
    ann.types(COMPANY, "Gears");
    assert_eq!(ann.open().phase, Phase::Editing(None), "nothing is left to complain about");
    ann.saves(&mut service);
    ann.sees_saved();
}

#[test]
fn save_pressed_again_while_saving_sends_nothing() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.does(Event::SendAgain);
    ann.does(Event::FindOut);
    ann.does(Event::Discarded);
    ann.does(Event::Reload);
    assert_eq!(ann.calls.len(), 1);
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!(service.received.len(), 1);
}

#[test]
fn an_answer_that_was_not_awaited_is_ignored() {
    let (mut ann, mut service) = ann();
    let late_read = answer(&Call::Read { ticket: 1 }, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    let call = ann.calls[0].clone();
    let written = answer(&call, &mut service);
    let Event::Written { ticket, .. } = written else { panic!("{written:?}") };
    let before = ann.state().clone();
    ann.does(late_read);
    // An answer of another sort, and one to a call that was never made.
    ann.does(service.read(ticket));
    ann.does(Event::Written {
        ticket: ticket + 1,
        outcome: editing::WriteOutcome::Refused(problem(ProblemKind::Gone)),
    });
    assert_eq!(*ann.state(), before);
    ann.does(written.clone());
    ann.sees_saved();
    let saved = ann.state().clone();
    ann.does(written);
    assert_eq!(*ann.state(), saved);
    assert_eq!(ann.calls.len(), 1);
}

#[test]
fn a_refused_save_keeps_what_was_typed() {
    for kind in [
        ProblemKind::Invalid,
        ProblemKind::Denied,
        ProblemKind::Gone,
        ProblemKind::SignInNeeded,
        ProblemKind::Throttled { seconds: 9 },
    ] {
        let (mut ann, mut service) = ann();
        ann.types(EMAIL, "a@example.com");
        service.next_write(WriteFault::Refused(kind));
        ann.saves(&mut service);
        assert_eq!(*ann.reads(), Message::Refused(problem(kind)));
        assert_eq!(ann.focused, [Command::FocusSummary]);
        assert_eq!(ann.edits(), [(EMAIL, "a@example.com".to_owned())]);
        ann.types(CITY, "Bergen");
        assert_eq!(*ann.reads(), Message::Refused(problem(kind)));
        ann.saves(&mut service);
        ann.sees_saved();
        assert_eq!(ann.last_sent().request_id, "ann-2");
    }
}

#[test]
fn signing_in_again_ends_what_asked_for_it_and_nothing_else() {
    for kind in [ProblemKind::SignInNeeded, ProblemKind::Denied] {
        let (mut ann, mut service) = ann();
        ann.types(EMAIL, "a@example.com");
        service.next_write(WriteFault::Refused(kind));
        ann.saves(&mut service);
        ann.does(Event::SignedIn);
        let ended = *ann.phase() == Phase::Editing(None);
        assert_eq!(ended, kind == ProblemKind::SignInNeeded);
        assert_eq!(ann.edits(), [(EMAIL, "a@example.com".to_owned())]);
        assert_eq!(ann.calls.len(), 0, "nothing is sent by itself");
    }
}

#[test]
fn what_the_service_made_of_it_is_told() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "bergen");
    service.next_write(WriteFault::Normalised("/address/city", "BERGEN"));
    ann.saves(&mut service);
    ann.sees_saved_with(&[(CITY, "bergen")], true);
    assert_eq!(ann.sees(CITY), "BERGEN");
    assert_eq!(ann.edits(), []);
}

#[test]
fn an_answer_that_is_not_the_whole_record_is_read_once_more() {
    for fault in [WriteFault::AnsweredInPart, WriteFault::AnsweredWithoutVersion] {
        let (mut ann, mut service) = ann();
        ann.types(EMAIL, "a@example.com");
        ann.presses_save();
        service.next_write(fault);
        ann.waits_for_one(&mut service);
        assert!(matches!(ann.calls[0], Call::Read { .. }));
        ann.waits(&mut service);
        ann.sees_saved();
        assert_eq!(ann.open().draft.base.document(), &service.document);
        assert_eq!(ann.open().draft.base.version, service.version());
    }
}

/// The next save goes by the version of that answer, so it has to go by its values too.
#[test]
fn an_answer_that_differs_counts_when_it_cannot_be_read_once_more() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "bergen");
    service.next_write(WriteFault::Normalised("/address/city", "BERGEN"));
    service.next_read(ReadFault::Unreachable);
    ann.saves(&mut service);
    ann.sees_saved_with(&[(CITY, "bergen")], false);
    assert_eq!(ann.sees(CITY), "BERGEN");
}

#[test]
fn a_partial_answer_is_no_record_to_save_from() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    service.clock.pass(1);
    let read_at = service.clock.now();
    service.next_write(WriteFault::AnsweredInPart);
    service.next_read(ReadFault::Unreachable);
    ann.saves(&mut service);
    ann.sees_saved_with(&[], false);
    assert_eq!(ann.sees(CITY), "Oslo");
    assert_eq!(
        (ann.open().draft.base.version.clone(), ann.open().draft.base.read_at),
        (service.version(), read_at)
    );
    ann.types(CITY, "Bergen");
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.sent.len(), 2, "the version of the answer is good for the next save");
    assert_eq!(
        (service.holds("/email"), service.holds("/credit")),
        ("a@example.com".into(), "1.50e+3".into())
    );
}

#[test]
fn a_record_that_cannot_be_read_can_be_asked_for_again() {
    let mut service = Service::versioned(&RECORD);
    service.next_read(ReadFault::Unreachable);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    assert_eq!(*ann.failed_to_load(), problem(ProblemKind::Unreachable));
    ann.types(EMAIL, "a");
    ann.presses_save();
    assert_eq!(*ann.failed_to_load(), problem(ProblemKind::Unreachable));
    ann.does(Event::Reload);
    ann.waits(&mut service);
    assert_eq!(ann.sees(EMAIL), "ada@example.com");
}

#[test]
fn discarding_shows_the_record_as_it_was_read() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    assert!(ann.state().is_discardable());
    ann.does(Event::Discarded);
    assert_eq!((ann.sees(EMAIL), ann.edits()), ("ada@example.com".to_owned(), Vec::new()));
    ann.saves(&mut service);
    assert_eq!(ann.sent, []);
}
