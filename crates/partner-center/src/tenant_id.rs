//! The id of a customer.

use std::fmt;

/// A customer's tenant id: a GUID, kept in lower case. An id of this type is safe to put into a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TenantId(String);

/// The text is no GUID of the form `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATenantId;

impl TenantId {
    /// Reads an id, with white space around it, in either letter case, with or without braces.
    ///
    /// # Errors
    /// [`NotATenantId`] when it is no GUID.
    pub fn parse(text: &str) -> Result<Self, NotATenantId> {
        let text = text.trim();
        let text = text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(text);
        let well_formed = text.len() == 36
            && text.bytes().enumerate().all(|(index, byte)| match index {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            });
        if well_formed { Ok(Self(text.to_ascii_lowercase())) } else { Err(NotATenantId) }
    }

    /// Reads a text that is an id once everything but its digits is taken out: one that was copied with blanks, line breaks, quotes
    /// or typographic hyphens in it, or written without hyphens.
    ///
    /// # Errors
    /// [`NotATenantId`] when anything else is in it, or digits are missing.
    pub fn parse_lenient(text: &str) -> Result<Self, NotATenantId> {
        let mut id = String::with_capacity(36);
        for character in text.chars() {
            if character.is_ascii_hexdigit() {
                if matches!(id.len(), 8 | 13 | 18 | 23) {
                    id.push('-');
                }
                id.push(character);
            } else if character.is_alphanumeric() {
                return Err(NotATenantId);
            }
        }
        Self::parse(&id)
    }

    /// The id as the API writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TenantId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for NotATenantId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a tenant id: expected 8-4-4-4-12 hexadecimal digits")
    }
}

impl std::error::Error for NotATenantId {}
