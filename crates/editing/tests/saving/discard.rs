//! Discarding, and taking it back.

use crate::call::is_same_call;
use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, EMAIL, RECORD};
use crate::records::{qualification, support};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Command, EXPIRY, Event, Message, Phase, ProblemKind, Unit, Version};

/// Ann typed an e-mail address.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    (ann, service)
}

/// Sees that nothing of the edits is left but the way back.
#[track_caller]
fn sees_discarded(person: &Person) {
    assert!(matches!(person.reads(), Message::Discarded(_)), "{:?}", person.phase());
    assert_eq!((person.edits(), person.open().round), (Vec::new(), 0));
    assert!(!person.state().is_discardable());
    assert!(!person.state().has_unsaved());
    assert_eq!(person.stored, None, "a reload does not bring it back");
}

#[test]
fn edits_are_taken_back_into_the_form() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    let edits = ann.edits();
    assert!(ann.state().is_discardable());
    ann.does(Event::Discarded);
    sees_discarded(&ann);
    assert_eq!((ann.sees(EMAIL), ann.sees(CITY)), ("ada@example.com".into(), "Oslo".into()));
    ann.does(Event::TakenBack);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.edits(), edits);
    assert!(ann.stored.is_some());
    assert_eq!(ann.sent, []);
    ann.saves(&mut service);
    ann.sees_saved();
}

#[test]
fn the_problem_and_the_review_go_with_the_edits() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::Refused(ProblemKind::Denied));
    ann.saves(&mut service);
    ann.does(Event::Discarded);
    sees_discarded(&ann);

    let mut service = Service::of_choice(&qualification::RECORD);
    let mut bob = Person::at("bob", &qualification::RECORD, &mut service);
    bob.types(qualification::VALUE, "Education");
    bob.presses_save();
    assert!(bob.state().is_discardable());
    bob.does(Event::Discarded);
    sees_discarded(&bob);
    bob.does(Event::Confirmed);
    assert_eq!(bob.calls.len(), 0);
    bob.does(Event::TakenBack);
    assert_eq!(*bob.reads(), Message::Restored(Vec::new()));
    assert_eq!(bob.edits(), [(qualification::VALUE, "Education".into())]);
}

#[test]
fn a_conflict_is_discarded_for_theirs_and_comes_back_as_it_was() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com"), ("/companyName", "Gears")]);
    ann.saves(&mut service);
    ann.does(Event::PutBack { field: EMAIL });
    ann.types(EMAIL, "a2@example.com");
    ann.focused.clear();
    assert!(ann.state().is_discardable());
    ann.does(Event::Discarded);
    sees_discarded(&ann);
    assert_eq!((ann.sees(EMAIL), ann.sees(COMPANY)), ("b@example.com".into(), "Gears".into()));
    ann.does(Event::TakenBack);
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert_eq!(ann.conflict().undecided().len(), 1);
    assert_eq!(ann.sees(EMAIL), "a2@example.com");
    assert_eq!(ann.focused, [Command::FocusSummary]);
}

#[test]
fn a_write_of_unknown_outcome_can_be_given_up_and_taken_back() {
    for fault in [WriteFault::LostBefore, WriteFault::LostAfter] {
        let applied = matches!(fault, WriteFault::LostAfter);
        let (mut ann, mut service) = ann();
        service.next_write(fault);
        ann.saves(&mut service);
        let sent = ann.does_not_know().0.clone();
        ann.types(CITY, "Bergen");
        assert!(ann.state().is_discardable());
        ann.does(Event::Discarded);
        sees_discarded(&ann);
        assert_eq!((ann.sees(EMAIL), ann.sees(CITY)), ("ada@example.com".into(), "Oslo".into()));
        ann.does(Event::TakenBack);
        assert_eq!(ann.open().watch, None);
        assert!(is_same_call(ann.does_not_know().0, &sent));
        assert!(ann.does_not_know().0.doubtful);
        assert_eq!(ann.does_not_know().1.details.request_id.as_deref(), Some("ann-1"));
        assert_eq!((ann.sent.len(), ann.sees(CITY)), (1, "Bergen".into()));
        ann.does(Event::FindOut);
        ann.waits(&mut service);
        assert_eq!(*ann.reads(), if applied { Message::AlreadySaved } else { Message::NotSaved });
        assert_eq!(ann.sees(CITY), "Bergen");
    }
}

/// What became of it is somebody's change like any other.
#[test]
fn a_write_that_was_given_up_is_met_when_it_was_applied() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostAfter);
    ann.saves(&mut service);
    ann.does(Event::Discarded);
    assert_eq!(ann.calls.len(), 1, "it is looked for at once");
    ann.waits(&mut service);
    assert_eq!(ann.warned().fields, [EMAIL]);
}

#[test]
fn other_edits_are_given_up_without_a_look() {
    let (mut ann, _) = ann();
    ann.does(Event::Discarded);
    assert_eq!(ann.calls.len(), 0);
}

#[test]
fn pressing_save_leaves_the_way_back() {
    let (mut ann, _) = ann();
    ann.does(Event::Discarded);
    ann.presses_save();
    sees_discarded(&ann);
    assert_eq!(ann.sent, []);
    ann.does(Event::TakenBack);
    assert_eq!(ann.sees(EMAIL), "a@example.com");
}

