//! A choice that practically cannot be taken back: reviewed, re-read before and after.

use crate::call::Call;
use crate::person::Person;
use crate::records::qualification::{CODE, RECORD, VALUE};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Event, Message, Phase, ProblemKind, Unit};

const VALUE_UNIT: Unit = Unit::Field(VALUE);

fn ann() -> (Person, Service) {
    let mut service = Service::of_choice(&RECORD);
    (Person::at("ann", &RECORD, &mut service), service)
}

/// Ann chose the government cloud, with a code.
fn ann_with_code() -> (Person, Service) {
    let (mut ann, service) = ann();
    ann.types(VALUE, "Government");
    ann.types(CODE, "made-up code");
    (ann, service)
}

#[test]
fn it_is_reviewed_and_read_before_and_after() {
    let (mut ann, mut service) = ann();
    ann.types(VALUE, "Education");
    ann.presses_save();
    assert_eq!(*ann.phase(), Phase::Reviewing);
    assert_eq!(ann.calls.len(), 0);
    ann.does(Event::Confirmed);
    assert!(matches!(ann.calls[0], Call::Read { .. }));
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.calls[0], Call::Write { .. }));
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.calls[0], Call::Read { .. }));
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/qualification"), "Education");
}

#[test]
fn the_code_is_sent_once_and_never_awaited_back() {
    let (mut ann, mut service) = ann_with_code();
    ann.saves_after_review(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_sent().body.value("/validationCode").shown(), "made-up code");
    assert_eq!(ann.sees(CODE), "");
    assert!(!ann.state().has_unsaved());
}

#[test]
fn a_missing_code_is_asked_for_before_the_review() {
    let (mut ann, mut service) = ann();
    ann.types(VALUE, "Government");
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Required(vec![CODE]));
    ann.types(CODE, "made-up code");
    ann.saves_after_review(&mut service);
    ann.sees_saved();
}

#[test]
fn changing_the_choice_leaves_the_review() {
    let (mut ann, mut service) = ann();
    ann.types(VALUE, "Education");
    ann.presses_save();
    ann.types(VALUE, "Government");
    ann.does(Event::Confirmed);
    ann.waits(&mut service);
    assert_eq!(*ann.phase(), Phase::Editing(None));
    assert_eq!(service.received, []);
}

#[test]
fn somebody_faster_stops_it() {
    let (mut ann, mut service) = ann_with_code();
    service.changed_elsewhere(&[("/qualification", "Education")]);
    ann.saves_after_review(&mut service);
    assert_eq!(ann.conflict().units, [VALUE_UNIT]);
    assert_eq!(service.received, []);
    assert_eq!((ann.sees(VALUE), ann.sees(CODE)), ("Government".into(), "made-up code".into()));
    ann.keeps_mine(VALUE_UNIT);
    ann.saves_after_review(&mut service);
    ann.sees_saved();
    assert_eq!(service.holds("/qualification"), "Government");
}

/// The code belongs to the choice: without it there is nothing to send.
#[test]
fn keeping_theirs_sends_nothing() {
    let (mut ann, mut service) = ann_with_code();
    service.changed_elsewhere(&[("/qualification", "Education")]);
    ann.saves_after_review(&mut service);
    ann.uses_theirs(VALUE_UNIT);
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
    assert_eq!((ann.sees(VALUE), ann.sees(CODE)), ("Education".into(), String::new()));
    assert_eq!(service.received, []);
    assert!(!ann.state().has_unsaved());
}

#[test]
fn somebody_faster_with_the_same_choice_spends_no_code() {
    let (mut ann, mut service) = ann_with_code();
    service.changed_elsewhere(&[("/qualification", "Government")]);
    ann.saves_after_review(&mut service);
    assert_eq!(*ann.reads(), Message::Overtaken(vec![VALUE]), "the code was not sent");
    assert_eq!(service.received, []);
    assert!(!ann.state().has_unsaved());
}

#[test]
fn what_is_decided_later_is_shown_where_nothing_was_typed() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/qualification", "Education")]);
    ann.looks(&mut service);
    assert_eq!(ann.sees(VALUE), "Education");
    assert_eq!((ann.open().elsewhere.clone(), ann.phase().clone()), (None, Phase::Editing(None)));

    let (mut bob, mut service) = ann_with_code();
    service.changed_elsewhere(&[("/qualification", "Education")]);
    bob.looks(&mut service);
    assert_eq!(bob.warned().fields, [VALUE], "what was chosen stays");
}

#[test]
fn a_code_without_a_choice_is_nothing_to_save() {
    let (mut ann, mut service) = ann();
    ann.types(CODE, "made-up code");
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
    assert_eq!(service.received, []);
    assert_eq!(ann.sees(CODE), "made-up code");
}

