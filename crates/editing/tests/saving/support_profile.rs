//! A record without a version: read before the write, and read back after it.

use crate::call::Call;
use crate::person::Person;
use crate::records::support::{EMAIL, RECORD, TELEPHONE, WEBSITE};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Event, Message, ProblemKind, Unit};

const EMAIL_UNIT: Unit = Unit::Field(EMAIL);

/// Ann typed another e-mail address.
fn ann() -> (Person, Service) {
    let mut service = Service::unversioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    (ann, service)
}

#[test]
fn a_save_reads_writes_and_reads_back() {
    let (mut ann, mut service) = ann();
    let read = service.document.text().to_owned();
    ann.presses_save();
    assert!(matches!(ann.calls[0], Call::Read { .. }));
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.calls[0], Call::Write { .. }));
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.calls[0], Call::Read { .. }));
    ann.waits_for_one(&mut service);
    ann.sees_saved();
    assert_eq!(ann.sent.len(), 1);
    assert_eq!(ann.last_if_match(), None);
    assert_eq!(ann.last_sent().body.text(), read.replace("help@", "a@"));
}

#[test]
fn a_conflict_comes_before_anything_is_sent() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.saves(&mut service);
    assert_eq!(ann.conflict().units, [EMAIL_UNIT]);
    assert_eq!(ann.sent, []);
    ann.keeps_mine(EMAIL_UNIT);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/email"), "a@example.com");
}

#[test]
fn a_resolution_is_checked_once_more_before_it_is_sent() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.saves(&mut service);
    ann.keeps_mine(EMAIL_UNIT);
    service.changed_elsewhere(&[("/email", "c@example.com")]);
    ann.saves(&mut service);
    assert_eq!((ann.conflict().units.clone(), ann.open().round), (vec![EMAIL_UNIT], 2));
    assert_eq!(ann.sent, []);
}

#[test]
fn changes_that_do_not_overlap_wait_for_one_click() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/website", "new.example.com")]);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![WEBSITE]));
    assert_eq!(ann.sent, []);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/website")),
        ("a@example.com".into(), "new.example.com".into())
    );
}

#[test]
fn what_somebody_typed_alike_is_already_saved() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "a@example.com")]);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.sent.len(), ann.edits()), (0, Vec::new()));
}

/// This is what the record cannot be protected from; the page says so.
#[test]
fn a_write_between_the_check_and_the_write_is_overwritten() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[("/website", "new.example.com")]);
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/website"), "example.com");
}

#[test]
fn what_reads_back_differently_is_told_with_both_values() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    ann.waits_for_one(&mut service);
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[("/email", "b@example.com"), ("/telephone", "2")]);
    ann.waits(&mut service);
    ann.sees_saved_with(&[(EMAIL, "a@example.com"), (TELEPHONE, "1 555 0100")], true);
    assert_eq!((ann.sees(EMAIL), ann.edits()), ("b@example.com".into(), Vec::new()));
}

#[test]
fn a_check_that_fails_sends_nothing() {
    let (mut ann, mut service) = ann();
    service.next_read(ReadFault::Unreachable);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Refused(problem(ProblemKind::Unreachable)));
    assert_eq!((ann.sent.len(), ann.sees(EMAIL)), (0, "a@example.com".into()));
}

#[test]
fn a_read_back_that_fails_is_told() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    ann.waits_for_one(&mut service);
    ann.waits_for_one(&mut service);
    service.next_read(ReadFault::Unreachable);
    ann.waits(&mut service);
    ann.sees_saved_with(&[], false);
    assert_eq!(ann.edits(), []);
}

#[test]
fn an_unknown_outcome_is_found_out_and_never_sent_blindly() {
    for (fault, expected) in
        [(WriteFault::LostAfter, Message::AlreadySaved), (WriteFault::LostBefore, Message::NotSaved)]
    {
        let (mut ann, mut service) = ann();
        service.next_write(fault);
        ann.saves(&mut service);
        ann.does_not_know();
        ann.does(Event::SendAgain);
        ann.waits(&mut service);
        assert_eq!(*ann.reads(), expected);
        assert_eq!(ann.sent.len(), 1);
    }
}

#[test]
fn an_unknown_outcome_meets_what_somebody_else_wrote() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostBefore);
    ann.saves(&mut service);
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units, [EMAIL_UNIT]);
}

#[test]
fn a_refusal_as_stale_is_compared_by_the_fields() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::RefusedAsStale);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Refused(problem(ProblemKind::Unexpected)), "no version was sent");
    assert_eq!(ann.sent.len(), 1);

    ann.presses_save();
    ann.waits_for_one(&mut service);
    service.next_write(WriteFault::RefusedAsStale);
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[("/website", "new.example.com")]);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![WEBSITE]));
}

/// Should the service give a version after all, the save goes by it.
#[test]
fn a_version_is_used_where_there_is_one() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    let mut bob = Person::at("bob", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    bob.types(WEBSITE, "bob.example.com");
    bob.saves(&mut service);
    bob.sees_saved();
    ann.waits(&mut service);
    assert_eq!(ann.last_if_match(), Some("1"));
    assert_eq!(*ann.reads(), Message::Merged(vec![WEBSITE]));
    assert_eq!(service.holds("/email"), "help@example.com");
}

/// To the service both spellings mean the same, and only what stands there tells whether it was written.
#[test]
fn another_spelling_is_saved_once_it_stands_there() {
    let spelled = "help@example.com ";
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, spelled);
    service.changed_elsewhere(&[("/email", spelled)]);
    ann.saves(&mut service);
    assert_eq!((ann.reads(), ann.sent.len()), (&Message::AlreadySaved, 0), "checked");

    let (mut ann, mut service) = self::ann();
    ann.types(EMAIL, spelled);
    ann.presses_save();
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[("/email", spelled)]);
    service.next_write(WriteFault::RefusedAsStale);
    ann.waits(&mut service);
    assert_eq!((ann.reads(), ann.edits()), (&Message::AlreadySaved, Vec::new()), "compared");

    for (fault, expected) in
        [(WriteFault::LostAfter, Message::AlreadySaved), (WriteFault::LostBefore, Message::NotSaved)]
    {
        let (mut ann, mut service) = self::ann();
        ann.types(EMAIL, spelled);
        service.next_write(fault);
        ann.saves(&mut service);
        ann.does(Event::FindOut);
        ann.waits(&mut service);
        assert_eq!(*ann.reads(), expected, "found out");
    }
}

#[test]
fn what_was_read_for_nothing_is_the_base_of_the_next_save() {
    let (mut ann, mut service) = ann();
    for fault in [WriteFault::RefusedAsStale, WriteFault::LostBefore] {
        service.next_write(fault);
        ann.presses_save();
        ann.waits_for_one(&mut service);
        ann.waits_for_one(&mut service);
        service.clock.pass(1);
        ann.does(Event::FindOut);
        ann.waits(&mut service);
        assert_eq!(ann.open().draft.base.read_at, service.clock.now());
        assert_eq!(ann.edits(), [(EMAIL, "a@example.com".into())]);
    }
}
