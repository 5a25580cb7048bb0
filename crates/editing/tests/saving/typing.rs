//! Typing while a save is under way: nothing of it is lost, and nothing of it is sent before Save is pressed again.

use crate::person::Person;
use crate::records::billing::{CITY, COMPANY, EMAIL, RECORD};
use crate::records::{qualification, support};
use crate::service::{ReadFault, Service, WriteFault};
use editing::{Event, Message, Phase};

/// Ann, who saves another e-mail address; the write is not carried out yet.
fn ann() -> (Person, Service) {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(EMAIL, "a@example.com");
    ann.presses_save();
    (ann, service)
}

#[test]
fn what_was_typed_during_a_save_is_left_to_save() {
    let (mut ann, mut service) = ann();
    ann.types(EMAIL, "later@example.com");
    ann.types(CITY, "Bergen");
    ann.waits(&mut service);
    ann.sees_saved_with(&[], true);
    assert_eq!(service.holds("/email"), "a@example.com");
    assert_eq!(ann.edits(), [(EMAIL, "later@example.com".into()), (CITY, "Bergen".into())]);
    ann.saves(&mut service);
    ann.sees_saved();
    assert_eq!(
        (service.holds("/email"), service.holds("/address/city")),
        ("later@example.com".into(), "Bergen".into())
    );
}

#[test]
fn putting_back_during_a_save_is_left_to_save() {
    let (mut ann, mut service) = ann();
    ann.does(Event::PutBack { field: EMAIL });
    ann.waits(&mut service);
    ann.sees_saved_with(&[], true);
    assert_eq!(ann.edits(), [(EMAIL, "ada@example.com".into())]);
}

#[test]
fn typing_does_not_hide_that_a_save_failed() {
    let (mut ann, mut service) = ann();
    ann.types(CITY, "Bergen");
    service.next_write(WriteFault::LostBefore);
    ann.waits(&mut service);
    ann.types(COMPANY, "Gears");
    ann.does_not_know();
    ann.does(Event::FindOut);
    ann.types(COMPANY, "Cogs");
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::NotSaved);
    assert_eq!([EMAIL, CITY, COMPANY].map(|field| ann.sees(field)), ["a@example.com", "Bergen", "Cogs"]);
}

#[test]
fn what_was_typed_during_a_merge_is_in_the_form() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.types(CITY, "Bergen");
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    assert_eq!(ann.edits(), [(EMAIL, "a@example.com".into()), (CITY, "Bergen".into())]);
}

#[test]
fn the_second_attempt_sends_what_was_to_be_saved() {
    let (mut ann, mut service) = ann();
    service.changed_elsewhere(&[]);
    ann.waits_for_one(&mut service);
    ann.types(COMPANY, "");
    ann.types(EMAIL, "half-typ");
    ann.waits(&mut service);
    ann.sees_saved_with(&[], true);
    assert_eq!(ann.sent.len(), 2);
    assert_eq!(
        (service.holds("/email"), service.holds("/companyName")),
        ("a@example.com".into(), "Wheels".into())
    );
    assert_eq!(ann.edits(), [(EMAIL, "half-typ".into()), (COMPANY, String::new())]);
}

#[test]
fn the_write_after_a_check_sends_what_was_to_be_saved() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    ann.presses_save();
    ann.types(support::EMAIL, "half-typ");
    ann.types(support::WEBSITE, "exam");
    ann.waits(&mut service);
    ann.sees_saved_with(&[], true);
    assert_eq!(
        (service.holds("/email"), service.holds("/website")),
        ("a@example.com".into(), "example.com".into())
    );
    assert_eq!(ann.edits(), [(support::EMAIL, "half-typ".into()), (support::WEBSITE, "exam".into())]);
}

#[test]
fn what_cannot_be_taken_back_is_sent_as_it_was_reviewed() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Education");
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.types(qualification::VALUE, "Government");
    ann.waits(&mut service);
    assert_eq!(service.holds("/qualification"), "Education");
    assert_eq!(ann.edits(), [(qualification::VALUE, "Government".into())]);
}

#[test]
fn a_code_picked_during_a_save_stays_with_its_choice() {
    let mut service = Service::of_choice(&qualification::RECORD);
    let mut ann = Person::at("ann", &qualification::RECORD, &mut service);
    ann.types(qualification::VALUE, "Education");
    ann.presses_save();
    ann.does(Event::Confirmed);
    ann.types(qualification::VALUE, "Government");
    ann.types(qualification::CODE, "made-up code");
    ann.waits(&mut service);
    assert_eq!(service.holds("/qualification"), "Education");
    ann.saves_after_review(&mut service);
    ann.sees_saved();
    assert_eq!(ann.last_sent().body.value("/validationCode").shown(), "made-up code");
}

