//! What a call is for.

/// Who waits for an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The person: a refused token is said on the page.
    Asked,
    /// Nobody: what is read beside the work, such as the early warning. A refused token is not worth a word yet.
    Background,
}
