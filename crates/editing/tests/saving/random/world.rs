//! Two people, a service, and what lies between them; every step is held to the rules.

use super::action::Action;
use super::ledger::Ledger;
use crate::person::{Call, Person, answer, is_same_call};
use crate::records::billing;
use crate::service::{Service, problem};
use editing::{
    Choice, Document, Edits, Event, Guarantee, Message, Phase, ProblemKind, Record, Sent, Snapshot, State,
    WriteOutcome,
};
use proptest::prelude::*;
use std::collections::VecDeque;

const UNNAMED: &str = "/unnamed/member";

/// A person, and what is known of them.
struct Client {
    person: Person,
    typed: Ledger,
    answers: VecDeque<Event>,
    last_answer: Option<Event>,
    /// The record as the form showed it last.
    shown: Snapshot,
    /// The place of that record among the documents of the service, and the place of what was read since.
    shown_at: usize,
    read_at: usize,
    /// What was reviewed last.
    reviewed: Edits,
}

pub struct World {
    record: &'static Record,
    service: Service,
    clients: [Client; 2],
    /// Every document that the service held or was given and took.
    kept: Vec<Document>,
    /// Writes under way for which nobody waits any more, with who sent them.
    late: VecDeque<(usize, Call)>,
}

impl World {
    pub fn new(record: &'static Record, mut service: Service) -> Self {
        let client = |name, service: &mut Service| Client {
            person: Person::at(name, record, service),
            typed: Ledger::new(record),
            answers: VecDeque::new(),
            last_answer: None,
            shown: service.snapshot(),
            shown_at: 0,
            read_at: 0,
            reviewed: Edits::default(),
        };
        let clients = [client("ann", &mut service), client("bob", &mut service)];
        let kept = vec![service.document.clone()];
        Self { record, service, clients, kept, late: VecDeque::new() }
    }

