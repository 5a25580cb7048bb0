//! The state of a model: the service, the tabs, and what is on its way between them.

use crate::names::Names;
use crate::scenario::{Scenario, Versions};
use editing::{
    Details, Document, Edits, Problem, ProblemKind, Sent, Snapshot, State, StoredDraft, Version, WriteOutcome,
};
use proof::{Account, drafts};
use std::sync::Arc;

/// Everything.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    pub service: Arc<Service>,
    pub tabs: Vec<Arc<Tab>>,
    /// What is on its way, in no order.
    pub calls: Vec<Call>,
    /// The lock of each browser.
    pub locks: Vec<Lock>,
    pub faults_left: u8,
    pub reloads_left: u8,
    pub touches_left: u8,
    /// What must not happen, once it has.
    pub harm: Harm,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Harm {
    /// A write was overwritten by a tab that had not been shown it.
    pub overwritten: bool,
    /// And it had been acknowledged.
    pub acknowledged: bool,
    /// A write was applied twice.
    pub twice: bool,
    /// A write was applied after its edits had been discarded.
    pub given_up: bool,
}

/// A service that keeps one record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Service {
    pub document: Document,
    pub version: Option<u32>,
    /// The calls that were decided, as far as they may come again.
    pub decided: Vec<Decided>,
    /// Who wrote what the fields hold now.
    pub writers: Vec<Option<Writer>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decided {
    pub request_id: String,
    pub outcome: WriteOutcome,
    pub applied: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Writer {
    pub tab: usize,
    /// Whether the form in that tab has said that it is saved.
    pub acknowledged: bool,
}

/// One tab with the form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tab {
    pub form: State,
    /// What is kept over a reload.
    pub storage: Vec<StoredDraft>,
    /// What the person typed and neither saved nor discarded.
    pub account: Account,
    /// The time of day while the form loads.
    pub clock: u64,
    /// The names in `form` and `storage`.
    pub names: Names,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Call {
    pub tab: usize,
    pub ticket: u32,
    /// Whether the tab that sent it is still there to take the answer.
    pub awaited: bool,
    /// Whether the tab has given up waiting for it.
    pub late: bool,
    pub content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    Read,
    Write(Arc<Write>),
    Found(Arc<Result<Snapshot, Problem>>),
    Written(Arc<WriteOutcome>),
}

/// A write, and what its sender had been shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Write {
    pub sent: Sent,
    /// By the index of the field, the texts that were shown of what the service holds.
    pub shown: Vec<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lock {
    pub holder: Option<usize>,
    pub waiting: Vec<(usize, u32)>,
}

impl Call {
    /// Calls are on their way in no order: sorted by this, the same calls are the same state.
    pub fn order(&self) -> (usize, u32, bool, u8) {
        let kind = match self.content {
            Content::Read => 0,
            Content::Write(_) => 1,
            Content::Found(_) => 2,
            Content::Written(_) => 3,
        };
        (self.tab, self.ticket, self.awaited, kind)
    }
}

pub fn problem(kind: ProblemKind) -> Problem {
    Problem { kind, reason: None, text: None, fields: Vec::new(), details: Details::default() }
}

impl Tab {
    /// Whether everything that was typed is in the form, and would be there after a crash.
    pub fn keeps_every_edit(&self) -> bool {
        self.account.is_kept(&[&drafts(&self.form), &self.storage])
    }

    /// Whether what is stored is what the form holds: the same edits, and the same write without an answer.
    pub fn storage_is_up_to_date(&self) -> bool {
        let kept = |drafts: &[StoredDraft]| -> Vec<(Edits, Option<String>)> {
            let pending = |draft: &StoredDraft| draft.pending.as_ref().map(|sent| sent.request_id.clone());
            drafts.iter().map(|draft| (draft.draft.edits.clone(), pending(draft))).collect()
        };
        kept(&drafts(&self.form)) == kept(&self.storage)
    }
}

impl Service {
    pub fn new(scenario: &Scenario) -> Self {
        Self {
            document: scenario.document(),
            version: matches!(scenario.versions, Versions::Compared | Versions::Ignored).then_some(1),
            decided: Vec::new(),
            writers: vec![None; scenario.record.fields.len()],
        }
    }

    pub fn version(&self) -> Option<Version> {
        self.version.and_then(|version| Version::new(&version.to_string()))
    }

    pub fn snapshot(&self, scenario: &Scenario) -> Snapshot {
        Snapshot::new(scenario.record, self.document.clone(), self.version(), 0)
    }

    pub fn text(&self, scenario: &Scenario, field: usize) -> String {
        self.document.value(scenario.record.fields[field].pointer).shown().to_owned()
    }

    /// A tab says that what it shows of the service is saved.
    pub fn is_acknowledged(&mut self, scenario: &Scenario, tab: usize, shown: &Snapshot) {
        for field in 0..scenario.record.fields.len() {
            let holds = self.text(scenario, field) == shown.text(field);
            if let Some(writer) = &mut self.writers[field]
                && writer.tab == tab
                && holds
            {
                writer.acknowledged = true;
            }
        }
    }

    /// The record has another version now. All others are named anew after every step.
    pub fn moves(&mut self) {
        self.version = self.version.map(|_| 0);
    }

    /// Decides a write.
    pub fn decide(
        &mut self,
        scenario: &Scenario,
        tab: usize,
        write: &Write,
        harm: &mut Harm,
    ) -> WriteOutcome {
        let sent = &write.sent;
        let before = self.decided.iter().find(|decided| decided.request_id == sent.request_id);
        if let Some(decided) = before.filter(|_| scenario.replays) {
            return decided.outcome.clone();
        }
        let stale =
            scenario.versions == Versions::Compared && sent.precondition.version() != self.version().as_ref();
        let set_before = scenario.versions == Versions::FirstStays && self.document != scenario.document();
        let outcome = if stale {
            WriteOutcome::Stale(problem(ProblemKind::Stale))
        } else if set_before {
            WriteOutcome::Refused(problem(ProblemKind::Denied))
        } else {
            harm.twice |= before.is_some_and(|decided| decided.applied);
            self.apply(scenario, tab, write, harm);
            self.moves();
            if scenario.answers_without_body {
                WriteOutcome::Accepted(problem(ProblemKind::Unreadable))
            } else {
                WriteOutcome::Saved(self.snapshot(scenario))
            }
        };
        self.decided.retain(|decided| decided.request_id != sent.request_id);
        self.decided.push(Decided {
            request_id: sent.request_id.clone(),
            applied: matches!(outcome, WriteOutcome::Saved(_) | WriteOutcome::Accepted(_)),
            outcome: outcome.clone(),
        });
        outcome
    }

    fn apply(&mut self, scenario: &Scenario, tab: usize, write: &Write, harm: &mut Harm) {
        for (index, field) in scenario.record.fields() {
            let old = self.text(scenario, index);
            if write.sent.body.value(field.pointer).shown() == old {
                continue;
            }
            let writer = self.writers[index].replace(Writer { tab, acknowledged: false });
            if let Some(writer) = writer
                && writer.tab != tab
                && !write.shown[index].contains(&old)
            {
                harm.overwritten = true;
                harm.acknowledged |= writer.acknowledged;
            }
        }
        self.document = write.sent.body.clone();
    }
}
