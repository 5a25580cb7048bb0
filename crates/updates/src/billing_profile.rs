//! A customer's billing profile: `PUT /v1/customers/{customer-tenant-id}/profiles/billing` with `If-Match` (API
//! reference, section 1.2).

use crate::precondition::precondition;
use crate::{BillingField, NotSendable, Operation, RecordId, Routes};
use editing::{Guarantee, Record, Sent};
use partner_center::{Request, TenantId, billing_profile};

/// Where the address stands in the profile.
pub const ADDRESS: &str = "/defaultAddress/";

/// The record.
pub static RECORD: Record = Record {
    fields: BillingField::TABLE,
    guarantee: Guarantee::CompareAndSwap,
    audited: true,
    required: |_| Vec::new(),
};

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
        const PHONE_NUMBER: &[usize] = &[BillingField::PhoneNumber.index()];
        if code == "600051" { PHONE_NUMBER } else { &[] }
    }
}
