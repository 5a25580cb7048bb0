//! A person at a form: what they do, and what they see.

use crate::service::Service;
use editing::{
    Choice, Command, Conflict, Environment, Event, Message, Open, Phase, Problem, Record, Sent, State, Unit,
    step,
};
use std::collections::VecDeque;

/// A call that the form asked for and that was not carried out yet.
#[derive(Clone, Debug)]
pub enum Call {
    Read { ticket: u32 },
    Write { ticket: u32, sent: Sent },
}

/// A person at a form.
pub struct Person {
    record: &'static Record,
    state: State,
    ids: Ids,
    pub calls: VecDeque<Call>,
    /// The writes that the form asked for.
    pub sent: Vec<Sent>,
    /// Where the form moved the focus.
    pub focused: Vec<Command>,
}

struct Ids {
    name: &'static str,
    last: u32,
}

impl Environment for Ids {
    fn new_request_id(&mut self) -> String {
        self.last += 1;
        format!("{}-{}", self.name, self.last)
    }
}

impl Person {
    /// Somebody who opens the form of a record; the read is not carried out yet.
    pub fn opens(name: &'static str, record: &'static Record) -> Self {
        let (state, commands) = State::opened();
        let mut person = Self {
            record,
            state,
            ids: Ids { name, last: 0 },
            calls: VecDeque::new(),
            sent: Vec::new(),
            focused: Vec::new(),
        };
        person.take(commands);
        person
    }

    /// Somebody who has the record in the form.
    pub fn at(name: &'static str, record: &'static Record, service: &mut Service) -> Self {
        let mut person = Self::opens(name, record);
        person.waits(service);
        person
    }

    pub fn does(&mut self, event: Event) {
        let before = std::mem::replace(&mut self.state, State::Loading { ticket: 0 });
        let (state, commands) = step(self.record, before, event, &mut self.ids);
        self.state = state;
        self.take(commands);
    }

    fn take(&mut self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::Fetch { ticket } => self.calls.push_back(Call::Read { ticket }),
                Command::Put { ticket, sent } => {
                    self.sent.push(sent.clone());
                    self.calls.push_back(Call::Write { ticket, sent });
                }
                focus => self.focused.push(focus),
            }
        }
    }

    /// Waits for one answer.
    pub fn waits_for_one(&mut self, service: &mut Service) {
        let call = self.calls.pop_front().expect("the form waits for nothing");
        self.does(answer(&call, service));
    }

    /// Waits until the form waits for nothing.
    pub fn waits(&mut self, service: &mut Service) {
        while !self.calls.is_empty() {
            self.waits_for_one(service);
        }
    }

    pub fn types(&mut self, field: usize, text: &str) {
        self.does(Event::Typed { field, text: text.to_owned() });
    }

    pub fn presses_save(&mut self) {
        self.does(Event::SavePressed);
    }

    /// Presses Save, and waits until the form waits for nothing.
    pub fn saves(&mut self, service: &mut Service) {
        self.presses_save();
        self.waits(service);
    }

    /// Presses Save, confirms the review, and waits until the form waits for nothing.
    #[track_caller]
    pub fn saves_after_review(&mut self, service: &mut Service) {
        self.presses_save();
        assert_eq!(*self.phase(), Phase::Reviewing);
        assert_eq!(self.calls.len(), 0);
        self.does(Event::Confirmed);
        self.waits(service);
    }

    pub fn keeps_mine(&mut self, unit: Unit) {
        self.does(Event::Chosen { unit, choice: Choice::Mine });
    }

    pub fn uses_theirs(&mut self, unit: Unit) {
        self.does(Event::Chosen { unit, choice: Choice::Theirs });
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    #[track_caller]
    pub fn open(&self) -> &Open {
        self.state.open().expect("the record is not in the form")
    }

    #[track_caller]
    pub fn phase(&self) -> &Phase {
        &self.open().phase
    }

    /// The message in the form.
    #[track_caller]
    pub fn reads(&self) -> &Message {
        match self.phase() {
            Phase::Editing(Some(message)) => message,
            phase => panic!("no message: {phase:?}"),
        }
    }

    #[track_caller]
    pub fn conflict(&self) -> &Conflict {
        match self.phase() {
            Phase::Conflict(conflict) => conflict,
            phase => panic!("no conflict: {phase:?}"),
        }
    }

    #[track_caller]
    pub fn does_not_know(&self) -> (&Sent, &Problem) {
        match self.phase() {
            Phase::Unknown(sent, problem) => (sent, problem),
            phase => panic!("not unknown: {phase:?}"),
        }
    }

    /// Sees that the edits were saved as they were sent, and that nothing is left to save.
    #[track_caller]
    pub fn sees_saved(&self) {
        assert_eq!(*self.reads(), Message::Saved { differences: Vec::new(), read_back: true });
        assert_eq!(self.edits(), []);
        assert_eq!(self.open().round, 0);
    }

    /// The text of a field in the form.
    #[track_caller]
    pub fn sees(&self, field: usize) -> String {
        self.open().texts(self.record)[field].clone()
    }

    /// The unsaved edits.
    #[track_caller]
    pub fn edits(&self) -> Vec<(usize, String)> {
        self.open().draft.edits.iter().map(|(index, text)| (index, text.to_owned())).collect()
    }

    #[track_caller]
    pub fn last_sent(&self) -> &Sent {
        self.sent.last().expect("nothing was sent")
    }
}

/// Whether two writes are the same call to the service.
pub fn is_same_call(one: &Sent, other: &Sent) -> bool {
    (&one.body, &one.if_match, &one.request_id) == (&other.body, &other.if_match, &other.request_id)
}

/// Carries out a call.
pub fn answer(call: &Call, service: &mut Service) -> Event {
    match call {
        Call::Read { ticket } => service.read(*ticket),
        Call::Write { ticket, sent } => service.write(*ticket, sent),
    }
}
