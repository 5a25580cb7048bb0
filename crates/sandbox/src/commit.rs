//! Every change of a record goes through here: the record, and what the audit log tells of it.

use crate::audit::{Cause, Operation, pascal_case};
use crate::invented::Customer;
use crate::json::quoted;
use crate::records::{BillingProfile, Qualification, SupportProfile};
use crate::{Store, Timestamp};

impl Store {
    /// Changes the support profile. No operation of the audit log is documented for it.
    pub(crate) fn commit_support_profile(&mut self, profile: SupportProfile) {
        self.records.support_profile = profile;
    }

    /// Changes the billing profile of a customer.
    pub(crate) fn commit_billing_profile(
        &mut self,
        customer: &Customer,
        profile: BillingProfile,
        cause: Cause,
        now: Timestamp,
    ) {
        let value = |profile: &BillingProfile| pascal_case(&profile.document.to_string());
        let values = (value(&self.records.billing_profile(customer)), value(&profile));
        self.records.set_billing_profile(customer, profile);
        self.audit.record(Operation::BillingProfile, customer, cause, values, now);
    }

    /// Changes the qualification of a customer.
    pub(crate) fn commit_qualification(
        &mut self,
        customer: &Customer,
        qualification: Qualification,
        cause: Cause,
        now: Timestamp,
    ) {
        let value = |qualification: Qualification| quoted(qualification.pascal_case());
        let values = (value(self.records.qualification(customer)), value(qualification));
        self.records.set_qualification(customer, qualification);
        self.audit.record(Operation::Qualification, customer, cause, values, now);
    }

    /// Takes one use of a validation code away; whether there was one.
    pub(crate) fn commit_use_of_code(&mut self, id: &str, now: Timestamp) -> bool {
        let code = self.records.validation_codes.iter_mut().find(|code| code.id == id && code.is_usable());
        let used = code.is_some();
        if let Some(code) = code {
            code.use_once(now);
        }
        used
    }
}
