//! An operator at a form: what the form sends, and what the person does next.

use crate::chance::Chance;
use editing::{
    Choice, Command, EXPIRY, Environment, Event, Message, Phase, ProblemKind, Sent, State, StoredDraft, step,
};
use partner_center::{
    CallIds, QualificationRoute, QualificationSetting, Request, Response, SupportProfilePath,
    SupportProfileSetting,
};
use proof::{Account, Edit, drafts, shown};
use std::collections::BTreeMap;
use updates::{RecordId, Routes, problem_of, unanswered};

/// Where the operators read and write.
pub const ROUTES: Routes = Routes::new(
    SupportProfileSetting::Fixed(SupportProfilePath::SupportProfile),
    QualificationSetting::Fixed(QualificationRoute::Synchronous),
);

/// A call that the form asked for and that was not sent yet.
pub struct Asked {
    ticket: u32,
    /// None reads.
    write: Option<Sent>,
    ids: CallIds,
    /// Whether the page that asked is still there.
    awaited: bool,
}

/// A write that the form asked for.
pub struct Written {
    pub sent: Sent,
    /// By the index of the field, what the form showed of the service when it was sent.
    pub shown: Vec<Vec<String>>,
    pub acknowledged: Acknowledged,
}

/// What a form said of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acknowledged {
    Not,
    /// "Saved."
    Saved,
    /// "Already saved": by this write, an earlier one with the same edits, or somebody who typed the same.
    Already,
}

pub struct Operator {
    pub name: String,
    pub record: RecordId,
    pub browser: usize,
    form: State,
    /// What the browser keeps.
    storage: Vec<StoredDraft>,
    account: Account,
    /// Edits that are not in the form any more: each must have been applied.
    pub saved: Vec<Edit>,
    asked: Vec<Asked>,
    answers: Vec<Event>,
    /// The writes by their ids.
    pub writes: BTreeMap<String, Written>,
    /// Whether a lock was asked for or given back, to be carried out: the ticket of the request.
    pub lock: Vec<Option<u32>>,
    /// How often the form said that something is saved.
    pub acknowledged: usize,
    typed: usize,
    /// Whether the operator comes to an end: types nothing more.
    pub finishes: bool,
    fields: Vec<usize>,
}

struct Outside<'a> {
    chance: &'a mut Chance,
    now: u64,
}

impl Environment for Outside<'_> {
    fn new_request_id(&mut self) -> String {
        self.chance.id()
    }

    fn now(&self) -> u64 {
        self.now
    }
}

impl Operator {
    pub fn new(name: String, record: RecordId, browser: usize, fields: Vec<usize>) -> Self {
        let mut operator = Self {
            name,
            record,
            browser,
            form: State::Loading { ticket: 0, kept: Vec::new() },
            storage: Vec::new(),
            account: Account::default(),
            saved: Vec::new(),
            asked: Vec::new(),
            answers: Vec::new(),
            writes: BTreeMap::new(),
            lock: Vec::new(),
            acknowledged: 0,
            typed: 0,
            finishes: false,
            fields,
        };
        operator.asks(1, None, String::new());
        operator.form = State::opened(Vec::new()).0;
        operator
    }

    fn asks(&mut self, ticket: u32, write: Option<Sent>, id: String) {
        let ids = CallIds { request_id: id.clone(), correlation_id: id };
        self.asked.push(Asked { ticket, write, ids, awaited: true });
    }

    /// The form hears of something.
    pub fn hears(&mut self, event: Event, chance: &mut Chance, now: u64) {
        let record = self.record.record();
        self.account.hears(record, &self.form, &event);
        // What a form takes in only now, nobody has seen yet.
        let in_sight = shown(record, &self.form);
        let sent_before = sent_of(&self.form);
        let form = std::mem::replace(&mut self.form, State::Loading { ticket: 0, kept: Vec::new() });
        let (form, commands) = step(record, form, event, &mut Outside { chance, now });
        self.form = form;
        for command in commands {
            match command {
                Command::Fetch { ticket } => self.asks(ticket, None, chance.id()),
                Command::Put { ticket, sent } => {
                    let id = sent.request_id.clone();
                    self.writes.entry(id.clone()).or_insert_with(|| Written {
                        sent: sent.clone(),
                        shown: in_sight.clone(),
                        acknowledged: Acknowledged::Not,
                    });
                    self.asks(ticket, Some(sent), id);
                }
                Command::Store(kept) => self.storage = kept,
                Command::Lock { ticket } => self.lock.push(Some(ticket)),
                Command::Unlock => self.lock.push(None),
                _ => {}
            }
        }
        self.acknowledges(sent_before);
        self.account.settles(&self.form);
        self.saved.extend(self.account.take_missing(&[&drafts(&self.form), &self.storage]));
    }

