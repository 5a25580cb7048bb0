//! What happens to a form, and what is to be done: data, so that a test can play both sides.

use crate::{Attribution, Choice, Problem, Sent, Snapshot, StoredDraft, Unit, Version, WriteOutcome};

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The person asks to read the record (again), because it could not be read.
    Reload,
    /// A read ended.
    Fetched {
        /// The read.
        ticket: u32,
        /// How it ended.
        outcome: Result<Snapshot, Problem>,
    },
    /// A write ended.
    Written {
        /// The write.
        ticket: u32,
        /// How it ended.
        outcome: WriteOutcome,
    },
    /// The person typed into a field.
    Typed {
        /// The field.
        field: usize,
        /// Its text now.
        text: String,
    },
    /// The person puts the original of a field back.
    PutBack {
        /// The field.
        field: usize,
    },
    /// The person pressed Save.
    SavePressed,
    /// The person confirmed what was reviewed.
    Confirmed,
    /// The person went back from the review.
    ReviewLeft,
    /// The person no longer waits for another tab that is saving the record.
    WaitingStopped,
    /// The person chose for a conflict.
    Chosen {
        /// The field or group.
        unit: Unit,
        /// The choice.
        choice: Choice,
    },
    /// The person chose the same for all that is in conflict.
    ChosenAll(Choice),
    /// The person asks to send a write of unknown outcome once more, as it was.
    SendAgain,
    /// The person asks to find out whether a write of unknown outcome was applied.
    FindOut,
    /// The person discards the edits, or gives up a write of unknown outcome.
    Discarded,
    /// The person takes back what was discarded.
    TakenBack,
    /// The person asks for the values from before the save.
    UndoPressed,
    /// The person returned to the form, or another tab saved the record.
    Regarded,
    /// The person signed in again.
    SignedIn,
    /// A minute has passed with the form in sight.
    MinutePassed,
    /// The person wants somebody else's change in the form.
    UpdatePressed,
    /// The person wants to hear of somebody else's change later.
    LaterPressed,
    /// The audit log told who changed the record, or why it tells nothing.
    Told {
        /// The question.
        ticket: u32,
        /// The answer.
        attribution: Attribution,
    },
    /// No other tab of this browser saves the record now, and none will until [`Command::Unlock`].
    Locked {
        /// The number of the request.
        ticket: u32,
    },
    /// The person wants an expired draft in the form: the one of this index.
    RestorePressed(usize),
    /// The person discards an expired draft, or one that waits for a record that could not be read: the one of this index.
    ExpiredDiscarded(usize),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Read the record and answer with [`Event::Fetched`].
    Fetch {
        /// The number to answer with.
        ticket: u32,
    },
    /// Write the record and answer with [`Event::Written`].
    Put {
        /// The number to answer with.
        ticket: u32,
        /// The write.
        sent: Sent,
    },
    /// Ask who changed the record, and answer with [`Event::Told`] within two seconds.
    AskWho {
        /// The number to answer with.
        ticket: u32,
        /// The version from which on it is asked, if there is one.
        version: Option<Version>,
        /// When that was read, in milliseconds since 1970.
        since: u64,
    },
    /// Wait until no other tab of this browser saves the record, and answer with [`Event::Locked`].
    Lock {
        /// The number to answer with.
        ticket: u32,
    },
    /// Let other tabs of this browser save the record.
    Unlock,
    /// Tell the other tabs of this browser that the record was saved.
    TellTabs,
    /// Keep these drafts over a reload, in place of what was kept.
    Store(Vec<StoredDraft>),
    /// Move the focus, once, to the summary of what needs attention.
    FocusSummary,
    /// Move the focus to a field or a conflict.
    FocusUnit(Unit),
    /// Move the focus to the review.
    FocusReview,
}

/// What a step needs from outside.
pub trait Environment {
    /// A new idempotency key.
    fn new_request_id(&mut self) -> String;

    /// The time, in milliseconds since 1970.
    fn now(&self) -> u64;
}
