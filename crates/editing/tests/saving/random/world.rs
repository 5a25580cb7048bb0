//! Two people, one of them perhaps in two tabs, a service, and what lies between them; every step is held to the rules.

use super::action::Action;
use super::client::Client;
use super::rules::{UNNAMED, check_applied, check_sent, check_turns, check_warning};
use crate::call::{Call, answer};
use crate::person::Person;
use crate::service::{Service, problem};
use editing::{
    Attribution, Choice, Command, Document, Event, Phase, ProblemKind, Record, Snapshot, State, WriteOutcome,
};
use proptest::prelude::*;
use std::collections::VecDeque;

/// The two tabs of one browser; the other person is 1.
const TABS: [usize; 2] = [0, 2];

pub struct World {
    pub record: &'static Record,
    pub service: Service,
    pub clients: Vec<Client>,
    /// Every document that the service held or was given and took.
    kept: Vec<Document>,
    /// When the record was read, with the place of what was read among these documents.
    reads: Vec<(u64, usize)>,
    /// What a form showed when it sent a call of this id.
    shown: Vec<(String, Snapshot)>,
    /// Writes under way for which nobody waits any more.
    pub late: VecDeque<Call>,
}

impl World {
    pub fn new(record: &'static Record, mut service: Service) -> Self {
        let clients = ["ann", "bob"]
            .map(|name| Client::new(record, Person::at(name, record, &mut service), service.snapshot()));
        Self {
            record,
            kept: vec![service.document.clone()],
            reads: vec![(service.clock.now(), 0)],
            shown: Vec::new(),
            service,
            clients: Vec::from(clients),
            late: VecDeque::new(),
        }
    }

    pub fn act(&mut self, action: Action) -> Result<(), TestCaseError> {
        match action {
            Action::Does { who, event } => self.happens(who, event),
            Action::Chooses { who, which, mine } => {
                let choice = if mine { Choice::Mine } else { Choice::Theirs };
                let unit = match self.clients.get(who).and_then(Client::phase) {
                    Some(Phase::Conflict(conflict)) => conflict.units.get(which).copied(),
                    _ => None,
                };
                unit.map_or(Ok(()), |unit| self.happens(who, Event::Chosen { unit, choice }))
            }
            Action::Arrives { who, last } => {
                let call = self.clients.get_mut(who).and_then(|client| taken(&mut client.person.calls, last));
                let Some(call) = call else { return Ok(()) };
                let answer = self.arrives(&call)?;
                self.clients[who].answers.push_back(answer);
                Ok(())
            }
            Action::Answered { who, last } => {
                let answer = self.clients.get_mut(who).and_then(|client| taken(&mut client.answers, last));
                let Some(answer) = answer else { return Ok(()) };
                self.clients[who].last_answer = Some(answer.clone());
                self.happens(who, answer)
            }
            Action::TimesOut { who } => self.times_out(who),
            Action::ArrivesLate => match self.late.pop_front() {
                Some(call) => self.arrives(&call).map(|_| ()),
                None => Ok(()),
            },
            Action::AnsweredAgain { who } => {
                let Some(client) = self.clients.get(who) else { return Ok(()) };
                let before = client.person.state().clone();
                let Some(answer) = client.last_answer.clone() else { return Ok(()) };
                self.happens(who, answer)?;
                prop_assert_eq!(self.clients[who].person.state(), &before);
                Ok(())
            }
            Action::Told { who, first } => self.told(who, first),
            Action::Crashes { who } => self.crashes(who),
            Action::Duplicates => self.duplicates(),
            Action::Passes(milliseconds) => {
                self.service.clock.pass(milliseconds);
                Ok(())
            }
            Action::ChangesElsewhere { field, text } => {
                self.service.changed_elsewhere(&[(self.record.fields[field].pointer, text)]);
                self.kept.push(self.service.document.clone());
                Ok(())
            }
            Action::ChangesUnnamed { text } => {
                self.service.changed_elsewhere(&[(UNNAMED, text)]);
                self.kept.push(self.service.document.clone());
                Ok(())
            }
            Action::NextRead(fault) => {
                self.service.next_read(fault);
                Ok(())
            }
            Action::NextWrite(fault) => {
                self.service.next_write(fault);
                Ok(())
            }
        }
    }

    /// The form waits no longer for what is under way.
    fn times_out(&mut self, who: usize) -> Result<(), TestCaseError> {
        let Some(client) = self.clients.get_mut(who) else { return Ok(()) };
        let timed_out = || problem(ProblemKind::TimedOut);
        let call = client.person.calls.pop_front();
        let answer = if call.is_none() { client.answers.pop_front() } else { None };
        let lost = match (call, answer) {
            (Some(Call::Read { ticket }), _) | (None, Some(Event::Fetched { ticket, .. })) => {
                Event::Fetched { ticket, outcome: Err(timed_out()) }
            }
            (Some(call @ Call::Write { ticket, .. }), _) => {
                self.late.push_back(call);
                Event::Written { ticket, outcome: WriteOutcome::Unknown(timed_out()) }
            }
            (None, Some(Event::Written { ticket, .. })) => {
                Event::Written { ticket, outcome: WriteOutcome::Unknown(timed_out()) }
            }
            _ => return Ok(()),
        };
        self.happens(who, lost)
    }

