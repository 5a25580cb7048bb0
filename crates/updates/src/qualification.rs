//! A customer's qualification: `PUT /v1/customers/{customer-tenant-id}/qualification?code={validationCode}`, or
//! `POST /v1/customers/{customer-tenant-id}/qualifications` (API reference, sections 1.3, 1.4 and 3).
//!
//! A customer can have several, and one is asked for at a time. The record is edited as a document: in `qualification` the
//! names of those that the customer has or that are being decided on, the one that is asked for behind them; in
//! `qualifications` what the asynchronous route tells of each; and what one is asked for with, which is sent and never read back.

use crate::{NotSendable, Operation, QualificationField, RecordId, Routes};
use editing::{Document, Guarantee, Record, Sent, Version};
use partner_center::{
    CustomerQualification, EducationSegment, Evidence, Failure, Qualification as Value, QualificationRoute,
    Request, Response, TenantId, ValidationCodeId, qualification, qualifications,
};

const HELD: &str = QualificationField::Qualification.pointer();
/// What the asynchronous route tells of each qualification.
const TOLD: &str = "/qualifications";
const CODE: &str = QualificationField::ValidationCode.pointer();
const SEGMENT: &str = QualificationField::EducationSegment.pointer();
const WEBSITE: &str = QualificationField::Website.pointer();

/// The record where a school is set by the synchronous route.
pub static SYNCHRONOUS: Record = Record {
    fields: QualificationField::TABLE,
    guarantee: Guarantee::OneWay,
    audited: true,
    required: code_where_needed,
};

/// The record where a school is asked for by the asynchronous route, which needs to know the kind of school.
pub static ASYNCHRONOUS: Record = Record {
    fields: QualificationField::TABLE,
    guarantee: Guarantee::OneWay,
    audited: true,
    required: evidence_where_needed,
};

/// Only the Government Community Cloud needs a validation code.
fn code_where_needed(values: &[&str]) -> Vec<usize> {
    needed(values, &Value::GovernmentCommunityCloud, QualificationField::ValidationCode.index())
}

fn evidence_where_needed(values: &[&str]) -> Vec<usize> {
    let mut missing = code_where_needed(values);
    missing.extend(needed(values, &Value::Education, QualificationField::EducationSegment.index()));
    missing
}

/// The field, if this qualification is asked for and the field is empty.
fn needed(values: &[&str], asked_for: &Value, field: usize) -> Vec<usize> {
    let value = |field: usize| values.get(field).copied().unwrap_or_default();
    let is_missing =
        last(value(QualificationField::Qualification.index())) == asked_for.name() && value(field).is_empty();
    if is_missing { vec![field] } else { Vec::new() }
}

/// The name that was put behind the others.
fn last(names: &str) -> &str {
    names.split_whitespace().next_back().unwrap_or_default()
}

/// The qualifications of these names, as a document holds them; none for the name of none.
#[must_use]
pub fn qualifications_named(names: &str) -> Vec<Value> {
    let parse = |name| Value::parse_lenient(&json_text::quoted(name));
    names.split_whitespace().filter_map(parse).filter(|one| *one != Value::None).collect()
}

/// The one that is asked for by these names on top of those that the customer has; none where they are the same.
#[must_use]
pub fn asked_for(names: &str, held: &str) -> Option<Value> {
    let is_held = held.split_whitespace().any(|name| name == last(names));
    if is_held { None } else { qualifications_named(last(names)).pop() }
}

/// The names that ask for this one on top of those that the customer has.
#[must_use]
pub fn asking_for(choice: &Value, held: &str) -> String {
    let mut names: Vec<&str> = held.split_whitespace().collect();
    names.retain(|name| *name != Value::None.name());
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
    if let Some(one) = Value::parse_lenient(text) {
        return Some(Document::default().with(&[(HELD, one.name())]));
    }
    let mut names: Vec<&str> = Vec::new();
    let all = qualifications::parse(text)?;
    for one in all.iter().filter(|one| !one.is_denied() && one.qualification != Value::None) {
        let name = one.qualification.name();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        names.push(Value::None.name());
    }
    let mut document = String::from("{\"qualification\":");
    for part in [json_text::quoted(&names.join(" ")).as_str(), ",\"qualifications\":", text, "}"] {
        document.push_str(part);
    }
    Document::parse(&document).ok()
}

/// The qualification that a document asks for.
fn asked_by(body: &Document) -> Value {
    qualifications_named(last(body.value(HELD).shown())).pop().unwrap_or(Value::None)
}

/// The update operation for a customer.
pub struct Qualification(pub TenantId);

impl Operation for Qualification {
    fn id(&self) -> RecordId {
        RecordId::Qualification(self.0.clone())
    }

    fn record(&self, routes: &Routes) -> &'static Record {
        match routes.qualification.setting(&Value::Education) {
            QualificationRoute::Synchronous => &SYNCHRONOUS,
            QualificationRoute::Asynchronous => &ASYNCHRONOUS,
        }
    }

    fn get(&self, routes: &Routes) -> Request {
        match routes.qualification.reading() {
            QualificationRoute::Synchronous => qualification::get(&self.0),
            QualificationRoute::Asynchronous => qualifications::get(&self.0),
        }
    }

    fn put(&self, sent: &Sent, routes: &Routes) -> Result<Request, NotSendable> {
        let chosen = asked_by(&sent.body);
        let values = sent.body.values(&[CODE, SEGMENT, WEBSITE]);
        let value = |index: usize| values.get(index).map_or("", editing::Value::shown);
        let code = ValidationCodeId::new(value(0));
        let request = match routes.qualification.setting(&chosen) {
            QualificationRoute::Synchronous => qualification::put(&self.0, &chosen, code.as_ref()),
            QualificationRoute::Asynchronous => {
                let segment = EducationSegment::parse(value(1));
                let evidence = Evidence { segment, website: value(2), code: code.as_ref() };
                qualifications::post(&self.0, &chosen, evidence)
            }
        };
        Ok(request?)
    }

    fn is_elsewhere(&self, sent: Option<&Sent>, response: &Response, routes: &mut Routes) -> bool {
        if response.is_success() {
            return false;
        }
        let (failure, routes) = (Failure::of(response), &mut routes.qualification);
        match sent {
            None => routes.after_reading(&failure).is_some(),
            Some(sent) => routes.after_setting(&asked_by(&sent.body), &failure).is_some(),
        }
    }

    /// The published reference names 200 and no body (API reference, section 10).
    fn may_answer_without_body(&self) -> bool {
        true
    }

    fn document(&self, response: &Response) -> Result<(Document, Option<Version>), Failure> {
        let document = response.is_success().then(|| qualification_document(response.text())).flatten();
        document.map(|document| (document, None)).ok_or_else(|| Failure::of(response))
    }
}
