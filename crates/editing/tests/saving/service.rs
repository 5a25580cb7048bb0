//! A service that keeps one record, and answers as it was told to.

use crate::clock::Clock;
use crate::records::document_of;
use editing::{
    Details, Document, Event, Problem, ProblemKind, Record, Sent, Snapshot, Version, WriteOutcome,
};
use std::collections::VecDeque;

/// What goes wrong with a read.
#[derive(Clone, Debug)]
pub enum ReadFault {
    Unreachable,
    WithoutVersion,
}

/// What goes wrong with a write.
#[derive(Clone, Debug)]
pub enum WriteFault {
    /// Refused as stale, although its version is the current one.
    RefusedAsStale,
    Refused(ProblemKind),
    /// The connection broke before the write arrived.
    LostBefore,
    /// The connection broke after the write was applied.
    LostAfter,
    /// Applied; the answer cannot be read.
    Unreadable,
    /// Applied, and answered without a body, as the service documents it.
    WithoutBody,
    /// Answered without a body, and not applied.
    WithoutBodyNorEffect,
    /// Applied; the answer has no version.
    AnsweredWithoutVersion,
    /// Applied; the answer has only the members that fields name.
    AnsweredInPart,
    /// Applied, and changed by the service itself.
    Normalised(&'static str, &'static str),
}

const ETAG: &str = "/attributes/etag";

/// A service that keeps one record.
pub struct Service {
    record: &'static Record,
    pub document: Document,
    /// The time of everybody.
    pub clock: Clock,
    /// The version, where the service has one.
    version: Option<u64>,
    /// Whether a write without a version is refused.
    pub strict: bool,
    /// Whether the version is kept secret, in answers to reads and to writes.
    pub hides_version: bool,
    /// Whether a call whose id is known is answered as before, and not carried out again.
    pub replays: bool,
    /// What the service keeps of a body.
    kept: fn(&Document) -> Document,
    pub read_faults: VecDeque<ReadFault>,
    pub write_faults: VecDeque<WriteFault>,
    /// The writes that arrived.
    pub received: Vec<Sent>,
    /// Those of them that were applied.
    pub applied: Vec<Sent>,
    answered: Vec<(String, WriteOutcome)>,
}

impl Service {
    /// One that compares versions.
    pub fn versioned(record: &'static Record) -> Self {
        let mut service = Self::unversioned(record);
        service.version = Some(0);
        service.changed();
        service
    }

    /// One that takes every write.
    pub fn unversioned(record: &'static Record) -> Self {
        Self {
            record,
            document: document_of(record),
            clock: Clock::default(),
            version: None,
            strict: false,
            hides_version: false,
            replays: false,
            kept: Document::clone,
            read_faults: VecDeque::new(),
            write_faults: VecDeque::new(),
            received: Vec::new(),
            applied: Vec::new(),
            answered: Vec::new(),
        }
    }

    /// One that keeps nothing but the choice.
    pub fn of_choice(record: &'static Record) -> Self {
        let kept = |body: &Document| {
            Document::default().with(&[("/qualification", body.value("/qualification").shown())])
        };
        Self { kept, ..Self::unversioned(record) }
    }

    /// The current version.
    pub fn version(&self) -> Option<Version> {
        self.version.map(|version| Version::new(&version.to_string()).expect("a number is a version"))
    }

    /// Somebody else changes the record by another way.
    pub fn changed_elsewhere(&mut self, changes: &[(&str, &str)]) {
        self.document = (self.kept)(&self.document.with(changes));
        self.changed();
    }

    /// What the record holds now.
    pub fn holds(&self, pointer: &str) -> String {
        self.document.value(pointer).shown().to_owned()
    }

    /// The next write goes wrong.
    pub fn next_write(&mut self, fault: WriteFault) {
        self.write_faults.push_back(fault);
    }

    /// The next read goes wrong.
    pub fn next_read(&mut self, fault: ReadFault) {
        self.read_faults.push_back(fault);
    }

