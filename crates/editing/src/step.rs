//! The one transition function. Its files follow the duties: [`edit`], [`save`], [`reconcile`], [`remote`] changes, stored
//! [`drafts`] and [`undo`].

mod drafts;
mod edit;
mod reconcile;
mod remote;
mod save;
mod tracked;
mod undo;

use crate::{
    Command, Environment, Event, Guarantee, Message, Open, Phase, Record, Snapshot, State, StoredDraft,
};
use tracked::Tracked;

/// Returns the next state, and the commands to carry out. An event that does not fit the state changes nothing.
pub fn step(
    record: &Record,
    mut state: State,
    event: Event,
    environment: &mut dyn Environment,
) -> (State, Vec<Command>) {
    let (_, commands) = state.advance(record, event, environment);
    (state, commands)
}

impl State {
    /// Opens a form with the stored drafts of its record. Returns the state, and the read it begins with.
    #[must_use]
    pub fn opened(kept: Vec<StoredDraft>) -> (Self, Vec<Command>) {
        (Self::Loading { ticket: 1, kept }, vec![Command::Fetch { ticket: 1 }])
    }

    /// Does what [`step`] does, in place. Returns whether the state changed, so that nobody is notified of an event that
    /// changed nothing, and the commands to carry out: those come with an unchanged state too.
    #[must_use = "the commands have to be carried out"]
    pub fn advance(
        &mut self,
        record: &Record,
        event: Event,
        environment: &mut dyn Environment,
    ) -> (bool, Vec<Command>) {
        match (&mut *self, event) {
            (Self::Open(open), event) => {
                let mut transition = Transition::new(record, environment, Tracked::new(open));
                transition.react(event);
                transition.end()
            }
            (Self::Loading { ticket: awaited, kept }, Event::Fetched { ticket, outcome })
                if ticket == *awaited =>
            {
                let kept = std::mem::take(kept);
                match outcome {
                    Ok(snapshot) => self.load(record, snapshot, ticket, kept, environment),
                    Err(problem) => {
                        *self = Self::LoadFailed { problem, kept, ticket };
                        (true, Vec::new())
                    }
                }
            }
            (Self::LoadFailed { kept, ticket, .. }, Event::Reload | Event::Regarded | Event::SignedIn) => {
                let (ticket, kept) = (ticket.wrapping_add(1), std::mem::take(kept));
                *self = Self::Loading { ticket, kept };
                (true, vec![Command::Fetch { ticket }])
            }
            (Self::LoadFailed { kept, .. }, Event::ExpiredDiscarded(index)) if index < kept.len() => {
                kept.remove(index);
                (true, vec![Command::Store(kept.clone())])
            }
            _ => (false, Vec::new()),
        }
    }

    /// Puts the record that was read into the form, and the stored drafts on top of it.
    fn load(
        &mut self,
        record: &Record,
        snapshot: Snapshot,
        ticket: u32,
        kept: Vec<StoredDraft>,
        environment: &mut dyn Environment,
    ) -> (bool, Vec<Command>) {
        let mut open = Box::new(Open::new(snapshot, ticket));
        let tracked = Tracked::with_stored(&mut open, kept.clone());
        let mut transition = Transition::new(record, environment, tracked);
        transition.restore_stored(kept);
        let (_, commands) = transition.end();
        *self = Self::Open(open);
        (true, commands)
    }
}

/// One step of an open record.
struct Transition<'a> {
    record: &'a Record,
    environment: &'a mut dyn Environment,
    open: Tracked<'a>,
    commands: Vec<Command>,
    was_saving: bool,
}

impl<'a> Transition<'a> {
    fn new(record: &'a Record, environment: &'a mut dyn Environment, open: Tracked<'a>) -> Self {
        let was_saving = open.is_saving();
        Self { record, environment, open, commands: Vec::new(), was_saving }
    }

    fn react(&mut self, event: Event) {
        match event {
            Event::Typed { field, text } => self.typed(field, text),
            Event::PutBack { field } => self.put_back(field),
            Event::Chosen { unit, choice } => self.chosen(unit, choice),
            Event::ChosenAll(choice) => self.chosen_all(choice),
            Event::SavePressed => self.save_pressed(),
            Event::Confirmed => self.confirmed(),
            Event::ReviewLeft => self.review_left(),
            Event::WaitingStopped => self.waiting_stopped(),
            Event::UndoPressed => self.undo_pressed(),
            Event::SendAgain => self.send_again(),
            Event::FindOut => self.find_out(),
            Event::Discarded => self.discarded(),
            Event::TakenBack => self.taken_back(),
            Event::RestorePressed(index) => self.restore_pressed(index),
            Event::ExpiredDiscarded(index) => self.expired_discarded(index),
            Event::Regarded => self.watch(),
            Event::SignedIn => self.signed_in(),
            Event::MinutePassed => self.minute_passed(),
            Event::UpdatePressed => self.update_pressed(),
            Event::LaterPressed => self.later_pressed(),
            Event::Told { ticket, attribution } => self.told(ticket, attribution),
            Event::Locked { ticket } => self.locked(ticket),
            Event::Fetched { ticket, outcome } if self.open.watch == Some(ticket) => self.watched(outcome),
            Event::Fetched { ticket, outcome } => self.fetched(ticket, outcome),
            Event::Written { ticket, outcome } => self.written(ticket, outcome),
            Event::Reload => {}
        }
    }

    /// Returns whether the step changed the record, and its commands.
    fn end(mut self) -> (bool, Vec<Command>) {
        if let Some(drafts) = self.open.drafts_to_store() {
            // Before anything is sent: a reload never misses a write that is under way.
            self.commands.insert(0, Command::Store(drafts));
        }
        if self.was_saving && !self.open.is_saving() && self.is_locked() {
            self.commands.push(Command::Unlock);
        }
        (self.open.is_changed(), self.commands)
    }

    /// Whether the tabs of a browser take turns to save: where the service compares no version.
    fn is_locked(&self) -> bool {
        self.record.guarantee != Guarantee::CompareAndSwap
    }

    /// Moves to another phase. One with a write whose answer has not come is stored with the draft.
    fn enter(&mut self, phase: Phase) {
        if self.open.phase == phase {
            return;
        }
        let is_stored = self.open.phase.pending().is_some() || phase.pending().is_some();
        let open = if is_stored { self.open.edit() } else { self.open.change() };
        open.phase = phase;
    }

    /// Ends in editing, with a message that takes the focus.
    fn attend(&mut self, message: Message) {
        self.enter(Phase::Editing(Some(message)));
        self.commands.push(Command::FocusSummary);
    }

    /// Numbers a read, a write, or a question.
    fn next_ticket(&mut self) -> u32 {
        let open = self.open.change();
        open.last_ticket = open.last_ticket.wrapping_add(1);
        open.last_ticket
    }

    /// Counts anew how often in a row a save met somebody else's change.
    fn reset_rounds(&mut self) {
        if self.open.round > 0 {
            self.open.change().round = 0;
        }
    }
}
