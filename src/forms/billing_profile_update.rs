//! A customer's billing profile: `PUT /v1/customers/{customer-tenant-id}/profiles/billing` with `If-Match` (API
//! reference, section 1.2).

use super::update::{Text, Update};
use editing::{Field, Guarantee, Kind, Record};

/// A mechanically mixed address is a wrong address.
const POSTAL_ADDRESS: u8 = 0;
const CONTACT_NAME: u8 = 1;
const ADDRESS_NAME: u8 = 2;

const FIELDS: [Field; 16] = [
    Field::in_group("/firstName", Kind::Text, CONTACT_NAME),
    Field::in_group("/lastName", Kind::Text, CONTACT_NAME),
    Field::new("/email", Kind::Email),
    Field::new("/culture", Kind::Code),
    Field::new("/language", Kind::Code),
    Field::new("/companyName", Kind::Text),
    Field::in_group("/defaultAddress/addressLine1", Kind::Text, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/addressLine2", Kind::Text, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/city", Kind::Text, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/state", Kind::Text, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/postalCode", Kind::Text, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/country", Kind::Code, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/region", Kind::Text, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/firstName", Kind::Text, ADDRESS_NAME),
    Field::in_group("/defaultAddress/lastName", Kind::Text, ADDRESS_NAME),
    Field::new("/defaultAddress/phoneNumber", Kind::Phone),
];

/// The index of the phone number.
pub const PHONE_NUMBER: usize = 15;

const LABELS: [Text; FIELDS.len()] = [
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
    |words| words.label.first_name,
    |words| words.label.last_name,
    |words| words.label.phone_number,
];

/// The update operation.
pub static UPDATE: Update = Update {
    record: Record { fields: &FIELDS, guarantee: Guarantee::CompareAndSwap, required: |_| Vec::new() },
    labels: &LABELS,
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
    title: |words| words.customer.billing,
    promise: |words| words.form.billing_promise,
};
