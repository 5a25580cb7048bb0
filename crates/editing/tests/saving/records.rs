//! Three made-up records, of the shape of those that the panel edits.

use editing::{Document, Field, Guarantee, Kind, Record, Unit};

/// The record as the service holds it at first.
pub fn document_of(record: &Record) -> Document {
    match record.guarantee {
        Guarantee::CompareAndSwap => billing::document(),
        Guarantee::VerifyWriteVerify => support::document(),
        Guarantee::OneWay => qualification::document(),
    }
}

/// A profile whose writes the service compares by version.
pub mod billing {
    use super::{Document, Field, Guarantee, Kind, Record, Unit};

    pub const ADDRESS: Unit = Unit::Group(0);
    pub const NAME: Unit = Unit::Group(1);

    pub const FIRST_NAME: usize = 0;
    pub const LAST_NAME: usize = 1;
    pub const EMAIL: usize = 2;
    pub const CULTURE: usize = 3;
    pub const COMPANY: usize = 4;
    pub const LINE: usize = 5;
    pub const CITY: usize = 6;
    pub const COUNTRY: usize = 7;
    pub const PHONE: usize = 8;

    const FIELDS: &[Field] = &[
        Field::in_group("/firstName", Kind::Text, 1),
        Field::in_group("/lastName", Kind::Text, 1),
        Field::new("/email", Kind::Email),
        Field::new("/culture", Kind::Code),
        Field::new("/companyName", Kind::Text),
        Field::in_group("/address/line", Kind::Text, 0),
        Field::in_group("/address/city", Kind::Text, 0),
        Field::in_group("/address/country", Kind::Code, 0),
        Field::new("/address/phone", Kind::Phone),
    ];

    pub static RECORD: Record =
        Record { fields: FIELDS, guarantee: Guarantee::CompareAndSwap, audited: true, required: company };

    fn company(values: &[&str]) -> Vec<usize> {
        if values[COMPANY].trim().is_empty() { vec![COMPANY] } else { Vec::new() }
    }

    /// With members that no field names, one of them in a spelling that a parser would not keep.
    pub fn document() -> Document {
        Document::parse(
            r#"{
  "id": "made-up", "firstName": "Ada", "LastName": "Byron", "email": "ada@example.com", "culture": "en-US",
  "companyName": "Wheels", "credit": 1.50e+3,
  "address": { "line": "1 First Street", "city": "Oslo", "country": "NO", "floor": [ 2 ] },
  "attributes": { "objectType": "MadeUp", "etag": "0" }
}"#,
        )
        .unwrap()
    }
}

/// A profile without a version.
pub mod support {
    use super::{Document, Field, Guarantee, Kind, Record};

    pub const EMAIL: usize = 0;
    pub const TELEPHONE: usize = 1;
    pub const WEBSITE: usize = 2;

    const FIELDS: &[Field] = &[
        Field::new("/email", Kind::Email),
        Field::new("/telephone", Kind::Phone),
        Field::new("/website", Kind::Website),
    ];

    pub static RECORD: Record = Record {
        fields: FIELDS,
        guarantee: Guarantee::VerifyWriteVerify,
        audited: false,
        required: |_| Vec::new(),
    };

    pub fn document() -> Document {
        Document::parse(
            r#"{"email":"help@example.com","telephone":"1 555 0100","website":"example.com","hours":{"from":8.0}}"#,
        )
        .unwrap()
    }
}

/// A choice that cannot be taken back, with a code that is sent and never read.
pub mod qualification {
    use super::{Document, Field, Guarantee, Kind, Record};

    pub const VALUE: usize = 0;
    pub const CODE: usize = 1;

    const FIELDS: &[Field] = &[
        Field::new("/qualification", Kind::Names),
        Field { sent_only: true, ..Field::new("/validationCode", Kind::Choice) },
    ];

    pub static RECORD: Record =
        Record { fields: FIELDS, guarantee: Guarantee::OneWay, audited: true, required: code_for_government };

    fn code_for_government(values: &[&str]) -> Vec<usize> {
        if values[VALUE] == "Government" && values[CODE].is_empty() { vec![CODE] } else { Vec::new() }
    }

    pub fn document() -> Document {
        Document::parse(r#"{"qualification":"None"}"#).unwrap()
    }
}
