//! Asking the service's audit log who changed a record.

use super::Editor;
use crate::browser::task::{catching, spawn};
use crate::config::Feature;
use crate::ui::chunk::part;
use editing::{Attribution, Event};
use leptos::prelude::*;
use partner_center::audit_records;
use std::time::Duration;
use updates::Since;

/// Who changed a record is asked for so long; a later answer is still shown.
const PATIENCE: Duration = Duration::from_secs(2);

/// A day, in milliseconds.
const DAY: u64 = 86_400_000;

/// Asks the service's audit log. Never in the way of anything: where it does not answer in time, that is what is told.
pub(super) fn ask_who(editor: &Editor, ticket: u32, etag: Option<String>, since: u64) {
    if editor.id().customer().is_none() {
        return;
    }
    let editor = editor.clone();
    spawn(async move {
        match catching(Box::pin(asking())).await {
            Some(Ok(ask)) => ask(&editor, ticket, etag, since),
            _ => editor.dispatch(Event::Told { ticket, attribution: Attribution::Unavailable }),
        }
    });
}

type Ask = fn(&Editor, u32, Option<String>, u64);

part! { panels, asking -> Ask: ask }

fn ask(editor: &Editor, ticket: u32, etag: Option<String>, since: u64) {
    let Some(customer) = editor.id().customer() else { return };
    if editor.place().api.config().offers(Feature::AuditRecords).is_err() {
        let editor = editor.clone();
        return spawn(async move {
            editor.dispatch(Event::Told { ticket, attribution: Attribution::NotOffered });
        });
    }
    // From the day before: the clocks may differ about midnight.
    let request = audit_records::of_customer(customer, since.saturating_sub(DAY));
    let (waiting, asking) = (editor.clone(), editor.clone());
    set_timeout(
        move || {
            let known = waiting.state().with_untracked(|state| {
                state.open().and_then(|open| open.who.as_ref()).is_some_and(|who| who.told.is_some())
            });
            if !known {
                waiting.dispatch(Event::Told { ticket, attribution: Attribution::Unavailable });
            }
        },
        PATIENCE,
    );
    spawn(async move {
        let api = &asking.place().api;
        let answer = api.ask_in_background(request, audit_records::read).await;
        let since = Since { etag: etag.as_deref(), read_at: since };
        let attribution = asking.id().attribution(answer, &since, &|id| api.is_own_write(id));
        asking.dispatch(Event::Told { ticket, attribution });
    });
}
