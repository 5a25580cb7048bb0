//! What a form may send, and what may become of it.

use super::client::Client;
use crate::call::is_same_call;
use editing::{Event, Guarantee, Phase, Record, Sent, Snapshot, Stage, State};
use proptest::prelude::*;

pub const UNNAMED: &str = "/unnamed/member";

/// What is sent answers to what happened, and to what the person saw.
pub fn check_sent(
    record: &Record,
    client: &Client,
    event: &Event,
    before: &State,
    asked: usize,
) -> Result<(), TestCaseError> {
    let (earlier, new) = client.person.sent.split_at(asked);
    prop_assert!(new.len() <= 1, "two writes at once");
    for sent in new {
        for earlier in earlier.iter().filter(|earlier| earlier.request_id == sent.request_id) {
            prop_assert!(is_same_call(earlier, sent), "an id is used for another call");
        }
        let open = before.open();
        prop_assert!(open.is_some(), "sent before the form was open");
        let warned = open.is_some_and(|open| open.elsewhere.is_some());
        prop_assert!(!warned, "sent although a change was known");
        let asked_for = matches!(
            event,
            Event::SavePressed
                | Event::Confirmed
                | Event::SendAgain
                | Event::UndoPressed
                | Event::Fetched { .. }
        );
        prop_assert!(asked_for, "sent by itself after {event:?}");
        let looked = matches!(event, Event::Fetched { outcome: Ok(_), .. });
        prop_assert!(
            sent.precondition.version().is_some() || looked,
            "sent without a version and without a look"
        );
        let unguarded =
            record.guarantee == Guarantee::CompareAndSwap && sent.precondition.version().is_none();
        if unguarded || record.guarantee == Guarantee::OneWay {
            let reviewed = sent.edits.iter().all(|(index, text)| client.reviewed.get(index) == Some(text));
            prop_assert!(reviewed, "sent without being asked: {:?} of {:?}", sent.edits, client.reviewed);
        }
    }
    Ok(())
}

/// What the form tells of somebody else's change is not older than what it shows.
pub fn check_warning(client: &Client) -> Result<(), TestCaseError> {
    if let Some(elsewhere) = client.open().and_then(|open| open.elsewhere.as_ref()) {
        prop_assert!(elsewhere.latest.read_at >= client.shown.read_at, "an old warning: {elsewhere:#?}");
        prop_assert!(!elsewhere.fields.is_empty());
    }
    Ok(())
}

/// A write that goes by a version replaces nothing that its form had not shown, and nothing that was not edited.
pub fn check_applied(
    record: &Record,
    sent: &Sent,
    shown: &Snapshot,
    before: &Snapshot,
) -> Result<(), TestCaseError> {
    if sent.precondition.version().is_some() {
        let unseen = record.differences(shown, before);
        prop_assert_eq!(unseen, Vec::<usize>::new(), "overwritten unseen by {:?}", sent);
        prop_assert_eq!(sent.body.value(UNNAMED), before.document().value(UNNAMED));
        for (index, field) in record.fields().filter(|(index, _)| sent.edits.get(*index).is_none()) {
            prop_assert_eq!(
                &sent.body.value(field.pointer),
                before.value(index),
                "overwritten by {:?}",
                sent
            );
        }
    }
    Ok(())
}

/// Of two tabs of one browser, one at a time saves what has no version.
pub fn check_turns(record: &Record, tabs: [&Client; 2]) -> Result<(), TestCaseError> {
    let saves = |client: &&Client| match client.phase() {
        Some(Phase::Saving(saving)) => match &saving.stage {
            Stage::Checking(_) => true,
            Stage::Writing(sent) | Stage::Verifying(sent, _) | Stage::Confirming(sent, _) => {
                sent.precondition.version().is_none()
            }
            _ => false,
        },
        _ => false,
    };
    let both = tabs.iter().all(saves);
    prop_assert!(!both || record.guarantee == Guarantee::CompareAndSwap, "two tabs save at once");
    for client in tabs {
        let saving = matches!(client.phase(), Some(Phase::Saving(_)));
        prop_assert!(saving || !client.person.has_turn, "a turn that nobody ends");
    }
    Ok(())
}
