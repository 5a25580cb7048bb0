//! A customer's qualification: `PUT /v1/customers/{customer-tenant-id}/qualification?code={validationCode}` (API
//! reference, sections 1.3 and 3).
//!
//! The service's answer is a bare value in many spellings. It is edited as a document of two members: the value by its
//! name, and the validation code, which is sent and never read back.

use crate::field::{QUALIFICATION, VALIDATION_CODE};
use editing::{Document, Field, Guarantee, Kind, Record};
use partner_center::{NotSettable, Qualification, Request, TenantId, ValidationCodeId, qualification};

const VALUE: &str = "/qualification";
const CODE: &str = "/validationCode";

const FIELDS: [Field; 2] =
    [Field::new(VALUE, Kind::Choice), Field { sent_only: true, ..Field::new(CODE, Kind::Choice) }];

/// The record.
pub static RECORD: Record =
    Record { fields: &FIELDS, guarantee: Guarantee::OneWay, audited: true, required: code_where_needed };

/// Only the Government Community Cloud needs a validation code.
fn code_where_needed(values: &[&str]) -> Vec<usize> {
    let needs_code = values.get(QUALIFICATION) == Some(&Qualification::GovernmentCommunityCloud.name());
    let has_code = values.get(VALIDATION_CODE).is_some_and(|code| !code.is_empty());
    if needs_code && !has_code { vec![VALIDATION_CODE] } else { Vec::new() }
}

/// The document of a value.
#[must_use]
pub fn qualification_document(value: &Qualification) -> Document {
    Document::default().with(&[(VALUE, value.name())])
}

/// The value of a name, as a document holds it.
#[must_use]
pub fn qualification_named(name: &str) -> Qualification {
    Qualification::parse_lenient(&format!("\"{name}\"")).unwrap_or(Qualification::None)
}

/// The request that sets the value of a document.
pub fn put(customer: &TenantId, body: &Document) -> Result<Request, NotSettable> {
    let chosen = qualification_named(body.value(VALUE).shown());
    let code = ValidationCodeId::new(body.value(CODE).shown());
    qualification::put(customer, &chosen, code.as_ref())
}
