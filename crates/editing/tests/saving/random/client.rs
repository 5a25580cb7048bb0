//! A person at a form, and what is known of them: what they typed, and what they were shown.

use super::ledger::Ledger;
use crate::call::Call;
use crate::person::Person;
use editing::{Choice, Document, Edits, Event, Message, Open, Phase, Record, Snapshot, State, Unit};
use proptest::prelude::*;
use std::collections::VecDeque;

/// A person at a form.
pub struct Client {
    pub person: Person,
    record: &'static Record,
    /// What was typed into the form as it is, into each expired draft, and into what was discarded last.
    typed: Ledger,
    expired: Vec<Ledger>,
    discarded: Ledger,
    pub answers: VecDeque<Event>,
    pub last_answer: Option<Event>,
    /// The record as the form showed it last.
    pub shown: Snapshot,
    /// What was reviewed last.
    pub reviewed: Edits,
}

impl Client {
    pub fn new(record: &'static Record, person: Person, shown: Snapshot) -> Self {
        let nothing = Ledger::new(record);
        Self {
            person,
            record,
            typed: nothing.clone(),
            expired: Vec::new(),
            discarded: nothing,
            answers: VecDeque::new(),
            last_answer: None,
            shown,
            reviewed: Edits::default(),
        }
    }

    /// The same person in a duplicated tab.
    pub fn in_duplicated_tab(&self, person: Person) -> Self {
        let mut client = Self::new(self.record, person, self.shown.clone());
        (client.typed, client.expired) = (self.typed.clone(), self.expired.clone());
        client
    }

    pub fn open(&self) -> Option<&Open> {
        self.person.state().open()
    }

    pub fn phase(&self) -> Option<&Phase> {
        self.open().map(|open| &open.phase)
    }

    /// The tab crashes, and is opened again.
    pub fn crashes(&mut self) {
        self.person.comes_back();
        self.answers.clear();
        self.last_answer = None;
    }

    /// Something happens to the form. `since` is the service's document of a time at which a record was read.
    pub fn happens(&mut self, event: Event, since: impl Fn(u64) -> usize) {
        let before = self.person.state().clone();
        self.person.does(event.clone());
        self.book(&before, &event, since);
        if let Some(open) = self.person.state().open() {
            match &open.phase {
                Phase::Saving(_) => self.typed.carried(&open.draft),
                Phase::Conflict(conflict) => self.shown = conflict.theirs.clone(),
                _ => {
                    self.shown = open.draft.base.clone();
                    self.typed.carried(&open.draft);
                }
            }
        }
    }

    /// Keeps account of what the person typed and gave up.
    fn book(&mut self, before: &State, event: &Event, since: impl Fn(u64) -> usize) {
        let State::Open(before) = before else {
            match self.person.state().open() {
                Some(open) if open.expired.len() > self.expired.len() => {
                    let typed = std::mem::replace(&mut self.typed, Ledger::new(self.record));
                    self.expired.insert(0, typed);
                }
                Some(_) => {}
                None if let (State::LoadFailed { kept, .. }, Event::ExpiredDiscarded(index)) =
                    (before, event) =>
                {
                    // The newest draft is the form's own, if it had one.
                    let of_the_form = kept.len() - self.expired.len();
                    if *index < of_the_form {
                        self.typed = Ledger::new(self.record);
                    } else if *index < kept.len() {
                        self.expired.remove(index - of_the_form);
                    }
                }
                None => {}
            }
            return;
        };
        let after = self.person.open();
        let expired_less = after.expired.len() < before.expired.len();
        match (event, &before.phase) {
            (Event::Typed { field, text }, phase) => {
                let base = &before.draft.base;
                let shown = if let Phase::Conflict(conflict) = phase { &conflict.theirs } else { base };
                let (shown, since) = (shown.text(*field), since(shown.read_at));
                self.typed.typed(*field, text, shown, base.text(*field), since);
            }
            (Event::PutBack { field }, _) => self.typed.given_up(*field),
            (Event::Chosen { unit, choice: Choice::Theirs }, Phase::Conflict(_)) => self.give_up(&[*unit]),
            (Event::ChosenAll(Choice::Theirs), Phase::Conflict(conflict)) => self.give_up(&conflict.units),
            (Event::Discarded, _)
                if before.present().is_some()
                    && matches!(after.phase, Phase::Editing(Some(Message::Discarded(_)))) =>
            {
                self.discarded = std::mem::replace(&mut self.typed, Ledger::new(self.record));
            }
            (Event::TakenBack, Phase::Editing(Some(Message::Discarded(_)))) => {
                self.typed = self.discarded.clone();
            }
            (Event::UndoPressed, Phase::Editing(Some(Message::Saved { undo, .. }))) => {
                let base = &before.draft.base;
                for (field, text) in undo.iter() {
                    let original = base.text(field);
                    self.typed.typed(field, text, original, original, since(base.read_at));
                }
            }
            (Event::RestorePressed(index), _) if expired_less => self.typed = self.expired.remove(*index),
            (Event::ExpiredDiscarded(index), _) if expired_less => {
                self.expired.remove(*index);
            }
            _ => {}
        }
    }

    fn give_up(&mut self, units: &[Unit]) {
        for unit in units {
            self.record.members(*unit).into_iter().for_each(|field| self.typed.given_up(field));
        }
    }

    /// Whether all that the person typed is in the form and kept over a reload, or was kept by the service.
    pub fn check(&self, kept: &[Document]) -> Result<(), TestCaseError> {
        let state = self.person.state();
        let waiting = |place: usize| match state {
            State::Loading { kept, .. } | State::LoadFailed { kept, .. } => {
                kept.iter().map(|it| &it.draft).collect()
            }
            State::Open(open) if place == 0 => vec![&open.draft],
            State::Open(open) => open.expired.get(place - 1).map(|it| &it.draft).into_iter().collect(),
        };
        for (place, ledger) in std::iter::once(&self.typed).chain(&self.expired).enumerate() {
            let drafts = waiting(place);
            for (index, field, entry) in ledger.unsaved(self.record, kept) {
                let in_form = drafts.iter().any(|draft| entry.is_typed_in(draft, index));
                prop_assert!(in_form, "{entry:?} in {} is lost: {state:#?}", field.pointer);
                let is_kept = self.person.kept.iter().any(|stored| entry.is_typed_in(&stored.draft, index));
                prop_assert!(is_kept, "a reload loses {entry:?} in {}: {state:#?}", field.pointer);
            }
        }
        if let Some(open) = state.open() {
            prop_assert_eq!(open.to_store().is_empty(), self.person.kept.is_empty());
        }
        for call in &self.person.calls {
            if let Call::Write { sent, .. } = call {
                let pending = self.person.kept.first().and_then(|stored| stored.pending.as_ref());
                prop_assert!(
                    pending.is_some_and(|pending| crate::call::is_same_call(pending, sent)),
                    "a reload forgets a write"
                );
            }
        }
        Ok(())
    }
}