    /// Carries out a read, and answers it.
    pub fn read(&mut self, ticket: u32) -> Event {
        let outcome = match self.read_faults.pop_front() {
            Some(ReadFault::Unreachable) => Err(problem(ProblemKind::Unreachable)),
            Some(ReadFault::WithoutVersion) => Ok(self.snapshot_without_version()),
            None => Ok(self.snapshot()),
        };
        Event::Fetched { ticket, outcome }
    }

    /// Carries out a write, and answers it.
    pub fn write(&mut self, ticket: u32, sent: &Sent) -> Event {
        Event::Written { ticket, outcome: self.outcome(sent) }
    }

    fn outcome(&mut self, sent: &Sent) -> WriteOutcome {
        let fault = self.write_faults.pop_front();
        if matches!(fault, Some(WriteFault::LostBefore)) {
            return WriteOutcome::Unknown(problem(ProblemKind::TimedOut));
        }
        self.received.push(sent.clone());
        match &fault {
            Some(WriteFault::RefusedAsStale) => return WriteOutcome::Stale(problem(ProblemKind::Stale)),
            Some(WriteFault::Refused(kind)) => return WriteOutcome::Refused(problem(*kind)),
            Some(WriteFault::WithoutBodyNorEffect) => {
                return WriteOutcome::Accepted(problem(ProblemKind::Unreadable));
            }
            _ => {}
        }
        if let Some((_, outcome)) =
            self.answered.iter().find(|(id, _)| self.replays && *id == sent.request_id)
        {
            return outcome.clone();
        }
        if self.is_stale(sent) {
            return WriteOutcome::Stale(problem(ProblemKind::Stale));
        }
        self.document = (self.kept)(&sent.body);
        if let Some(WriteFault::Normalised(pointer, text)) = fault {
            self.document = self.document.with(&[(pointer, text)]);
        }
        self.changed();
        self.applied.push(sent.clone());
        self.answered.push((sent.request_id.clone(), WriteOutcome::Saved(self.snapshot())));
        match fault {
            Some(WriteFault::LostAfter) => WriteOutcome::Unknown(problem(ProblemKind::Unreachable)),
            Some(WriteFault::Unreadable) => WriteOutcome::Unknown(problem(ProblemKind::Unreadable)),
            Some(WriteFault::WithoutBody) => WriteOutcome::Accepted(problem(ProblemKind::Unreadable)),
            Some(WriteFault::AnsweredWithoutVersion) => WriteOutcome::Saved(self.snapshot_without_version()),
            Some(WriteFault::AnsweredInPart) => {
                WriteOutcome::Saved(self.snapshot_of(self.fields_alone(), self.version()))
            }
            _ => WriteOutcome::Saved(self.snapshot()),
        }
    }

    /// The record without the members that no field names.
    fn fields_alone(&self) -> Document {
        let texts: Vec<(&str, String)> =
            self.record.fields.iter().map(|field| (field.pointer, self.holds(field.pointer))).collect();
        let texts: Vec<(&str, &str)> =
            texts.iter().map(|(pointer, text)| (*pointer, text.as_str())).collect();
        Document::default().with(&texts)
    }

    fn is_stale(&self, sent: &Sent) -> bool {
        let in_body = sent.body.value(ETAG).shown().to_owned();
        match (self.version(), sent.precondition.version()) {
            (None, _) => false,
            (Some(current), Some(wanted)) => *wanted != current,
            (Some(current), None) => self.strict || (!in_body.is_empty() && in_body != current.as_str()),
        }
    }

    fn changed(&mut self) {
        if let Some(version) = &mut self.version {
            *version += 1;
            self.document = self.document.with(&[(ETAG, &version.to_string())]);
        }
    }

    pub fn snapshot(&self) -> Snapshot {
        if self.hides_version {
            return self.snapshot_without_version();
        }
        self.snapshot_of(self.document.clone(), self.version())
    }

    fn snapshot_without_version(&self) -> Snapshot {
        self.snapshot_of(self.document.with(&[(ETAG, "")]), None)
    }

    fn snapshot_of(&self, document: Document, version: Option<Version>) -> Snapshot {
        Snapshot::new(self.record, document, version, self.clock.now())
    }
}

pub fn problem(kind: ProblemKind) -> Problem {
    Problem { kind, reason: None, text: None, fields: Vec::new(), details: Details::default() }
}
