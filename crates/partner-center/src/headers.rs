//! The header fields of a request or a response.

use std::fmt;

/// Header fields in the order in which they were added. Names match ignoring ASCII case.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// No header fields.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of the first field of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Sets the field of this name to one value; a field of the same name is replaced.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// Every field, as (name, value).
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The names only: values may be secrets.
impl fmt::Debug for Headers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// Whether a header field can carry this text as its value: not empty, no control character, nothing beyond Latin-1
/// (section 2). A browser's `fetch` refuses others before anything is sent.
pub(crate) fn is_header_value(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| matches!(character, ' '..='~' | '\u{80}'..='\u{ff}'))
}
