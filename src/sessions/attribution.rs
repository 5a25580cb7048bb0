//! Asking the service's audit log who changed a record.

use crate::api::Api;
use crate::browser::task::catching;
use crate::config::Feature;
use crate::ui::chunk::part;
use editing::{Attribution, Version};
use partner_center::audit_records;
use std::pin::Pin;
use updates::{RecordId, Since};

/// A day, in milliseconds.
const DAY: u64 = 86_400_000;

/// The change that is asked about.
pub struct Question {
    /// The record.
    pub record: RecordId,
    /// The version that was read last.
    pub version: Option<Version>,
    /// When that was, in milliseconds since 1970.
    pub since: u64,
}

/// Asks who changed a record. Never in the way of anything: where that cannot be had, it says so.
pub async fn attribution(api: &'static Api, question: Question) -> Attribution {
    match catching(Box::pin(asking())).await {
        Some(Ok(ask)) => ask(api, question).await,
        _ => Attribution::Unavailable,
    }
}

type Answer = Pin<Box<dyn Future<Output = Attribution>>>;

part! { panels, asking -> fn(&'static Api, Question) -> Answer: |api, question| Box::pin(ask(api, question)) }

async fn ask(api: &'static Api, Question { record, version, since }: Question) -> Attribution {
    let Some(customer) = record.customer() else { return Attribution::NotOffered };
    if api.config().offers(Feature::AuditRecords).is_err() {
        return Attribution::NotOffered;
    }
    // From the day before: the clocks may differ about midnight.
    let request = audit_records::of_customer(customer, since.saturating_sub(DAY));
    let answer = api.ask_in_background(request, audit_records::read).await;
    let since = Since { version: version.as_ref(), read_at: since };
    record.attribution(answer, &since, &|id| api.is_own_write(id))
}
