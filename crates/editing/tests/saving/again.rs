//! Conflicts one after the other: what was decided stays decided, and choices for all at once.

use crate::person::Person;
use crate::records::billing::{ADDRESS, CITY, COMPANY, COUNTRY, CULTURE, EMAIL, RECORD};
use crate::service::Service;
use editing::{Choice, Event, Message, Unit};

const EMAIL_UNIT: Unit = Unit::Field(EMAIL);
const CULTURE_UNIT: Unit = Unit::Field(CULTURE);

/// Ann's e-mail address, culture and city meet those of somebody else.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "ann@example.com");
    ann.types(CULTURE, "nb-NO");
    ann.types(CITY, "Bergen");
    service.changed_elsewhere(&[
        ("/email", "bob@example.com"),
        ("/culture", "fr-FR"),
        ("/address/city", "Paris"),
        ("/address/country", "FR"),
    ]);
    ann.saves(&mut service);
    assert_eq!(ann.conflict().units, [EMAIL_UNIT, CULTURE_UNIT, ADDRESS]);
    (ann, service)
}

#[test]
fn only_what_moved_again_is_asked_again() {
    let (mut ann, mut service) = ann();
    ann.does(Event::ChosenAll(Choice::Mine));
    ann.uses_theirs(CULTURE_UNIT);
    service.changed_elsewhere(&[("/address/city", "Lyon")]);
    ann.saves(&mut service);
    assert_eq!((ann.conflict().units.clone(), ann.open().round), (vec![ADDRESS], 2));
    assert_eq!(ann.conflict().undecided(), [ADDRESS]);
    assert_eq!([EMAIL, CULTURE, CITY].map(|field| ann.sees(field)), ["ann@example.com", "fr-FR", "Bergen"]);
    assert_eq!(ann.open().draft.original(CITY), "Paris", "what was shown last");
    service.changed_elsewhere(&[("/culture", "de-DE"), ("/email", "cid@example.com")]);
    ann.keeps_mine(ADDRESS);
    ann.saves(&mut service);
    assert_eq!((ann.conflict().units.clone(), ann.open().round), (vec![EMAIL_UNIT], 3));
    assert_eq!(ann.sees(CULTURE), "de-DE", "theirs was chosen, and is theirs still");
    ann.keeps_mine(EMAIL_UNIT);
    let version = service.version();
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_sent().precondition.version(), version.as_ref());
    assert_eq!(
        [service.holds("/email"), service.holds("/culture"), service.holds("/address/city")],
        ["ann@example.com", "de-DE", "Bergen"]
    );
    assert_eq!(service.holds("/address/country"), "NO", "the address is all mine");
}

#[test]
fn the_count_begins_anew_after_an_end() {
    let (mut ann, mut service) = ann();
    ann.does(Event::ChosenAll(Choice::Theirs));
    ann.saves(&mut service);
    assert_eq!((ann.reads(), ann.open().round), (&Message::NoChanges, 0));
    ann.types(COMPANY, "Cogs");
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.saves(&mut service);
    assert_eq!(ann.open().round, 1);
}

#[test]
fn all_of_mine() {
    let (mut ann, mut service) = ann();
    ann.uses_theirs(EMAIL_UNIT);
    ann.does(Event::ChosenAll(Choice::Mine));
    assert_eq!(ann.conflict().undecided(), []);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        [service.holds("/email"), service.holds("/culture"), service.holds("/address/city")],
        ["ann@example.com", "nb-NO", "Bergen"]
    );
}

#[test]
fn all_of_theirs() {
    let (mut ann, mut service) = ann();
    ann.keeps_mine(EMAIL_UNIT);
    ann.does(Event::ChosenAll(Choice::Theirs));
    assert_eq!(ann.conflict().undecided(), []);
    assert_eq!(
        [EMAIL, CULTURE, CITY, COUNTRY].map(|field| ann.sees(field)),
        ["bob@example.com", "fr-FR", "Paris", "FR"]
    );
    ann.does(Event::ChosenAll(Choice::Mine));
    assert_eq!(ann.sees(EMAIL), "ann@example.com", "what was typed is not gone");
    ann.does(Event::ChosenAll(Choice::Theirs));
    ann.saves(&mut service);
    assert_eq!((ann.reads(), ann.sent.len()), (&Message::NoChanges, 1));
}

#[test]
fn all_of_mine_leaves_what_cannot_be_kept() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "ann@example.com");
    ann.types(CULTURE, "nb-NO");
    let text = service.document.text().replace("\"ada@example.com\"", "[ ]").replace("en-US", "fr-FR");
    service.document = editing::Document::parse(&text).unwrap();
    service.changed_elsewhere(&[]);
    ann.saves(&mut service);
    ann.does(Event::ChosenAll(Choice::Mine));
    assert_eq!(ann.conflict().undecided(), [EMAIL_UNIT]);
    ann.does(Event::ChosenAll(Choice::Theirs));
    assert_eq!(ann.conflict().undecided(), []);
    assert_eq!(ann.sees(CULTURE), "fr-FR");
}

#[test]
fn a_choice_for_all_is_nothing_without_a_conflict() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "ann@example.com");
    let before = ann.state().clone();
    ann.does(Event::ChosenAll(Choice::Theirs));
    ann.uses_theirs(EMAIL_UNIT);
    assert_eq!(*ann.state(), before);
}
