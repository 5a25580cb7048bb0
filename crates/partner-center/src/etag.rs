//! The version of a resource.

use crate::headers::is_header_value;
use crate::lenient::Object;

/// The version of a resource: opaque text, as the service wrote it (section 2). For a billing profile it is a signed
/// number of 64 bits in a string, for other resources base64, a quoted GUID or `W/"..."`: nothing is read into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ETag(String);

/// What has to hold for a resource to be replaced (section 2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Precondition {
    /// The resource still has this version: `If-Match`.
    IfMatch(ETag),
    /// Nothing: whatever is there is replaced, also what nobody has seen.
    Unconditional,
}

impl ETag {
    /// Takes the text as a version; `None` when no header can carry it: empty, with a control character, or with a
    /// character beyond Latin-1 (section 2). Such a text counts as no version.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        is_header_value(text).then(|| Self(text.to_owned()))
    }

    /// The version that a resource carries in `attributes.etag`, in either letter case (sections 0 and 2). `text` is the
    /// resource in JSON, with or without a byte order mark.
    #[must_use]
    pub fn of_document(text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let etag = Object::parse(text)?.object("attributes")?.text("etag")?;
        Self::new(&etag)
    }

    /// The text as the service wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value for `If-Match`: a bare version in quotes; one that is quoted already or begins with `W/` as it is
    /// (section 2).
    #[must_use]
    pub fn header_value(&self) -> String {
        let text = &self.0;
        let quoted = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
        if quoted || text.starts_with("W/") { text.clone() } else { format!("\"{text}\"") }
    }
}
