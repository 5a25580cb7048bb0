//! Drafts that are too old to be restored unasked.

use crate::call::is_same_call;
use crate::clock::{HOUR, SECOND};
use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, EMAIL, RECORD};
use crate::service::{Service, WriteFault};
use editing::{EXPIRY, Event, Message, Phase, Unit};

/// Ann comes back to an e-mail address that she typed over 8 hours ago.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    comes_back_later(&mut ann, &mut service);
    (ann, service)
}

fn comes_back_later(person: &mut Person, service: &mut Service) {
    service.clock.pass(EXPIRY + 1);
    person.comes_back();
    person.waits(service);
}

#[track_caller]
fn expired(person: &Person) -> Vec<Vec<(usize, String)>> {
    let edits = |stored: &editing::StoredDraft| {
        stored.draft.edits.iter().map(|(field, text)| (field, text.to_owned())).collect()
    };
    person.open().expired.iter().map(edits).collect()
}

#[test]
fn eight_hours_are_not_too_long() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a");
    service.clock.pass(HOUR);
    ann.types(EMAIL, "a@example.com");
    assert_eq!(EXPIRY, 8 * HOUR);
    service.clock.pass(EXPIRY);
    ann.comes_back();
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!((ann.sees(EMAIL), expired(&ann).len()), ("a@example.com".into(), 0));
    // What was read then is old, but it was just read again.
    assert_eq!(ann.calls.len(), 0);
}

#[test]
fn it_waits_and_is_still_kept() {
    let (ann, service) = ann();
    assert_eq!(*ann.phase(), Phase::Editing(None));
    assert_eq!((ann.sees(EMAIL), ann.edits()), ("ada@example.com".into(), Vec::new()));
    assert_eq!(expired(&ann), [[(EMAIL, "a@example.com".to_owned())]]);
    assert_eq!(ann.open().draft.base, service.snapshot());
    assert!(ann.state().has_unsaved());
    assert!(!ann.state().is_discardable());
    assert!(ann.open().can_restore());
    assert!(ann.stored.is_some());
}

#[test]
fn it_is_restored_when_asked_for() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.comes_back();
    ann.waits(&mut service);
    ann.does(Event::RestorePressed(0));
    assert_eq!(*ann.reads(), Message::Restored(vec![COMPANY]));
    assert_eq!((ann.sees(EMAIL), expired(&ann).len()), ("a@example.com".into(), 0));
    assert_eq!((ann.calls.len(), ann.sent.len()), (0, 0));
    assert_eq!(ann.open().edited_at, service.clock.now());
    ann.comes_back();
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()), "it is fresh again");
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.stored, None);
}

#[test]
fn restoring_may_meet_somebody_else() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.comes_back();
    ann.waits(&mut service);
    ann.does(Event::RestorePressed(0));
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert_eq!(expired(&ann).len(), 0);
}

#[test]
fn a_write_that_was_never_answered_is_still_one() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.next_write(WriteFault::LostAfter);
    ann.saves(&mut service);
    comes_back_later(&mut ann, &mut service);
    assert_eq!(*ann.phase(), Phase::Editing(None));
    ann.does(Event::RestorePressed(0));
    assert!(is_same_call(ann.does_not_know().0, ann.last_sent()));
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!(ann.stored, None);
}

#[test]
fn what_was_typed_since_is_not_lost_to_it() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    let before = ann.state().clone();
    ann.does(Event::RestorePressed(0));
    assert_eq!(*ann.state(), before);
    ann.presses_save();
    let before = ann.state().clone();
    ann.does(Event::RestorePressed(0));
    assert_eq!(*ann.state(), before);
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!(expired(&ann).len(), 1);
    assert!(ann.stored.is_some());
    ann.does(Event::RestorePressed(0));
    assert_eq!(*ann.reads(), Message::Restored(vec![CITY]));
}

#[test]
fn several_wait_beside_what_is_typed_now() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    service.clock.pass(SECOND);
    ann.comes_back();
    ann.waits(&mut service);
    assert_eq!(ann.edits(), [(CITY, "Bergen".into())]);
    assert_eq!(expired(&ann).len(), 1);
    comes_back_later(&mut ann, &mut service);
    assert_eq!(ann.edits(), []);
    let (city, email) = ([(CITY, "Bergen".to_owned())], [(EMAIL, "a@example.com".to_owned())]);
    assert_eq!(expired(&ann), [city.clone(), email]);
    ann.does(Event::RestorePressed(2));
    assert_eq!(expired(&ann).len(), 2);
    ann.does(Event::RestorePressed(1));
    assert_eq!((ann.sees(EMAIL), expired(&ann)), ("a@example.com".into(), vec![city.to_vec()]));
}

/// The newest draft turns out to be saved; the older ones are none the less kept.
#[test]
fn a_draft_that_is_saved_already_takes_no_other_with_it() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    service.changed_elsewhere(&[("/address/city", "Bergen")]);
    for _ in 0..2 {
        ann.comes_back();
        ann.waits(&mut service);
        assert_eq!((ann.edits().len(), expired(&ann).len()), (0, 1));
    }
    ann.does(Event::RestorePressed(0));
    assert_eq!(ann.sees(EMAIL), "a@example.com");
}

#[test]
fn each_is_discarded_by_itself() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    comes_back_later(&mut ann, &mut service);
    ann.types(COMPANY, "Cogs");
    ann.does(Event::ExpiredDiscarded(2));
    assert_eq!(expired(&ann).len(), 2);
    ann.does(Event::ExpiredDiscarded(0));
    assert_eq!(expired(&ann), [[(EMAIL, "a@example.com".to_owned())]]);
    assert_eq!(ann.edits(), [(COMPANY, "Cogs".into())]);
    ann.comes_back();
    ann.waits(&mut service);
    assert_eq!((ann.edits().len(), expired(&ann).len()), (1, 1));
    ann.does(Event::ExpiredDiscarded(0));
    ann.saves(&mut service);
    assert_eq!(ann.stored, None);
    assert!(!ann.state().has_unsaved());
}

#[test]
fn discarding_the_edits_leaves_the_expired_ones() {
    let (mut ann, _) = ann();
    ann.types(CITY, "Bergen");
    ann.does(Event::Discarded);
    assert_eq!(expired(&ann).len(), 1);
    assert!(ann.stored.is_some());
    ann.does(Event::TakenBack);
    assert_eq!((ann.sees(CITY), expired(&ann).len()), ("Bergen".into(), 1));
}

#[test]
fn it_waits_until_a_write_is_found_out() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    service.next_write(WriteFault::LostBefore);
    ann.saves(&mut service);
    ann.does(Event::PutBack { field: CITY });
    let before = ann.state().clone();
    assert_eq!((ann.edits(), ann.open().can_restore()), (Vec::new(), false));
    ann.does(Event::RestorePressed(0));
    assert_eq!(*ann.state(), before);
}
