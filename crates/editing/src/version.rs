//! The version of a record, and the precondition of a write.

use std::sync::Arc;

/// The version of a record, as the service gave it: opaque. Cheap to clone.
///
/// Its text is checked once, when it is read from a header, a body or a stored draft: an `If-Match` header can carry it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Version(Arc<str>);

/// What has to hold for a write to be applied.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Precondition {
    /// The record still has this version: sent as `If-Match`.
    IfMatch(Version),
    /// Nothing: the write replaces whatever the service holds. For a record without a version, which is read right before.
    Unconditional,
}

impl Version {
    /// Takes a text as a version. Returns `None` if no header field can carry it (RFC 9110, section 5.5, without tabs): it is
    /// empty, or holds a control character or a character beyond Latin-1. A record with such a version has none.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_sendable = |character| matches!(character, ' '..='~' | '\u{80}'..='\u{ff}');
        (!text.is_empty() && text.chars().all(is_sendable)).then(|| Self(text.into()))
    }

    /// The text, as the service wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Precondition {
    /// The version that the record must still have; none for an unconditional write.
    #[must_use]
    pub const fn version(&self) -> Option<&Version> {
        match self {
            Self::IfMatch(version) => Some(version),
            Self::Unconditional => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn a_version_is_what_a_header_can_carry() {
        for text in ["-4242348048554929329", "\"a\"", "W/\"b\"", " ", "caf\u{e9}", "\u{80}\u{ff}"] {
            assert_eq!(Version::new(text).as_ref().map(Version::as_str), Some(text));
        }
        for text in ["", "1\n2", "1\r", "\t1", "\0", "1\u{7f}", "\u{100}", "\u{1f600}", "1\u{2028}"] {
            assert_eq!(Version::new(text), None, "{text:?}");
        }
    }
}
