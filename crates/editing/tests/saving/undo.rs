//! Undo: the earlier values of what was saved, by the same path as any save.

use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, EMAIL, PHONE, RECORD};
use crate::records::{qualification, support};
use crate::service::{ReadFault, Service, WriteFault};
use editing::{Command, Edits, Event, Message, Phase, Unit};

#[track_caller]
fn offered(person: &Person) -> Vec<(usize, String)> {
    match person.reads() {
        Message::Saved { undo, .. } => undo.iter().map(|(field, text)| (field, text.to_owned())).collect(),
        message => panic!("not saved: {message:?}"),
    }
}

fn undoes(person: &mut Person, service: &mut Service) {
    person.does(Event::UndoPressed);
    person.waits(service);
}

/// Ann saved an e-mail address and a telephone number, of which the record had none.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.types(PHONE, "555 0100");
    ann.saves(&mut service);
    assert_eq!(offered(&ann), [(EMAIL, "ada@example.com".into()), (PHONE, String::new())]);
    (ann, service)
}

#[test]
fn it_writes_the_earlier_values_with_the_new_version() {
    let (mut ann, mut service) = ann();
    undoes(&mut ann, &mut service);
    ann.sees_saved();
    assert_eq!(ann.last_if_match(), Some("2"));
    assert_ne!(ann.sent[0].request_id, ann.sent[1].request_id);
    assert_eq!(
        (service.holds("/email"), service.holds("/address/phone")),
        ("ada@example.com".into(), "".into())
    );
    assert_eq!(service.holds("/credit"), "1.50e+3");
    assert_eq!(offered(&ann), [(EMAIL, "a@example.com".into()), (PHONE, "555 0100".into())]);
    undoes(&mut ann, &mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/email"), "a@example.com");
}

/// What came with a merge was never mine.
#[test]
fn it_leaves_what_somebody_else_changed_before_the_save() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.saves(&mut service);
    ann.saves(&mut service);
    assert_eq!(offered(&ann), [(EMAIL, "ada@example.com".into())]);
    undoes(&mut ann, &mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/companyName")),
        ("ada@example.com".into(), "Gears".into())
    );
}

#[test]
fn a_later_edit_of_the_same_is_a_conflict() {
    for known in [false, true] {
        let (mut ann, mut service) = ann();
        service.changed_elsewhere(&[("/email", "b@example.com")]);
        if known {
            ann.looks(&mut service);
            assert_eq!(ann.warned().fields, [EMAIL]);
        }
        undoes(&mut ann, &mut service);
        assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
        assert_eq!(ann.sees(EMAIL), "ada@example.com");
        assert_eq!(service.holds("/email"), "b@example.com");
        assert_eq!(ann.sent.len(), if known { 1 } else { 2 });
    }
}

#[test]
fn a_later_edit_of_something_else_is_kept() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    undoes(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    assert_eq!(service.holds("/email"), "a@example.com", "it waits for a click");
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/companyName")),
        ("ada@example.com".into(), "Gears".into())
    );
}

#[test]
fn a_part_of_an_address_is_not_put_back_into_a_later_one() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(CITY, "Bergen");
    ann.saves(&mut service);
    service.changed_elsewhere(&[("/address/line", "9 Quay")]);
    undoes(&mut ann, &mut service);
    assert_eq!(ann.conflict().units, [crate::records::billing::ADDRESS]);
}

#[test]
fn it_is_not_offered_with_something_typed_since() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    assert_eq!(*ann.phase(), Phase::Editing(None));
    undoes(&mut ann, &mut service);
    assert_eq!(ann.edits(), [(CITY, "Bergen".into())]);
    assert_eq!(ann.sent.len(), 1);

    ann.presses_save();
    ann.types(CITY, "Stavanger");
    ann.waits(&mut service);
    assert_eq!(offered(&ann), []);
    undoes(&mut ann, &mut service);
    assert_eq!((ann.edits(), ann.sent.len()), (vec![(CITY, "Stavanger".into())], 2));
    assert!(matches!(ann.reads(), Message::Saved { .. }));
}