#[test]
fn another_value_afterwards_is_told() {
    let (mut ann, mut service) = ann();
    ann.types(VALUE, "Education");
    service.next_write(WriteFault::Normalised("/qualification", "None"));
    ann.saves_after_review(&mut service);
    ann.sees_saved_with(&[(VALUE, "Education")], true);
    assert_eq!(ann.sees(VALUE), "None");
}

#[test]
fn a_write_that_is_answered_without_a_body_is_read_back_at_once() {
    let (mut ann, mut service) = ann_with_code();
    service.next_write(WriteFault::WithoutBody);
    ann.saves_after_review(&mut service);
    ann.sees_saved();
    assert_eq!((ann.sees(VALUE), ann.sees(CODE)), ("Government".into(), String::new()));
    assert_eq!(ann.sent.len(), 1);
    assert!(!ann.state().has_unsaved());
}

#[test]
fn without_a_body_it_is_unknown_only_where_reading_back_does_not_show_it() {
    for (fault, read, kind, expected) in [
        (WriteFault::WithoutBodyNorEffect, None, ProblemKind::Unreadable, Message::NotSaved),
        (
            WriteFault::WithoutBody,
            Some(ReadFault::Unreachable),
            ProblemKind::Unreachable,
            Message::AlreadySaved,
        ),
    ] {
        let (mut ann, mut service) = ann_with_code();
        ann.presses_save();
        ann.does(Event::Confirmed);
        ann.waits_for_one(&mut service);
        service.next_write(fault);
        ann.waits_for_one(&mut service);
        assert!(ann.state().open().unwrap().present().unwrap().pending.is_some(), "a reload would forget it");
        service.read_faults.extend(read);
        ann.waits(&mut service);
        assert!(
            matches!(ann.phase(), Phase::Unknown(_, problem) if problem.kind == kind),
            "{:?}",
            ann.phase()
        );
        ann.does(Event::FindOut);
        ann.waits(&mut service);
        assert_eq!((ann.reads(), ann.sent.len()), (&expected, 1));
    }
}

#[test]
fn what_others_added_meanwhile_does_not_hide_that_it_is_there() {
    let (mut ann, mut service) = ann();
    ann.types(VALUE, "Education");
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.waits_for_one(&mut service);
    service.next_write(WriteFault::WithoutBody);
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[("/qualification", "StateOwnedEntity Education")]);
    ann.waits(&mut service);
    ann.sees_saved_with(&[(VALUE, "Education")], true);
    assert_eq!(ann.sees(VALUE), "StateOwnedEntity Education");
}

#[test]
fn an_answer_that_cannot_be_read_back_leaves_no_code_in_the_form() {
    let (mut ann, mut service) = ann_with_code();
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.waits_for_one(&mut service);
    ann.waits_for_one(&mut service);
    service.next_read(ReadFault::Unreachable);
    ann.waits(&mut service);
    ann.sees_saved_with(&[], false);
    assert_eq!((ann.sees(VALUE), ann.sees(CODE)), ("Government".into(), String::new()));
}

#[test]
fn a_refusal_keeps_the_choice_and_the_code() {
    let (mut ann, mut service) = ann_with_code();
    service.next_write(WriteFault::Refused(ProblemKind::Invalid));
    ann.saves_after_review(&mut service);
    assert_eq!(*ann.reads(), Message::Refused(problem(ProblemKind::Invalid)));
    assert_eq!((ann.sees(VALUE), ann.sees(CODE)), ("Government".into(), "made-up code".into()));
    ann.saves_after_review(&mut service);
    ann.sees_saved();
}

#[test]
fn a_check_that_fails_sends_nothing() {
    let (mut ann, mut service) = ann_with_code();
    service.next_read(ReadFault::Unreachable);
    ann.saves_after_review(&mut service);
    assert_eq!(*ann.reads(), Message::Refused(problem(ProblemKind::Unreachable)));
    assert_eq!(service.received, []);
}

#[test]
fn an_unknown_outcome_is_found_out_and_never_sent_twice() {
    for (fault, expected) in
        [(WriteFault::LostAfter, Message::AlreadySaved), (WriteFault::LostBefore, Message::NotSaved)]
    {
        let (mut ann, mut service) = ann_with_code();
        service.next_write(fault);
        ann.saves_after_review(&mut service);
        ann.does_not_know();
        for event in [Event::SavePressed, Event::Confirmed, Event::SendAgain] {
            ann.does(event);
        }
        ann.waits(&mut service);
        assert_eq!(*ann.reads(), expected);
        assert_eq!(ann.sent.len(), 1);
        let code = if expected == Message::NotSaved { "made-up code" } else { "" };
        assert_eq!(ann.sees(CODE), code);
    }
}
