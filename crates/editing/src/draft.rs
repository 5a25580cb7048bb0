//! What the person changed, on top of what it was changed from.

use crate::{Document, Record};

/// A record as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The text the service sent.
    pub document: Document,
    /// The version the service gave it, if it gave one: opaque.
    pub etag: Option<String>,
    /// When it was read, in milliseconds since 1970.
    pub read_at: u64,
}

impl Snapshot {
    /// The text of a field as it was read.
    #[must_use]
    pub fn text(&self, record: &Record, index: usize) -> String {
        shown(record, &self.document, index)
    }
}

/// The edits of a form, by the index of the field. No edit: the field stands as in the base.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits(Vec<Option<String>>);

impl Edits {
    /// The text typed into a field, if it differs from the base.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        self.0.get(index).and_then(|edit| edit.as_deref())
    }

    /// Sets or takes back the edit of a field.
    pub fn set(&mut self, index: usize, edit: Option<String>) {
        if self.0.len() <= index {
            self.0.resize(index + 1, None);
        }
        if let Some(slot) = self.0.get_mut(index) {
            *slot = edit;
        }
        // Kept short, so that the same edits are equal whatever was set and taken back before.
        while matches!(self.0.last(), Some(None)) {
            self.0.pop();
        }
    }

    /// Whether nothing is edited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Whether there is anything to save: what is only sent goes along with a change of another field.
    #[must_use]
    pub fn has_changes(&self, record: &Record) -> bool {
        !self.kept(record).is_empty()
    }

    /// The edits that the service keeps: without those of fields that are only sent.
    #[must_use]
    pub fn kept(&self, record: &Record) -> Self {
        let mut kept = self.clone();
        for (index, _) in record.fields().filter(|(_, field)| field.sent_only) {
            kept.set(index, None);
        }
        kept
    }

    /// The edited fields with their text.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().enumerate().filter_map(|(index, edit)| edit.as_deref().map(|text| (index, text)))
    }
}

/// A snapshot and the edits made on top of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the edits started from.
    pub base: Snapshot,
    /// The edits.
    pub edits: Edits,
}

impl Draft {
    /// A draft without edits.
    #[must_use]
    pub fn new(base: Snapshot) -> Self {
        Self { base, edits: Edits::default() }
    }

    /// The text of a field as the form shows it.
    #[must_use]
    pub fn text(&self, record: &Record, index: usize) -> String {
        match self.edits.get(index) {
            Some(edit) => edit.to_owned(),
            None => self.original(record, index),
        }
    }

    /// The text of each field as the form shows it, by its index.
    #[must_use]
    pub fn texts(&self, record: &Record) -> Vec<String> {
        record.fields().map(|(index, _)| self.text(record, index)).collect()
    }

    /// Whether the record holds something in the place of this field that cannot be written.
    #[must_use]
    pub fn is_read_only(&self, record: &Record, index: usize) -> bool {
        record.fields.get(index).is_some_and(|field| self.base.document.value(field.pointer).is_read_only())
    }

    /// The text of a field as it was read.
    #[must_use]
    pub fn original(&self, record: &Record, index: usize) -> String {
        shown(record, &self.base.document, index)
    }

    /// Types a text into a field. The base's own spelling is no edit; a field that cannot be written is left alone.
    pub fn type_text(&mut self, record: &Record, index: usize, text: String) {
        let Some(field) = record.fields.get(index) else { return };
        let original = self.base.document.value(field.pointer);
        if original.is_read_only() {
            return;
        }
        let edit = (text != original.shown()).then_some(text);
        self.edits.set(index, edit);
    }

    /// The document that a save sends: the base with the edits written into it.
    #[must_use]
    pub fn document(&self, record: &Record) -> Document {
        let changes: Vec<(&str, &str)> = self
            .edits
            .iter()
            .filter_map(|(index, text)| record.fields.get(index).map(|field| (field.pointer, text)))
            .collect();
        self.base.document.with(&changes)
    }

    /// The draft after a write of `sent` ended as `base`: what was typed since stays an edit, all else is done.
    #[must_use]
    pub fn settled(&self, record: &Record, sent: &Edits, base: Snapshot) -> Self {
        let mut settled = Self::new(base);
        for (index, _) in record.fields() {
            let now = self.text(record, index);
            let then = match sent.get(index) {
                Some(edit) => edit.to_owned(),
                None => self.original(record, index),
            };
            if now != then {
                settled.type_text(record, index, now);
            }
        }
        settled
    }
}

/// The text of a field in a document.
pub(crate) fn shown(record: &Record, document: &Document, index: usize) -> String {
    record.fields.get(index).map(|field| document.value(field.pointer).shown().to_owned()).unwrap_or_default()
}
