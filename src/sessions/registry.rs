//! The records that are open in this tab.

use super::editor::Editor;
use super::place::Place;
use crate::browser::drafts;
use crate::browser::lock::locked;
use editing::{Event, State};
use leptos::prelude::*;
use std::sync::{Arc, Mutex};
use updates::{Operation, RecordId};

/// The records that are open in this tab, whatever page is shown. Cheap to clone.
#[derive(Clone)]
pub struct Editors {
    place: &'static Place,
    editors: Arc<Mutex<Vec<Editor>>>,
}

impl Editors {
    /// None are open yet. From now on, what another tab saves is looked at here.
    #[must_use]
    pub fn new(place: &'static Place) -> Self {
        let editors = Self { place, editors: Arc::default() };
        let (told, asked) = (editors.clone(), editors.clone());
        let saved = move |record: &RecordId| {
            if let Some(editor) = told.find(record) {
                editor.dispatch(Event::Regarded);
            }
        };
        editors.place.tabs.listen(saved, move || asked.unsaved_records());
        editors
    }

    /// Where records are edited.
    #[must_use]
    pub const fn place(&self) -> &'static Place {
        self.place
    }

    /// The editor of a record. One with unsaved edits or a write in flight is found again, and looks whether the record is
    /// still as it was; else the record is read.
    #[must_use]
    pub fn open(&self, operation: impl Operation + 'static) -> Editor {
        self.opened(Arc::new(operation))
    }

    fn opened(&self, operation: Arc<dyn Operation>) -> Editor {
        self.forget_unchanged();
        let found = self.find(&operation.id());
        if let Some(editor) = found {
            editor.dispatch(Event::Regarded);
            return editor;
        }
        let editor = Editor::open(operation, self.place);
        locked(&self.editors).push(editor.clone());
        editor
    }

    fn find(&self, id: &RecordId) -> Option<Editor> {
        locked(&self.editors).iter().find(|editor| *editor.id() == *id).cloned()
    }

    /// The open records with something that would be lost with the tab.
    #[must_use]
    pub fn unsaved(&self) -> Vec<Editor> {
        let editors = locked(&self.editors);
        editors.iter().filter(|editor| editor.state().with_untracked(State::has_unsaved)).cloned().collect()
    }

    /// The records with something that would be lost with the tab, also those that were not opened since it was loaded.
    #[must_use]
    pub fn unsaved_records(&self) -> Vec<RecordId> {
        let mut records = drafts::records();
        for editor in self.unsaved() {
            if !records.contains(editor.id()) {
                records.push(editor.id().clone());
            }
        }
        records
    }

    /// The person signed in again: what asked for that is done with.
    pub fn signed_in(&self) {
        let editors = locked(&self.editors).clone();
        for editor in editors {
            editor.dispatch(Event::SignedIn);
        }
    }

    /// Discards what would be lost with the tab, for good.
    pub fn discard_all(&self) {
        for record in self.unsaved_records() {
            self.place.drafts.keep(&record, &[]);
        }
        locked(&self.editors).clear();
    }

    fn forget_unchanged(&self) {
        locked(&self.editors).retain(|editor| editor.state().with_untracked(State::has_unsaved));
    }
}
