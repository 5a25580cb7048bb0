//! The partner's support profile: `PUT /v1/profiles/supportprofile` (API reference, section 1.1).

use editing::{Field, Guarantee, Kind, Record};

const FIELDS: [Field; 3] = [
    Field::new("/email", Kind::Email),
    Field::new("/telephone", Kind::Phone),
    Field::new("/website", Kind::Website),
];

/// The record.
pub static RECORD: Record = Record {
    fields: &FIELDS,
    guarantee: Guarantee::VerifyWriteVerify,
    audited: false,
    required: |_| Vec::new(),
};
