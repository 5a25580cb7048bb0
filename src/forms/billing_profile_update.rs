//! A customer's billing profile: `PUT /v1/customers/{customer-tenant-id}/profiles/billing` with `If-Match` (API
//! reference, section 1.2).

use super::layout::Layout;

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
