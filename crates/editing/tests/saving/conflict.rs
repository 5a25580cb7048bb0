//! A conflict: what is asked, what may be chosen, and what is sent then.

use crate::person::Person;
use crate::records::billing::{
    ADDRESS, CITY, COMPANY, COUNTRY, EMAIL, FIRST_NAME, LAST_NAME, LINE, NAME, RECORD,
};
use crate::service::{Service, WriteFault, problem};
use editing::{Command, Event, Message, ProblemKind, Unit};

const EMAIL_UNIT: Unit = Unit::Field(EMAIL);

/// Ann typed a city and an e-mail address; somebody else changed both, and the company.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "ann@example.com");
    ann.types(CITY, "Bergen");
    service.changed_elsewhere(&[
        ("/email", "bob@example.com"),
        ("/address/city", "Paris"),
        ("/address/country", "FR"),
        ("/companyName", "Gears"),
    ]);
    ann.saves(&mut service);
    assert_eq!(ann.conflict().units, [EMAIL_UNIT, ADDRESS]);
    assert_eq!(ann.open().round, 1);
    (ann, service)
}

#[test]
fn the_form_keeps_what_was_typed_and_nothing_is_chosen() {
    let (ann, _) = ann();
    assert_eq!(ann.conflict().undecided(), [EMAIL_UNIT, ADDRESS]);
    assert_eq!((ann.sees(EMAIL), ann.sees(CITY)), ("ann@example.com".into(), "Bergen".into()));
    assert_eq!(ann.sees(COUNTRY), "NO", "an address is not mixed");
    assert_eq!(ann.sees(COMPANY), "Gears");
    let merged = &ann.conflict().merge;
    assert_eq!(merged.theirs(), [COMPANY]);
    assert_eq!(merged.in_conflict(&RECORD, ADDRESS), [CITY, COUNTRY]);
    assert!(ann.state().has_unsaved());
}

#[test]
fn save_pressed_early_leads_to_the_first_open_question() {
    let (mut ann, mut service) = ann();
    ann.focused.clear();
    ann.saves(&mut service);
    assert!(ann.conflict().pressed_early);
    ann.uses_theirs(EMAIL_UNIT);
    ann.saves(&mut service);
    assert_eq!(ann.focused, [Command::FocusUnit(EMAIL_UNIT), Command::FocusUnit(ADDRESS)]);
    assert_eq!(ann.sent.len(), 1);
}

#[test]
fn each_unit_is_decided_by_itself_and_sent_with_the_latest_version() {
    let (mut ann, mut service) = ann();
    ann.uses_theirs(ADDRESS);
    ann.keeps_mine(EMAIL_UNIT);
    assert_eq!((ann.sees(CITY), ann.sees(COUNTRY)), ("Paris".into(), "FR".into()));
    let version = service.version();
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_sent().precondition.version(), version.as_ref());
    assert_eq!(ann.last_sent().request_id, "ann-2");
    assert_eq!(
        (service.holds("/email"), service.holds("/address/city")),
        ("ann@example.com".into(), "Paris".into())
    );
    assert_eq!((service.holds("/companyName"), service.holds("/credit")), ("Gears".into(), "1.50e+3".into()));
}

#[test]
fn a_group_kept_as_mine_is_mine_in_all_its_parts() {
    let (mut ann, mut service) = ann();
    ann.keeps_mine(ADDRESS);
    ann.uses_theirs(EMAIL_UNIT);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/address/city"), service.holds("/address/country")),
        ("Bergen".into(), "NO".into())
    );
    assert_eq!(service.holds("/email"), "bob@example.com");
}

#[test]
fn a_choice_can_be_changed_and_mine_comes_back() {
    let (mut ann, mut service) = ann();
    ann.keeps_mine(ADDRESS);
    ann.uses_theirs(EMAIL_UNIT);
    ann.keeps_mine(EMAIL_UNIT);
    assert_eq!(ann.sees(EMAIL), "ann@example.com");
    ann.saves(&mut service);
    assert_eq!(service.holds("/email"), "ann@example.com");
}

#[test]
fn typing_into_the_field_decides_it() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "both@example.com");
    ann.uses_theirs(ADDRESS);
    ann.types(LINE, "3 Third Street");
    assert_eq!(ann.conflict().undecided(), []);
    assert_eq!([LINE, CITY, COUNTRY].map(|field| ann.sees(field)), ["3 Third Street", "Paris", "FR"]);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/email"), "both@example.com");
    assert_eq!(
        (service.holds("/address/line"), service.holds("/address/city")),
        ("3 Third Street".into(), "Paris".into())
    );
}

#[test]
fn using_all_theirs_leaves_nothing_to_send() {
    let (mut ann, mut service) = ann();
    ann.uses_theirs(EMAIL_UNIT);
    ann.uses_theirs(ADDRESS);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
    assert_eq!((ann.sent.len(), ann.edits(), ann.open().round), (1, Vec::new(), 0));
    assert_eq!(ann.open().draft.base.document(), &service.document);
}

#[test]
fn a_choice_about_what_does_not_conflict_is_ignored() {
    let (mut ann, _) = ann();
    let before = ann.state().clone();
    ann.uses_theirs(NAME);
    ann.does(Event::Confirmed);
    ann.does(Event::SendAgain);
    ann.does(Event::FindOut);
    assert_eq!(*ann.state(), before);
    assert_eq!(ann.calls.len(), 0);
}