#[test]
fn it_is_still_offered_when_save_is_pressed_once_more() {
    let (mut ann, mut service) = ann();
    ann.saves(&mut service);
    assert_eq!((offered(&ann).len(), ann.sent.len()), (2, 1));
}

#[test]
fn it_is_not_offered_where_nothing_can_be_taken_back() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Education");
    ann.saves_after_review(&mut service);
    ann.sees_saved();
    assert_eq!(offered(&ann), []);
    undoes(&mut ann, &mut service);
    assert_eq!(ann.sent.len(), 1);
}

#[test]
fn what_the_service_put_back_itself_needs_none() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(CITY, "bergen");
    service.next_write(WriteFault::Normalised("/address/city", "Oslo"));
    ann.saves(&mut service);
    assert_eq!(offered(&ann), []);
    let before = ann.state().clone();
    undoes(&mut ann, &mut service);
    assert_eq!(*ann.state(), before);
}

#[test]
fn without_versions_it_reads_before_and_after() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    ann.saves(&mut service);
    undoes(&mut ann, &mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/email"), "help@example.com");
    let save = [Command::TellTabs, Command::Unlock];
    assert_eq!(ann.told_tabs.iter().filter(|told| save.contains(told)).count(), 4);

    service.changed_elsewhere(&[("/email", "b@example.com")]);
    undoes(&mut ann, &mut service);
    assert_eq!(ann.conflict().units, [Unit::Field(support::EMAIL)]);
    assert_eq!(service.holds("/email"), "b@example.com");
}

/// What stands there instead may be somebody's: an undo would destroy it.
#[test]
fn it_is_not_offered_where_somebody_wrote_after_the_save() {
    for (other, expected) in [("/email", 0), ("/website", 1)] {
        let mut service = Service::unversioned(&support::RECORD);
        let mut ann = Person::at("ann", &support::RECORD, &mut service);
        ann.types(support::EMAIL, "a@example.com");
        ann.presses_save();
        ann.waits_for_one(&mut service);
        ann.waits_for_one(&mut service);
        service.changed_elsewhere(&[(other, "other.example.com")]);
        ann.waits(&mut service);
        assert_eq!(offered(&ann).len(), expected, "{other}");
        undoes(&mut ann, &mut service);
        assert_eq!(service.holds(other), "other.example.com");
    }
}

#[test]
fn it_is_not_offered_where_somebody_wrote_into_the_same_address() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(CITY, "Bergen");
    ann.presses_save();
    service.next_write(WriteFault::AnsweredWithoutVersion);
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[("/address/line", "9 Quay")]);
    ann.waits(&mut service);
    assert_eq!(offered(&ann), []);
}

#[test]
fn without_the_version_that_should_be_there_it_is_reviewed() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.next_write(WriteFault::AnsweredWithoutVersion);
    service.next_read(ReadFault::WithoutVersion);
    ann.saves(&mut service);
    undoes(&mut ann, &mut service);
    assert_eq!(*ann.phase(), Phase::Reviewing);
    assert_eq!(ann.edits(), [(EMAIL, "ada@example.com".into())]);
    assert_eq!(ann.sent.len(), 1);
}

#[test]
fn an_undo_that_is_refused_is_kept_as_an_edit() {
    let (mut ann, mut service) = ann();
    service.clock.pass(1);
    ann.does(Event::UndoPressed);
    assert_eq!(ann.open().edited_at, service.clock.now());
    service.next_write(WriteFault::Refused(editing::ProblemKind::Denied));
    ann.waits(&mut service);
    assert_eq!(ann.edits(), [(EMAIL, "ada@example.com".into()), (PHONE, String::new())]);
    ann.comes_back();
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.sees(EMAIL), "ada@example.com");
}

#[test]
fn only_a_save_can_be_undone() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.next_write(WriteFault::LostAfter);
    ann.saves(&mut service);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    undoes(&mut ann, &mut service);
    assert_eq!((ann.reads(), ann.open().draft.edits.clone()), (&Message::AlreadySaved, Edits::default()));
}
