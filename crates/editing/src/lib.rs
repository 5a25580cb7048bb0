//! The editing core: how a record is read, changed and saved so that nobody's words are lost.
//!
//! No browser, no network, no clock: [`step`] takes a [`State`] and an [`Event`] and answers with the next state and the
//! [`Command`]s that somebody else carries out. The panel renders the state; tests drive the same function.
//!
//! - [`Document`]: a record as the text the service sent; fields are spans of it.
//! - [`Record`]: the table of a record's fields, and what a save of it can promise.
//! - [`Draft`]: what the person changed, on top of the snapshot it was changed from.
//! - [`Version`], [`Precondition`]: what a write is compared with, from the response to `If-Match`.
//! - [`StoredDraft`]: a draft as it is kept over a reload.
//! - [`invisible`]: characters that a reader doesn't see, removed or marked.
//! - [`merge`]: my edits against somebody else's, field by field and group by group.

pub mod document;
mod draft;
mod event;
mod field;
pub mod invisible;
mod merge;
mod outcome;
mod state;
mod step;
mod stored;
mod version;
mod words;

pub use document::{Document, NotJson, Value};
pub use draft::{Draft, Edits, Snapshot};
pub use event::{Command, Environment, Event};
pub use field::{Field, Guarantee, Kind, Record, Unit};
pub use merge::{Choice, Choices, Merge, Verdict, merge};
pub use outcome::{Attribution, Change, Details, Problem, ProblemKind, Reason, WriteOutcome};
pub use state::{Conflict, Elsewhere, Message, Open, Phase, Saving, Sent, Stage, State, Who};
pub use step::step;
pub use stored::{EXPIRY, NotADraft, StoredDraft};
pub use version::{Precondition, Version};
pub use words::{Piece, changed_words};
