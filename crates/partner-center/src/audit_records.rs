//! Who changed a customer's records, and when, as far as the service has recorded it (section 1.9).
//!
//! Records may appear late, so that none means "not recorded yet" and never "nobody".

use std::fmt;

use crate::json::{self, Object};
use crate::percent::encoded;
use crate::{Failure, Request, Response, TenantId, iso_date};

/// The operation of a write of a billing profile (section 1.9).
pub const BILLING_PROFILE: &str = "update_customer_billing_profile";

/// The operation of a write of a qualification (section 1.9).
pub const QUALIFICATION: &str = "update_customer_qualification";

/// How many records are asked for: the documented number. The newest come first.
const SIZE: u32 = 50;

/// An operation that the service recorded (section 1.9). What a record leaves out, or spells oddly, is `None`.
#[derive(Clone, PartialEq, Eq)]
pub struct AuditRecord {
    /// What was done, as the service names it: [`BILLING_PROFILE`], ...; empty when it does not say.
    pub operation_type: String,
    /// Who did it: the name that the person signs in with.
    pub user_principal_name: Option<String>,
    /// The program that did it.
    pub application_id: Option<String>,
    /// When, as the service writes it.
    pub operation_date: Option<String>,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub operation_date_ms: Option<u64>,
    /// The tenant id of the customer.
    pub customer_id: Option<String>,
    /// What was written, in JSON; the names of its members are in PascalCase.
    pub resource_new_value: Option<String>,
    /// What was there before, in JSON.
    pub resource_old_value: Option<String>,
    /// The outcome: `succeeded`, ...
    pub status: Option<String>,
    /// `MS-CorrelationId` of the call that did it: tells one's own writes from those of others.
    pub correlation_id: Option<String>,
}

/// Asks for the newest records of a customer since the day of a point in time, given in milliseconds since
/// 1970-01-01 UTC (section 1.9). More than 90 days ago is refused with 400.
#[must_use]
pub fn of_customer(customer: &TenantId, since_ms: u64) -> Request {
    let day = iso_date::day(since_ms);
    let filter = format!(r#"{{"Field":"CustomerId","Value":"{customer}","Operator":"equals"}}"#);
    Request::get(format!("v1/auditrecords?startDate={day}&size={SIZE}&filter={}", encoded(&filter)))
}

/// Reads the answer to [`of_customer`], in the service's order. An item that is no object is left out.
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body is no list.
pub fn read(response: &Response) -> Result<Vec<AuditRecord>, Failure> {
    let records = response.is_success().then(|| records(response.text())).flatten();
    records.ok_or_else(|| Failure::of(response))
}

fn records(text: &str) -> Option<Vec<AuditRecord>> {
    let items = match Object::parse(text) {
        None => json::array(text)?,
        Some(page) => match page.get("items") {
            Some(items) => json::array(items)?,
            None if page.text("totalCount").as_deref() == Some("0") => Vec::new(),
            None => return None,
        },
    };
    Some(items.into_iter().filter_map(record).collect())
}

fn record(text: &str) -> Option<AuditRecord> {
    let item = Object::parse(text)?;
    let operation_date = item.filled("operationDate");
    Some(AuditRecord {
        operation_type: item.text("operationType").unwrap_or_default(),
        user_principal_name: item.filled("userPrincipalName"),
        application_id: item.filled("applicationId"),
        operation_date_ms: operation_date.as_deref().and_then(iso_date::milliseconds),
        operation_date,
        customer_id: item.filled("customerId"),
        resource_new_value: value(&item, "resourceNewValue"),
        resource_old_value: value(&item, "resourceOldValue"),
        status: item.filled("operationStatus"),
        correlation_id: item.filled("originalCorrelationId"),
    })
}

/// A resource: JSON within a string, as documented, or JSON in place.
fn value(item: &Object<'_>, name: &str) -> Option<String> {
    let value = item.get(name)?;
    if value.starts_with('"') { item.filled(name) } else { Some(value.to_owned()) }
}

/// What was done and when: the rest is personal.
impl fmt::Debug for AuditRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} at {:?}", self.operation_type, self.operation_date)
    }
}
