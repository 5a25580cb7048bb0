//! Who changed a customer's records, and when, as far as the service has recorded it (section 1.9).
//!
//! Records may appear late, so that none means "not recorded yet" and never "nobody".

use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::lenient::{self, IfReadable, Json, Raw, default_on_error, non_blank};
use crate::paging::WirePage;
use crate::percent::encoded;
use crate::{ContinuationToken, Failure, Request, Response, TenantId, iso_date};

/// The operation of a write of a billing profile (section 1.9).
pub const BILLING_PROFILE: &str = "update_customer_billing_profile";

/// The operation of a write of a qualification (section 1.9).
pub const QUALIFICATION: &str = "update_customer_qualification";

/// How many records are asked for at once: the documented number. The newest come first.
const SIZE: u32 = 50;

/// How far back the service tells, in milliseconds: 90 days with today (section 1.9). The midnight with which the day before
/// begins is more than 90 days ago.
const KEPT: u64 = 89 * 86_400_000;

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
    between(customer, since_ms, None)
}

/// Asks for the newest records of a customer from the day of one point in time to that of another, or to now (section 1.9);
/// [`next`](crate::paging::next) asks for more. The service filters by one field only, here the customer: operations are chosen from what
/// comes.
#[must_use]
pub fn between(customer: &TenantId, since_ms: u64, until_ms: Option<u64>) -> Request {
    let mut path = format!("v1/auditrecords?startDate={}", iso_date::day(since_ms));
    if let Some(until) = until_ms {
        path.push_str("&endDate=");
        path.push_str(&iso_date::day(until));
    }
    let filter = format!(r#"{{"Field":"CustomerId","Value":"{customer}","Operator":"equals"}}"#);
    Request::get(format!("{path}&size={SIZE}&filter={}", encoded(&filter)))
}

/// Asks for all that the service tells of a customer: since 90 days before now, which is given in milliseconds since
/// 1970-01-01 UTC (section 1.9).
#[must_use]
pub fn history(customer: &TenantId, now_ms: u64) -> Request {
    between(customer, now_ms.saturating_sub(KEPT), None)
}

/// One page of a list of audit records (section 1.9).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditPage {
    /// The records, in the service's order.
    pub records: Vec<AuditRecord>,
    /// For [`next`](crate::paging::next); `None` when this is the last page.
    pub next: Option<ContinuationToken>,
}

/// Reads the records of an answer to [`of_customer`], in the service's order. An item that is no object is left out.
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body is no list.
pub fn read(response: &Response) -> Result<Vec<AuditRecord>, Failure> {
    read_page(response).map(|page| page.records)
}

/// Reads the answer to [`history`] or [`next`](crate::paging::next), as [`read`] does, with what is needed for the next page.
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body is no page.
pub fn read_page(response: &Response) -> Result<AuditPage, Failure> {
    let page = response.is_success().then(|| page(response.text())).flatten();
    page.ok_or_else(|| Failure::of(response))
}

fn page(text: &str) -> Option<AuditPage> {
    let json = Json::parse(text)?;
    let (items, next): (Vec<IfReadable<WireRecord>>, _) = match json.read::<WirePage<WireRecord>>() {
        Some(page) => page.into_parts()?,
        None => (json.read()?, None),
    };
    Some(AuditPage {
        records: items.into_iter().filter_map(|item| item.0).map(AuditRecord::from).collect(),
        next,
    })
}

/// A record, as the service writes it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireRecord {
    #[serde(deserialize_with = "default_on_error")]
    operation_type: String,
    #[serde(deserialize_with = "non_blank")]
    user_principal_name: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    application_id: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    operation_date: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    customer_id: Option<String>,
    #[serde(deserialize_with = "resource")]
    resource_new_value: Option<String>,
    #[serde(deserialize_with = "resource")]
    resource_old_value: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    operation_status: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    original_correlation_id: Option<String>,
}

/// A resource: JSON within a string, as documented, or JSON in place.
fn resource<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let Raw(text) = Raw::deserialize(deserializer)?;
    if !text.starts_with('"') {
        return Ok(Some(text.to_owned()));
    }
    Ok(lenient::string(text).filter(|text| !text.trim().is_empty()))
}

impl From<WireRecord> for AuditRecord {
    fn from(record: WireRecord) -> Self {
        Self {
            operation_type: record.operation_type,
            user_principal_name: record.user_principal_name,
            application_id: record.application_id,
            operation_date_ms: record.operation_date.as_deref().and_then(iso_date::milliseconds),
            operation_date: record.operation_date,
            customer_id: record.customer_id,
            resource_new_value: record.resource_new_value,
            resource_old_value: record.resource_old_value,
            status: record.operation_status,
            correlation_id: record.original_correlation_id,
        }
    }
}

/// What was done and when: the rest is personal.
impl fmt::Debug for AuditRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} at {:?}", self.operation_type, self.operation_date)
    }
}
