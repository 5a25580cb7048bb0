//! The states of a form.

use crate::{
    Attribution, Choice, Choices, Draft, Edits, Merge, Precondition, Problem, Record, Snapshot, StoredDraft,
    Unit,
};

/// A form, from opening it on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// The record is being read for the first time.
    Loading {
        /// The read that is awaited.
        ticket: u32,
        /// The drafts that wait for it.
        kept: Vec<StoredDraft>,
    },
    /// The record could not be read.
    LoadFailed {
        /// Why.
        problem: Problem,
        /// The drafts that wait for it.
        kept: Vec<StoredDraft>,
        /// The read that failed.
        ticket: u32,
    },
    /// The record is in the form.
    Open(Box<Open>),
}

/// A record in the form. Without edits it is pristine.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Open {
    /// What was read, and what was typed.
    pub draft: Draft,
    /// What is going on.
    pub phase: Phase,
    /// Somebody else's change that was noticed before a save.
    pub elsewhere: Option<Elsewhere>,
    /// Who changed the record, once that was asked.
    pub who: Option<Who>,
    /// Drafts that are too old to be restored unasked.
    pub expired: Vec<StoredDraft>,
    /// How often in a row a save met somebody else's change.
    pub round: u32,
    /// When something was typed last, in milliseconds since 1970.
    pub edited_at: u64,
    /// The number of the last read or write that was asked for.
    pub last_ticket: u32,
    /// The early read that is awaited.
    pub watch: Option<u32>,
}

/// Somebody else's change that was noticed before a save.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Elsewhere {
    /// What the service holds now.
    pub latest: Snapshot,
    /// The fields that changed.
    pub fields: Vec<usize>,
    /// Whether the person wants to hear of it later.
    pub later: bool,
}

/// A question to the service's audit log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Who {
    /// The number of the question.
    pub ticket: u32,
    /// The answer, once it is there.
    pub told: Option<Attribution>,
}

/// What is going on with an open record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
        /// The edits that write the earlier values again; none where that cannot be.
        undo: Edits,
    },
    /// The service already held what was to be saved: by an earlier attempt, or by somebody who typed the same.
    AlreadySaved,
    /// Others saved the same of these fields, before anything was sent: what was to be sent along with it is not.
    Overtaken(Vec<usize>),
    /// Others changed these fields, which do not overlap with the edits; the form has both, and nothing was sent.
    Merged(Vec<usize>),
    /// Others changed these fields, and the form shows them; nothing was edited.
    Updated(Vec<usize>),
    /// The edits of an earlier visit are in the form again; others changed these fields meanwhile.
    Restored(Vec<usize>),
    /// The edits were discarded, and can be taken back.
    Discarded(Box<StoredDraft>),
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sent {
    /// The body.
    pub body: crate::Document,
    /// What has to hold for it to be applied.
    pub precondition: Precondition,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Saving {
    /// How far it is.
    pub stage: Stage,
    /// The read or write that is awaited.
    pub ticket: u32,
}

/// How far a save is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Waiting until no other tab of this browser is saving the record.
    Queued(Edits),
    /// Reading before writing these edits, because there is no version to compare.
    Checking(Edits),
    /// Writing.
    Writing(Sent),
    /// Reading back what was written, which was answered with this snapshot.
    Verifying(Sent, Snapshot),
    /// Reading whether a write that was accepted is there. The problem is for when it is not.
    Confirming(Sent, Problem),
    /// Reading what somebody else made of the record, after a stale write.
    Comparing(Sent, Problem),
    /// Reading whether a write of unknown outcome was applied.
    Finding(Sent),
}

/// Somebody else changed what the person changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conflict {
    /// What the service holds now.
    pub theirs: Snapshot,
    /// The verdict on each field of the draft as it stands: computed when the conflict begins, and when something is typed.
    pub merge: Merge,
    /// What was chosen so far.
    pub choices: Choices,
    /// What conflicts, in the order of the form.
    pub units: Vec<Unit>,
    /// Whether the person tried to save with a unit undecided.
    pub pressed_early: bool,
    /// Whether it was found after a save that went through, with what was typed meanwhile.
    pub saved: bool,
}

/// A record just read, in which nothing happened yet.
impl Default for Phase {
    fn default() -> Self {
        Self::Editing(None)
    }
}

