//! A save of what is known to be out of date, and early reads that end too late.

use crate::call::answer;
use crate::person::Person;
use crate::records::billing::{COMPANY, CULTURE, EMAIL, RECORD};
use crate::records::{qualification, support};
use crate::service::{ReadFault, Service};
use editing::{Event, Message, Phase, Unit};

/// Ann typed an e-mail address, and knows of these changes of somebody else.
fn ann(changes: &[(&str, &str)]) -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(changes);
    ann.looks(&mut service);
    ann.warned();
    (ann, service)
}

#[test]
fn it_is_merged_and_waits_for_one_click() {
    let (mut ann, mut service) = ann(&[("/companyName", "Gears")]);
    ann.does(Event::LaterPressed);
    ann.presses_save();
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    assert_eq!((ann.sent.len(), ann.calls.len(), ann.open().elsewhere.clone()), (0, 0, None));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!((ann.sent.len(), ann.last_if_match()), (1, Some("2")));
    assert_eq!(service.holds("/companyName"), "Gears");
}

/// A save met somebody else's change: the next time is the second.
#[test]
fn it_is_a_conflict_before_anything_is_sent() {
    let (mut ann, mut service) = ann(&[("/email", "b@example.com")]);
    ann.presses_save();
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert_eq!((ann.sent.len(), ann.calls.len(), ann.open().round), (0, 0, 1));
    ann.keeps_mine(Unit::Field(EMAIL));
    service.changed_elsewhere(&[("/email", "c@example.com")]);
    ann.saves(&mut service);
    assert_eq!((ann.conflict().units.len(), ann.open().round), (1, 2));
}

#[test]
fn what_somebody_typed_alike_is_already_saved() {
    let (mut ann, _) = ann(&[("/email", "a@example.com"), ("/companyName", "Gears")]);
    ann.presses_save();
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.sent.len(), ann.edits(), ann.open().round), (0, Vec::new(), 0));
}

#[test]
fn a_look_that_ends_after_the_press_of_save_is_ignored() {
    for until_saved in [false, true] {
        let mut service = Service::versioned(&RECORD);
        let mut ann = Person::at("ann", &RECORD, &mut service);
        ann.types(EMAIL, "a@example.com");
        ann.does(Event::Regarded);
        let look = ann.calls.pop_front().expect("a look");
        service.changed_elsewhere(&[("/companyName", "Gears")]);
        let late = answer(&look, &mut service);
        service.changed_elsewhere(&[("/companyName", "Wheels")]);
        ann.presses_save();
        if until_saved {
            ann.waits(&mut service);
            ann.sees_saved();
        }
        let before = ann.state().clone();
        ann.does(late);
        assert_eq!(*ann.state(), before);
        assert_eq!(ann.calls.len(), usize::from(!until_saved));
    }
}

#[test]
fn a_record_without_versions_is_not_even_read() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/website", "new.example.com")]);
    ann.looks(&mut service);
    ann.presses_save();
    assert_eq!(*ann.reads(), Message::Merged(vec![support::WEBSITE]));
    assert_eq!((ann.calls.len(), ann.told_tabs.len()), (0, 0));
}

#[test]
fn what_was_reviewed_meanwhile_is_not_sent() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Education");
    ann.presses_save();
    service.changed_elsewhere(&[("/qualification", "Nonprofit")]);
    ann.looks(&mut service);
    assert_eq!(*ann.phase(), Phase::Reviewing);
    assert_eq!(ann.warned().fields, [qualification::VALUE]);
    ann.does(Event::Confirmed);
    assert_eq!(ann.conflict().units, [Unit::Field(qualification::VALUE)]);
    assert_eq!((ann.calls.len(), ann.sent.len()), (0, 0));
}

#[test]
fn a_review_is_left_by_an_update() {
    let mut service = Service::versioned(&RECORD);
    service.next_read(ReadFault::WithoutVersion);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.looks(&mut service);
    assert_eq!(*ann.phase(), Phase::Reviewing);
    ann.does(Event::UpdatePressed);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_if_match(), Some("2"), "the look brought the version");
}

/// A save that only the version can hold up takes the version that the look brought.
#[test]
fn a_moved_version_is_known_to_the_save() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.changed_elsewhere(&[]);
    ann.looks(&mut service);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.sent.len(), 1);
}

/// Somebody made the same change of a spelling: what was reviewed is there already.
#[test]
fn a_review_is_left_when_nothing_is_left_of_it() {
    let mut service = Service::versioned(&RECORD);
    service.next_read(ReadFault::WithoutVersion);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(CULTURE, "en-us");
    ann.presses_save();
    service.changed_elsewhere(&[("/culture", "en-us")]);
    ann.looks(&mut service);
    assert_eq!((ann.phase(), ann.edits()), (&Phase::Editing(None), Vec::new()));
    ann.does(Event::Confirmed);
    ann.saves(&mut service);
    assert_eq!((ann.reads(), ann.sent.len()), (&Message::NoChanges, 0));
}

#[test]
fn a_review_stays_when_the_version_moved_alone() {
    let mut service = Service::versioned(&RECORD);
    service.next_read(ReadFault::WithoutVersion);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    ann.looks(&mut service);
    assert_eq!(*ann.phase(), Phase::Reviewing);
    ann.does(Event::Confirmed);
    ann.waits(&mut service);
    ann.sees_saved();
}
