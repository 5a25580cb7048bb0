//! The status beside the buttons of a form, and what can be done about what just happened.

use super::buttons::EventButton;
use super::form::{Form, SAVE};
use crate::locales::{fill, words};
use crate::ui::anew::Anew;
use editing::{Choice, Conflict, Event, Message, Phase, Stage};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// The status of the form: announced, and the focus stays.
#[component]
pub fn Status(
    /// The form.
    form: Form,
) -> impl IntoView {
    let (phase, said, queued) = (form.phase, form.said, queued(form));
    let text = move || {
        let said = said.get();
        if !said.is_empty() {
            return said;
        }
        let words = &words().form;
        if let Some(decided) = phase.with(|phase| match phase {
            Phase::Conflict(conflict) => Some(decided(conflict)),
            _ => None,
        }) {
            return decided;
        }
        let text = phase.with(|phase| match phase {
            Phase::Saving(_) if queued.get() => words.queued,
            Phase::Saving(_) => words.saving,
            Phase::Editing(Some(Message::NoChanges)) => words.no_changes,
            Phase::Editing(Some(Message::Saved { differences, .. })) if !differences.is_empty() => {
                words.saved_differently_status
            }
            Phase::Editing(Some(Message::Saved { read_back: true, .. })) => words.saved,
            Phase::Editing(Some(Message::Saved { read_back: false, .. })) => words.saved_not_read_back,
            Phase::Editing(Some(Message::AlreadySaved)) => words.already_saved,
            Phase::Editing(Some(Message::Discarded(discarded))) if discarded.pending.is_some() => {
                words.discarded_unknown
            }
            Phase::Editing(Some(Message::Discarded(_))) => words.discarded,
            Phase::Editing(Some(Message::Updated(_))) => words.updated_title,
            Phase::Editing(Some(Message::Restored(_))) => words.restored_title,
            _ => "",
        });
        text.to_owned()
    };
    view! { <p class="status" role="status" prop:textContent=text></p> }
}

/// How many units of a conflict are decided, and what is to be done once all are; nothing before the first.
fn decided(conflict: &Conflict) -> String {
    let text = &words().form;
    let all = conflict.units.len();
    let count = all.saturating_sub(conflict.undecided().len());
    let are_all = |choice| conflict.units.iter().all(|unit| conflict.choices.get(*unit) == Some(choice));
    let template = match count {
        0 => "",
        _ if count < all => text.conflict_some_decided,
        _ if are_all(Choice::Mine) => text.conflict_decided_mine,
        _ if are_all(Choice::Theirs) => text.conflict_decided_theirs,
        _ => text.conflict_decided,
    };
    fill(template, &[&count.to_string(), &all.to_string()])
}

/// Waiting for another tab so long is said: without one, the turn comes at once.
const TURN: Duration = Duration::from_millis(500);

/// Whether the save waits for another tab.
fn queued(form: Form) -> RwSignal<bool> {
    let phase = form.phase;
    let waits = Memo::new(move |_| {
        phase.with(|phase| matches!(phase, Phase::Saving(saving) if matches!(saving.stage, Stage::Queued(_))))
    });
    let queued = RwSignal::new(false);
    let mut timer: Option<TimeoutHandle> = None;
    Effect::new(move |_| {
        queued.set(false);
        if let Some(earlier) = timer.take() {
            earlier.clear();
        }
        if waits.get() {
            timer = set_timeout_with_handle(move || queued.set(true), TURN).ok();
        }
    });
    queued
}

/// What can be done about what just happened.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Offered {
    #[default]
    Nothing,
    Undo,
    TakeBack,
    StopWaiting,
}

/// The button that takes back what just happened: a save, that edits were discarded, that the save waits for another tab.
#[component]
pub fn TakeBack(
    /// The form.
    form: Form,
) -> impl IntoView {
    let phase = form.phase;
    let offered = Memo::new(move |_| {
        phase.with(|phase| match phase {
            Phase::Editing(Some(Message::Saved { undo, .. })) if !undo.is_empty() => Offered::Undo,
            Phase::Editing(Some(Message::Discarded(_))) => Offered::TakeBack,
            Phase::Saving(saving) if matches!(saving.stage, Stage::Queued(_)) => Offered::StopWaiting,
            _ => Offered::Nothing,
        })
    });
    let button = move || {
        let text = &words().form;
        let (label, event) = match offered.get() {
            Offered::Undo => (text.undo, Event::UndoPressed),
            Offered::TakeBack => (text.take_back, Event::TakenBack),
            Offered::StopWaiting => (text.stop_waiting, Event::WaitingStopped),
            Offered::Nothing => return None,
        };
        Some(view! { <EventButton form label event focus=SAVE /> }.into_any())
    };
    view! { <Anew view=Box::new(button) /> }
}
