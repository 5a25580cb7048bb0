//! The status beside the buttons of a form, and what can be done about what just happened.

use super::view::{Form, SAVE};
use crate::locales::words;
use crate::ui::element::{El, dynamic, el, nothing, text_of};
use crate::ui::memo::memo;
use editing::{Event, Message, Phase, Stage};
use leptos::prelude::*;

/// The status of the form: announced, and the focus stays.
pub fn status(form: &Form) -> El {
    let phase = form.phase;
    let text = move || {
        let words = &words().form;
        let text = phase.with(|phase| match phase {
            Phase::Saving(saving) if matches!(saving.stage, Stage::Queued(_)) => words.queued,
            Phase::Saving(_) => words.saving,
            Phase::Editing(Some(Message::NoChanges)) => words.no_changes,
            Phase::Editing(Some(Message::Saved { differences, .. })) if !differences.is_empty() => {
                words.saved_differently_status
            }
            Phase::Editing(Some(Message::Saved { read_back: true, .. })) => words.saved,
            Phase::Editing(Some(Message::Saved { read_back: false, .. })) => words.saved_not_read_back,
            Phase::Editing(Some(Message::AlreadySaved)) => words.already_saved,
            Phase::Editing(Some(Message::Discarded(_))) => words.discarded,
            _ => "",
        });
        text.to_owned()
    };
    el("p").class("status").attr("role", "status").child(text_of(text))
}

/// The button that takes back what just happened: a save, or that edits were discarded.
pub fn take_back(form: &Form) -> AnyView {
    let phase = form.phase;
    let offered = memo(move || {
        phase.with(|phase| match phase {
            Phase::Editing(Some(Message::Saved { undo, .. })) if !undo.is_empty() => {
                Some((words().form.undo, true))
            }
            Phase::Editing(Some(Message::Discarded(_))) => Some((words().form.take_back, false)),
            _ => None,
        })
    });
    let form = form.clone();
    dynamic(move || match offered.get() {
        Some((label, undo)) => {
            let event = if undo { Event::UndoPressed } else { Event::TakenBack };
            form.button_to(SAVE, label, event).into_any()
        }
        None => nothing(),
    })
}
