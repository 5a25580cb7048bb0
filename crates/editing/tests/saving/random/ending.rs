//! From wherever the forms are, they can come to an end, with all that was typed saved.

use super::action::Action;
use super::world::World;
use crate::records::billing;
use editing::{Choice, Event, Guarantee, Message, Open, Phase, Record, State};
use proptest::prelude::*;

/// More steps than any form needs.
const MOST_STEPS: usize = 300;

impl World {
    pub fn ends_well(mut self) -> Result<(), TestCaseError> {
        self.service.read_faults.clear();
        self.service.write_faults.clear();
        while !self.late.is_empty() {
            self.act(Action::ArrivesLate)?;
        }
        let mut steps = 0;
        // One form after the other; a form that waits for its turn waits for another one.
        while let Some(action) = (0..self.clients.len()).find_map(|who| self.next_towards_the_end(who)) {
            self.act(action)?;
            steps += 1;
            prop_assert!(steps < MOST_STEPS, "no end: {:#?}", self.clients[0].person.state());
        }
        for client in &self.clients {
            let open = client.person.open();
            prop_assert!(!open.draft.edits.has_changes(self.record));
            prop_assert!(open.expired.is_empty());
            prop_assert!(matches!(open.phase, Phase::Editing(_)), "{:?}", open.phase);
        }
        self.check()
    }

    fn next_towards_the_end(&self, who: usize) -> Option<Action> {
        let client = &self.clients[who];
        if !client.person.calls.is_empty() {
            return Some(Action::Arrives { who, last: false });
        }
        if !client.answers.is_empty() {
            return Some(Action::Answered { who, last: false });
        }
        let event = match client.person.state() {
            State::Loading { .. } => None,
            State::LoadFailed { .. } => Some(Event::Reload),
            State::Open(open) => next_of(self.record, open),
        };
        event.map(|event| Action::Does { who, event })
    }
}

fn next_of(record: &Record, open: &Open) -> Option<Event> {
    match &open.phase {
        Phase::Saving(_) => None,
        Phase::Unknown(..) => Some(Event::FindOut),
        Phase::Reviewing => Some(Event::Confirmed),
        Phase::Conflict(conflict) if conflict.undecided().is_empty() => Some(Event::SavePressed),
        Phase::Conflict(_) => Some(Event::ChosenAll(Choice::Mine)),
        Phase::Editing(Some(Message::Required(fields))) => {
            let field =
                if record.guarantee == Guarantee::CompareAndSwap { billing::COMPANY } else { fields[0] };
            Some(Event::Typed { field, text: "required".to_owned() })
        }
        Phase::Editing(_) if open.draft.edits.has_changes(record) => Some(Event::SavePressed),
        Phase::Editing(_) if !open.draft.edits.is_empty() => Some(Event::Discarded),
        Phase::Editing(_) => (!open.expired.is_empty()).then_some(Event::RestorePressed(0)),
    }
}
