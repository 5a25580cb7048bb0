//! The records that can be changed, as documents of text.

mod billing_profile;
mod edit;
mod qualification;
mod support_profile;
mod validation_codes;
mod write;

pub use billing_profile::{BillingProfile, written_address};
pub use edit::{Edit, EditMistake, Edited, Record};
pub use qualification::{Entry, Qualification, Qualifications, Vetting, VettingStatus};
pub use support_profile::SupportProfile;
pub use validation_codes::{CodeState, ValidationCode};
pub use write::WriteMistake;

use crate::Timestamp;
use crate::change::Beginning;
use crate::etag::spell;
use crate::invented::Customer;
use std::collections::HashMap;

/// The records. Those of a customer are invented when they are first asked for, so that a start is quick.
#[derive(Clone, Debug)]
pub struct Records {
    pub support_profile: SupportProfile,
    pub validation_codes: Vec<ValidationCode>,
    first_etag: u64,
    billing_profiles: HashMap<usize, BillingProfile>,
    qualifications: HashMap<usize, Qualifications>,
}

impl Records {
    /// The records of a beginning.
    pub fn invent(beginning: Beginning) -> Self {
        Self {
            support_profile: SupportProfile::invent(),
            validation_codes: ValidationCode::invent(Timestamp::from_unix_millis(beginning.at)),
            first_etag: beginning.first_etag,
            billing_profiles: HashMap::new(),
            qualifications: HashMap::new(),
        }
    }

    pub fn billing_profile(&self, customer: &Customer) -> BillingProfile {
        self.billing_profiles.get(&customer.number).cloned().unwrap_or_else(|| {
            let number = u64::try_from(customer.number).unwrap_or_default();
            BillingProfile::invent(customer, &spell(self.first_etag.wrapping_add(number)))
        })
    }

    pub fn set_billing_profile(&mut self, customer: &Customer, profile: BillingProfile) {
        self.billing_profiles.insert(customer.number, profile);
    }

    /// The billing profiles that are not as invented, by number of the customer.
    pub fn billing_profiles(&self) -> impl Iterator<Item = (usize, &BillingProfile)> {
        self.billing_profiles.iter().map(|(customer, profile)| (*customer, profile))
    }

    /// The qualifications that are not as invented, by number of the customer.
    pub fn changed_qualifications(&self) -> impl Iterator<Item = (usize, &Qualifications)> {
        self.qualifications.iter().map(|(customer, qualifications)| (*customer, qualifications))
    }

    pub fn qualifications(&self, customer: &Customer) -> Qualifications {
        self.qualifications
            .get(&customer.number)
            .cloned()
            .unwrap_or_else(|| Qualifications::invent(customer.number))
    }

    pub fn set_qualifications(&mut self, customer: &Customer, qualifications: Qualifications) {
        self.qualifications.insert(customer.number, qualifications);
    }
}
