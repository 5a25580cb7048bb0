//! The records that can be changed, as documents of text.

mod billing_profile;
mod edit;
mod qualification;
mod support_profile;
mod validation_codes;
mod write;

pub use billing_profile::BillingProfile;
pub use edit::{Edit, EditMistake, Edited, Record};
pub use qualification::Qualification;
pub use support_profile::SupportProfile;
pub use validation_codes::ValidationCode;
pub use write::WriteMistake;

use crate::Timestamp;
use crate::etag::{Etags, spell};
use crate::invented::{Customer, Directory};
use std::collections::HashMap;

/// The records. Those of a customer are invented when they are first asked for, so that a start is quick.
#[derive(Clone, Debug)]
pub struct Records {
    pub support_profile: SupportProfile,
    pub validation_codes: Vec<ValidationCode>,
    first_etag: u64,
    billing_profiles: HashMap<usize, BillingProfile>,
    qualifications: HashMap<usize, Qualification>,
}

impl Records {
    /// The records of the beginning, each with an etag that was never issued before.
    pub fn invent(etags: &mut Etags, directory: &Directory, now: Timestamp) -> Self {
        let count = u64::try_from(directory.customers().len()).unwrap_or(u64::MAX);
        Self {
            support_profile: SupportProfile::invent(),
            validation_codes: ValidationCode::invent(now),
            first_etag: etags.reserve(count),
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

    pub fn qualification(&self, customer: &Customer) -> Qualification {
        self.qualifications
            .get(&customer.number)
            .copied()
            .unwrap_or_else(|| Qualification::invent(customer.number))
    }

    pub fn set_qualification(&mut self, customer: &Customer, qualification: Qualification) {
        self.qualifications.insert(customer.number, qualification);
    }
}
