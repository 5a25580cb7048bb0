//! A customer's billing profile: `PUT /v1/customers/{customer-tenant-id}/profiles/billing` with `If-Match` (API
//! reference, section 1.2).

use crate::precondition::precondition;
use crate::{NotSendable, Operation, RecordId, Routes, field};
use editing::{Field, Guarantee, Kind, Record, Sent};
use partner_center::{Request, TenantId, billing_profile};

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
    Field::in_group("/defaultAddress/postalCode", Kind::PostalCode, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/country", Kind::Code, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/region", Kind::Text, POSTAL_ADDRESS),
    Field::in_group("/defaultAddress/firstName", Kind::Text, ADDRESS_NAME),
    Field::in_group("/defaultAddress/lastName", Kind::Text, ADDRESS_NAME),
    Field::new("/defaultAddress/phoneNumber", Kind::Phone),
];

/// The record.
pub static RECORD: Record =
    Record { fields: &FIELDS, guarantee: Guarantee::CompareAndSwap, audited: true, required: |_| Vec::new() };

/// The update operation for a customer.
pub struct BillingProfile(pub TenantId);

impl Operation for BillingProfile {
    fn id(&self) -> RecordId {
        RecordId::BillingProfile(self.0.clone())
    }

    fn record(&self, _routes: &Routes) -> &'static Record {
        &RECORD
    }

    fn get(&self, _routes: &Routes) -> Request {
        billing_profile::get(&self.0)
    }

    fn put(&self, sent: &Sent, _routes: &Routes) -> Result<Request, NotSendable> {
        Ok(billing_profile::put(&self.0, &precondition(sent)?, sent.body.text().to_owned()))
    }

    fn fields_of(&self, code: &str) -> &'static [usize] {
        if code == "600051" { &[field::PHONE_NUMBER] } else { &[] }
    }
}
