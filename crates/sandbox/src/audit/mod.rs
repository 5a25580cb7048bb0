//! Who wrote what and when, as the service's audit log tells it (section 1.9).

mod document;

pub use document::pascal_case;

use crate::Timestamp;
use crate::invented::Customer;
use crate::token::Claims;
use partner_center::Headers;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Records kept before the oldest is forgotten, by number and by bytes of the values in them.
const KEPT: usize = 200_000;
const KEPT_BYTES: usize = 512 << 20;

/// The header in which a call says who makes it. It exists only here: the service knows it from the token,
/// and so does the sandbox where there is no such header.
pub const OPERATOR_HEADER: &str = "Sandbox-Operator";

/// Who makes a call that does not say so.
pub const OPERATOR: &str = "you@bluewater-cloud.example";
/// Who makes an edit that does not say so.
pub const SECOND_ADMINISTRATOR: &str = "a second administrator";

/// The program behind the calls of the API, and the one behind the edits.
pub const PANEL: &str = "6f1d2a70-3c5e-4b8a-9d21-7e0c4f6b8a13";
const EDITOR: &str = "b2c9e4d8-51f7-4a06-8e3b-0d9a7c61f524";

/// A kind of write that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    #[serde(rename = "update_customer_billing_profile")]
    BillingProfile,
    #[serde(rename = "update_customer_qualification")]
    Qualification,
}

impl Operation {
    const fn name(self) -> &'static str {
        match self {
            Self::BillingProfile => partner_center::audit_records::BILLING_PROFILE,
            Self::Qualification => partner_center::audit_records::QUALIFICATION,
        }
    }
}

/// Who caused a write, and by which call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub operator: String,
    application_id: String,
    correlation_id: Option<String>,
    request_id: Option<String>,
}

impl Cause {
    /// A call of the API: by whom its own header says, or else its token.
    pub fn call(headers: &Headers) -> Self {
        let field = |name| headers.get(name).map(str::trim).filter(|value| !value.is_empty());
        let claims = Claims::of(headers);
        let named = field(OPERATOR_HEADER).map(str::to_owned);
        let operator = named.or_else(|| claims.as_ref().map(Claims::operator));
        let application = claims.map(|claims| claims.application).filter(|id| !id.is_empty());
        Self {
            operator: operator.unwrap_or_else(|| OPERATOR.to_owned()),
            application_id: application.unwrap_or_else(|| PANEL.to_owned()),
            correlation_id: field("MS-CorrelationId").map(str::to_owned),
            request_id: field("MS-RequestId").map(str::to_owned),
        }
    }

    /// An edit of the second administrator.
    pub fn edit(operator: Option<&str>) -> Self {
        Self {
            operator: operator.unwrap_or(SECOND_ADMINISTRATOR).to_owned(),
            application_id: EDITOR.to_owned(),
            correlation_id: None,
            request_id: None,
        }
    }
}

/// A write that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRecord {
    /// Counts from 1, and on over a reset.
    pub sequence: u64,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
    pub operation: Operation,
    pub customer_id: String,
    pub customer_name: String,
    pub cause: Cause,
    /// The resource before and after, in JSON with names in PascalCase.
    pub old_value: String,
    pub new_value: String,
}

impl AuditRecord {
    /// The kind of every resource that is recorded.
    pub const RESOURCE_TYPE: &str = "customer";

    const fn bytes(&self) -> usize {
        self.old_value.len() + self.new_value.len()
    }
}

/// The writes that are remembered, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    records: VecDeque<AuditRecord>,
    bytes: usize,
    last: u64,
}

impl Audit {
    /// The record of a write, to be added.
    pub fn record(
        &self,
        operation: Operation,
        customer: &Customer,
        cause: Cause,
        values: (String, String),
        now: Timestamp,
    ) -> AuditRecord {
        let (old_value, new_value) = values;
        AuditRecord {
            sequence: self.last + 1,
            at: now.unix_millis(),
            operation,
            customer_id: customer.id.as_str().to_owned(),
            customer_name: customer.company_name.clone(),
            cause,
            old_value,
            new_value,
        }
    }

    /// Adds the newest record.
    pub fn add(&mut self, record: AuditRecord) {
        self.last = record.sequence;
        self.bytes += record.bytes();
        self.records.push_back(record);
        while self.records.len() > KEPT || self.bytes > KEPT_BYTES {
            let forgotten = self.records.pop_front();
            self.bytes = self.bytes.saturating_sub(forgotten.as_ref().map_or(0, AuditRecord::bytes));
        }
    }

    /// The records, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &AuditRecord> {
        self.records.iter().rev()
    }

    /// The records, oldest first.
    pub fn oldest_first(&self) -> impl Iterator<Item = &AuditRecord> {
        self.records.iter()
    }

    /// Forgets the records; the numbers count on.
    pub fn clear(&mut self) {
        self.records.clear();
        self.bytes = 0;
    }
}
