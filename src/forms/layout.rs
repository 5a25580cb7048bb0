//! How a record's form looks: its texts, and the order of its fields.

use crate::locales::{Words, words};
use updates::RecordId;

/// A text of the panel, chosen by language.
pub type Text = fn(&Words) -> &'static str;

/// How an update operation is shown: its texts, and the order of its form.
pub struct Layout {
    /// The label of a field, by its place in the record's table.
    pub label: fn(usize) -> &'static str,
    /// A value of a field as a person reads it.
    pub display: fn(usize, String) -> String,
    /// The name of a group of fields that conflicts as one, by its number.
    pub group: fn(u8) -> &'static str,
    /// The sections of the form: a heading, if it has one, and its fields.
    pub sections: &'static [(Option<Text>, &'static [usize])],
    /// What a save promises, in one sentence.
    pub promise: Text,
}

/// The name of the form of a record.
#[must_use]
pub fn title_of(record: &RecordId) -> &'static str {
    match record {
        RecordId::SupportProfile => words().page.support,
        RecordId::BillingProfile(_) => words().customer.billing,
        RecordId::Qualification(_) => words().qualification.title,
    }
}