    /// Takes down that the form says "saved" of the write that was under way.
    fn acknowledges(&mut self, sent: Option<Sent>) {
        let (Some(sent), Some(open)) = (sent, self.form.open()) else { return };
        let says = match &open.phase {
            Phase::Editing(Some(Message::Saved { .. })) => Acknowledged::Saved,
            Phase::Conflict(conflict) if conflict.saved => Acknowledged::Saved,
            Phase::Editing(Some(Message::AlreadySaved)) => Acknowledged::Already,
            _ => return,
        };
        if let Some(written) = self.writes.get_mut(&sent.request_id) {
            written.acknowledged = says;
            self.acknowledged += 1;
        }
    }

    /// Whether nothing is left to do.
    pub fn is_done(&self) -> bool {
        self.asked.is_empty()
            && self.answers.is_empty()
            && !self.form.has_unsaved()
            && self.form.open().is_some()
    }

    /// What happens next at this form. A request is to be sent, and its answer to be told to [`Self::is_answered`].
    pub fn goes_on(&mut self, chance: &mut Chance, now: u64) -> Option<(Request, Asked)> {
        if !self.answers.is_empty() && chance.percent(50) {
            let answer = self.answers.swap_remove(chance.below(self.answers.len()));
            self.hears(answer, chance, now);
        } else if !self.asked.is_empty() && chance.percent(60) {
            let asked = self.asked.swap_remove(chance.below(self.asked.len()));
            if asked.awaited && chance.percent(1) {
                // The form gives up waiting, and the call arrives later.
                let none = unanswered(ProblemKind::TimedOut, &asked.ids, now);
                let event = asked.fails(none);
                self.asked.push(Asked { awaited: false, ..asked });
                self.hears(event, chance, now);
            } else {
                return Some((self.request(&asked), asked));
            }
        } else if chance.percent(1) {
            self.reloads(chance, now);
        } else if let Some(event) = self.wants(chance) {
            self.hears(event, chance, now);
        }
        None
    }

    fn request(&self, asked: &Asked) -> Request {
        let request = match &asked.write {
            None => self.record.operation().get(&ROUTES),
            Some(sent) => self.record.operation().put(sent, &ROUTES).expect("it can be set"),
        };
        let mut request = request.identified(&asked.ids, "en-US");
        request.headers.set("Sandbox-Operator", &self.name);
        request
    }

    /// The answer to a request, as the browser would give it to the page.
    pub fn is_answered(&mut self, asked: Asked, answer: Option<&Response>, now: u64) {
        if !asked.awaited {
            return;
        }
        let event = match answer {
            None => {
                let none = unanswered(ProblemKind::Unreachable, &asked.ids, now);
                asked.fails(none)
            }
            Some(response) if asked.write.is_some() => Event::Written {
                ticket: asked.ticket,
                outcome: self.record.operation().outcome(response, &asked.ids, now),
            },
            Some(response) => Event::Fetched {
                ticket: asked.ticket,
                outcome: self
                    .record
                    .operation()
                    .snapshot(response, now)
                    .map_err(|failure| problem_of(&failure, &asked.ids, now)),
            },
        };
        self.answers.push(event);
    }

