//! A customer's billing profile (section 1.2).

use crate::{ETag, Request, TenantId};

fn path(customer: &TenantId) -> String {
    format!("v1/customers/{customer}/profiles/billing")
}

/// Reads the billing profile of a customer (section 1.2). The answer is for [`read_resource`](crate::read_resource).
#[must_use]
pub fn get(customer: &TenantId) -> Request {
    Request::get(path(customer))
}

/// Replaces the billing profile of a customer (section 1.2). `body` is the whole resource, the edited text of what the
/// service sent, and so holds the version in `attributes.etag`; `if_match` is the same version, sent in quotes as
/// `If-Match` (section 2). Without one, the service is asked to write whatever is there now.
#[must_use]
pub fn put(customer: &TenantId, if_match: Option<&ETag>, body: String) -> Request {
    let request = Request::put(path(customer), body);
    match if_match {
        Some(etag) => request.if_match(etag),
        None => request,
    }
}
