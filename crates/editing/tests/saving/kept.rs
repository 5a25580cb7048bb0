//! Edits that are kept over a reload: from wherever the form was, they come back, and nothing is sent by itself.

use crate::call::Call;
use crate::clock::SECOND;
use crate::person::Person;
use crate::records::billing::{ADDRESS, CITY, COMPANY, EMAIL, LINE, RECORD};
use crate::records::{qualification, support};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Command, Event, Message, Phase, ProblemKind, Stage, Unit};

/// Ann typed an e-mail address.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    (ann, service)
}

/// The tab crashes, and is opened again; nothing but one read is asked for.
fn comes_back(person: &mut Person, service: &mut Service) {
    let sent = person.sent.len();
    person.comes_back();
    assert!(matches!(*person.calls.make_contiguous(), [Call::Read { .. }]));
    person.waits_for_one(service);
    assert_eq!((person.calls.len(), person.sent.len()), (0, sent), "restoring sends nothing");
}

#[test]
fn a_form_without_edits_keeps_nothing() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    assert_eq!(ann.stored, None);
    ann.types(EMAIL, "a");
    assert!(ann.stored.is_some());
    ann.does(Event::PutBack { field: EMAIL });
    assert_eq!(ann.stored, None);
    assert!(!ann.state().has_unsaved());
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.phase(), Phase::Editing(None));
}

#[test]
fn edits_come_back_and_are_still_kept() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "");
    let edits = ann.edits();
    for _ in 0..2 {
        comes_back(&mut ann, &mut service);
        assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
        assert_eq!(ann.edits(), edits);
        assert_eq!(ann.focused, []);
        assert!(ann.stored.is_some());
    }
    ann.types(COMPANY, "Cogs");
    assert_eq!(*ann.phase(), Phase::Editing(None));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.stored, None);
}

#[test]
fn each_key_is_kept_with_its_time() {
    let (mut ann, mut service) = ann();
    service.clock.pass(SECOND);
    ann.types(EMAIL, "a2@example.com");
    assert_eq!(ann.open().edited_at, service.clock.now());
    service.clock.pass(SECOND);
    comes_back(&mut ann, &mut service);
    assert_eq!(ann.open().edited_at, service.clock.now() - SECOND);
    assert_eq!(ann.sees(EMAIL), "a2@example.com");
}

#[test]
fn what_others_changed_meanwhile_is_merged() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::Restored(vec![COMPANY]));
    assert_eq!((ann.sees(EMAIL), ann.sees(COMPANY)), ("a@example.com".into(), "Gears".into()));
    assert_eq!(ann.open().draft.base, service.snapshot());
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_if_match(), Some("2"));
}

#[test]
fn what_others_changed_differently_is_a_conflict() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    comes_back(&mut ann, &mut service);
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert_eq!((ann.conflict().theirs.clone(), ann.conflict().saved), (service.snapshot(), false));
    assert_eq!(ann.focused, [Command::FocusSummary]);
    assert_eq!((ann.sees(EMAIL), ann.open().round), ("a@example.com".into(), 0));
}

#[test]
fn what_others_typed_alike_is_already_saved() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "a@example.com")]);
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.edits(), ann.stored.clone()), (Vec::new(), None));
}

#[test]
fn a_review_comes_back_as_edits() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Government");
    ann.types(qualification::CODE, "made-up code");
    ann.presses_save();
    let edits = ann.edits();
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.edits(), edits);
}

/// There is nothing to save in it, and it was typed all the same.
#[test]
fn a_code_alone_comes_back() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::CODE, "made-up code");
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.edits(), [(qualification::CODE, "made-up code".into())]);
}

#[test]
fn the_code_of_a_choice_that_somebody_made_too_goes() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Government");
    ann.types(qualification::CODE, "made-up code");
    service.changed_elsewhere(&[("/qualification", "Government")]);
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.edits(), ann.stored.clone()), (Vec::new(), None));
}

