//! The table of a record's fields.

use crate::{Snapshot, Value};

/// What a field holds: decides its input and when two spellings of it mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Free text.
    Text,
    /// An e-mail address.
    Email,
    /// A telephone number, as text.
    Phone,
    /// A postal code, as text.
    PostalCode,
    /// An address of a web site, with or without its scheme.
    Website,
    /// A code whose letter case means nothing: a country, a culture, a language.
    Code,
    /// One of a list.
    Choice,
    /// Some of a list, with white space between them: their order means nothing.
    Names,
    /// A secret: it is shown nowhere unasked.
    Secret,
}

/// One field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Where the field is in the document: a JSON pointer, `/defaultAddress/city`.
    pub pointer: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The group it belongs to, if it conflicts together with others: the parts of an address, of a name.
    pub group: Option<u8>,
    /// Sent with a save and never read back: a validation code.
    pub sent_only: bool,
}

impl Field {
    /// A field that stands alone.
    #[must_use]
    pub const fn new(pointer: &'static str, kind: Kind) -> Self {
        Self { pointer, kind, group: None, sent_only: false }
    }

    /// A field that conflicts together with the others of its group.
    #[must_use]
    pub const fn in_group(pointer: &'static str, kind: Kind, group: u8) -> Self {
        Self { pointer, kind, group: Some(group), sent_only: false }
    }

    /// Whether two spellings of this field mean the same: white space around them never counts, the letter case of codes
    /// does not, nor does the order of names. Decides only whether two changes conflict, never what is sent.
    #[must_use]
    pub fn same(&self, one: &str, other: &str) -> bool {
        let (one, other) = (one.trim(), other.trim());
        match self.kind {
            Kind::Code => one.eq_ignore_ascii_case(other),
            Kind::Names => has_all(one, other) && has_all(other, one),
            _ => one == other,
        }
    }

    /// Whether this field holds names, and those of `text` are among those of `now`. No names are in no list.
    #[must_use]
    pub fn has_names(&self, now: &str, text: &str) -> bool {
        self.kind == Kind::Names && !text.trim().is_empty() && has_all(now, text)
    }

    /// Whether this field changed from one value to another: in meaning, or in whether it can be edited at all.
    #[must_use]
    pub fn differs(&self, one: &Value, other: &Value) -> bool {
        one.is_read_only() != other.is_read_only() || !self.same(one.shown(), other.shown())
    }
}

/// Whether each name of these is one of those.
fn has_all(those: &str, these: &str) -> bool {
    these.split_whitespace().all(|name| those.split_whitespace().any(|other| other == name))
}

/// What a save of a record can promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guarantee {
    /// The service compares a version: nothing unseen is overwritten.
    CompareAndSwap,
    /// No version: read, compare, write, read back. The race shrinks to one round trip. If an answer carries a version
    /// after all, it is used.
    VerifyWriteVerify,
    /// No version, and practically irreversible: reviewed, re-read before and after.
    OneWay,
}

/// A record: its fields and its guarantee.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// The fields, in the order of the form. A field is known by its index here.
    pub fields: &'static [Field],
    /// What a save can promise.
    pub guarantee: Guarantee,
    /// Whether the service's audit log tells who changed it.
    pub audited: bool,
    /// The fields that may not be empty, given the values of all of them. Checked before anything is sent.
    pub required: fn(&[&str]) -> Vec<usize>,
}

/// What conflicts as one: a field, or a whole group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// The field of this index.
    Field(usize),
    /// The group of this number.
    Group(u8),
}

impl Record {
    /// The fields with their indices.
    pub fn fields(&self) -> impl Iterator<Item = (usize, &'static Field)> + use<> {
        self.fields.iter().enumerate()
    }

    /// The unit to which a field belongs.
    #[must_use]
    pub fn unit_of(&self, index: usize) -> Unit {
        match self.fields.get(index).and_then(|field| field.group) {
            Some(group) => Unit::Group(group),
            None => Unit::Field(index),
        }
    }

    /// What conflicts as one, each once, in the order of the form.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let mut units = Vec::new();
        for unit in self.fields().map(|(index, _)| self.unit_of(index)) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        units
    }

    /// The indices of a unit's fields, in the order of the form.
    #[must_use]
    pub fn members(&self, unit: Unit) -> Vec<usize> {
        self.fields().map(|(index, _)| index).filter(|index| self.unit_of(*index) == unit).collect()
    }

    /// The fields in which two snapshots differ in meaning. Fields that are never read back do not count.
    #[must_use]
    pub fn differences(&self, one: &Snapshot, other: &Snapshot) -> Vec<usize> {
        self.fields()
            .filter(|(index, field)| {
                !field.sent_only && field.differs(one.value(*index), other.value(*index))
            })
            .map(|(index, _)| index)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Kind};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn names_are_the_same_in_any_order_and_with_any_name_more_are_others(one in "[ABC ]{0,8}", other in "[ABC ]{0,8}") {
            let names = Field::new("/names", Kind::Names);
            let set = |names: &str| names.split_whitespace().map(str::to_owned).collect::<BTreeSet<String>>();
            prop_assert_eq!(names.same(&one, &other), set(&one) == set(&other));
            let has = !set(&other).is_empty() && set(&one).is_superset(&set(&other));
            prop_assert_eq!(names.has_names(&one, &other), has);
            prop_assert!(!Field::new("/text", Kind::Text).has_names(&one, &other));
        }
    }
}