impl Phase {
    /// The write whose answer has not come, if there is one: it is stored with the draft.
    #[must_use]
    pub const fn pending(&self) -> Option<&Sent> {
        match self {
            Self::Unknown(sent, _) => Some(sent),
            Self::Saving(Saving {
                stage: Stage::Writing(sent) | Stage::Confirming(sent, _) | Stage::Finding(sent),
                ..
            }) => Some(sent),
            // Refused as stale: not applied, unless an earlier attempt at it was.
            Self::Saving(Saving { stage: Stage::Comparing(sent, _), .. }) if sent.doubtful => Some(sent),
            _ => None,
        }
    }
}

impl Conflict {
    /// What a merge with what the service holds now leaves to decide. Nothing is chosen yet.
    #[must_use]
    pub fn new(record: &Record, theirs: Snapshot, merge: Merge) -> Self {
        let units = merge.conflicts(record);
        Self { theirs, merge, choices: Choices::default(), units, pressed_early: false, saved: false }
    }

    /// The units for which nothing is chosen yet.
    #[must_use]
    pub fn undecided(&self) -> Vec<Unit> {
        self.units.iter().copied().filter(|unit| self.choices.get(*unit).is_none()).collect()
    }

    /// Whether mine can be kept: not where the service now holds something that cannot be written.
    #[must_use]
    pub fn is_writable(&self, record: &Record, unit: Unit) -> bool {
        record.members(unit).iter().all(|index| !self.theirs.value(*index).is_read_only())
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
        self.merge.rebased(record, draft, &self.theirs, &self.choices)
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

    /// Whether there is something that the person may discard: not while a save is under way.
    #[must_use]
    pub fn is_discardable(&self) -> bool {
        match self {
            Self::Loading { .. } | Self::LoadFailed { .. } => false,
            Self::Open(open) => match open.phase {
                Phase::Saving(_) => false,
                Phase::Unknown(..) => true,
                _ => !open.draft.edits.is_empty(),
            },
        }
    }

    /// Whether there is anything that would be lost with the form: edits, or a write whose outcome is not known.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        match self {
            Self::Loading { kept, .. } | Self::LoadFailed { kept, .. } => !kept.is_empty(),
            Self::Open(open) => {
                !open.draft.edits.is_empty()
                    || !open.expired.is_empty()
                    || matches!(open.phase, Phase::Unknown(..) | Phase::Saving(_))
            }
        }
    }
}

impl Open {
    /// Whether a save is under way.
    #[must_use]
    pub const fn is_saving(&self) -> bool {
        matches!(self.phase, Phase::Saving(_))
    }

    /// A record just read.
    #[must_use]
    pub fn new(base: Snapshot, last_ticket: u32) -> Self {
        Self {
            draft: Draft::new(base),
            phase: Phase::Editing(None),
            elsewhere: None,
            who: None,
            expired: Vec::new(),
            round: 0,
            edited_at: 0,
            last_ticket,
            watch: None,
        }
    }

    /// The text of each field as the form shows it now, by its index: in a conflict that depends on the choices.
    #[must_use]
    pub fn texts(&self, record: &Record) -> Vec<String> {
        match &self.phase {
            Phase::Conflict(conflict) => conflict.texts(record, &self.draft),
            _ => self.draft.texts(record),
        }
    }

    /// The text of one field as the form shows it now. Outside a conflict it costs no look at the others.
    #[must_use]
    pub fn text(&self, record: &Record, index: usize) -> String {
        match &self.phase {
            Phase::Conflict(conflict) => {
                conflict.texts(record, &self.draft).into_iter().nth(index).unwrap_or_default()
            }
            _ => self.draft.text(index).to_owned(),
        }
    }

    /// Whether an expired draft can be put into the form: what was typed since would be lost, so it is saved or discarded
    /// first.
    #[must_use]
    pub fn can_restore(&self) -> bool {
        matches!(self.phase, Phase::Editing(_)) && self.draft.edits.is_empty()
    }

    /// What is to be kept over a reload: the edits, with a write whose answer never came, and what is older.
    #[must_use]
    pub fn to_store(&self) -> Vec<StoredDraft> {
        let mut drafts = Vec::new();
        if let Some(present) = self.present() {
            drafts.push(present);
        }
        drafts.extend(self.expired.iter().cloned());
        drafts
    }

    /// The edits as they are, with a write whose answer never came; none if there is nothing of the kind.
    #[must_use]
    pub fn present(&self) -> Option<StoredDraft> {
        let pending = self.phase.pending();
        if pending.is_none() && self.draft.edits.is_empty() {
            return None;
        }
        Some(StoredDraft { draft: self.draft.clone(), pending: pending.cloned(), edited_at: self.edited_at })
    }
}
