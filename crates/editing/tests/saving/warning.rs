//! The early warning: somebody else's change is told before a save, and nothing in the form changes by itself.

use crate::clock::{HOUR, MINUTE};
use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, EMAIL, RECORD};
use crate::records::qualification;
use crate::service::{ReadFault, Service, WriteFault};
use editing::{Command, Event, Message, Phase, Unit, Version};

fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    (Person::at("ann", &RECORD, &mut service), service)
}

/// Ann, who typed an e-mail address, and was told that somebody else changed the company.
fn warned() -> (Person, Service) {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.looks(&mut service);
    assert_eq!(ann.warned().fields, [COMPANY]);
    (ann, service)
}

#[test]
fn returning_to_the_form_looks_once_at_a_time() {
    let (mut ann, mut service) = ann();
    ann.does(Event::Regarded);
    ann.does(Event::Regarded);
    assert_eq!(ann.calls.len(), 1);
    let before = ann.open().draft.clone();
    ann.waits(&mut service);
    assert_eq!((&ann.open().draft, ann.open().elsewhere.clone()), (&before, None));
    assert_eq!(*ann.phase(), Phase::Editing(None));
    ann.does(Event::Regarded);
    assert_eq!(ann.calls.len(), 1, "the next time it looks again");
}

#[test]
fn a_minute_looks_only_where_there_is_something_to_save() {
    let (mut ann, _) = ann();
    ann.does(Event::MinutePassed);
    assert_eq!(ann.calls.len(), 0);
    ann.types(EMAIL, "a@example.com");
    ann.does(Event::MinutePassed);
    assert_eq!(ann.calls.len(), 1);

    let mut service = Service::of_choice(&qualification::RECORD);
    let mut bob = Person::at("bob", &qualification::RECORD, &mut service);
    bob.types(qualification::CODE, "made-up code");
    bob.does(Event::MinutePassed);
    assert_eq!(bob.calls.len(), 0, "a code alone is nothing to save");
}

#[test]
fn the_first_edit_looks_when_the_record_was_read_over_a_minute_ago() {
    let (mut ann, mut service) = ann();
    service.clock.pass(MINUTE);
    ann.types(EMAIL, "a");
    assert_eq!(ann.calls.len(), 0);
    ann.does(Event::PutBack { field: EMAIL });
    service.clock.pass(1);
    ann.types(EMAIL, "a");
    assert_eq!(ann.calls.len(), 1);
    ann.waits(&mut service);
    assert_eq!(ann.open().draft.base.read_at, service.clock.now());
    service.clock.pass(HOUR);
    ann.types(EMAIL, "a@");
    assert_eq!(ann.calls.len(), 0, "only the first edit looks");
    ann.does(Event::PutBack { field: EMAIL });
    ann.types(CITY, "Bergen");
    assert_eq!(ann.calls.len(), 1);
}

#[test]
fn a_change_is_told_and_nothing_changes_by_itself() {
    let (ann, service) = warned();
    assert_eq!(ann.warned().latest, service.snapshot());
    assert!(!ann.warned().later);
    assert_eq!(*ann.phase(), Phase::Editing(None));
    assert_eq!((ann.sees(EMAIL), ann.sees(COMPANY)), ("a@example.com".into(), "Wheels".into()));
    assert_eq!((ann.focused.len(), ann.sent.len(), ann.calls.len()), (0, 0, 0));
    assert_eq!(ann.open().draft.base.version, Version::new("1"));
    assert_eq!(ann.open().round, 0);
}

#[test]
fn later_keeps_quiet_until_it_changes_again() {
    let (mut ann, mut service) = warned();
    ann.does(Event::LaterPressed);
    assert!(ann.warned().later);
    ann.looks(&mut service);
    assert!(ann.warned().later);
    assert_eq!(ann.warned().fields, [COMPANY]);
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.looks(&mut service);
    assert!(!ann.warned().later);
    assert_eq!(ann.warned().fields, [EMAIL, COMPANY]);
}

#[test]
fn later_is_nothing_without_a_warning() {
    let (mut ann, _) = ann();
    let before = ann.state().clone();
    ann.does(Event::LaterPressed);
    ann.does(Event::UpdatePressed);
    assert_eq!(*ann.state(), before);
}

#[test]
fn a_change_that_was_taken_back_is_told_no_longer() {
    let (mut ann, mut service) = warned();
    service.changed_elsewhere(&[("/companyName", "Wheels")]);
    ann.looks(&mut service);
    assert_eq!((ann.open().elsewhere.clone(), ann.open().who.clone()), (None, None));
    assert_eq!(ann.open().draft.base, service.snapshot());
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.sent.len(), 1);
}

