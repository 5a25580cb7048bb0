//! A customer's qualification: `PUT /v1/customers/{customer-tenant-id}/qualification?code={validationCode}`, or
//! `POST /v1/customers/{customer-tenant-id}/qualifications` (API reference, sections 1.3, 1.4 and 3).
//!
//! A customer can have several, and one is asked for at a time. The record is edited as a document: in `qualification` the
//! names of those that the customer has or that are being decided on, the one that is asked for behind them; in
//! `qualifications` what the asynchronous route tells of each; and what one is asked for with, which is sent and never read back.

use crate::field::{EDUCATION_SEGMENT, QUALIFICATION, VALIDATION_CODE};
use editing::{Document, Field, Guarantee, Kind, Record};
use partner_center::{
    CustomerQualification, EducationSegment, Evidence, Failure, NotSettable, Qualification,
    QualificationRoute, QualificationRoutes, Request, Response, TenantId, ValidationCodeId, qualification,
    qualifications,
};

const HELD: &str = "/qualification";
const TOLD: &str = "/qualifications";
const CODE: &str = "/validationCode";
const SEGMENT: &str = "/educationSegment";
const WEBSITE: &str = "/website";

const FIELDS: [Field; 4] = [
    Field::new(HELD, Kind::Names),
    Field { sent_only: true, ..Field::new(CODE, Kind::Secret) },
    Field { sent_only: true, ..Field::new(SEGMENT, Kind::Choice) },
    Field { sent_only: true, ..Field::new(WEBSITE, Kind::Website) },
];

/// The record where only the synchronous route may be taken.
pub static SYNCHRONOUS: Record =
    Record { fields: &FIELDS, guarantee: Guarantee::OneWay, audited: true, required: code_where_needed };

/// The record where the asynchronous route may be taken, which needs to know the kind of school.
pub static ASYNCHRONOUS: Record =
    Record { fields: &FIELDS, guarantee: Guarantee::OneWay, audited: true, required: evidence_where_needed };

/// Only the Government Community Cloud needs a validation code.
fn code_where_needed(values: &[&str]) -> Vec<usize> {
    needed(values, &Qualification::GovernmentCommunityCloud, VALIDATION_CODE)
}

fn evidence_where_needed(values: &[&str]) -> Vec<usize> {
    let mut missing = code_where_needed(values);
    missing.extend(needed(values, &Qualification::Education, EDUCATION_SEGMENT));
    missing
}

/// The field, if this qualification is asked for and the field is empty.
fn needed(values: &[&str], asked_for: &Qualification, field: usize) -> Vec<usize> {
    let value = |field: usize| values.get(field).copied().unwrap_or_default();
    let is_missing = last(value(QUALIFICATION)) == asked_for.name() && value(field).is_empty();
    if is_missing { vec![field] } else { Vec::new() }
}

/// The name that was put behind the others.
fn last(names: &str) -> &str {
    names.split_whitespace().next_back().unwrap_or_default()
}

/// The qualifications of these names, as a document holds them; none for the name of none.
#[must_use]
pub fn qualifications_named(names: &str) -> Vec<Qualification> {
    let parse = |name| Qualification::parse_lenient(&json::quoted(name));
    names.split_whitespace().filter_map(parse).filter(|one| *one != Qualification::None).collect()
}

/// The one that is asked for by these names on top of those that the customer has; none where they are the same.
#[must_use]
pub fn asked_for(names: &str, held: &str) -> Option<Qualification> {
    let is_held = held.split_whitespace().any(|name| name == last(names));
    if is_held { None } else { qualifications_named(last(names)).pop() }
}

/// The names that ask for this one on top of those that the customer has.
#[must_use]
pub fn asking_for(choice: &Qualification, held: &str) -> String {
    let mut names: Vec<&str> = held.split_whitespace().collect();
    names.retain(|name| *name != Qualification::None.name());
    names.push(choice.name());
    names.join(" ")
}

/// What is known of each qualification, from a document: also of those that were denied.
#[must_use]
pub fn qualifications_of(document: &Document) -> Vec<CustomerQualification> {
    let told = document.place(TOLD).and_then(|place| qualifications::parse(document.text().get(place)?));
    told.unwrap_or_else(|| {
        let names = document.value(HELD);
        qualifications_named(names.shown()).into_iter().map(CustomerQualification::held).collect()
    })
}

/// The document of an answer of either route, or of a value of the audit log (API reference, section 1.9).
#[must_use]
pub fn qualification_document(text: &str) -> Option<Document> {
    if let Some(one) = Qualification::parse_lenient(text) {
        return Some(Document::default().with(&[(HELD, one.name())]));
    }
    let mut names: Vec<&str> = Vec::new();
    let all = qualifications::parse(text)?;
    for one in all.iter().filter(|one| !one.is_denied() && one.qualification != Qualification::None) {
        let name = one.qualification.name();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        names.push(Qualification::None.name());
    }
    let mut document = String::from("{\"qualification\":");
    for part in [json::quoted(&names.join(" ")).as_str(), ",\"qualifications\":", text, "}"] {
        document.push_str(part);
    }
    Document::parse(&document).ok()
}

/// Reads an answer of either route.
pub fn read(response: &Response) -> Result<Document, Failure> {
    let document = response.is_success().then(|| qualification_document(response.text())).flatten();
    document.ok_or_else(|| Failure::of(response))
}

/// The request that reads the record.
pub fn get(customer: &TenantId, routes: &QualificationRoutes) -> Request {
    match routes.reading() {
        QualificationRoute::Synchronous => qualification::get(customer),
        QualificationRoute::Asynchronous => qualifications::get(customer),
    }
}

/// The qualification that a document asks for.
pub fn asked_by(body: &Document) -> Qualification {
    qualifications_named(last(body.value(HELD).shown())).pop().unwrap_or(Qualification::None)
}

/// The request that asks for what a document asks for.
pub fn put(
    customer: &TenantId,
    body: &Document,
    routes: &QualificationRoutes,
) -> Result<Request, NotSettable> {
    let chosen = asked_by(body);
    let values = body.values(&[CODE, SEGMENT, WEBSITE]);
    let value = |index: usize| values.get(index).map_or("", editing::Value::shown);
    let code = ValidationCodeId::new(value(0));
    match routes.setting(&chosen) {
        QualificationRoute::Synchronous => qualification::put(customer, &chosen, code.as_ref()),
        QualificationRoute::Asynchronous => {
            let segment = EducationSegment::parse(value(1));
            let evidence = Evidence { segment, website: value(2), code: code.as_ref() };
            qualifications::post(customer, &chosen, evidence)
        }
    }
}
