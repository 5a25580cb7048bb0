//! What each field shows, brought up to date in one go when the state changes.
//!
//! A key changes one field: only what follows that field hears of it, however many others the form has.

use super::layout::Layout;
use crate::locales::{fill, words};
use crate::sessions::Editor;
use editing::{Message, Open, Phase, Record, State};
use leptos::prelude::*;
use std::sync::Arc;

/// What a field shows.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its text.
    pub text: String,
    /// Whether that is an edit.
    pub is_edited: bool,
    /// What is to be said about it.
    pub note: Note,
}

/// What is to be said about a field beside its text; nothing by default.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// What it was before it was changed.
    pub original: Option<String>,
    /// Whether it cannot be written.
    pub read_only: bool,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// What all fields of a record show.
#[derive(Clone, Copy)]
pub struct Fields(StoredValue<Arc<[RwSignal<Shown>]>>);

impl Fields {
    /// The fields of an editor's record, until the view is gone in which this is called.
    #[must_use]
    pub fn of(editor: &Editor, layout: &'static Layout) -> Self {
        let mut last = editor.state().with_untracked(|state| all(editor, layout, state));
        let fields: Arc<[RwSignal<Shown>]> = last.iter().cloned().map(RwSignal::new).collect();
        let (told, editor) = (fields.clone(), editor.clone());
        let followed = RenderEffect::new(move |_| {
            let now = editor.state().with(|state| all(&editor, layout, state));
            for ((signal, before), now) in told.iter().zip(&last).zip(&now) {
                if before != now {
                    signal.set(now.clone());
                }
            }
            last = now;
        });
        on_cleanup(move || drop(followed));
        Self(StoredValue::new(fields))
    }

    /// Reads what a field shows, and follows it.
    pub fn with<T: Default>(self, index: usize, read: impl FnOnce(&Shown) -> T) -> T {
        let shown = self.0.try_with_value(|fields| fields.get(index).copied()).flatten();
        shown.and_then(|shown| shown.try_with(read)).unwrap_or_default()
    }

    /// The text of a field, which is followed.
    #[must_use]
    pub fn text(self, index: usize) -> String {
        self.with(index, |shown| shown.text.clone())
    }

    /// What is to be said about a field.
    #[must_use]
    pub fn note(self, index: usize) -> Memo<Note> {
        Memo::new(move |_| self.with(index, |shown| shown.note.clone()))
    }
}

fn all(editor: &Editor, layout: &Layout, state: &State) -> Vec<Shown> {
    let record = editor.record();
    let Some(open) = state.open() else { return record.fields().map(|_| Shown::default()).collect() };
    let undecided = match &open.phase {
        Phase::Conflict(conflict) => {
            let undecided = conflict.undecided().into_iter();
            undecided.flat_map(|unit| conflict.merge.in_conflict(record, unit)).collect()
        }
        _ => Vec::new(),
    };
    let texts = open.texts(record).into_iter().enumerate();
    texts.map(|(index, text)| one(layout, record, open, &undecided, index, text)).collect()
}

fn is_sent_only(record: &Record, index: usize) -> bool {
    record.fields.get(index).is_some_and(|field| field.sent_only)
}

fn one(
    layout: &Layout,
    record: &Record,
    open: &Open,
    undecided: &[usize],
    index: usize,
    text: String,
) -> Shown {
    let label = || (layout.label)(index);
    let is_edited = open.draft.edits.get(index).is_some();
    let (original, read_only) = match &open.phase {
        // In a conflict the panel beside the field shows all sides.
        Phase::Conflict(conflict) => (None, !conflict.is_writable(record, record.unit_of(index))),
        _ => {
            // What is only sent was nothing before.
            let was_something = is_edited && !is_sent_only(record, index);
            (was_something.then(|| open.draft.original(index).to_owned()), open.draft.is_read_only(index))
        }
    };
    let error = match &open.phase {
        Phase::Editing(Some(Message::Required(fields))) if fields.contains(&index) => {
            Some(fill(words().form.required, &[label()]))
        }
        Phase::Editing(Some(Message::Refused(problem))) if problem.fields.contains(&index) => {
            Some(problem.text.clone().unwrap_or_else(|| words().problem.invalid.to_owned()))
        }
        Phase::Conflict(_) if undecided.contains(&index) => Some(words().form.conflict_field.to_owned()),
        _ => None,
    };
    Shown { text, is_edited, note: Note { original, read_only, error } }
}
