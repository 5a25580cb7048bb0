//! A save that the service refuses as stale: what the record is now decides what follows.

use crate::call::{Call, if_match};
use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, CULTURE, EMAIL, LINE, RECORD, document};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Command, Message, Phase, ProblemKind};

/// Ann, who typed another e-mail address, and the service.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    (ann, service)
}

#[test]
fn the_latest_is_read_and_nothing_is_sent_blindly() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.presses_save();
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.phase(), Phase::Saving(_)));
    assert_eq!(ann.calls.len(), 1);
    assert!(matches!(ann.calls[0], Call::Read { .. }));
}

#[test]
fn a_current_version_that_is_refused_is_not_sent_again() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::RefusedAsStale);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::CurrentVersionRefused(problem(ProblemKind::Stale)));
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!(ann.sent.len(), 1);
    assert_eq!(ann.sees(EMAIL), "a@example.com");
    ann.saves(&mut service);
    ann.sees_saved();
}

#[test]
fn what_somebody_typed_alike_is_already_saved() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "a@example.com ")]);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.sent.len(), ann.edits()), (1, Vec::new()));
    assert_eq!(ann.open().draft.base.version, service.version());
}

#[test]
fn a_moved_version_alone_is_met_by_one_more_attempt() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[]);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.sent.len(), 2);
    assert_eq!(if_match(&ann.sent[0]), Some("1"));
    assert_eq!(if_match(&ann.sent[1]), Some("2"));
    assert_ne!(ann.sent[0].request_id, ann.sent[1].request_id);
    assert_eq!(ann.sent[1].body.value("/attributes/etag").shown(), "2");
}

#[test]
fn a_version_that_moves_again_waits_for_a_click() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[]);
    ann.presses_save();
    ann.waits_for_one(&mut service);
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[]);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::VersionMoved);
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!((ann.sent.len(), ann.sees(EMAIL)), (2, "a@example.com".to_owned()));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_if_match(), Some("3"));
}

#[test]
fn what_no_field_names_is_kept_when_the_version_moved() {
    let (mut ann, mut service) = ann();
    service.document = editing::Document::parse(&document().text().replace("1.50e+3", "7.0")).unwrap();
    service.changed_elsewhere(&[]);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/credit"), "7.0");
}

#[test]
fn changes_that_do_not_overlap_are_merged_and_wait_for_one_click() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[
        ("/companyName", "Gears"),
        ("/address/city", "Bergen"),
        ("/culture", "EN-us"),
    ]);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY, CITY]));
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!((ann.sent.len(), ann.calls.len()), (1, 0));
    assert_eq!((ann.sees(EMAIL), ann.sees(CITY)), ("a@example.com".into(), "Bergen".into()));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/companyName")),
        ("a@example.com".into(), "Gears".into())
    );
    assert_eq!(service.holds("/culture"), "EN-us");
}

#[test]
fn what_both_changed_alike_is_named_among_what_they_changed() {
    let (mut ann, mut service) = ann();
    ann.types(COMPANY, "Gears");
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    assert_eq!(ann.edits(), [(EMAIL, "a@example.com".to_owned())]);
}

#[test]
fn changes_that_overlap_are_a_conflict() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.saves(&mut service);
    assert_eq!(ann.conflict().theirs.version, service.version());
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!((ann.sent.len(), ann.calls.len()), (1, 0));
    assert_eq!(ann.sees(EMAIL), "a@example.com");
}

#[test]
fn an_unreadable_latest_keeps_what_was_typed() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    service.next_read(ReadFault::Unreachable);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::LatestUnreadable(problem(ProblemKind::Unreachable)));
    assert_eq!(ann.sees(EMAIL), "a@example.com");
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
}

/// To the service both spellings mean the same, but only one was typed by the person.
#[test]
fn another_spelling_is_not_already_saved() {
    for faulty in [true, false] {
        let (mut ann, mut service) = ann();
        ann.types(EMAIL, "ada@example.com");
        ann.types(CULTURE, "en-us");
        if faulty {
            service.next_write(WriteFault::RefusedAsStale);
        } else {
            service.changed_elsewhere(&[]);
        }
        ann.saves(&mut service);
        if faulty {
            assert_eq!(*ann.reads(), Message::CurrentVersionRefused(problem(ProblemKind::Stale)));
            assert_eq!(ann.edits(), [(CULTURE, "en-us".to_owned())]);
        } else {
            ann.sees_saved();
            assert_eq!(service.holds("/culture"), "en-us");
        }
    }
}

/// It would be sent without a version, and without being asked.
#[test]
fn a_latest_without_a_version_is_not_answered_by_itself() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[]);
    service.next_read(ReadFault::WithoutVersion);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::CurrentVersionRefused(problem(ProblemKind::Stale)));
    assert_eq!(ann.sent.len(), 1);
    ann.presses_save();
    assert_eq!(*ann.phase(), Phase::Reviewing);
}

#[test]
fn parts_of_one_address_are_not_mixed() {
    let (mut ann, mut service) = ann();
    ann.types(LINE, "2 Second Street");
    service.changed_elsewhere(&[("/address/city", "Bergen")]);
    ann.saves(&mut service);
    assert_eq!(ann.conflict().units, [crate::records::billing::ADDRESS]);
}