#[test]
fn a_save_under_way_cannot_be_discarded() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    assert!(!ann.state().is_discardable());
    let before = ann.state().clone();
    ann.does(Event::Discarded);
    assert_eq!(*ann.state(), before);
    ann.waits(&mut service);
    ann.sees_saved();
}

#[test]
fn discarding_twice_leaves_the_way_back() {
    let (mut ann, _) = ann();
    ann.does(Event::Discarded);
    ann.does(Event::Discarded);
    ann.does(Event::TakenBack);
    assert_eq!(ann.sees(EMAIL), "a@example.com");
}

#[test]
fn where_there_is_nothing_to_discard_nothing_changes() {
    let (mut ann, mut service) = ann();
    ann.saves(&mut service);
    let before = ann.state().clone();
    assert!(!ann.state().is_discardable());
    ann.does(Event::Discarded);
    ann.does(Event::TakenBack);
    assert_eq!(*ann.state(), before, "the undo is still offered");
}

#[test]
fn what_is_typed_after_discarding_ends_the_way_back() {
    let (mut ann, _) = ann();
    ann.does(Event::Discarded);
    ann.types(CITY, "Bergen");
    assert_eq!(*ann.phase(), Phase::Editing(None));
    ann.does(Event::TakenBack);
    assert_eq!(ann.edits(), [(CITY, "Bergen".into())]);
}

#[test]
fn taking_back_is_a_merge_with_what_the_form_shows_by_then() {
    let (mut ann, mut service) = ann();
    ann.does(Event::Discarded);
    service.changed_elsewhere(&[]);
    ann.looks(&mut service);
    ann.does(Event::TakenBack);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.open().draft.base.version, Version::new("2"));
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(ann.sent.len(), 1);
}

/// It was read before the write was given up, and would be older than what the search finds.
#[test]
fn a_warning_from_before_a_write_was_taken_back_does_not_outlive_it() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    service.next_write(WriteFault::LostAfter);
    ann.saves(&mut service);
    ann.does(Event::Discarded);
    ann.looks(&mut service);
    assert_eq!(ann.warned().fields, [support::EMAIL]);
    ann.does(Event::Regarded);
    let late = service.read(ann.open().watch.expect("a look"));
    ann.calls.clear();
    service.changed_elsewhere(&[("/website", "new.example.com")]);
    ann.does(Event::TakenBack);
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::AlreadySaved);
    assert_eq!((ann.sees(support::WEBSITE), ann.open().elsewhere.clone()), ("new.example.com".into(), None));
    ann.does(late);
    assert_eq!(ann.open().elsewhere, None);
}

#[test]
fn a_code_alone_is_taken_back_too() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::CODE, "made-up code");
    ann.does(Event::Discarded);
    sees_discarded(&ann);
    ann.does(Event::TakenBack);
    assert_eq!(*ann.reads(), Message::Restored(Vec::new()));
    assert_eq!(ann.sees(qualification::CODE), "made-up code");
}

#[test]
fn what_waits_for_a_record_that_cannot_be_read_is_discarded_one_by_one() {
    let (mut ann, mut service) = ann();
    ann.comes_back();
    for event in [Event::Discarded, Event::ExpiredDiscarded(0)] {
        ann.does(event);
        assert!(ann.state().has_unsaved(), "not while it is being read");
    }
    service.clock.pass(EXPIRY + 1);
    ann.waits(&mut service);
    ann.types(CITY, "Bergen");
    ann.comes_back();
    service.next_read(ReadFault::Unreachable);
    ann.waits(&mut service);
    assert!(!ann.state().is_discardable());
    for event in [Event::Discarded, Event::ExpiredDiscarded(2)] {
        ann.does(event);
        assert_eq!(ann.kept.len(), 2);
    }
    ann.does(Event::ExpiredDiscarded(1));
    assert_eq!((ann.kept.len(), ann.state().has_unsaved()), (1, true));
    assert_eq!(ann.kept[0].draft.edits.get(CITY), Some("Bergen"));
    ann.does(Event::ExpiredDiscarded(0));
    assert_eq!(*ann.failed_to_load(), problem(ProblemKind::Unreachable));
    assert_eq!((ann.stored.clone(), ann.state().has_unsaved()), (None, false));
    ann.does(Event::Reload);
    ann.waits(&mut service);
    assert_eq!((ann.phase(), ann.edits()), (&Phase::Editing(None), Vec::new()));
}

/// The question is about what the form showed; the save that follows hears of the rest.
#[test]
fn a_look_that_ends_in_a_conflict_is_ignored() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.saves(&mut service);
    ann.does(Event::Discarded);
    ann.does(Event::Regarded);
    ann.does(Event::TakenBack);
    ann.conflict();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    let before = (ann.open().draft.clone(), ann.open().phase.clone(), ann.open().who.clone());
    ann.waits(&mut service);
    assert_eq!((ann.open().draft.clone(), ann.open().phase.clone(), ann.open().who.clone()), before);
    assert_eq!((ann.open().elsewhere.clone(), ann.open().watch), (None, None));
}

#[test]
fn a_write_without_edits_is_not_nothing() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostBefore);
    ann.presses_save();
    ann.does(Event::PutBack { field: EMAIL });
    assert!(ann.state().has_unsaved(), "it is under way");
    ann.waits(&mut service);
    assert_eq!(ann.edits(), []);
    assert!(ann.state().has_unsaved() && ann.state().is_discardable());
    ann.does(Event::Discarded);
    sees_discarded(&ann);
    ann.does(Event::TakenBack);
    ann.does_not_know();
}
