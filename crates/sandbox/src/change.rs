//! What differs from the invented data, as parts that can be kept in a file and put back.

use crate::audit::AuditRecord;
use crate::etag::Etags;
use crate::invented::Customer;
use crate::json::Object;
use crate::records::{BillingProfile, CodeState, Qualifications, SupportProfile};
use crate::replay::Kept;
use crate::{Store, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What the invented data follow from. The same beginning gives the same data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Beginning {
    /// How many customers there are.
    pub customers: usize,
    /// The number of the first customer's etag; those of the others follow it.
    pub first_etag: u64,
    /// When it was, in milliseconds since 1970-01-01 UTC.
    pub at: u64,
}

impl Beginning {
    /// A beginning whose etags were never issued before.
    pub(crate) fn new(customers: usize, etags: &mut Etags, now: Timestamp) -> Self {
        let first_etag = etags.reserve(u64::try_from(customers).unwrap_or(u64::MAX));
        Self { customers, first_etag, at: now.unix_millis() }
    }

    /// The number after the last etag of a customer.
    pub(crate) fn next_etag(self) -> u64 {
        self.first_etag.wrapping_add(u64::try_from(self.customers).unwrap_or(u64::MAX))
    }
}

/// What one call changed, or a part of all that was ever changed. Documents are text, kept byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Change {
    /// The number of the next etag.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_etag: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    support_profile: Option<String>,
    /// By number of the customer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    billing_profiles: Vec<(usize, String)>,
    /// By number of the customer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    qualifications: Vec<(usize, Qualifications)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    validation_codes: Vec<CodeState>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    audit: Vec<AuditRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    calls: Vec<Kept>,
}

/// What there is to keep after a call.
#[derive(Debug)]
pub enum ToKeep {
    /// Nothing changed.
    Nothing,
    /// This, besides what is kept already.
    Change(Change),
    /// All that there is, in place of what is kept: everything was reset.
    Everything,
}

/// A change that cannot be put back: what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadChange(&'static str);

impl fmt::Display for BadChange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for BadChange {}

impl Change {
    pub(crate) fn support_profile(&mut self, profile: &SupportProfile) {
        self.support_profile = Some(profile.document.to_string());
    }

    pub(crate) fn billing_profile(&mut self, customer: usize, profile: &BillingProfile, etags: &Etags) {
        self.billing_profiles.push((customer, profile.document.to_string()));
        self.next_etag = Some(etags.next());
    }

    pub(crate) fn qualifications(&mut self, customer: usize, qualifications: &Qualifications) {
        self.qualifications.push((customer, qualifications.clone()));
    }

    pub(crate) fn validation_code(&mut self, state: CodeState) {
        self.validation_codes.push(state);
    }

    pub(crate) fn audit(&mut self, record: AuditRecord) {
        self.audit.push(record);
    }

    pub(crate) fn call(&mut self, call: Kept) {
        self.calls.push(call);
    }
}

impl Store {
    /// All that differs from the invented data, in parts of about one record each.
    pub fn all_changes(&self) -> impl Iterator<Item = Change> {
        let mut single = Change { next_etag: Some(self.etags.next()), ..Change::default() };
        single.support_profile(&self.records.support_profile);
        single.validation_codes = self.records.validation_codes.iter().map(|code| code.state()).collect();
        let billing_profiles = self.records.billing_profiles().map(|(customer, profile)| Change {
            billing_profiles: vec![(customer, profile.document.to_string())],
            ..Change::default()
        });
        let qualifications = Change {
            qualifications: self
                .records
                .changed_qualifications()
                .map(|(customer, qualifications)| (customer, qualifications.clone()))
                .collect(),
            ..Change::default()
        };
        let audit = self
            .audit
            .oldest_first()
            .map(|record| Change { audit: vec![record.clone()], ..Change::default() });
        let calls =
            self.replays.applied().map(|call| Change { calls: vec![call.clone()], ..Change::default() });
        std::iter::once(single)
            .chain(billing_profiles)
            .chain(std::iter::once(qualifications))
            .chain(audit)
            .chain(calls)
    }

    /// Puts a change back that was kept.
    ///
    /// # Errors
    /// [`BadChange`] when it is not of this store's data.
    pub fn put_back(&mut self, change: Change) -> Result<(), BadChange> {
        if let Some(next) = change.next_etag {
            self.etags.skip_to(next);
        }
        if let Some(text) = change.support_profile {
            let document = Object::parse(&text).ok_or(BadChange("a support profile is no JSON object"))?;
            self.records.support_profile = SupportProfile { document };
        }
        for (number, text) in change.billing_profiles {
            let profile = Object::parse(&text).and_then(BillingProfile::kept);
            let profile = profile.ok_or(BadChange("a billing profile is no JSON object with an etag"))?;
            let customer = self.customer_of_number(number)?;
            self.records.set_billing_profile(&customer, profile);
        }
        for (number, qualifications) in change.qualifications {
            let customer = self.customer_of_number(number)?;
            self.records.set_qualifications(&customer, qualifications);
        }
        for state in change.validation_codes {
            let mut codes = self.records.validation_codes.iter_mut();
            let code =
                codes.find(|code| code.id == state.id).ok_or(BadChange("a validation code is unknown"))?;
            code.put_back(&state);
        }
        for record in change.audit {
            self.audit.add(record);
        }
        for call in change.calls {
            self.replays.add(call);
        }
        Ok(())
    }

    fn customer_of_number(&self, number: usize) -> Result<Customer, BadChange> {
        let found = Customer::invent(number).filter(|customer| self.directory.find(&customer.id).is_some());
        found.ok_or(BadChange("a customer is unknown"))
    }
}
