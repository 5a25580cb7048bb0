//! Who changed the record, and when: asked beside a read, never waited for.

use crate::call::Call;
use crate::clock::MINUTE;
use crate::person::Person;
use crate::records::billing::{EMAIL, RECORD};
use crate::records::{qualification, support};
use crate::service::{Service, WriteFault};
use editing::{Attribution, Change, Command, Event, Message, Phase, Version, Who};

const FIRST_READ: u64 = 1_700_000_000_000;

fn bob() -> Attribution {
    Attribution::Known(vec![Change { who: "bob@example.com".into(), at: 7, fields: vec![EMAIL] }])
}

fn tells(person: &mut Person, ticket: u32, attribution: Attribution) {
    person.does(Event::Told { ticket, attribution });
}

#[track_caller]
fn last_question(person: &Person) -> (u32, Option<&str>, u64) {
    match person.asked.last() {
        Some(Command::AskWho { ticket, version, since }) => {
            (*ticket, version.as_ref().map(Version::as_str), *since)
        }
        other => panic!("nobody was asked: {other:?}"),
    }
}

/// Ann typed what somebody else changed too.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    service.clock.pass(MINUTE);
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    (ann, service)
}

#[test]
fn it_is_asked_beside_the_read_after_a_stale_save() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    assert_eq!(ann.asked, []);
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.calls[0], Call::Read { .. }));
    let (ticket, etag, since) = last_question(&ann);
    assert_eq!((etag, since), (Some("1"), FIRST_READ));
    assert_eq!(ann.open().who, Some(Who { ticket, told: None }));
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units.len(), 1, "nobody waits for the answer");
    assert_eq!(ann.asked.len(), 1);

    let before = ann.open().clone();
    tells(&mut ann, ticket, bob());
    assert_eq!(ann.open().who, Some(Who { ticket, told: Some(bob()) }));
    assert_eq!((&ann.open().phase, &ann.open().draft), (&before.phase, &before.draft));
    assert_eq!(ann.calls.len(), 0);
}

#[test]
fn an_answer_before_the_read_ends_is_kept() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    ann.waits_for_one(&mut service);
    let (ticket, ..) = last_question(&ann);
    tells(&mut ann, ticket, Attribution::NotRecorded);
    ann.waits(&mut service);
    ann.conflict();
    assert_eq!(ann.open().who, Some(Who { ticket, told: Some(Attribution::NotRecorded) }));
}

#[test]
fn an_answer_to_an_older_question_is_ignored() {
    let (mut ann, mut service) = ann();
    ann.saves(&mut service);
    let (first, ..) = last_question(&ann);
    ann.keeps_mine(ann.conflict().units[0]);
    service.changed_elsewhere(&[("/email", "c@example.com")]);
    ann.presses_save();
    assert_eq!(ann.open().who, None, "a new save begins without an answer");
    tells(&mut ann, first, bob());
    assert_eq!(ann.open().who, None);
    ann.waits(&mut service);
    let (second, etag, _) = last_question(&ann);
    assert_ne!(first, second);
    assert_eq!(etag, Some("2"));
    tells(&mut ann, first, bob());
    assert_eq!(ann.open().who, Some(Who { ticket: second, told: None }));
}

#[test]
fn a_warning_asks_once_for_each_change() {
    let (mut ann, mut service) = ann();
    ann.looks(&mut service);
    let (first, etag, since) = last_question(&ann);
    assert_eq!((etag, since), (Some("1"), FIRST_READ));
    tells(&mut ann, first, bob());
    ann.looks(&mut service);
    assert_eq!(ann.asked.len(), 1);
    ann.presses_save();
    ann.conflict();
    assert_eq!(ann.asked.len(), 1, "what the warning knows, the conflict shows");
    assert_eq!(ann.open().who, Some(Who { ticket: first, told: Some(bob()) }));
}

#[test]
fn a_warning_of_another_change_asks_again() {
    let (mut ann, mut service) = ann();
    ann.looks(&mut service);
    service.changed_elsewhere(&[("/email", "c@example.com")]);
    ann.looks(&mut service);
    assert_eq!(ann.asked.len(), 2);
    ann.does(Event::UpdatePressed);
    ann.conflict();
    assert_eq!(ann.asked.len(), 2);
}

#[test]
fn a_version_that_moved_alone_asks_nobody() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    service.changed_elsewhere(&[]);
    ann.looks(&mut service);
    assert_eq!((ann.asked.len(), ann.open().who.clone()), (0, None));
}

#[test]
fn a_record_that_is_not_audited_asks_nobody() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.looks(&mut service);
    ann.warned();
    ann.presses_save();
    ann.conflict();
    ann.comes_back();
    ann.waits(&mut service);
    ann.conflict();
    assert_eq!((ann.asked.len(), ann.open().who.clone()), (0, None));
}

#[test]
fn a_check_that_finds_a_change_asks() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Education");
    service.changed_elsewhere(&[("/qualification", "Government")]);
    ann.saves_after_review(&mut service);
    ann.conflict();
    assert_eq!(ann.asked.len(), 1);
    assert_eq!(last_question(&ann).1, None);
}

#[test]
fn a_write_of_unknown_outcome_that_met_somebody_asks() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostBefore);
    ann.saves(&mut service);
    assert_eq!(ann.asked, []);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    ann.conflict();
    assert_eq!(ann.asked.len(), 1);
}

#[test]
fn what_was_kept_over_a_reload_asks_where_somebody_wrote() {
    let (mut ann, mut service) = ann();
    ann.comes_back();
    ann.waits(&mut service);
    ann.conflict();
    assert_eq!(last_question(&ann).1, Some("1"));

    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[]);
    ann.comes_back();
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.asked, []);
}

/// The message still tells of that change.
#[test]
fn a_look_that_finds_nothing_leaves_what_a_merge_tells() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.saves(&mut service);
    let (ticket, ..) = last_question(&ann);
    tells(&mut ann, ticket, bob());
    assert!(matches!(ann.reads(), Message::Merged(_)));
    ann.looks(&mut service);
    assert!(matches!(ann.reads(), Message::Merged(_)));
    assert_eq!(ann.open().who, Some(Who { ticket, told: Some(bob()) }));
}

#[test]
fn an_answer_that_nobody_asked_for_is_ignored() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    let before = ann.state().clone();
    for ticket in 0..3 {
        tells(&mut ann, ticket, bob());
    }
    assert_eq!(*ann.state(), before);
    assert_eq!(*ann.phase(), Phase::Editing(None));
}

#[test]
fn what_a_warning_asked_is_forgotten_when_a_write_comes_back() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostBefore);
    ann.saves(&mut service);
    ann.does(Event::Discarded);
    ann.looks(&mut service);
    assert_eq!(ann.asked.len(), 1);
    ann.does(Event::TakenBack);
    assert_eq!(ann.open().who, None);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    ann.conflict();
    assert_eq!(ann.asked.len(), 2);
}
