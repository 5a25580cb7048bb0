//! A draft as it is kept over a reload: as one line of JSON.

use crate::{Document, Draft, Edits, Precondition, Record, Sent, Snapshot, Value, Version};
use core::fmt::Write;

/// A draft that was typed into longer ago is expired: it is restored only when asked for. In milliseconds.
pub const EXPIRY: u64 = 8 * 60 * 60 * 1000;

/// A draft that is kept over a reload.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StoredDraft {
    /// What was read, and what was typed.
    pub draft: Draft,
    /// A write whose answer never came.
    pub pending: Option<Sent>,
    /// When something was typed last, in milliseconds since 1970.
    pub edited_at: u64,
}

/// A text that holds no drafts of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADraft;

impl StoredDraft {
    /// Whether the draft is too old to be restored unasked.
    #[must_use]
    pub const fn is_expired(&self, now: u64) -> bool {
        now.saturating_sub(self.edited_at) > EXPIRY
    }

    /// The text of these drafts. Fields are named by their pointers, so that another version of the program can read it.
    #[must_use]
    pub fn write(record: &Record, drafts: &[Self]) -> String {
        let mut text = String::from("{");
        for (number, draft) in drafts.iter().enumerate() {
            separate(&mut text);
            // Writing to a string never fails.
            let _always = write!(text, "\"{number}\":{{");
            let base = &draft.draft.base;
            member(&mut text, "document", base.document().text());
            optional(&mut text, "etag", base.version.as_ref().map(Version::as_str));
            member(&mut text, "readAt", &base.read_at.to_string());
            member(&mut text, "editedAt", &draft.edited_at.to_string());
            edits(&mut text, record, &draft.draft.edits);
            if let Some(sent) = &draft.pending {
                text.push_str(",\"pending\":{");
                member(&mut text, "body", sent.body.text());
                optional(&mut text, "ifMatch", sent.precondition.version().map(Version::as_str));
                member(&mut text, "requestId", &sent.request_id);
                optional(&mut text, "again", sent.again.then_some("true"));
                edits(&mut text, record, &sent.edits);
                text.push('}');
            }
            text.push('}');
        }
        text.push('}');
        text
    }

    /// The drafts in a text that [`write`](Self::write) made.
    ///
    /// # Errors
    /// [`NotADraft`] if it is not such a text.
    pub fn read(record: &Record, text: &str) -> Result<Vec<Self>, NotADraft> {
        let stored = Document::parse(text).map_err(|_| NotADraft)?;
        let mut drafts = Vec::new();
        while let Value::Text(document) = stored.value(&format!("/{}/document", drafts.len())) {
            let at = format!("/{}", drafts.len());
            let document = Document::parse(&document).map_err(|_| NotADraft)?;
            let base = Snapshot::new(
                record,
                document,
                version_at(&stored, &at, "etag"),
                number_at(&stored, &at, "readAt")?,
            );
            let pending = text_at(&stored, &at, "pending/body")
                .map(|body| {
                    Ok(Sent {
                        body: Document::parse(&body).map_err(|_| NotADraft)?,
                        precondition: version_at(&stored, &at, "pending/ifMatch")
                            .map_or(Precondition::Unconditional, Precondition::IfMatch),
                        request_id: text_at(&stored, &at, "pending/requestId").ok_or(NotADraft)?,
                        edits: edits_at(&stored, record, &format!("{at}/pending")),
                        again: text_at(&stored, &at, "pending/again").is_some(),
                        doubtful: true,
                    })
                })
                .transpose()?;
            let edits = edits_at(&stored, record, &at);
            let edited_at = number_at(&stored, &at, "editedAt")?;
            drafts.push(Self { draft: Draft { base, edits }, pending, edited_at });
        }
        if drafts.is_empty() { Err(NotADraft) } else { Ok(drafts) }
    }

    /// The text of the drafts in two texts that [`write`](Self::write) made: first all of the one, then those that only the
    /// other has.
    ///
    /// # Errors
    /// [`NotADraft`] if one of them is not such a text.
    pub fn join(record: &Record, one: &str, other: &str) -> Result<String, NotADraft> {
        let mut drafts = Self::read(record, one)?;
        for draft in Self::read(record, other)? {
            if !drafts.contains(&draft) {
                drafts.push(draft);
            }
        }
        Ok(Self::write(record, &drafts))
    }
}

fn separate(text: &mut String) {
    if !text.ends_with('{') {
        text.push(',');
    }
}

fn member(text: &mut String, name: &str, value: &str) {
    separate(text);
    for part in [name, value].map(json_text::quoted) {
        text.push_str(&part);
        text.push(':');
    }
    text.pop();
}

fn optional(text: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        member(text, name, value);
    }
}

fn edits(text: &mut String, record: &Record, edits: &Edits) {
    text.push_str(",\"edits\":{");
    for (index, edit) in edits.iter() {
        if let Some(field) = record.fields.get(index) {
            member(text, field.pointer, edit);
        }
    }
    text.push('}');
}

fn text_at(stored: &Document, at: &str, name: &str) -> Option<String> {
    match stored.value(&format!("{at}/{name}")) {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// A version that cannot be read counts as none: the record is reviewed and read before it is saved, and a write with it is
/// not sent again.
fn version_at(stored: &Document, at: &str, name: &str) -> Option<Version> {
    Version::new(&text_at(stored, at, name)?)
}

fn number_at(stored: &Document, at: &str, name: &str) -> Result<u64, NotADraft> {
    text_at(stored, at, name).and_then(|text| text.parse().ok()).ok_or(NotADraft)
}

fn edits_at(stored: &Document, record: &Record, at: &str) -> Edits {
    let mut edits = Edits::default();
    for (index, field) in record.fields() {
        let name = field.pointer.replace('~', "~0").replace('/', "~1");
        edits.set(index, text_at(stored, at, &format!("edits/{name}")));
    }
    edits
}