#[test]
fn a_version_that_moved_alone_is_taken_over_in_silence() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    service.next_write(WriteFault::RefusedAsStale);
    ann.saves(&mut service);
    let message = ann.reads().clone();
    service.changed_elsewhere(&[("/culture", "EN-us")]);
    ann.looks(&mut service);
    assert_eq!((ann.reads(), ann.open().elsewhere.clone()), (&message, None));
    assert_eq!(ann.edits(), [(EMAIL, "a@example.com".into())]);
    assert_eq!(ann.open().draft.base, service.snapshot());
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!((ann.sent.len(), ann.last_if_match()), (2, Some("2")));
    assert_eq!(service.holds("/culture"), "EN-us");
}

#[test]
fn a_look_that_fails_says_nothing() {
    let (mut ann, mut service) = warned();
    let before = ann.open().clone();
    service.next_read(ReadFault::Unreachable);
    ann.looks(&mut service);
    assert_eq!((&ann.open().draft, &ann.open().phase), (&before.draft, &before.phase));
    assert_eq!(ann.open().elsewhere, before.elsewhere);
    ann.does(Event::Regarded);
    assert_eq!(ann.calls.len(), 1, "it looks again");
}

#[test]
fn updating_merges_what_does_not_overlap() {
    let (mut ann, mut service) = warned();
    ann.does(Event::UpdatePressed);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    assert_eq!((ann.sees(EMAIL), ann.sees(COMPANY)), ("a@example.com".into(), "Gears".into()));
    assert_eq!((ann.open().elsewhere.clone(), ann.open().round), (None, 0));
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!((ann.sent.len(), ann.calls.len()), (0, 0));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/companyName"), "Gears");
}

#[test]
fn updating_asks_about_what_overlaps() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.looks(&mut service);
    ann.does(Event::UpdatePressed);
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert_eq!((ann.conflict().saved, ann.conflict().pressed_early), (false, false));
    assert_eq!((ann.open().elsewhere.clone(), ann.open().round), (None, 0));
    assert_eq!(ann.sees(EMAIL), "a@example.com");
    ann.keeps_mine(Unit::Field(EMAIL));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/email"), "a@example.com");
}

#[test]
fn updating_a_form_without_edits_shows_the_latest() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.looks(&mut service);
    assert_eq!(ann.sees(COMPANY), "Wheels");
    ann.does(Event::UpdatePressed);
    assert_eq!(*ann.reads(), Message::Updated(vec![COMPANY]));
    assert_eq!((ann.sees(COMPANY), ann.focused.len()), ("Gears".into(), 0));
    ann.types(EMAIL, "a@example.com");
    assert_eq!(*ann.phase(), Phase::Editing(None));
}

#[test]
fn updating_to_what_was_typed_too_leaves_nothing_to_save() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/email", "a@example.com"), ("/companyName", "Gears")]);
    ann.looks(&mut service);
    ann.does(Event::UpdatePressed);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.edits(), ann.sees(COMPANY)), (Vec::new(), "Gears".into()));
}

#[test]
fn updating_forgets_a_look_that_is_under_way() {
    let (mut ann, mut service) = warned();
    ann.does(Event::Regarded);
    let late = service.read(ann.open().watch.expect("a look"));
    ann.does(Event::UpdatePressed);
    let updated = ann.state().clone();
    ann.does(late);
    assert_eq!(*ann.state(), updated);
}

/// The version that is known is compared, or refused.
#[test]
fn a_look_without_the_version_takes_none_away() {
    let (mut ann, mut service) = warned();
    let before = ann.state().clone();
    service.hides_version = true;
    service.changed_elsewhere(&[("/companyName", "Wheels")]);
    ann.looks(&mut service);
    assert_eq!(ann.open().draft, before.open().unwrap().draft);
    ann.does(Event::UpdatePressed);
    ann.saves(&mut service);
    assert!(ann.last_if_match().is_some());
}

/// A save reads for itself, and so does what follows one.
#[test]
fn nothing_looks_beside_a_save_or_a_question() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    service.clock.pass(HOUR);
    let looks = [Event::Regarded, Event::MinutePassed, Event::UpdatePressed];
    looks.iter().for_each(|event| ann.does(event.clone()));
    ann.types(CITY, "Bergen");
    assert_eq!(ann.calls.len(), 1);
    service.next_write(WriteFault::LostBefore);
    ann.waits(&mut service);
    ann.does_not_know();
    looks.iter().for_each(|event| ann.does(event.clone()));
    assert_eq!(ann.calls.len(), 0);
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.does(Event::SendAgain);
    ann.waits(&mut service);
    ann.conflict();
    looks.iter().for_each(|event| ann.does(event.clone()));
    assert_eq!(ann.calls.len(), 0);
}
