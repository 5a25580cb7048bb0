//! What the person changed, on top of what it was changed from.

use crate::{Document, Precondition, Record, Value, Version};
use std::sync::Arc;

/// A record as it was read. Cheap to clone: a state holds it in several places.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Snapshot {
    document: Document,
    /// What the document holds, by the index of the field: found once, for a form asks at every key.
    values: Arc<[Value]>,
    /// The version that the service gave it, if it gave one.
    pub version: Option<Version>,
    /// When it was read, in milliseconds since 1970.
    pub read_at: u64,
}

impl Snapshot {
    /// The record as the service sent it.
    #[must_use]
    pub fn new(record: &Record, document: Document, version: Option<Version>, read_at: u64) -> Self {
        let pointers: Vec<&str> = record.fields.iter().map(|field| field.pointer).collect();
        let values = document.values(&pointers).into();
        Self { document, values, version, read_at }
    }

    /// The document with these edits written into it.
    fn with(&self, record: &Record, edits: &Edits) -> Document {
        let changes: Vec<(&str, &str)> = edits
            .iter()
            .filter_map(|(index, text)| record.fields.get(index).map(|field| (field.pointer, text)))
            .collect();
        self.document.with(&changes)
    }

    /// The record as it is once these edits are applied, as far as the service keeps them.
    pub(crate) fn applied(&self, record: &Record, edits: &Edits) -> Self {
        Self::new(record, self.with(record, &edits.kept(record)), self.version.clone(), self.read_at)
    }

    /// The precondition of a write on top of this snapshot: its version. Where it has none, the write is unconditional.
    #[must_use]
    pub fn precondition(&self) -> Precondition {
        match &self.version {
            Some(version) => Precondition::IfMatch(version.clone()),
            None => Precondition::Unconditional,
        }
    }

    /// The text the service sent.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// What the record holds in the place of a field.
    #[must_use]
    pub fn value(&self, index: usize) -> &Value {
        self.values.get(index).unwrap_or(&Value::Absent)
    }

    /// The text of a field as it was read.
    #[must_use]
    pub fn text(&self, index: usize) -> &str {
        self.value(index).shown()
    }
}

/// The edits of a form, by the index of the field. No edit: the field stands as in the base.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    pub fn text(&self, index: usize) -> &str {
        self.edits.get(index).unwrap_or_else(|| self.original(index))
    }

    /// The text of each field as the form shows it, by its index.
    #[must_use]
    pub fn texts(&self, record: &Record) -> Vec<String> {
        record.fields().map(|(index, _)| self.text(index).to_owned()).collect()
    }

    /// Whether the record holds something in the place of this field that cannot be written.
    #[must_use]
    pub fn is_read_only(&self, index: usize) -> bool {
        self.base.value(index).is_read_only()
    }

    /// The text of a field as it was read.
    #[must_use]
    pub fn original(&self, index: usize) -> &str {
        self.base.text(index)
    }

    /// Types a text into a field. The base's own spelling is no edit; a field that cannot be written is left alone.
    pub fn type_text(&mut self, record: &Record, index: usize, text: String) {
        if index >= record.fields.len() || self.is_read_only(index) {
            return;
        }
        let edit = (text != self.original(index)).then_some(text);
        self.edits.set(index, edit);
    }

    /// The document that a save sends: the base with the edits written into it.
    #[must_use]
    pub fn document(&self, record: &Record) -> Document {
        self.base.with(record, &self.edits)
    }

    /// The record as it is once the edits are applied, as far as the service keeps them.
    #[must_use]
    pub fn applied(&self, record: &Record) -> Snapshot {
        self.base.applied(record, &self.edits)
    }

    /// What was typed since a write of `sent`, on top of what that made of the record: all else is done.
    #[must_use]
    pub fn since(&self, record: &Record, sent: &Edits, made: Snapshot) -> Self {
        let mut since = Self::new(made);
        for (index, field) in record.fields() {
            let now = self.text(index);
            // What is only sent is done with, once it was sent.
            let was = match sent.get(index) {
                Some(text) if field.sent_only => text,
                _ => since.original(index),
            };
            if now != was {
                since.type_text(record, index, now.to_owned());
            }
        }
        since
    }
}
