//! Asking who changed a record, and telling it.

use super::Editor;
use super::view::Form;
use crate::clock::now;
use crate::config::Feature;
use crate::late::part;
use crate::locales::words;
use crate::task::{catching, spawn};
use crate::ui::time;
use editing::{Attribution, Change, Event, Version};
use leptos::prelude::*;
use partner_center::audit_records;
use std::time::Duration;
use updates::Since;

/// Who changed a record is asked for so long; a later answer is still shown.
const PATIENCE: Duration = Duration::from_secs(2);

/// A day, in milliseconds.
const DAY: u64 = 86_400_000;

/// Asks the service's audit log. Never in the way of anything: where it does not answer in time, that is what is told.
pub(super) fn ask_who(editor: &Editor, ticket: u32, version: Option<Version>, since: u64) {
    if editor.id().customer().is_none() {
        return;
    }
    let editor = editor.clone();
    spawn(async move {
        match catching(Box::pin(asking())).await {
            Some(Ok(ask)) => ask(&editor, ticket, version, since),
            _ => editor.dispatch(Event::Told { ticket, attribution: Attribution::Unavailable }),
        }
    });
}

type Ask = fn(&Editor, u32, Option<Version>, u64);

part! { panels, asking -> Ask: ask }

fn ask(editor: &Editor, ticket: u32, version: Option<Version>, since: u64) {
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
        let since = Since { version: version.as_ref(), read_at: since };
        let attribution = asking.id().attribution(answer, &since, &|id| api.is_own_write(id));
        asking.dispatch(Event::Told { ticket, attribution });
    });
}

/// A sentence on who changed a record, with the values in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Who {
    /// The sentence, with a place for each value.
    pub template: &'static str,
    /// Who it was, and when.
    pub values: Vec<String>,
}

/// Who changed these fields and when; none while it is being asked for, and where nobody keeps a record.
#[must_use]
pub fn who(form: &Form, fields: &[usize]) -> Option<Who> {
    let text = &words().who;
    form.with_open(|open| {
        let told = open.who.as_ref()?.told.as_ref()?;
        let template = match told {
            Attribution::Known(changes) => match by(changes, fields) {
                Some(change) => {
                    let values = vec![change.who.clone(), time::told(change.at, now())];
                    return Some(Who { template: text.by, values });
                }
                None => text.not_recorded,
            },
            Attribution::NotRecorded => text.not_recorded,
            Attribution::Denied => text.denied,
            Attribution::NotOffered => text.not_offered,
            Attribution::Unavailable => text.unavailable,
        };
        Some(Who { template, values: Vec::new() })
    })
}

/// The last change of any of these fields; one of which the log does not tell the fields may be it.
fn by<'a>(changes: &'a [Change], fields: &[usize]) -> Option<&'a Change> {
    changes
        .iter()
        .rev()
        .find(|change| change.fields.is_empty() || change.fields.iter().any(|field| fields.contains(field)))
}
