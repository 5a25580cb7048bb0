//! What went wrong, in words that say what to do.

use std::fmt;
use std::path::Path;

/// Something failed; the text says what, and where it can, what to do about it.
#[derive(Debug)]
pub struct Failure(pub String);

impl Failure {
    /// A file that could not be used: `doing` is "read", "written" ...
    pub fn file(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self(format!("{} could not be {doing}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
