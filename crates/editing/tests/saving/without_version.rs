//! A record that should have a version, read without one: saving needs an explicit confirmation.

use crate::call::if_match;
use crate::person::Person;
use crate::records::billing::{COMPANY, EMAIL, RECORD};
use crate::service::{ReadFault, Service, WriteFault, problem};
use editing::{Command, Event, Message, Phase, ProblemKind, Stage, Unit};

/// Ann typed an e-mail address into a record that came without its version.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    service.hides_version = true;
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    (ann, service)
}

#[test]
fn saving_leads_to_a_review_and_can_be_left() {
    let (mut ann, mut service) = ann();
    ann.saves(&mut service);
    assert_eq!(*ann.phase(), Phase::Reviewing);
    assert_eq!(ann.focused, [Command::FocusReview]);
    ann.saves(&mut service);
    assert_eq!(ann.focused, [Command::FocusReview, Command::FocusReview]);
    ann.does(Event::ReviewLeft);
    assert_eq!(*ann.phase(), Phase::Editing(None));
    ann.does(Event::Confirmed);
    assert_eq!(ann.sent, []);
    ann.presses_save();
    ann.types(COMPANY, "Gears");
    assert_eq!(*ann.phase(), Phase::Editing(None), "what was reviewed is not what would be sent");
}

#[test]
fn once_confirmed_it_is_read_written_and_read_back() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    ann.does(Event::Confirmed);
    assert!(matches!(ann.stage(), Stage::Checking(_)));
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.stage(), Stage::Writing(_)));
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.stage(), Stage::Verifying(..)));
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!((ann.sent.len(), ann.last_if_match()), (1, None));
    assert_eq!(ann.told_tabs, [Command::TellTabs], "tabs take no turns");
    ann.types(COMPANY, "Gears");
    ann.presses_save();
    assert_eq!(*ann.phase(), Phase::Reviewing);
}

#[test]
fn an_answer_with_a_version_is_read_back_too() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.waits_for_one(&mut service);
    service.hides_version = false;
    ann.waits_for_one(&mut service);
    assert!(matches!(ann.stage(), Stage::Verifying(..)));
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!(ann.open().draft.base.version, service.version());
}

#[test]
fn the_check_before_it_may_bring_the_version() {
    let (mut ann, mut service) = ann();
    service.strict = true;
    service.hides_version = false;
    ann.saves_after_review(&mut service);
    ann.sees_saved();
    assert_eq!((ann.sent.len(), ann.last_if_match()), (1, Some("1")));
}

#[test]
fn the_check_before_it_stops_what_would_overwrite() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.saves_after_review(&mut service);
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert_eq!(ann.sent, []);

    let (mut ann, mut service) = self::ann();
    service.next_read(ReadFault::Unreachable);
    ann.saves_after_review(&mut service);
    assert!(matches!(ann.reads(), Message::Refused(_)));
    assert_eq!((ann.sent.len(), ann.sees(EMAIL)), (0, "a@example.com".into()));
}

#[test]
fn nothing_changed_or_a_missing_field_needs_no_review() {
    let (mut ann, mut service) = ann();
    ann.types(COMPANY, "");
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::Required(vec![COMPANY]));
    ann.does(Event::PutBack { field: COMPANY });
    ann.does(Event::PutBack { field: EMAIL });
    ann.saves(&mut service);
    assert_eq!(*ann.reads(), Message::NoChanges);
}

#[test]
fn a_service_that_insists_on_the_version_gets_it() {
    let (mut ann, mut service) = ann();
    service.strict = true;
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.waits_for_one(&mut service);
    service.hides_version = false;
    ann.waits(&mut service);
    ann.sees_saved();
    assert_eq!((if_match(&ann.sent[0]), if_match(&ann.sent[1])), (None, Some("1")));
    assert_ne!(ann.sent[0].request_id, ann.sent[1].request_id);
}

#[test]
fn a_service_that_insists_shows_what_changed_meanwhile() {
    let (mut ann, mut service) = ann();
    service.strict = true;
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.waits_for_one(&mut service);
    service.changed_elsewhere(&[("/email", "b@example.com")]);
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units, [Unit::Field(EMAIL)]);
    assert_eq!((ann.sent.len(), service.applied.len()), (1, 0));
}

#[test]
fn a_version_that_never_comes_is_told() {
    let (mut ann, mut service) = ann();
    service.strict = true;
    ann.saves_after_review(&mut service);
    assert_eq!(*ann.reads(), Message::Refused(problem(ProblemKind::Unexpected)), "no version was sent");
    assert_eq!((ann.sent.len(), ann.sees(EMAIL)), (1, "a@example.com".into()));
}

/// Without a version, sending it again could overwrite what somebody wrote since.
#[test]
fn an_unknown_outcome_is_found_out_and_not_sent_again() {
    for (fault, applied) in [(WriteFault::LostAfter, true), (WriteFault::LostBefore, false)] {
        let (mut ann, mut service) = ann();
        service.next_write(fault);
        ann.saves_after_review(&mut service);
        ann.does(Event::SendAgain);
        ann.waits(&mut service);
        let expected = if applied { Message::AlreadySaved } else { Message::NotSaved };
        assert_eq!(*ann.reads(), expected);
        assert_eq!(ann.sent.len(), 1);
    }
}

#[test]
fn an_answer_without_the_version_that_cannot_be_read_back_needs_a_review_next_time() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    service.next_write(WriteFault::AnsweredWithoutVersion);
    service.next_read(ReadFault::Unreachable);
    ann.saves(&mut service);
    ann.sees_saved_with(&[], false);
    ann.types(COMPANY, "Gears");
    ann.presses_save();
    assert_eq!(*ann.phase(), Phase::Reviewing);
}

#[test]
fn there_is_no_going_back_from_where_no_review_is() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.saves(&mut service);
    let before = ann.state().clone();
    ann.does(Event::ReviewLeft);
    ann.does(Event::Confirmed);
    assert_eq!(*ann.state(), before);
}