    pub fn act(&mut self, action: Action) -> Result<(), TestCaseError> {
        match action {
            Action::Types { who, field, text } => self.types(who, field, text),
            Action::PutsBack { who, field } => {
                self.clients[who].typed.given_up(field);
                self.happens(who, Event::PutBack { field })
            }
            Action::Saves { who } => self.happens(who, Event::SavePressed),
            Action::Confirms { who } => self.happens(who, Event::Confirmed),
            Action::LeavesReview { who } => self.happens(who, Event::ReviewLeft),
            Action::Chooses { who, which, mine } => self.chooses(who, which, mine),
            Action::SendsAgain { who } => self.happens(who, Event::SendAgain),
            Action::FindsOut { who } => self.happens(who, Event::FindOut),
            Action::Discards { who } => {
                if !matches!(self.clients[who].person.phase(), Phase::Saving(_)) {
                    self.clients[who].typed.all_given_up();
                }
                self.happens(who, Event::Discarded)
            }
            Action::Arrives { who } => match self.clients[who].person.calls.pop_front() {
                Some(call) => {
                    let answer = self.arrives(who, &call)?;
                    self.clients[who].read_at = self.kept.len() - 1;
                    self.clients[who].answers.push_back(answer);
                    Ok(())
                }
                None => Ok(()),
            },
            Action::Answered { who } => match self.clients[who].answers.pop_front() {
                Some(answer) => {
                    self.clients[who].last_answer = Some(answer.clone());
                    self.happens(who, answer)
                }
                None => Ok(()),
            },
            Action::TimesOut { who } => self.times_out(who),
            Action::ArrivesLate => match self.late.pop_front() {
                Some((who, call)) => self.arrives(who, &call).map(|_| ()),
                None => Ok(()),
            },
            Action::AnsweredAgain { who } => match self.clients[who].last_answer.clone() {
                Some(answer) => {
                    let before = self.clients[who].person.state().clone();
                    self.happens(who, answer)?;
                    prop_assert_eq!(self.clients[who].person.state(), &before);
                    Ok(())
                }
                None => Ok(()),
            },
            Action::ChangesElsewhere { field, text } => {
                self.service.changed_elsewhere(&[(self.record.fields[field].pointer, text)]);
                self.kept.push(self.service.document.clone());
                Ok(())
            }
            Action::ChangesUnnamed { text } => {
                self.service.changed_elsewhere(&[(UNNAMED, text)]);
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

    fn types(&mut self, who: usize, field: usize, text: &str) -> Result<(), TestCaseError> {
        let client = &mut self.clients[who];
        let original = client.person.open().draft.original(field);
        client.typed.typed(field, text, &original, client.shown_at);
        self.happens(who, Event::Typed { field, text: text.to_owned() })?;
        prop_assert_eq!(self.clients[who].person.sees(field), text);
        Ok(())
    }

    fn chooses(&mut self, who: usize, which: usize, mine: bool) -> Result<(), TestCaseError> {
        let client = &mut self.clients[who];
        let unit = match client.person.phase() {
            Phase::Conflict(conflict) => conflict.units.get(which).copied(),
            _ => None,
        };
        let Some(unit) = unit else { return Ok(()) };
        if !mine {
            self.record.members(unit).into_iter().for_each(|field| client.typed.given_up(field));
        }
        self.happens(who, Event::Chosen { unit, choice: if mine { Choice::Mine } else { Choice::Theirs } })
    }

    /// The form waits no longer for what is under way.
    fn times_out(&mut self, who: usize) -> Result<(), TestCaseError> {
        let client = &mut self.clients[who];
        let lost = match (client.person.calls.pop_front(), client.answers.pop_front()) {
            (Some(Call::Read { ticket }), _) | (None, Some(Event::Fetched { ticket, .. })) => {
                Event::Fetched { ticket, outcome: Err(problem(ProblemKind::TimedOut)) }
            }
            (Some(call @ Call::Write { ticket, .. }), _) => {
                self.late.push_back((who, call));
                Event::Written { ticket, outcome: WriteOutcome::Unknown(problem(ProblemKind::TimedOut)) }
            }
            (None, Some(Event::Written { ticket, .. })) => {
                Event::Written { ticket, outcome: WriteOutcome::Unknown(problem(ProblemKind::TimedOut)) }
            }
            _ => return Ok(()),
        };
        self.happens(who, lost)
    }

    /// Something happens to a form: what it asks for, and what it shows, is held to the rules.
    fn happens(&mut self, who: usize, event: Event) -> Result<(), TestCaseError> {
        let client = &mut self.clients[who];
        if matches!((&event, client.person.phase()), (Event::Confirmed, Phase::Reviewing)) {
            client.reviewed = client.person.open().draft.edits.clone();
        }
        let asked = client.person.sent.len();
        client.person.does(event.clone());
        prop_assert!(client.person.calls.len() + client.answers.len() <= 1, "two calls at once");
        let (before, new) = client.person.sent.split_at(asked);
        for sent in new {
            for earlier in before.iter().filter(|earlier| earlier.request_id == sent.request_id) {
                prop_assert!(is_same_call(earlier, sent), "an id is used for another call");
            }
            match self.record.guarantee {
                Guarantee::CompareAndSwap => prop_assert!(
                    sent.if_match.is_some() || matches!(event, Event::Confirmed),
                    "sent without a version and without being asked"
                ),
                _ => prop_assert!(
                    sent.if_match.is_some() || matches!(event, Event::Fetched { outcome: Ok(_), .. }),
                    "sent without a version and without a look"
                ),
            }
            if self.record.guarantee == Guarantee::OneWay {
                prop_assert_eq!(&sent.edits, &client.reviewed);
            }
        }
        if !matches!(client.person.phase(), Phase::Saving(_) | Phase::Unknown(..)) {
            client.shown_at = client.read_at;
        }
        match client.person.phase() {
            Phase::Saving(_) => {}
            Phase::Conflict(conflict) => client.shown = conflict.theirs.clone(),
            _ => client.shown = client.person.open().draft.base.clone(),
        }
        client.typed.check(self.record, &client.person, &self.kept)
    }

    /// A call reaches the service: what it does there is held to the rules.
    fn arrives(&mut self, who: usize, call: &Call) -> Result<Event, TestCaseError> {
        let before = self.service.snapshot();
        let applied = self.service.applied.len();
        let event = answer(call, &mut self.service);
        if let Some(sent) = self.service.applied.get(applied).cloned() {
            self.kept.push(sent.body.clone());
            self.kept.push(self.service.document.clone());
            self.check_applied(who, &sent, &before)?;
        }
        Ok(event)
    }

    /// A write that goes by a version replaces nothing that its form had not shown.
    fn check_applied(&self, who: usize, sent: &Sent, before: &Snapshot) -> Result<(), TestCaseError> {
        if sent.if_match.is_some() {
            let unseen = self.record.differences(&self.clients[who].shown, before);
            prop_assert_eq!(unseen, Vec::<usize>::new(), "overwritten unseen by {:?}", sent);
            prop_assert_eq!(sent.body.value(UNNAMED), before.document().value(UNNAMED));
        }
        Ok(())
    }

    /// From wherever they are, both can come to an end, with all that they typed saved.
    pub fn ends_well(mut self) -> Result<(), TestCaseError> {
        self.service.read_faults.clear();
        self.service.write_faults.clear();
        while !self.late.is_empty() {
            self.act(Action::ArrivesLate)?;
        }
        for who in [0, 1] {
            let mut steps = 0;
            while let Some(action) = self.next_towards_the_end(who) {
                self.act(action)?;
                steps += 1;
                prop_assert!(steps < 60, "no end: {:#?}", self.clients[who].person.state());
            }
            let client = &self.clients[who];
            prop_assert!(!client.person.open().draft.edits.has_changes(self.record));
            client.typed.check(self.record, &client.person, &self.kept)?;
        }
        Ok(())
    }

    fn next_towards_the_end(&self, who: usize) -> Option<Action> {
        let client = &self.clients[who];
        if !client.person.calls.is_empty() {
            return Some(Action::Arrives { who });
        }
        if !client.answers.is_empty() {
            return Some(Action::Answered { who });
        }
        let State::Open(open) = client.person.state() else { return None };
        match &open.phase {
            Phase::Saving(_) => None,
            Phase::Unknown(..) => Some(Action::FindsOut { who }),
            Phase::Reviewing => Some(Action::Confirms { who }),
            Phase::Conflict(conflict) => {
                let undecided = conflict.undecided();
                let which = conflict.units.iter().position(|unit| undecided.first() == Some(unit));
                Some(match which {
                    Some(which) => Action::Chooses { who, which, mine: true },
                    None => Action::Saves { who },
                })
            }
            Phase::Editing(Some(Message::Required(fields))) => {
                let field = if self.record.guarantee == Guarantee::CompareAndSwap {
                    billing::COMPANY
                } else {
                    fields[0]
                };
                Some(Action::Types { who, field, text: "required" })
            }
            Phase::Editing(_) => open.draft.edits.has_changes(self.record).then_some(Action::Saves { who }),
        }
    }
}