/// The check meets somebody else's change: everything typed is on the table.
#[test]
fn what_was_typed_during_a_check_is_part_of_the_conflict() {
    let mut service = Service::unversioned(&support::RECORD);
    let mut ann = Person::at("ann", &support::RECORD, &mut service);
    ann.types(support::EMAIL, "a@example.com");
    service.changed_elsewhere(&[("/website", "new.example.com")]);
    ann.presses_save();
    ann.types(support::WEBSITE, "mine.example.com");
    ann.waits(&mut service);
    assert_eq!(ann.conflict().units, [editing::Unit::Field(support::WEBSITE)]);
    assert_eq!(ann.sees(support::EMAIL), "a@example.com");
    assert_eq!(service.received, []);
}

/// The write was applied, then somebody else wrote: what the person sent is no change of somebody else.
#[test]
fn what_was_typed_over_an_applied_write_conflicts_with_nobody() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostAfter);
    ann.waits(&mut service);
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.types(EMAIL, "later@example.com");
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(*ann.reads(), Message::Merged(vec![COMPANY]));
    assert_eq!(ann.edits(), [(EMAIL, "later@example.com".into())]);
}

#[test]
fn putting_back_over_an_applied_write_is_left_to_save() {
    let (mut ann, mut service) = ann();
    service.next_write(WriteFault::LostAfter);
    ann.waits(&mut service);
    service.changed_elsewhere(&[("/companyName", "Gears")]);
    ann.does(Event::PutBack { field: EMAIL });
    ann.does(Event::FindOut);
    ann.waits(&mut service);
    assert_eq!(ann.edits(), [(EMAIL, "ada@example.com".into())]);
}

/// A message goes when it is out of date, and stays while there is something to be done about it.
#[test]
fn typing_clears_what_it_makes_untrue() {
    let refused = || Message::Refused(crate::service::problem(editing::ProblemKind::Denied));
    let fault = |service: &mut Service, message: &Message| match message {
        Message::Refused(_) => service.next_write(WriteFault::Refused(editing::ProblemKind::Denied)),
        Message::NotSaved => service.next_write(WriteFault::LostBefore),
        Message::AlreadySaved => service.next_write(WriteFault::LostAfter),
        Message::CurrentVersionRefused(_) => service.next_write(WriteFault::RefusedAsStale),
        Message::LatestUnreadable(_) => {
            service.next_write(WriteFault::RefusedAsStale);
            service.next_read(ReadFault::Unreachable);
        }
        Message::Merged(_) => service.changed_elsewhere(&[("/companyName", "Gears")]),
        message => panic!("{message:?}"),
    };
    let stale = || crate::service::problem(editing::ProblemKind::Stale);
    let unreachable = || crate::service::problem(editing::ProblemKind::Unreachable);
    for (message, stays) in [
        (refused(), true),
        (Message::NotSaved, true),
        (Message::AlreadySaved, false),
        (Message::CurrentVersionRefused(stale()), true),
        (Message::LatestUnreadable(unreachable()), true),
        (Message::Merged(vec![COMPANY]), true),
    ] {
        let (mut ann, mut service) = ann();
        fault(&mut service, &message);
        ann.waits(&mut service);
        if !matches!(ann.phase(), Phase::Editing(_)) {
            ann.does(Event::FindOut);
            ann.waits(&mut service);
        }
        assert_eq!(*ann.reads(), message);
        ann.types(CITY, "Bergen");
        assert_eq!(*ann.phase(), Phase::Editing(stays.then_some(message)));
    }
}

#[test]
fn a_missing_field_stays_missing_while_others_are_typed() {
    let mut service = Service::versioned(&RECORD);
    let mut ann = Person::at("ann", &RECORD, &mut service);
    ann.types(COMPANY, "");
    ann.presses_save();
    ann.types(EMAIL, "a@example.com");
    assert_eq!(*ann.reads(), Message::Required(vec![COMPANY]));
}

#[test]
fn there_is_nothing_to_type_into_beyond_the_fields() {
    let (mut ann, service) = ann();
    service.clock.pass(1);
    let before = ann.state().clone();
    let field = RECORD.fields.len();
    ann.does(Event::Typed { field, text: "more".into() });
    ann.does(Event::PutBack { field });
    assert_eq!(*ann.state(), before);
}
