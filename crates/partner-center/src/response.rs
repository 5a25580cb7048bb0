//! Responses as data.

use std::fmt;

use crate::Headers;

/// What came back for a [`Request`](crate::Request): any status, nothing judged yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The header fields that the caller may read.
    pub headers: Headers,
    /// The body as it came, with the byte order mark where there was one (section 0).
    pub body: String,
}

impl Response {
    /// The body without the byte order mark that the service puts before its successful answers (section 0).
    #[must_use]
    pub fn text(&self) -> &str {
        self.body.strip_prefix('\u{feff}').unwrap_or(&self.body)
    }

    /// Whether there is nothing in the body: no text, or `null`.
    #[must_use]
    pub fn has_no_body(&self) -> bool {
        matches!(self.text().trim(), "" | "null")
    }

    /// Whether the status is one of success.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

/// The status, the names of the header fields, and the length of the body: what it says may be secret or personal.
impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:?} {} bytes", self.status, self.headers, self.body.len())
    }
}
