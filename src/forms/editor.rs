//! Runs the editing core for one record: keeps its state, and carries out its commands.

use super::update::{Update, fetch, put};
use super::who::ask_who;
use crate::api::{Api, Purpose, locked};
use crate::clock::now;
use crate::drafts::Drafts;
use crate::tabs::{Lock, OtherTabs};
use crate::task::spawn;
use crate::ui::signal::Signal;
use crate::ui::{controls, focus};
use editing::{Command, Environment, Event, Phase, Record, Sent, State, Unit};
use leptos::prelude::{Update as _, *};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use updates::{Operation, RecordId};

/// A record being edited. Cheap to clone; lives as long as something holds it, also when its page is left: a write in
/// flight runs to its end and reports here.
#[derive(Clone)]
pub struct Editor {
    id: RecordId,
    operation: Arc<dyn Operation>,
    update: &'static Update,
    place: Place,
    state: ArcRwSignal<State>,
    lock: Arc<Mutex<Option<Lock>>>,
    /// Whether a page shows the record.
    shown: Arc<AtomicBool>,
}

/// Where records are edited. Cheap to clone.
#[derive(Clone)]
pub struct Place {
    /// The way to the service.
    pub api: Api,
    /// The unsaved edits of this tab.
    pub drafts: Drafts,
    /// The other tabs of this browser.
    pub tabs: OtherTabs,
    /// The records that need the person's attention while another page is shown.
    pub waiting: Signal<Vec<RecordId>>,
}

struct Browser;

impl Environment for Browser {
    fn new_request_id(&mut self) -> String {
        Api::new_id()
    }

    fn now(&self) -> u64 {
        now()
    }
}

impl Editor {
    /// Opens a record with the drafts that are kept of it, and begins to read it.
    #[must_use]
    fn open(operation: Arc<dyn Operation>, update: &'static Update, place: &Place) -> Self {
        let id = operation.id();
        let (state, commands) = State::opened(place.drafts.of(&id));
        let editor = Self {
            id,
            operation,
            update,
            place: place.clone(),
            state: ArcRwSignal::new(state),
            lock: Arc::default(),
            shown: Arc::default(),
        };
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
        self.operation.record(&self.place.api.routes())
    }

    /// How it is asked for and written.
    #[must_use]
    pub fn operation(&self) -> &dyn Operation {
        &*self.operation
    }

    /// How it is shown.
    #[must_use]
    pub const fn update(&self) -> &'static Update {
        self.update
    }

    /// Where the record is edited.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The state, for views to follow.
    #[must_use]
    pub const fn state(&self) -> &ArcRwSignal<State> {
        &self.state
    }

    /// What happened goes in; the state follows, and what is to be done is done.
    pub fn dispatch(&self, event: Event) {
        // Whatever happens, it happens to what the person sees.
        if !matches!(event, Event::Typed { .. }) {
            controls::reconcile();
        }
        let advance = |state: &mut State| state.advance(self.record(), event, &mut Browser);
        self.run(self.state.try_maybe_update(advance).unwrap_or_default());
    }

    fn run(&self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::Fetch { ticket } => self.fetch(ticket),
                Command::Put { ticket, sent } => self.put(ticket, sent),
                Command::AskWho { ticket, version, since } => ask_who(self, ticket, version, since),
                Command::Lock { ticket } => self.request_lock(ticket),
                Command::Unlock => {
                    if let Some(lock) = locked(&self.lock).take() {
                        lock.release();
                    }
                }
                Command::TellTabs => self.place.tabs.tell_saved(&self.id),
                Command::Store(drafts) => self.place.drafts.keep(&self.id, &drafts),
                Command::FocusSummary => self.focus(focus::SUMMARY.to_owned()),
                Command::FocusReview => self.focus(focus::REVIEW.to_owned()),
                Command::FocusUnit(unit) => self.focus(self.unit_element(unit)),
            }
        }
    }

    /// Moves the focus within the record's form. While another page is shown, that page only says where to look.
    fn focus(&self, id: String) {
        if self.shown.load(Ordering::Relaxed) {
            return focus::after_rendering(id);
        }
        let mut waiting = self.place.waiting.get_untracked();
        if !waiting.contains(&self.id) {
            waiting.push(self.id.clone());
            self.place.waiting.set(waiting);
        }
    }

    /// From now on a page shows the record, until the view is gone in which this is called.
    pub fn show(&self) {
        self.shown.store(true, Ordering::Relaxed);
        let mut waiting = self.place.waiting.get_untracked();
        waiting.retain(|record| *record != self.id);
        self.place.waiting.set(waiting);
        let shown = self.shown.clone();
        on_cleanup(move || shown.store(false, Ordering::Relaxed));
    }

    fn fetch(&self, ticket: u32) {
        // Whoever types or looks waits for no answer: the record is read to notice what somebody else changed.
        let is_beside = self
            .state
            .with_untracked(|state| state.open().is_some_and(|open| matches!(open.phase, Phase::Editing(_))));
        let purpose = if is_beside { Purpose::Background } else { Purpose::Asked };
        let editor = self.clone();
        spawn(async move {
            let outcome = fetch(editor.operation(), &editor.place.api, purpose).await;
            editor.dispatch(Event::Fetched { ticket, outcome });
        });
    }

    fn put(&self, ticket: u32, sent: Sent) {
        let editor = self.clone();
        spawn(async move {
            let outcome = put(editor.operation(), &editor.place.api, &sent).await;
            editor.dispatch(Event::Written { ticket, outcome });
        });
    }

    fn request_lock(&self, ticket: u32) {
        let editor = self.clone();
        Lock::request(&self.id.key(), move |lock| {
            *locked(&editor.lock) = lock;
            editor.dispatch(Event::Locked { ticket });
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

/// The records that are open in this tab, whatever page is shown. Cheap to clone.
#[derive(Clone)]
pub struct Editors {
    place: Place,
    editors: Arc<Mutex<Vec<Editor>>>,
}

impl Editors {
    /// None are open yet. From now on, what another tab saves is looked at here.
    #[must_use]
    pub fn new(place: Place) -> Self {
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
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The editor of a record. One with unsaved edits or a write in flight is found again, and looks whether the record is
    /// still as it was; else the record is read.
    #[must_use]
    pub fn open(&self, operation: impl Operation + 'static, update: &'static Update) -> Editor {
        self.opened(Arc::new(operation), update)
    }

    fn opened(&self, operation: Arc<dyn Operation>, update: &'static Update) -> Editor {
        self.forget_unchanged();
        let found = self.find(&operation.id());
        if let Some(editor) = found {
            editor.dispatch(Event::Regarded);
            return editor;
        }
        let editor = Editor::open(operation, update, &self.place);
        locked(&self.editors).push(editor.clone());
        editor
    }

    fn find(&self, id: &RecordId) -> Option<Editor> {
        locked(&self.editors).iter().find(|editor| editor.id == *id).cloned()
    }

    /// The open records with something that would be lost with the tab.
    #[must_use]
    pub fn unsaved(&self) -> Vec<Editor> {
        let editors = locked(&self.editors);
        editors.iter().filter(|editor| editor.state.with_untracked(State::has_unsaved)).cloned().collect()
    }

    /// The records with something that would be lost with the tab, also those that were not opened since it was loaded.
    #[must_use]
    pub fn unsaved_records(&self) -> Vec<RecordId> {
        let mut records = crate::drafts::records();
        for editor in self.unsaved() {
            if !records.contains(&editor.id) {
                records.push(editor.id);
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
        locked(&self.editors).retain(|editor| editor.state.with_untracked(State::has_unsaved));
    }
}