/// What the person types goes on from what the form shows.
#[test]
fn typing_into_an_address_that_only_they_changed_goes_on_from_theirs() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "ann@example.com");
    service.changed_elsewhere(&[
        ("/email", "b@example.com"),
        ("/address/line", "9 Quay"),
        ("/firstName", "Bob"),
    ]);
    ann.saves(&mut service);
    assert_eq!(ann.conflict().units, [EMAIL_UNIT]);
    assert_eq!(ann.sees(LINE), "9 Quay");
    ann.types(CITY, "Bergen");
    ann.types(FIRST_NAME, "Cid");
    assert_eq!((ann.sees(LINE), ann.sees(CITY)), ("9 Quay".into(), "Bergen".into()));
    assert_eq!((ann.sees(FIRST_NAME), ann.sees(LAST_NAME)), ("Cid".into(), "Byron".into()));
    ann.keeps_mine(EMAIL_UNIT);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/address/line"), service.holds("/address/city")),
        ("9 Quay".into(), "Bergen".into())
    );
}

#[test]
fn typing_the_same_as_theirs_sends_nothing_of_it() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "bob@example.com");
    ann.uses_theirs(ADDRESS);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
    assert_eq!(ann.sent.len(), 1);
}

/// Else no space could be typed at the end of a word that is theirs.
#[test]
fn typing_stays_as_typed_where_it_means_the_same_as_theirs() {
    let (mut ann, _) = ann();
    ann.types(EMAIL, "bob@example.com ");
    assert_eq!(ann.sees(EMAIL), "bob@example.com ");
    ann.uses_theirs(EMAIL_UNIT);
    assert_eq!(ann.sees(EMAIL), "bob@example.com");
}

#[test]
fn putting_back_the_original_is_a_decision_against_theirs() {
    let (mut ann, mut service) = ann();
    ann.does(Event::PutBack { field: EMAIL });
    ann.uses_theirs(ADDRESS);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/email"), "ada@example.com");
}

#[test]
fn a_second_conflict_asks_only_about_what_moved_again() {
    let (mut ann, mut service) = ann();
    ann.keeps_mine(EMAIL_UNIT);
    ann.uses_theirs(ADDRESS);
    service.changed_elsewhere(&[("/address/city", "Lyon")]);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![CITY]));
    assert_eq!((ann.sees(EMAIL), ann.sees(CITY)), ("ann@example.com".into(), "Lyon".into()));

    service.changed_elsewhere(&[("/email", "cid@example.com")]);
    ann.saves(&mut service);
    assert_eq!(ann.conflict().units, [EMAIL_UNIT]);
    assert_eq!((ann.open().round, ann.sees(EMAIL)), (3, "ann@example.com".to_owned()));
    assert_eq!(ann.open().draft.original(EMAIL), "bob@example.com");
    ann.keeps_mine(EMAIL_UNIT);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/address/city")),
        ("ann@example.com".into(), "Lyon".into())
    );
}

#[test]
fn a_decided_conflict_survives_a_refusal() {
    let (mut ann, mut service) = ann();
    ann.keeps_mine(EMAIL_UNIT);
    ann.uses_theirs(ADDRESS);
    service.next_write(WriteFault::Refused(ProblemKind::Throttled { seconds: 1 }));
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Refused(problem(ProblemKind::Throttled { seconds: 1 })));
    assert_eq!((ann.sees(EMAIL), ann.sees(CITY)), ("ann@example.com".into(), "Paris".into()));
    ann.saves(&mut service);
    ann.sees_saved();
}

#[test]
fn a_resolution_without_a_required_field_is_not_sent() {
    let (mut ann, mut service) = ann();
    ann.types(COMPANY, "");
    ann.keeps_mine(EMAIL_UNIT);
    ann.keeps_mine(ADDRESS);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Required(vec![COMPANY]));
    ann.types(COMPANY, "Cogs");
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/companyName")),
        ("ann@example.com".into(), "Cogs".into())
    );
}

#[test]
fn discarding_a_conflict_shows_theirs() {
    let (mut ann, mut service) = ann();
    ann.does(Event::Discarded);
    assert!(matches!(ann.reads(), Message::Discarded(_)));
    assert_eq!((ann.sees(EMAIL), ann.sees(CITY)), ("bob@example.com".into(), "Paris".into()));
    assert_eq!(ann.open().round, 0);
    ann.saves(&mut service);
    assert!(matches!(ann.reads(), Message::Discarded(_)), "it can still be taken back");
    assert_eq!(ann.sent.len(), 1);
}

#[test]
fn where_theirs_cannot_be_written_only_theirs_can_be_chosen() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "ann@example.com");
    let text = service.document.text().replace("\"ada@example.com\"", "[ ]");
    service.document = editing::Document::parse(&text).unwrap();
    service.changed_elsewhere(&[]);
    ann.saves(&mut service);
    assert!(!ann.conflict().is_writable(&RECORD, EMAIL_UNIT));
    ann.keeps_mine(EMAIL_UNIT);
    ann.types(EMAIL, "more@example.com");
    assert_eq!(ann.conflict().undecided(), [EMAIL_UNIT]);
    ann.uses_theirs(EMAIL_UNIT);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
    assert_eq!(ann.sees(EMAIL), "[ ]");
}
