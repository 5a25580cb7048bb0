//! A person at a form: what they do, and what becomes of what the form asks for.

use crate::call::{Call, answer};
use crate::service::Service;
use crate::surroundings::Surroundings;
use editing::{Choice, Command, Event, Phase, Record, Sent, State, StoredDraft, Unit, merge};
use std::collections::VecDeque;

/// A person at a form.
pub struct Person {
    pub record: &'static Record,
    pub state: State,
    surroundings: Surroundings,
    pub calls: VecDeque<Call>,
    /// The writes that the form asked for.
    pub sent: Vec<Sent>,
    /// Where the form moved the focus.
    pub focused: Vec<Command>,
    /// The questions after who changed the record.
    pub asked: Vec<Command>,
    /// What is kept of the form over a reload, as text, and what that text says.
    pub stored: Option<String>,
    pub kept: Vec<StoredDraft>,
    /// Whether another tab of the browser is saving the record, so that this one has to wait.
    pub other_tab_saves: bool,
    /// The requests for its turn that wait for that.
    pub queued: VecDeque<u32>,
    /// Whether it is this tab's turn to save.
    pub has_turn: bool,
    /// What the form told the other tabs: that it waits for its turn, that it is over, that the record was saved.
    pub told_tabs: Vec<Command>,
}

impl Person {
    /// Somebody who opens the form of a record; the read is not carried out yet.
    pub fn opens(name: &'static str, record: &'static Record, service: &Service) -> Self {
        Self::opens_with(name, record, service, None)
    }

    /// Somebody who has the record in the form.
    pub fn at(name: &'static str, record: &'static Record, service: &mut Service) -> Self {
        let mut person = Self::opens(name, record, service);
        person.waits(service);
        person
    }

    /// Somebody who opens the form where something was kept of it.
    fn opens_with(
        name: &'static str,
        record: &'static Record,
        service: &Service,
        stored: Option<String>,
    ) -> Self {
        let kept = read(record, stored.as_deref());
        let (state, commands) = State::opened(kept.clone());
        let mut person = Self {
            record,
            state,
            surroundings: Surroundings::of(name, service),
            calls: VecDeque::new(),
            sent: Vec::new(),
            focused: Vec::new(),
            asked: Vec::new(),
            stored,
            kept,
            other_tab_saves: false,
            queued: VecDeque::new(),
            has_turn: false,
            told_tabs: Vec::new(),
        };
        person.carries_out(commands);
        person
    }

    /// The tab crashes, and the form is opened again; the read is not carried out yet.
    pub fn comes_back(&mut self) {
        let (state, commands) = State::opened(read(self.record, self.stored.as_deref()));
        self.state = state;
        self.calls.clear();
        self.queued.clear();
        self.has_turn = false;
        self.focused.clear();
        self.carries_out(commands);
    }

    /// The tab is duplicated: the new one begins with a copy of what was kept, without a write of the old one.
    pub fn duplicates_the_tab(&self, name: &'static str, service: &Service) -> Self {
        let mut drafts = self.kept.clone();
        drafts.iter_mut().for_each(|draft| draft.pending = None);
        let stored = (!drafts.is_empty()).then(|| StoredDraft::write(self.record, &drafts));
        Self::opens_with(name, self.record, service, stored)
    }

    /// Something happens to the form. Whatever it is, [`checks`](Self::checks) what the step says about itself.
    pub fn does(&mut self, event: Event) {
        self.has_turn |= matches!(event, Event::Locked { .. });
        let before = self.state.clone();
        let is_typed = matches!(event, Event::Typed { .. } | Event::PutBack { .. });
        let (is_changed, commands) = self.state.advance(self.record, event, &mut self.surroundings);
        self.checks(&before, is_typed, is_changed, &commands);
        self.carries_out(commands);
    }

    /// Sees that a step stores drafts exactly where a comparison before and after it finds another text to store, that it says
    /// whether the state changed, and that the merge of a conflict is that of the draft as it stands.
    fn checks(&self, before: &State, is_typed: bool, is_changed: bool, commands: &[Command]) {
        let (drafts_before, drafts) = (to_store(before), to_store(&self.state));
        let expected = (drafts != drafts_before).then_some(&drafts);
        let is_store = |command: &&Command| matches!(command, Command::Store(_));
        let stored: Vec<&Command> = commands.iter().filter(is_store).collect();
        assert_eq!(stored, expected.map(|drafts| Command::Store(drafts.clone())).iter().collect::<Vec<_>>());
        assert_eq!(
            commands.first().filter(is_store).is_some(),
            expected.is_some(),
            "before anything is sent"
        );
        let differs = self.state != *before;
        // Whoever types the same again within a millisecond is told of a change that is none.
        assert!(is_changed == differs || (is_changed && is_typed), "{is_changed}: {before:#?}");
        if let Some(open) = self.state.open()
            && let Phase::Conflict(conflict) = &open.phase
        {
            assert_eq!(conflict.merge, merge(self.record, &open.draft, &conflict.theirs));
        }
    }

    fn carries_out(&mut self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::Fetch { ticket } => self.calls.push_back(Call::Read { ticket }),
                Command::Put { ticket, sent } => {
                    self.sent.push(sent.clone());
                    self.calls.push_back(Call::Write { ticket, sent });
                }
                Command::Store(drafts) => self.stores(&drafts),
                Command::Lock { ticket } => {
                    self.queued.push_back(ticket);
                    self.told_tabs.push(Command::Lock { ticket });
                }
                Command::Unlock => {
                    self.has_turn = false;
                    self.told_tabs.push(Command::Unlock);
                }
                Command::TellTabs => self.told_tabs.push(Command::TellTabs),
                question @ Command::AskWho { .. } => self.asked.push(question),
                focus @ (Command::FocusSummary | Command::FocusUnit(_) | Command::FocusReview) => {
                    self.focused.push(focus);
                }
            }
        }
        while !self.other_tab_saves && !self.has_turn {
            let Some(ticket) = self.queued.pop_front() else { break };
            self.does(Event::Locked { ticket });
        }
    }

    /// Keeps drafts as text, and sees that the text says it all.
    fn stores(&mut self, drafts: &[StoredDraft]) {
        self.stored = (!drafts.is_empty()).then(|| StoredDraft::write(self.record, drafts));
        let mut expected = drafts.to_vec();
        for draft in &mut expected {
            // Whoever comes back to a write knows nothing of its outcome.
            draft.pending.iter_mut().for_each(|sent| sent.doubtful = true);
        }
        self.kept = read(self.record, self.stored.as_deref());
        assert_eq!(self.kept, expected);
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

    /// Returns to the form, which looks whether the record is still as it shows it.
    pub fn looks(&mut self, service: &mut Service) {
        self.does(Event::Regarded);
        self.waits(service);
    }

    pub fn keeps_mine(&mut self, unit: Unit) {
        self.does(Event::Chosen { unit, choice: Choice::Mine });
    }

    pub fn uses_theirs(&mut self, unit: Unit) {
        self.does(Event::Chosen { unit, choice: Choice::Theirs });
    }
}

/// What is to be kept of a form over a reload.
fn to_store(state: &State) -> Vec<StoredDraft> {
    match state {
        State::Loading { kept, .. } | State::LoadFailed { kept, .. } => kept.clone(),
        State::Open(open) => open.to_store(),
    }
}

/// What a text says that was kept.
fn read(record: &Record, stored: Option<&str>) -> Vec<StoredDraft> {
    stored.map(|text| StoredDraft::read(record, text).expect("what was stored")).unwrap_or_default()
}
