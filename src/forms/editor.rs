//! Runs the editing core for one record: keeps its state, and carries out its commands.

use super::RecordId;
use crate::api::{Api, locked};
use crate::ui::focus;
use editing::{Command, Environment, Event, Record, Sent, State, Unit};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::{Arc, Mutex};

/// A record being edited. Cheap to clone; lives as long as something holds it, also when its page is left: a write in
/// flight runs to its end and reports here.
#[derive(Clone)]
pub struct Editor {
    id: RecordId,
    api: Api,
    state: ArcRwSignal<State>,
}

struct Browser;

impl Environment for Browser {
    fn new_request_id(&mut self) -> String {
        Api::new_id()
    }
}

impl Editor {
    /// Opens a record, and begins to read it.
    #[must_use]
    pub fn open(id: RecordId, api: &Api) -> Self {
        let (state, commands) = State::opened();
        let editor = Self { id, api: api.clone(), state: ArcRwSignal::new(state) };
        editor.run(commands);
        editor
    }

    /// The record.
    #[must_use]
    pub const fn id(&self) -> &RecordId {
        &self.id
    }

    /// The table of the record's fields.
    #[must_use]
    pub fn record(&self) -> &'static Record {
        &self.id.update().record
    }

    /// The state, for views to follow.
    #[must_use]
    pub const fn state(&self) -> &ArcRwSignal<State> {
        &self.state
    }

    /// What happened goes in; the state follows, and what is to be done is done.
    pub fn dispatch(&self, event: Event) {
        let mut commands = Vec::new();
        self.state.update(|state| {
            let before = std::mem::replace(state, State::Loading { ticket: 0 });
            (*state, commands) = editing::step(self.record(), before, event, &mut Browser);
        });
        self.run(commands);
    }

    fn run(&self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::Fetch { ticket } => self.fetch(ticket),
                Command::Put { ticket, sent } => self.put(ticket, sent),
                Command::FocusSummary => focus::after_rendering(focus::SUMMARY.to_owned()),
                Command::FocusReview => focus::after_rendering(focus::REVIEW.to_owned()),
                Command::FocusUnit(unit) => focus::after_rendering(self.unit_element(unit)),
            }
        }
    }

    fn fetch(&self, ticket: u32) {
        let editor = self.clone();
        spawn_local(async move {
            let outcome = editor.id.fetch(&editor.api).await;
            editor.dispatch(Event::Fetched { ticket, outcome });
        });
    }

    fn put(&self, ticket: u32, sent: Sent) {
        let editor = self.clone();
        spawn_local(async move {
            let outcome = editor.id.put(&editor.api, &sent).await;
            editor.dispatch(Event::Written { ticket, outcome });
        });
    }

    /// The id of the input of a field.
    #[must_use]
    pub fn field_element(&self, index: usize) -> String {
        let pointer = self.record().fields.get(index).map_or("", |field| field.pointer);
        format!("field{}", pointer.replace('/', "-"))
    }

    /// The id of the part of the page where a unit's conflict is decided.
    #[must_use]
    pub fn unit_element(&self, unit: Unit) -> String {
        let first = self.record().members(unit).first().copied().unwrap_or_default();
        format!("conflict-{}", self.field_element(first))
    }
}

/// The records that are open in this tab, whatever page is shown.
#[derive(Clone, Default)]
pub struct Editors(Arc<Mutex<Vec<Editor>>>);

impl Editors {
    /// The editor of a record. One with unsaved edits or a write in flight is found again; else the record is read.
    #[must_use]
    pub fn open(&self, id: RecordId, api: &Api) -> Editor {
        self.forget_unchanged();
        let mut editors = locked(&self.0);
        if let Some(editor) = editors.iter().find(|editor| editor.id == id) {
            return editor.clone();
        }
        let editor = Editor::open(id, api);
        editors.push(editor.clone());
        editor
    }

    /// The records with something that would be lost with the tab.
    #[must_use]
    pub fn unsaved(&self) -> Vec<Editor> {
        let editors = locked(&self.0);
        editors.iter().filter(|editor| editor.state.with_untracked(State::has_unsaved)).cloned().collect()
    }

    fn forget_unchanged(&self) {
        locked(&self.0).retain(|editor| editor.state.with_untracked(State::has_unsaved));
    }
}
