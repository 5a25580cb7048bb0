//! A customer's billing profile: `PUT /v1/customers/{customer-tenant-id}/profiles/billing` with `If-Match` (API
//! reference, section 1.2).

mod address_check;
mod country;

use crate::forms::fields::Sections;
use crate::forms::form::{Form, Parts};
use crate::forms::layout::Layout;
use crate::forms::review::without_version;
use crate::locales::words;
use address_check::CheckedAddress;
use leptos::prelude::*;
use std::sync::Arc;
use updates::{BillingField, BillingGroup};

/// How the update operation is shown.
pub static LAYOUT: Layout = Layout {
    label: |index| BillingField::at(index).map_or("", label),
    display: |_, text| text,
    group: |number| BillingGroup::at(number).map_or("", group),
    sections: &[
        (
            Some(|words| words.label.contact),
            &[
                BillingField::FirstName.index(),
                BillingField::LastName.index(),
                BillingField::Email.index(),
                BillingField::Culture.index(),
                BillingField::Language.index(),
                BillingField::CompanyName.index(),
            ],
        ),
        (
            Some(|words| words.label.address),
            &[
                BillingField::AddressLine1.index(),
                BillingField::AddressLine2.index(),
                BillingField::City.index(),
                BillingField::State.index(),
                BillingField::PostalCode.index(),
                BillingField::Country.index(),
                BillingField::Region.index(),
                BillingField::AddressFirstName.index(),
                BillingField::AddressLastName.index(),
                BillingField::PhoneNumber.index(),
            ],
        ),
    ],
    promise: |words| words.form.billing_promise,
};

fn label(field: BillingField) -> &'static str {
    let label = &words().label;
    match field {
        BillingField::FirstName => label.first_name,
        BillingField::LastName => label.last_name,
        BillingField::Email => label.email,
        BillingField::Culture => label.culture,
        BillingField::Language => label.language,
        BillingField::CompanyName => label.company_name,
        BillingField::AddressLine1 => label.address_line1,
        BillingField::AddressLine2 => label.address_line2,
        BillingField::City => label.city,
        BillingField::State => label.state,
        BillingField::PostalCode => label.postal_code,
        BillingField::Country => label.country,
        BillingField::Region => label.region,
        BillingField::AddressFirstName => label.address_first_name,
        BillingField::AddressLastName => label.address_last_name,
        BillingField::PhoneNumber => label.phone_number,
    }
}

fn group(group: BillingGroup) -> &'static str {
    let form = &words().form;
    match group {
        BillingGroup::PostalAddress => form.group_address,
        BillingGroup::ContactName => form.group_contact_name,
        BillingGroup::AddressName => form.group_address_name,
    }
}

/// What its form is made of: the fields, with the help that the country of the address gives, and the check of the address.
#[must_use]
pub fn parts() -> Parts {
    let fields = Arc::new(|form: Form| {
        let help = Box::new(country::help(form));
        view! { <Sections form help /><CheckedAddress form /> }.into_any()
    });
    Parts { layout: &LAYOUT, fields, review: without_version() }
}
