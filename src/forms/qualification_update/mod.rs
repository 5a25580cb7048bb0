//! A customer's qualification: `PUT /v1/customers/{customer-tenant-id}/qualification?code={validationCode}` (API
//! reference, sections 1.3 and 3).
//!
//! The service's answer is a bare value in many spellings. It is edited as a document of two members: the value by its
//! name, and the validation code, which is sent and never read back.

mod view;

pub use view::{Codes, Reload, choices, review_text};

use super::update::{RecordId, Text, Update};
use crate::api::Api;
use crate::clock::now;
use editing::{Details, Document, Field, Guarantee, Kind, Problem, ProblemKind, Record, WriteOutcome};
use partner_center::{CallIds, Qualification, TenantId, ValidationCode, ValidationCodeId, qualification};
use std::sync::Arc;

/// The partner's validation codes, or why they could not be read.
pub type CodesRead = Result<Arc<[ValidationCode]>, Problem>;

/// The index of the value.
pub const QUALIFICATION: usize = 0;
/// The index of the validation code.
pub const VALIDATION_CODE: usize = 1;

const FIELDS: [Field; 2] = [
    Field::new("/qualification", Kind::Choice),
    Field { sent_only: true, ..Field::new("/validationCode", Kind::Choice) },
];

const LABELS: [Text; FIELDS.len()] = [|words| words.label.qualification, |words| words.label.validation_code];

/// The update operation.
pub static UPDATE: Update = Update {
    record: Record { fields: &FIELDS, guarantee: Guarantee::OneWay, required: code_where_needed },
    labels: &LABELS,
    display: |index, text| if index == QUALIFICATION { view::name(&value(&text)).to_owned() } else { text },
    groups: &[],
    sections: &[(None, &[QUALIFICATION, VALIDATION_CODE])],
    title: |words| words.qualification.title,
    promise: |words| words.form.qualification_promise,
};

/// Only the Government Community Cloud needs a validation code.
fn code_where_needed(values: &[&str]) -> Vec<usize> {
    let needs_code = values.get(QUALIFICATION) == Some(&Qualification::GovernmentCommunityCloud.name());
    let has_code = values.get(VALIDATION_CODE).is_some_and(|code| !code.is_empty());
    if needs_code && !has_code { vec![VALIDATION_CODE] } else { Vec::new() }
}

/// The document of a value.
#[must_use]
pub fn document(value: &Qualification) -> Document {
    Document::default().with(&[("/qualification", value.name())])
}

/// The value in a document.
#[must_use]
pub fn value(name: &str) -> Qualification {
    Qualification::parse_lenient(&format!("\"{name}\"")).unwrap_or(Qualification::None)
}

/// Sets the qualification.
pub(super) async fn put(
    record: &RecordId,
    api: &Api,
    customer: &TenantId,
    body: &Document,
    ids: &CallIds,
) -> WriteOutcome {
    let chosen = value(body.value("/qualification").shown());
    let code = ValidationCodeId::new(body.value("/validationCode").shown());
    match qualification::put(customer, &chosen, code.as_ref()) {
        Ok(request) => record.write(api, request, ids).await,
        // The page offers nothing of the kind; nothing was sent.
        Err(reason) => WriteOutcome::Refused(Problem {
            kind: ProblemKind::Invalid,
            text: Some(reason.to_string()),
            fields: Vec::new(),
            details: Details { at: now(), ..Details::default() },
        }),
    }
}
