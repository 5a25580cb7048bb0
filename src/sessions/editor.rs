//! Runs the editing core for one record: keeps its state, and carries out its commands.

use super::attribution::{Question, attribution};
use super::io::{fetch, put};
use super::place::Place;
use crate::api::Purpose;
use crate::browser::clock::now;
use crate::browser::ids::new_id;
use crate::browser::lock::locked;
use crate::browser::tabs::Lock;
use crate::browser::task::spawn;
use crate::ui::{controls, focus};
use editing::{Attribution, Command, Environment, Event, Phase, Record, Sent, State, Unit, Version};
use leptos::prelude::{Update as _, *};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use updates::{Operation, RecordId};

/// Who changed a record is asked for so long; a later answer is still shown.
const PATIENCE: Duration = Duration::from_secs(2);

/// A record being edited. Cheap to clone; lives as long as something holds it, also when its page is left: a write in
/// flight runs to its end and reports here.
#[derive(Clone)]
pub struct Editor(Arc<Inner>);

struct Inner {
    id: RecordId,
    operation: Arc<dyn Operation>,
    place: &'static Place,
    state: ArcRwSignal<State>,
    lock: Mutex<Option<Lock>>,
    /// Whether a page shows the record.
    shown: AtomicBool,
}

struct Browser;

impl Environment for Browser {
    fn new_request_id(&mut self) -> String {
        new_id()
    }

    fn now(&self) -> u64 {
        now()
    }
}

impl Editor {
    /// Opens a record with the drafts that are kept of it, and begins to read it.
    #[must_use]
    pub(super) fn open(operation: Arc<dyn Operation>, place: &'static Place) -> Self {
        let id = operation.id();
        let (state, commands) = State::opened(place.drafts.of(&id));
        let editor = Self(Arc::new(Inner {
            id,
            operation,
            place,
            state: ArcRwSignal::new(state),
            lock: Mutex::default(),
            shown: AtomicBool::default(),
        }));
        editor.run(commands);
        editor
    }

    /// The record.
    #[must_use]
    pub fn id(&self) -> &RecordId {
        &self.0.id
    }

    /// The table of the record's fields.
    #[must_use]
    pub fn record(&self) -> &'static Record {
        self.0.operation.record(&self.0.place.api.routes())
    }

    /// How it is asked for and written.
    #[must_use]
    pub fn operation(&self) -> &dyn Operation {
        &*self.0.operation
    }

    /// Where the record is edited.
    #[must_use]
    pub fn place(&self) -> &'static Place {
        self.0.place
    }

    /// The state, for views to follow.
    #[must_use]
    pub fn state(&self) -> &ArcRwSignal<State> {
        &self.0.state
    }

    /// What happened goes in; the state follows, and what is to be done is done.
    pub fn dispatch(&self, event: Event) {
        // Whatever happens, it happens to what the person sees.
        if !matches!(event, Event::Typed { .. }) {
            controls::reconcile();
        }
        let advance = |state: &mut State| state.advance(self.record(), event, &mut Browser);
        self.run(self.0.state.try_maybe_update(advance).unwrap_or_default());
    }

    fn run(&self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::Fetch { ticket } => self.fetch(ticket),
                Command::Put { ticket, sent } => self.put(ticket, sent),
                Command::AskWho { ticket, version, since } => self.ask_who(ticket, version, since),
                Command::Lock { ticket } => self.request_lock(ticket),
                Command::Unlock => drop(locked(&self.0.lock).take()),
                Command::TellTabs => self.0.place.tabs.tell_saved(&self.0.id),
                Command::Store(drafts) => self.0.place.drafts.keep(&self.0.id, &drafts),
                Command::FocusSummary => self.focus(focus::SUMMARY.to_owned()),
                Command::FocusReview => self.focus(focus::REVIEW.to_owned()),
                Command::FocusUnit(unit) => self.focus(self.unit_element(unit)),
            }
        }
    }

    /// Moves the focus within the record's form. While another page is shown, that page only says where to look.
    fn focus(&self, id: String) {
        if self.0.shown.load(Ordering::Relaxed) {
            return focus::after_rendering(id);
        }
        let mut waiting = self.0.place.waiting.get_untracked();
        if !waiting.contains(&self.0.id) {
            waiting.push(self.0.id.clone());
            self.0.place.waiting.set(waiting);
        }
    }

    /// From now on a page shows the record, until the view is gone in which this is called.
    pub fn show(&self) {
        self.0.shown.store(true, Ordering::Relaxed);
        let mut waiting = self.0.place.waiting.get_untracked();
        waiting.retain(|record| *record != self.0.id);
        self.0.place.waiting.set(waiting);
        let editor = self.clone();
        on_cleanup(move || editor.0.shown.store(false, Ordering::Relaxed));
    }

    fn fetch(&self, ticket: u32) {
        // Whoever types or looks waits for no answer: the record is read to notice what somebody else changed.
        let is_beside = self
            .state()
            .with_untracked(|state| state.open().is_some_and(|open| matches!(open.phase, Phase::Editing(_))));
        let purpose = if is_beside { Purpose::Background } else { Purpose::Asked };
        let editor = self.clone();
        spawn(async move {
            let outcome = fetch(editor.operation(), &editor.0.place.api, purpose).await;
            editor.dispatch(Event::Fetched { ticket, outcome });
        });
    }

    fn put(&self, ticket: u32, sent: Sent) {
        let editor = self.clone();
        spawn(async move {
            let outcome = put(editor.operation(), &editor.0.place.api, &sent).await;
            editor.dispatch(Event::Written { ticket, outcome });
        });
    }

    fn ask_who(&self, ticket: u32, version: Option<Version>, since: u64) {
        if self.id().customer().is_none() {
            return;
        }
        let (editor, waiting) = (self.clone(), self.clone());
        let question = Question { record: self.id().clone(), version, since };
        spawn(async move {
            let attribution = attribution(&editor.place().api, question).await;
            editor.dispatch(Event::Told { ticket, attribution });
        });
        let give_up = move || {
            let is_known = waiting.state().with_untracked(|state| {
                state.open().and_then(|open| open.who.as_ref()).is_some_and(|who| who.told.is_some())
            });
            if !is_known {
                waiting.dispatch(Event::Told { ticket, attribution: Attribution::Unavailable });
            }
        };
        set_timeout(give_up, PATIENCE);
    }

    fn request_lock(&self, ticket: u32) {
        let editor = self.clone();
        Lock::request(&self.0.id.key(), move |lock| {
            *locked(&editor.0.lock) = lock;
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
