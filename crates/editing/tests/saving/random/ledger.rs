//! What a person typed, until it is saved or given up.

use editing::{Document, Draft, Field, Record};

/// The texts that a person typed into a form and that are neither discarded nor decided against.
#[derive(Clone)]
pub struct Ledger(Vec<Option<Entry>>);

#[derive(Clone, Debug)]
pub struct Entry {
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

    /// Text was typed into a field of a form that shows this; `since` is the service's document that it shows.
    pub fn typed(&mut self, field: usize, text: &str, shown: &str, original: &str, since: usize) {
        // The form's own text is no edit. To put the original back over somebody else's text is one.
        let original = if text == original { shown } else { original };
        self.0[field] =
            (text != shown).then(|| Entry { text: text.to_owned(), original: original.to_owned(), since });
    }

    /// The form shows these edits on top of what it shows by now.
    pub fn carried(&mut self, draft: &Draft) {
        for (index, text) in draft.edits.iter() {
            if let Some(entry) = self.0[index].as_mut().filter(|entry| entry.text == text) {
                draft.original(index).clone_into(&mut entry.original);
            }
        }
    }

    pub fn given_up(&mut self, field: usize) {
        self.0[field] = None;
    }

    /// The fields whose text the service never kept, with the text.
    pub fn unsaved<'a>(
        &'a self,
        record: &Record,
        kept: &'a [Document],
    ) -> impl Iterator<Item = (usize, &'static Field, &'a Entry)> {
        record
            .fields()
            .filter(|(_, field)| !field.sent_only)
            .filter_map(|(index, field)| Some((index, field, self.0[index].as_ref()?)))
            .filter(|(_, field, entry)| {
                !kept[entry.since..].iter().any(|document| entry.is_in(field, document))
            })
    }
}

impl Entry {
    /// Whether a draft has the text in this field.
    pub fn is_typed_in(&self, draft: &Draft, field: usize) -> bool {
        draft.text(field) == self.text
    }

    fn is_in(&self, field: &Field, document: &Document) -> bool {
        let value = document.value(field.pointer);
        // Another spelling of the original is kept only to the letter.
        value.shown() == self.text
            || (field.same(value.shown(), &self.text) && !field.same(&self.original, &self.text))
    }
}
