//! A customer's billing profile: `PUT /v1/customers/{customer-tenant-id}/profiles/billing` with `If-Match` (API
//! reference, section 1.2).

use editing::{Field, Guarantee, Kind, Record};

/// A mechanically mixed address is a wrong address.
pub const POSTAL_ADDRESS: u8 = 0;
const CONTACT_NAME: u8 = 1;
const ADDRESS_NAME: u8 = 2;

/// Where the address stands in the profile.
pub const ADDRESS: &str = "/defaultAddress/";

pub const FIELDS: [Field; 16] = [
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

/// The record.
pub static RECORD: Record =
    Record { fields: &FIELDS, guarantee: Guarantee::CompareAndSwap, audited: true, required: |_| Vec::new() };
