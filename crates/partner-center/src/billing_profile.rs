//! A customer's billing profile (section 1.2).

use crate::{Precondition, Request, TenantId};

fn path(customer: &TenantId) -> String {
    format!("v1/customers/{customer}/profiles/billing")
}

/// Reads the billing profile of a customer (section 1.2). The answer is for [`read_resource`](crate::read_resource).
#[must_use]
pub fn get(customer: &TenantId) -> Request {
    Request::get(path(customer))
}

/// Replaces the billing profile of a customer (section 1.2). `body` is the whole resource, the edited text of what the
/// service sent, and so holds the version in `attributes.etag`; the precondition names the same version, sent in quotes as
/// `If-Match` (section 2). With [`Precondition::Unconditional`] the service writes over whatever is there now.
#[must_use]
pub fn put(customer: &TenantId, precondition: &Precondition, body: String) -> Request {
    Request::put(path(customer), body).under(precondition)
}
