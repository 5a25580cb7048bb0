//! What happens to a form, and what is to be done: data, so that a test can play both sides.

use crate::{Choice, Problem, Sent, Snapshot, Unit, WriteOutcome};

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
    /// The person chose for a conflict.
    Chosen {
        /// The field or group.
        unit: Unit,
        /// The choice.
        choice: Choice,
    },
    /// The person asks to send a write of unknown outcome once more, as it was.
    SendAgain,
    /// The person asks to find out whether a write of unknown outcome was applied.
    FindOut,
    /// The person discards the edits.
    Discarded,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}
