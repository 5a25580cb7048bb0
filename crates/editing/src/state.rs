//! The states of a form.

use crate::{Choice, Choices, Draft, Edits, Merge, Problem, Record, Snapshot, Unit, merge};

/// A form, from opening it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The record is being read for the first time.
    Loading {
        /// The read that is awaited.
        ticket: u32,
    },
    /// The record could not be read.
    LoadFailed(Problem),
    /// The record is in the form.
    Open(Box<Open>),
}

/// A record in the form. Without edits it is pristine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What was read, and what was typed.
    pub draft: Draft,
    /// What is going on.
    pub phase: Phase,
    /// How often in a row a save met somebody else's change.
    pub round: u32,
    /// The number of the last read or write that was asked for.
    pub last_ticket: u32,
}

/// What is going on with an open record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The person may type; with the last thing that happened.
    Editing(Option<Message>),
    /// The person reviews what will be sent.
    Reviewing,
    /// A save is under way.
    Saving(Saving),
    /// A save was sent, and nobody knows whether it was applied.
    Unknown(Sent, Problem),
    /// Somebody else changed what the person changed.
    Conflict(Conflict),
}

/// The last thing that happened to an open record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// There was nothing to save.
    NoChanges,
    /// A field that must be filled is empty.
    Required(Vec<usize>),
    /// Saved.
    Saved {
        /// The fields that the service holds differently from what was sent, with what was sent.
        differences: Vec<(usize, String)>,
        /// Whether the record could be read back where that belongs to the save.
        read_back: bool,
    },
    /// The service already held what was to be saved: by an earlier attempt, or by somebody who typed the same.
    AlreadySaved,
    /// Others changed these fields, which do not overlap with the edits; the form has both, and nothing was sent.
    Merged(Vec<usize>),
    /// Only the version moved, twice; nothing was sent a third time.
    VersionMoved,
    /// A save whose outcome was unknown was not applied.
    NotSaved,
    /// Not saved.
    Refused(Problem),
    /// The service refused the version that is its current one.
    CurrentVersionRefused(Problem),
    /// Somebody else changed the record, and its latest form could not be read.
    LatestUnreadable(Problem),
}

/// A write as it was sent: what is repeated if it has to be, to the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The body.
    pub body: crate::Document,
    /// The version in `If-Match`.
    pub if_match: Option<String>,
    /// The idempotency key.
    pub request_id: String,
    /// The edits in the body.
    pub edits: Edits,
    /// Whether it repeats, by itself, a write that failed only because the version had moved.
    pub again: bool,
    /// Whether an attempt at it ended unknown: that one may have been applied, whatever became of a later one.
    pub doubtful: bool,
}

/// A save under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// How far it is.
    pub stage: Stage,
    /// The read or write that is awaited.
    pub ticket: u32,
}

/// How far a save is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading before writing these edits, because there is no version to compare.
    Checking(Edits),
    /// Writing.
    Writing(Sent),
    /// Reading back what was written, which was answered with this snapshot.
    Verifying(Sent, Snapshot),
    /// Reading what somebody else made of the record, after a stale write.
    Comparing(Sent, Problem),
    /// Reading whether a write of unknown outcome was applied.
    Finding(Sent),
}

/// Somebody else changed what the person changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What the service holds now.
    pub theirs: Snapshot,
    /// What was chosen so far.
    pub choices: Choices,
    /// What conflicts, in the order of the form.
    pub units: Vec<Unit>,
    /// Whether the person tried to save with a unit undecided.
    pub pressed_early: bool,
}

impl Conflict {
    /// The units for which nothing is chosen yet.
    #[must_use]
    pub fn undecided(&self) -> Vec<Unit> {
        self.units.iter().copied().filter(|unit| self.choices.get(*unit).is_none()).collect()
    }

    /// Whether mine can be kept: not where the service now holds something that cannot be written.
    #[must_use]
    pub fn is_writable(&self, record: &Record, unit: Unit) -> bool {
        record.members(unit).iter().all(|index| {
            record
                .fields
                .get(*index)
                .is_some_and(|field| !self.theirs.document.value(field.pointer).is_read_only())
        })
    }

    /// The verdicts on the draft as it stands.
    #[must_use]
    pub fn merge(&self, record: &Record, draft: &Draft) -> Merge {
        merge(record, draft, &self.theirs.document)
    }

    /// The text of each field as the form shows it, by its index: merged as the choices stand. What was typed stays as it
    /// was typed, also where it comes to mean the same as theirs.
    #[must_use]
    pub fn texts(&self, record: &Record, draft: &Draft) -> Vec<String> {
        let mut texts = self.resolved(record, draft).texts(record);
        for (index, typed) in draft.edits.iter() {
            if self.choices.get(record.unit_of(index)) != Some(Choice::Theirs)
                && let Some(text) = texts.get_mut(index)
            {
                typed.clone_into(text);
            }
        }
        texts
    }

    /// The draft on top of theirs, as the choices stand.
    #[must_use]
    pub fn resolved(&self, record: &Record, draft: &Draft) -> Draft {
        self.merge(record, draft).rebased(record, draft, &self.theirs, &self.choices)
    }
}

impl State {
    /// The record in the form, if there is one.
    #[must_use]
    pub fn open(&self) -> Option<&Open> {
        match self {
            Self::Open(open) => Some(open),
            _ => None,
        }
    }

    /// Whether there are edits that leaving the form would discard; a write in flight, or of unknown outcome, is not left.
    #[must_use]
    pub fn is_discardable(&self) -> bool {
        self.open().is_some_and(|open| {
            !open.draft.edits.is_empty() && !matches!(open.phase, Phase::Unknown(..) | Phase::Saving(_))
        })
    }

    /// Whether there is anything that would be lost with the form: edits, or a write whose outcome is not known.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.open().is_some_and(|open| {
            !open.draft.edits.is_empty() || matches!(open.phase, Phase::Unknown(..) | Phase::Saving(_))
        })
    }
}

impl Open {
    /// A record just read.
    #[must_use]
    pub fn new(base: Snapshot, last_ticket: u32) -> Self {
        Self { draft: Draft::new(base), phase: Phase::Editing(None), round: 0, last_ticket }
    }

    /// The text of each field as the form shows it now, by its index: in a conflict that depends on the choices.
    #[must_use]
    pub fn texts(&self, record: &Record) -> Vec<String> {
        match &self.phase {
            Phase::Conflict(conflict) => conflict.texts(record, &self.draft),
            _ => self.draft.texts(record),
        }
    }
}
