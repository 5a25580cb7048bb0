//! Which record.

use crate::{
    BillingProfile, Operation, Qualification, SupportProfile, billing_profile, qualification, support_profile,
};
use editing::Record;
use partner_center::TenantId;
use std::sync::Arc;

/// Names a record that can be edited.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RecordId {
    /// The partner's support profile.
    SupportProfile,
    /// A customer's billing profile.
    BillingProfile(TenantId),
    /// A customer's qualification.
    Qualification(TenantId),
}

const SUPPORT_PROFILE: &str = "support-profile";
const BILLING_PROFILE: &str = "billing-profile/";
const QUALIFICATION: &str = "qualification/";

impl RecordId {
    /// The record's fields, and what a save of it can promise.
    #[must_use]
    pub const fn record(&self) -> &'static Record {
        match self {
            Self::SupportProfile => &support_profile::RECORD,
            Self::BillingProfile(_) => &billing_profile::RECORD,
            Self::Qualification(_) => &qualification::SYNCHRONOUS,
        }
    }

    /// The name under which something about the record is kept; [`from_key`](Self::from_key) reads it.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::SupportProfile => SUPPORT_PROFILE.to_owned(),
            Self::BillingProfile(customer) => format!("{BILLING_PROFILE}{}", customer.as_str()),
            Self::Qualification(customer) => format!("{QUALIFICATION}{}", customer.as_str()),
        }
    }

    /// The record of such a name; none if it is not one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        if key == SUPPORT_PROFILE {
            return Some(Self::SupportProfile);
        }
        if let Some(customer) = key.strip_prefix(BILLING_PROFILE) {
            return TenantId::parse(customer).ok().map(Self::BillingProfile);
        }
        TenantId::parse(key.strip_prefix(QUALIFICATION)?).ok().map(Self::Qualification)
    }

    /// The customer whose record it is; none for the partner's own.
    #[must_use]
    pub const fn customer(&self) -> Option<&TenantId> {
        match self {
            Self::SupportProfile => None,
            Self::BillingProfile(customer) | Self::Qualification(customer) => Some(customer),
        }
    }

    /// The update operation of the record.
    #[must_use]
    pub fn operation(&self) -> Arc<dyn Operation> {
        match self {
            Self::SupportProfile => Arc::new(SupportProfile),
            Self::BillingProfile(customer) => Arc::new(BillingProfile(customer.clone())),
            Self::Qualification(customer) => Arc::new(Qualification(customer.clone())),
        }
    }
}
