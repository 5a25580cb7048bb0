//! What a write is conditional on, from the editing core to the request.

use editing::Sent;
use partner_center::{ETag, NotSettable, Precondition};
use std::error::Error;
use std::fmt;

/// Why a write cannot be sent. Nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSendable {
    /// The qualification cannot be set; the forms offer none such.
    NotSettable(NotSettable),
    /// `If-Match` cannot carry the version of the record. Without it, the write could replace what nobody has seen.
    Version,
}

impl From<NotSettable> for NotSendable {
    fn from(reason: NotSettable) -> Self {
        Self::NotSettable(reason)
    }
}

impl fmt::Display for NotSendable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSettable(reason) => reason.fmt(formatter),
            Self::Version => formatter.write_str("the version of this record cannot be sent"),
        }
    }
}

impl Error for NotSendable {}

/// Returns the precondition with which a write is sent: never none in place of a version.
///
/// # Errors
/// [`NotSendable::Version`] for a version that no header can carry. [`editing::Version`] lets none pass.
pub fn precondition(sent: &Sent) -> Result<Precondition, NotSendable> {
    match &sent.precondition {
        editing::Precondition::IfMatch(version) => {
            ETag::new(version.as_str()).map(Precondition::IfMatch).ok_or(NotSendable::Version)
        }
        editing::Precondition::Unconditional => Ok(Precondition::Unconditional),
    }
}