    /// The audit log answers the first question or the last one, and moves nothing but that.
    fn told(&mut self, who: usize, first: bool) -> Result<(), TestCaseError> {
        let Some(client) = self.clients.get(who) else { return Ok(()) };
        let asked = &client.person.asked;
        let question = if first { asked.first() } else { asked.last() };
        let Some(Command::AskWho { ticket, .. }) = question.cloned() else { return Ok(()) };
        let before = client.open().cloned();
        self.happens(who, Event::Told { ticket, attribution: Attribution::NotRecorded })?;
        let after = self.clients[who].open();
        let unmoved = |open: &editing::Open| (open.draft.clone(), open.phase.clone(), open.elsewhere.clone());
        prop_assert_eq!(before.as_ref().map(unmoved), after.map(unmoved));
        Ok(())
    }

    /// A tab crashes and is opened again; what it sent may still arrive.
    fn crashes(&mut self, who: usize) -> Result<(), TestCaseError> {
        let Some(client) = self.clients.get_mut(who) else { return Ok(()) };
        let writes = client.person.calls.iter().filter(|call| matches!(call, Call::Write { .. }));
        self.late.extend(writes.cloned());
        client.crashes();
        self.settle(who)
    }

    /// Ann's tab is duplicated.
    fn duplicates(&mut self) -> Result<(), TestCaseError> {
        if self.clients.len() == 2 {
            let ann = &self.clients[0];
            let tab = ann.in_duplicated_tab(ann.person.duplicates_the_tab("tab", &self.service));
            self.clients.push(tab);
            return self.settle(2);
        }
        Ok(())
    }

    /// Something happens to a form: what it asks for, and what it shows, is held to the rules.
    fn happens(&mut self, who: usize, event: Event) -> Result<(), TestCaseError> {
        let other_tab_saves =
            TABS.contains(&who) && TABS.iter().any(|tab| *tab != who && self.has_turn(*tab));
        let reads = &self.reads;
        let since =
            |at: u64| reads.iter().rev().find(|(read_at, _)| *read_at == at).map_or(0, |(_, place)| *place);
        let Some(client) = self.clients.get_mut(who) else { return Ok(()) };
        let (asked, told) = (client.person.sent.len(), client.person.told_tabs.len());
        let before = client.person.state().clone();
        if matches!((&event, client.phase()), (Event::Confirmed, Some(Phase::Reviewing))) {
            client.reviewed = client.person.open().draft.edits.clone();
        }
        let shown = client.shown.clone();
        client.person.other_tab_saves = other_tab_saves;
        client.happens(event.clone(), since);
        check_sent(self.record, client, &event, &before, asked)?;
        check_warning(client)?;
        if let Some(sent) = client.person.sent.get(asked) {
            self.shown.push((sent.request_id.clone(), shown));
        }
        if let (Event::Typed { field, text }, State::Open(_)) = (&event, &before) {
            prop_assert_eq!(&client.person.sees(*field), text);
        }
        let saved = client.person.told_tabs[told..].contains(&Command::TellTabs);
        self.settle(who)?;
        match TABS.iter().find(|tab| **tab != who) {
            Some(tab) if saved && TABS.contains(&who) => self.happens(*tab, Event::Regarded),
            _ => Ok(()),
        }
    }

    fn has_turn(&self, who: usize) -> bool {
        self.clients.get(who).is_some_and(|client| client.person.has_turn)
    }

    /// Holds a form to the rules, and gives its turn to the other tab if it is over.
    fn settle(&mut self, who: usize) -> Result<(), TestCaseError> {
        self.clients[who].check(&self.kept)?;
        if let [ann, _, tab] = &self.clients[..] {
            check_turns(self.record, [ann, tab])?;
        }
        if TABS.contains(&who) && !self.has_turn(who) {
            for tab in TABS.into_iter().filter(|tab| *tab != who) {
                let queued = self.clients.get_mut(tab).and_then(|client| client.person.queued.pop_front());
                if let Some(ticket) = queued {
                    self.happens(tab, Event::Locked { ticket })?;
                }
            }
        }
        Ok(())
    }

    /// A call reaches the service: what it does there is held to the rules.
    fn arrives(&mut self, call: &Call) -> Result<Event, TestCaseError> {
        // No two calls in the same moment.
        self.service.clock.pass(1);
        let before = self.service.snapshot();
        let applied = self.service.applied.len();
        let event = answer(call, &mut self.service);
        if let Some(sent) = self.service.applied.get(applied) {
            self.kept.push(sent.body.clone());
            self.kept.push(self.service.document.clone());
            let shown = self.shown.iter().find(|(id, _)| *id == sent.request_id);
            let (_, shown) = shown.expect("it was sent by a form");
            check_applied(self.record, sent, shown, &before)?;
        }
        self.reads.push((self.service.clock.now(), self.kept.len() - 1));
        Ok(event)
    }

    pub fn check(&self) -> Result<(), TestCaseError> {
        self.clients.iter().try_for_each(|client| client.check(&self.kept))
    }
}

fn taken<T>(queue: &mut VecDeque<T>, last: bool) -> Option<T> {
    if last { queue.pop_back() } else { queue.pop_front() }
}
