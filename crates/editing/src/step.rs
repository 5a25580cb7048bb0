//! The one transition function.

mod drafts;
mod found;
mod saving;
mod typing;
mod watching;

use crate::{
    Command, Environment, Event, Guarantee, Message, Open, Phase, ProblemKind, Record, Saving, Snapshot,
    Stage, State, StoredDraft,
};

/// The next state, and what is to be done. An event that does not fit the state changes nothing.
pub fn step(
    record: &Record,
    state: State,
    event: Event,
    environment: &mut dyn Environment,
) -> (State, Vec<Command>) {
    let mut turn = Turn { record, environment, commands: Vec::new() };
    let state = match state {
        State::Loading { ticket: awaited, kept } => match event {
            Event::Fetched { ticket, outcome: Ok(snapshot) } if ticket == awaited => {
                turn.opened(snapshot, ticket, kept)
            }
            Event::Fetched { ticket, outcome: Err(problem) } if ticket == awaited => {
                State::LoadFailed { problem, kept, ticket }
            }
            _ => State::Loading { ticket: awaited, kept },
        },
        State::LoadFailed { problem, kept, ticket } => match event {
            Event::Reload | Event::Regarded | Event::SignedIn => turn.loading(ticket.wrapping_add(1), kept),
            Event::ExpiredDiscarded(index) => {
                let mut kept = kept;
                if index < kept.len() {
                    kept.remove(index);
                    turn.commands.push(Command::Store(kept.clone()));
                }
                State::LoadFailed { problem, kept, ticket }
            }
            _ => State::LoadFailed { problem, kept, ticket },
        },
        State::Open(mut open) => {
            turn.take(&mut open, event);
            State::Open(open)
        }
    };
    (state, turn.commands)
}

impl State {
    /// A form that was just opened with the drafts that were kept of its record, and the read it begins with.
    #[must_use]
    pub fn opened(kept: Vec<StoredDraft>) -> (Self, Vec<Command>) {
        (Self::Loading { ticket: 1, kept }, vec![Command::Fetch { ticket: 1 }])
    }
}

/// One step.
struct Turn<'a> {
    record: &'a Record,
    environment: &'a mut dyn Environment,
    commands: Vec<Command>,
}

impl Turn<'_> {
    fn loading(&mut self, ticket: u32, kept: Vec<StoredDraft>) -> State {
        self.commands.push(Command::Fetch { ticket });
        State::Loading { ticket, kept }
    }

    fn opened(&mut self, snapshot: Snapshot, ticket: u32, kept: Vec<StoredDraft>) -> State {
        let mut open = Open::new(snapshot, ticket);
        self.restore_kept(&mut open, &kept);
        State::Open(Box::new(open))
    }

    fn take(&mut self, open: &mut Open, event: Event) {
        let stored = open.to_store();
        let saving = matches!(open.phase, Phase::Saving(_));
        self.react(open, event);
        let store = open.to_store();
        if store != stored {
            // Before anything is sent: a write is never under way unknown to a reload.
            self.commands.insert(0, Command::Store(store));
        }
        if saving && !matches!(open.phase, Phase::Saving(_)) && self.is_locked() {
            self.commands.push(Command::Unlock);
        }
    }

    /// Whether tabs of one browser take turns: where the service compares no version.
    fn is_locked(&self) -> bool {
        self.record.guarantee != Guarantee::CompareAndSwap
    }

    fn react(&mut self, open: &mut Open, event: Event) {
        match event {
            Event::Typed { field, text } => self.typed(open, field, text),
            Event::PutBack { field } => {
                let original = open.draft.original(field).to_owned();
                self.typed(open, field, original);
            }
            Event::Chosen { unit, choice } => self.chosen(open, unit, choice),
            Event::ChosenAll(choice) => self.chosen_all(open, choice),
            Event::SavePressed => self.save_pressed(open),
            Event::Confirmed => {
                if matches!(open.phase, Phase::Reviewing) {
                    self.begin_save(open);
                }
            }
            Event::ReviewLeft => {
                if matches!(open.phase, Phase::Reviewing) {
                    open.phase = Phase::Editing(None);
                }
            }
            Event::WaitingStopped => {
                if let Phase::Saving(Saving { stage: Stage::Queued(_), .. }) = open.phase {
                    open.phase = Phase::Editing(None);
                }
            }
            Event::UndoPressed => self.undo_pressed(open),
            Event::SendAgain => self.ask_again(open, true),
            Event::FindOut => self.ask_again(open, false),
            Event::Discarded => self.discarded(open),
            Event::TakenBack => self.taken_back(open),
            Event::RestorePressed(index) => self.restore_pressed(open, index),
            Event::ExpiredDiscarded(index) => {
                if index < open.expired.len() {
                    open.expired.remove(index);
                }
            }
            Event::Regarded => self.watch(open),
            Event::SignedIn => {
                // What it said was to be done is done; the save waits for the person.
                if let Phase::Editing(Some(Message::Refused(problem) | Message::LatestUnreadable(problem))) =
                    &open.phase
                    && problem.kind == ProblemKind::SignInNeeded
                {
                    open.phase = Phase::Editing(None);
                }
            }
            Event::MinutePassed => {
                if open.draft.edits.has_changes(self.record) {
                    self.watch(open);
                }
            }
            Event::UpdatePressed => self.update_pressed(open),
            Event::LaterPressed => {
                if let Some(elsewhere) = &mut open.elsewhere {
                    elsewhere.later = true;
                }
            }
            Event::Told { ticket, attribution } => {
                if let Some(who) = open.who.as_mut().filter(|who| who.ticket == ticket) {
                    who.told = Some(attribution);
                }
            }
            Event::Locked { ticket } => {
                match awaited(open, ticket) {
                    Some(Stage::Queued(pressed)) => self.fetch(open, Stage::Checking(pressed)),
                    // Nobody waits for it any more.
                    _ => self.commands.push(Command::Unlock),
                }
            }
            Event::Fetched { ticket, outcome } if open.watch == Some(ticket) => self.watched(open, outcome),
            Event::Fetched { ticket, outcome } => {
                if let Some(stage) = awaited(open, ticket) {
                    self.fetched(open, stage, outcome);
                }
            }
            Event::Written { ticket, outcome } => {
                if let Some(Stage::Writing(sent)) = awaited(open, ticket) {
                    self.written(open, sent, outcome);
                }
            }
            Event::Reload => {}
        }
    }
}

/// Takes the stage of a save whose awaited answer this is. Any other answer came too late and is ignored.
fn awaited(open: &Open, answered: u32) -> Option<Stage> {
    match &open.phase {
        Phase::Saving(saving) if saving.ticket == answered => Some(saving.stage.clone()),
        _ => None,
    }
}

fn next_ticket(open: &mut Open) -> u32 {
    open.last_ticket = open.last_ticket.wrapping_add(1);
    open.last_ticket
}
