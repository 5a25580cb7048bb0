//! The tabs of one browser take turns where no version is compared, and hear of each other's saves.

use crate::call::Call;
use crate::person::Person;
use crate::records::support::{EMAIL, RECORD, WEBSITE};
use crate::records::{billing, qualification};
use crate::service::{ReadFault, Service, WriteFault};
use editing::{Command, Event, Message, Phase, ProblemKind, Stage};

fn ann() -> (Person, Service) {
    let mut service = Service::unversioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    (ann, service)
}

/// What was told to the other tabs, without the numbers.
fn told(person: &Person) -> Vec<&'static str> {
    person
        .told_tabs
        .iter()
        .map(|told| match told {
            Command::Lock { .. } => "lock",
            Command::Unlock => "unlock",
            Command::TellTabs => "saved",
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn a_save_waits_for_its_turn() {
    let (mut ann, mut service) = ann();
    ann.other_tab_saves = true;
    ann.presses_save();
    assert!(matches!(ann.stage(), Stage::Queued(_)));
    assert_eq!((ann.calls.len(), told(&ann)), (0, vec!["lock"]));
    ann.types(WEBSITE, "half-typ");
    let queued = ann.state().clone();
    let ticket = ann.queued[0];
    for event in [service.read(ticket), Event::SavePressed, Event::Discarded, Event::Regarded] {
        ann.does(event);
    }
    assert_eq!((ann.state(), ann.calls.len()), (&queued, 0));
    service.changed_elsewhere(&[("/telephone", "2")]);
    ann.does(Event::Locked { ticket });
    ann.does(Event::WaitingStopped);
    assert!(matches!(ann.stage(), Stage::Checking(_)));
    assert!(matches!(*ann.calls.make_contiguous(), [Call::Read { .. }]));
    ann.waits(&mut service);
    assert!(matches!(ann.reads(), Message::Merged(_)), "the other tab's save is noticed");
    assert_eq!(told(&ann), ["lock", "unlock"]);
}

#[test]
fn nobody_has_to_wait() {
    let (mut ann, mut service) = ann();
    ann.other_tab_saves = true;
    ann.presses_save();
    ann.does(Event::WaitingStopped);
    assert_eq!(*ann.phase(), Phase::Editing(None));
    assert_eq!(ann.edits(), [(EMAIL, "a@example.com".into())]);
    // The request stands, and its turn is over as soon as it comes; another one has its own.
    let given_up = ann.queued[0];
    ann.does(Event::Locked { ticket: given_up });
    assert_eq!((ann.phase(), ann.calls.len()), (&Phase::Editing(None), 0));
    assert_eq!((told(&ann).last(), ann.has_turn), (Some(&"unlock"), false));
    ann.presses_save();
    ann.does(Event::Locked { ticket: given_up });
    assert!(matches!(ann.stage(), Stage::Queued(_)));
    ann.does(Event::Locked { ticket: ann.queued[1] });
    ann.waits(&mut service);
    ann.sees_saved();
    assert!(!ann.has_turn);
}

#[test]
fn only_a_wait_can_be_stopped() {
    let (mut ann, mut service) = ann();
    let stops = |person: &mut Person| {
        let before = person.state().clone();
        person.does(Event::WaitingStopped);
        assert_eq!(*person.state(), before);
    };
    stops(&mut ann);
    ann.presses_save();
    for _ in 0..3 {
        stops(&mut ann);
        ann.waits_for_one(&mut service);
    }
    stops(&mut ann);
    ann.sees_saved();
}

#[test]
fn what_is_typed_while_waiting_is_not_sent() {
    let (mut ann, mut service) = ann();
    ann.other_tab_saves = true;
    ann.presses_save();
    ann.types(WEBSITE, "half-typ");
    ann.does(Event::Locked { ticket: ann.queued[0] });
    ann.waits(&mut service);
    ann.sees_saved_with(&[], true);
    assert_eq!(
        (service.holds("/website"), ann.edits()),
        ("example.com".into(), vec![(WEBSITE, "half-typ".into())])
    );
}

#[test]
fn a_save_that_goes_through_tells_the_others_and_ends_its_turn() {
    let (mut ann, mut service) = ann();
    ann.presses_save();
    for _ in 0..2 {
        ann.waits_for_one(&mut service);
        assert_eq!(told(&ann), ["lock"]);
    }
    ann.waits_for_one(&mut service);
    ann.sees_saved();
    assert_eq!(told(&ann), ["lock", "saved", "unlock"]);
}

/// However a save ends, the other tabs can go on.
#[test]
fn every_way_out_ends_the_turn() {
    type Prepare = fn(&mut Person, &mut Service);
    let ways: [(&str, Prepare); 9] = [
        ("the check fails", |_, service| service.next_read(ReadFault::Unreachable)),
        ("the check finds a conflict", |_, service| {
            service.changed_elsewhere(&[("/email", "b@example.com")])
        }),
        ("the check finds a change", |_, service| {
            service.changed_elsewhere(&[("/website", "b.example.com")])
        }),
        ("the check finds it saved", |_, service| service.changed_elsewhere(&[("/email", "a@example.com")])),
        ("it is refused", |_, service| service.next_write(WriteFault::Refused(ProblemKind::Denied))),
        ("it is stale", |_, service| service.next_write(WriteFault::RefusedAsStale)),
        ("nobody knows", |_, service| service.next_write(WriteFault::LostBefore)),
        ("it cannot be compared", |ann, service| {
            ann.waits_for_one(service);
            service.next_write(WriteFault::RefusedAsStale);
            service.next_read(ReadFault::Unreachable);
        }),
        ("it cannot be read back", |ann, service| {
            ann.waits_for_one(service);
            service.next_read(ReadFault::Unreachable);
        }),
    ];
    for (way, prepare) in ways {
        let (mut ann, mut service) = ann();
        ann.presses_save();
        assert_eq!(told(&ann), ["lock"], "{way}");
        prepare(&mut ann, &mut service);
        ann.waits(&mut service);
        assert!(!matches!(ann.phase(), Phase::Saving(_)), "{way}");
        let saved = matches!(ann.reads_if_any(), Some(Message::Saved { .. }));
        let expected: &[&str] = if saved { &["lock", "saved", "unlock"] } else { &["lock", "unlock"] };
        assert_eq!(told(&ann), expected, "{way}");
    }
}

#[test]
fn finding_out_ends_without_a_turn_left() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostAfter);
    ann.saves(&mut service);
    assert_eq!(told(&ann), ["lock", "unlock"]);
    ann.does(Event::FindOut);
    assert_eq!(told(&ann), ["lock", "unlock"]);
    ann.waits(&mut service);
    assert_eq!(told(&ann).last(), Some(&"unlock"));
    let once_more = told(&ann).len();
    ann.types(EMAIL, "a2@example.com");
    ann.does(Event::Discarded);
    ann.looks(&mut service);
    assert_eq!(told(&ann).len(), once_more, "only a save ends a turn");
}