    /// The tab crashes, and is opened anew, now or the next day. Writes may be on their way still.
    fn reloads(&mut self, chance: &mut Chance, now: u64) {
        self.answers.clear();
        self.asked.retain(|asked| asked.write.is_some());
        self.asked.iter_mut().for_each(|asked| asked.awaited = false);
        self.account.reloads();
        self.lock.push(None);
        let mut kept = Vec::new();
        if !self.storage.is_empty() {
            // As the text that the browser keeps.
            let text = StoredDraft::write(self.record.record(), &self.storage);
            kept = StoredDraft::read(self.record.record(), &text).expect("what was stored can be read");
        }
        if chance.percent(10) {
            kept.iter_mut().for_each(|draft| draft.edited_at = now.saturating_sub(EXPIRY + 1));
        }
        self.form = State::opened(kept).0;
        self.asks(1, None, chance.id());
    }

    /// What the person does next.
    fn wants(&mut self, chance: &mut Chance) -> Option<Event> {
        let open = match &self.form {
            State::Loading { .. } => return None,
            State::LoadFailed { .. } => return Some(Event::Reload),
            State::Open(open) => open,
        };
        let is_edited = !open.draft.edits.is_empty();
        if !open.expired.is_empty() && chance.percent(20) {
            return Some(match chance.percent(70) && !is_edited {
                true => Event::RestorePressed(0),
                false if self.finishes || chance.percent(20) => Event::ExpiredDiscarded(0),
                false => Event::SavePressed,
            });
        }
        match &open.phase {
            Phase::Saving(_) if chance.percent(10) => self.types(chance),
            Phase::Saving(_) => None,
            Phase::Reviewing => Some(if chance.percent(90) { Event::Confirmed } else { Event::ReviewLeft }),
            Phase::Unknown(..) => Some(match chance.below(100) {
                0..=44 => Event::FindOut,
                45..=89 => Event::SendAgain,
                90..=94 => Event::Discarded,
                _ => return self.types(chance),
            }),
            Phase::Conflict(conflict) => {
                let undecided = conflict.undecided();
                if undecided.is_empty() || chance.percent(5) {
                    return Some(Event::SavePressed);
                }
                if chance.percent(10) {
                    return self.types(chance);
                }
                let choice = *chance.one_of(&[Choice::Mine, Choice::Theirs]);
                Some(Event::Chosen { unit: *chance.one_of(&undecided), choice })
            }
            Phase::Editing(message) => Some(match (chance.below(100), message) {
                (0..=4, _) => Event::Regarded,
                (5..=6, _) => Event::MinutePassed,
                (7..=44, _) if open.elsewhere.is_some() => {
                    if chance.percent(70) {
                        Event::UpdatePressed
                    } else {
                        Event::LaterPressed
                    }
                }
                (15..=24, Some(Message::Saved { .. })) if !self.finishes => Event::UndoPressed,
                (15..=34, Some(Message::Discarded(_))) => Event::TakenBack,
                (45..=47, _) if is_edited => Event::Discarded,
                (48..=50, _) if is_edited => Event::PutBack { field: *chance.one_of(&self.fields) },
                (51.., _) if is_edited => Event::SavePressed,
                _ => return self.types(chance),
            }),
        }
    }

    /// Types what nobody else types, or empties the field.
    fn types(&mut self, chance: &mut Chance) -> Option<Event> {
        if self.finishes {
            return None;
        }
        self.typed += 1;
        let text = format!("{} {}", self.name, self.typed);
        Some(Event::Typed { field: *chance.one_of(&self.fields), text })
    }
}

impl Asked {
    fn fails(&self, problem: editing::Problem) -> Event {
        let ticket = self.ticket;
        match self.write {
            Some(_) => Event::Written { ticket, outcome: editing::WriteOutcome::Unknown(problem) },
            None => Event::Fetched { ticket, outcome: Err(problem) },
        }
    }

    /// Whether it writes.
    pub const fn writes(&self) -> bool {
        self.write.is_some()
    }
}

/// The write that is under way in a form.
fn sent_of(form: &State) -> Option<Sent> {
    match &form.open()?.phase {
        Phase::Unknown(sent, _) => Some(sent.clone()),
        Phase::Saving(saving) => match &saving.stage {
            editing::Stage::Writing(sent)
            | editing::Stage::Verifying(sent, _)
            | editing::Stage::Confirming(sent, _)
            | editing::Stage::Comparing(sent, _)
            | editing::Stage::Finding(sent) => Some(sent.clone()),
            editing::Stage::Queued(_) | editing::Stage::Checking(_) => None,
        },
        _ => None,
    }
}