#[test]
fn a_conflict_comes_back_with_what_was_typed_in_it() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    service.changed_elsewhere(&[("/email", "b@example.com"), ("/address/city", "Paris")]);
    ann.saves(&mut service);
    ann.does(Event::PutBack { field: EMAIL });
    ann.uses_theirs(ADDRESS);
    ann.types(LINE, "9 Quay");
    comes_back(&mut ann, &mut service);
    // The address was written on from theirs, so that it agrees with it; decisions are made anew.
    assert_eq!(ann.conflict().undecided(), [Unit::Field(EMAIL)]);
    assert_eq!([EMAIL, LINE, CITY].map(|field| ann.sees(field)), ["ada@example.com", "9 Quay", "Paris"]);
}

#[test]
fn what_was_not_sent_yet_comes_back_as_edits() {
    for other_tab_saves in [true, false] {
        let mut service = Service::unversioned(&support::RECORD);
        let mut ann = Person::at("ann", &support::RECORD, &mut service);
        ann.types(support::EMAIL, "a@example.com");
        ann.other_tab_saves = other_tab_saves;
        ann.presses_save();
        match ann.stage() {
            Stage::Queued(_) => assert!(other_tab_saves),
            stage => assert!(matches!(stage, Stage::Checking(_)) && !other_tab_saves),
        }
        comes_back(&mut ann, &mut service);
        assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
        assert_eq!(ann.edits(), [(support::EMAIL, "a@example.com".into())]);
    }
}

#[test]
fn what_was_answered_as_saved_is_found_saved() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    ann.presses_save();
    ann.waits_for_one(&mut service);
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.stage(), Stage::Verifying(..)));
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
}

#[test]
fn what_was_refused_comes_back_as_edits() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::Refused(ProblemKind::SignInNeeded));
    ann.saves(&mut service);
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));

    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.presses_save();
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.stage(), Stage::Comparing(..)));
    comes_back(&mut ann, &mut service);
    assert_eq!(*ann.reads(), Message::Restored(vec![COMPANY]));
}

#[test]
fn a_record_that_cannot_be_read_leaves_them_where_they_are() {
    let (mut ann, mut service) = ann();
    let stored = ann.stored.clone();
    ann.comes_back();
    // Returning to the page asks again, as pressing the button does.
    for again in [Event::Reload, Event::Regarded] {
        service.next_read(ReadFault::Unreachable);
        ann.waits(&mut service);
        assert_eq!(*ann.failed_to_load(), problem(ProblemKind::Unreachable));
        assert!(ann.state().has_unsaved());
        assert_eq!(ann.stored, stored);
        ann.does(again);
        assert_eq!(ann.calls.len(), 1);
        assert!(ann.state().has_unsaved());
    }
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.sees(EMAIL), "a@example.com");
}

#[test]
fn an_answer_to_a_read_that_was_given_up_opens_nothing() {
    let (mut ann, mut service) = ann();
    ann.comes_back();
    service.next_read(ReadFault::Unreachable);
    let failed = ann.calls[0].clone();
    ann.waits(&mut service);
    ann.does(Event::Reload);
    let before = ann.state().clone();
    ann.does(crate::call::answer(&failed, &mut service));
    assert_eq!(*ann.state(), before);
    service.next_read(ReadFault::Unreachable);
    ann.does(crate::call::answer(&failed, &mut service));
    ann.does(Event::Reload);
    assert_eq!(*ann.state(), before);
    assert_eq!(ann.calls.len(), 1);
}

#[test]
fn a_duplicated_tab_has_the_edits_too() {
    let (mut ann, mut service) = ann();
    let mut copy = ann.duplicates_the_tab("copy", &service);
    copy.waits(&mut service);
    assert_eq!(*copy.reads(), Message::Restored(Vec::new()));
    assert_eq!(copy.edits(), ann.edits());
    copy.saves(&mut service);
    copy.sees_saved();
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!(service.applied.len(), 1);
}
