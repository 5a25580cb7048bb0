//! What a person typed, until it is saved or given up.

use crate::person::Person;
use editing::{Document, Field, Record};
use proptest::prelude::*;

/// The texts that a person typed and that are neither discarded nor decided against.
pub struct Ledger(Vec<Option<Entry>>);

#[derive(Clone)]
struct Entry {
    text: String,
    /// What the field held in the form's base.
    original: String,
    /// The first of the service's documents that may hold the text.
    since: usize,
}

impl Ledger {
    pub fn new(record: &Record) -> Self {
        Self(vec![None; record.fields.len()])
    }

    /// Text was typed into a field; `since` is the service's document that the form shows.
    pub fn typed(&mut self, field: usize, text: &str, original: &str, since: usize) {
        // The form's own text is no edit.
        self.0[field] =
            (text != original).then(|| Entry { text: text.to_owned(), original: original.to_owned(), since });
    }

    pub fn given_up(&mut self, field: usize) {
        self.0[field] = None;
    }

    pub fn all_given_up(&mut self) {
        self.0.fill(None);
    }

    /// Whether all of it is in the form, or was kept by the service.
    pub fn check(&self, record: &Record, person: &Person, kept: &[Document]) -> Result<(), TestCaseError> {
        for (index, field) in record.fields().filter(|(_, field)| !field.sent_only) {
            if let Some(entry) = &self.0[index] {
                let in_form = person.open().draft.text(index) == entry.text;
                prop_assert!(
                    in_form || kept[entry.since..].iter().any(|document| entry.is_in(field, document)),
                    "{:?} in {} is lost: {:#?}",
                    entry.text,
                    field.pointer,
                    person.state()
                );
            }
        }
        Ok(())
    }
}

impl Entry {
    fn is_in(&self, field: &Field, document: &Document) -> bool {
        let value = document.value(field.pointer);
        // Another spelling of the original is kept only to the letter.
        value.shown() == self.text
            || (field.same(value.shown(), &self.text) && !field.same(&self.original, &self.text))
    }
}