#[test]
fn what_cannot_be_taken_back_takes_its_turn_too() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Education");
    ann.presses_save();
    assert_eq!(told(&ann).len(), 0, "not while it is reviewed");
    ann.does(Event::Confirmed);
    assert_eq!(told(&ann), ["lock"]);
    ann.waits(&mut service);
    assert_eq!(told(&ann), ["lock", "saved", "unlock"]);
}

#[test]
fn versions_need_no_turns() {
    let mut service = Service::versioned(&billing::RECORD);
    let mut ann = Person::at("ann", &billing::RECORD, &mut service);
    ann.types(billing::EMAIL, "a@example.com");
    service.next_write(WriteFault::Refused(ProblemKind::Denied));
    ann.saves(&mut service);
    assert_eq!(told(&ann).len(), 0);
    ann.saves(&mut service);
    assert_eq!(told(&ann), ["saved"]);

    let mut service = Service::versioned(&RECORD);
    let mut bob = Person::at("bob", &RECORD, &mut service);
    bob.types(EMAIL, "b@example.com");
    bob.saves(&mut service);
    bob.sees_saved();
    assert!(!told(&bob).contains(&"lock"));
}

/// The tab that hears of it looks, as if the person had returned to it.
#[test]
fn a_save_in_one_tab_is_a_warning_in_another() {
    let (mut ann, mut service) = ann();
    let mut other = ann.duplicates_the_tab("other", &service);
    other.waits(&mut service);
    other.types(WEBSITE, "mine.example.com");
    ann.saves(&mut service);
    assert!(ann.told_tabs.contains(&Command::TellTabs));
    other.looks(&mut service);
    assert_eq!(other.warned().fields, [EMAIL]);
    other.does(Event::UpdatePressed);
    assert_eq!(*other.reads(), Message::Merged(vec![EMAIL]));
    assert_eq!(other.edits(), [(WEBSITE, "mine.example.com".into())]);
}
