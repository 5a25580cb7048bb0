//! Typing on during a save, while somebody else writes after it.

use crate::person::Person;
use crate::records::billing::{self, ADDRESS, CITY};
use crate::records::support::{EMAIL, RECORD, TELEPHONE, WEBSITE};
use crate::service::{Service, WriteFault};
use editing::{Command, Event, Message, Unit};

/// Ann's e-mail address is written, and not read back yet; she typed another one meanwhile.
fn ann() -> (Person, Service) {
    let mut service = Service::unversioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    ann.waits_for_one(&mut service);
    ann.waits_for_one(&mut service);
    ann.types(EMAIL, "later@example.com");
    (ann, service)
}

#[test]
fn both_wrote_into_the_same_field() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com"), ("/website", "new.example.com")]);
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert!(ann.conflict().saved, "the save went through");
    assert_eq!((ann.open().round, ann.focused.clone()), (1, vec![Command::FocusSummary]));
    // Original, theirs and yours: the original is what was saved.
    assert_eq!(ann.open().draft.original(EMAIL), "a@example.com");
    assert_eq!(ann.conflict().theirs.text(EMAIL), "b@example.com");
    assert_eq!((ann.sees(EMAIL), ann.sees(WEBSITE)), ("later@example.com".into(), "new.example.com".into()));
    assert_eq!(ann.told_tabs[1..], [Command::TellTabs, Command::Unlock]);
    ann.keeps_mine(Unit::Field(EMAIL));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/website")),
        ("later@example.com".into(), "new.example.com".into())
    );
}

#[test]
fn somebody_wrote_into_another_field() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/telephone", "2")]);
    ann.waits(&mut service);
    ann.sees_saved_with(&[(TELEPHONE, "1 555 0100")], true);
    assert_eq!((ann.sees(EMAIL), ann.sees(TELEPHONE)), ("later@example.com".into(), "2".into()));
    assert_eq!(ann.edits(), [(EMAIL, "later@example.com".into())]);
}

#[test]
fn somebody_wrote_what_was_typed_since() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "later@example.com")]);
    ann.waits(&mut service);
    ann.sees_saved_with(&[(EMAIL, "a@example.com")], true);
    assert_eq!((ann.sees(EMAIL), ann.edits()), ("later@example.com".into(), Vec::new()));
}

#[test]
fn an_address_is_not_mixed_either() {
    let mut service = Service::versioned(&billing::RECORD);
    let mut ann = Person::at("ann", &billing::RECORD, &mut service);
    ann.types(billing::EMAIL, "a@example.com");
    ann.presses_save();
    service.next_write(WriteFault::AnsweredWithoutVersion);
    ann.waits_for_one(&mut service);
    ann.types(CITY, "Bergen");
    service.changed_elsewhere(&[("/address/line", "9 Quay")]);
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units, [ADDRESS]);
    assert!(ann.conflict().saved);
    assert_eq!(ann.asked.len(), 1, "who wrote after the save");
    assert_eq!(ann.told_tabs, [Command::TellTabs]);
    ann.does(Event::Discarded);
    assert_eq!(ann.sees(billing::LINE), "9 Quay");
    ann.does(Event::TakenBack);
    assert!(!ann.conflict().saved);
    assert_eq!(ann.sees(billing::EMAIL), "a@example.com");
}

#[test]
fn the_service_made_something_else_of_what_was_typed_over() {
    let mut service = Service::versioned(&billing::RECORD);
    let mut ann = Person::at("ann", &billing::RECORD, &mut service);
    ann.types(CITY, "bergen");
    ann.presses_save();
    service.next_write(WriteFault::Normalised("/address/city", "BERGEN"));
    ann.waits_for_one(&mut service);
    ann.types(CITY, "bergenhus");
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units, [ADDRESS]);
    assert_eq!(ann.sees(CITY), "bergenhus");
    ann.uses_theirs(ADDRESS);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
}
