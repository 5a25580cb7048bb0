//! A customer's billing profile: `PUT /v1/customers/{customer-tenant-id}/profiles/billing` with `If-Match` (API
//! reference, section 1.2).

mod address_check;
mod country;

use crate::forms::fields::Sections;
use crate::forms::form::{Form, Parts};
use crate::forms::layout::Layout;
use crate::forms::review::without_version;
use address_check::CheckedAddress;
use leptos::prelude::*;
use std::sync::Arc;

/// How the update operation is shown.
pub static LAYOUT: Layout = Layout {
    labels: &[
        |words| words.label.first_name,
        |words| words.label.last_name,
        |words| words.label.email,
        |words| words.label.culture,
        |words| words.label.language,
        |words| words.label.company_name,
        |words| words.label.address_line1,
        |words| words.label.address_line2,
        |words| words.label.city,
        |words| words.label.state,
        |words| words.label.postal_code,
        |words| words.label.country,
        |words| words.label.region,
        |words| words.label.address_first_name,
        |words| words.label.address_last_name,
        |words| words.label.phone_number,
    ],
    display: |_, text| text,
    groups: &[
        |words| words.form.group_address,
        |words| words.form.group_contact_name,
        |words| words.form.group_address_name,
    ],
    sections: &[
        (Some(|words| words.label.contact), &[0, 1, 2, 3, 4, 5]),
        (Some(|words| words.label.address), &[6, 7, 8, 9, 10, 11, 12, 13, 14, 15]),
    ],
    promise: |words| words.form.billing_promise,
};

/// What its form is made of: the fields, with the help that the country of the address gives, and the check of the address.
#[must_use]
pub fn parts() -> Parts {
    let fields = Arc::new(|form: Form| {
        let help = Box::new(country::help(form));
        view! { <Sections form help /><CheckedAddress form /> }.into_any()
    });
    Parts { layout: &LAYOUT, fields, review: without_version() }
}
