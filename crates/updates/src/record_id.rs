//! Which record, and how it is asked for and written.

use crate::{Routes, billing_profile, qualification, support_profile};
use editing::{Record, Sent};
use partner_center::{ETag, NotSettable, Request, TenantId};

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

    /// The same with what is required where these routes are taken.
    #[must_use]
    pub fn record_on(&self, routes: &Routes) -> &'static Record {
        match self {
            Self::Qualification(_) if routes.qualification.has_asynchronous() => &qualification::ASYNCHRONOUS,
            _ => self.record(),
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

    /// The request that reads the record.
    #[must_use]
    pub fn get(&self, routes: &Routes) -> Request {
        match self {
            Self::SupportProfile => partner_center::support_profile::get(),
            Self::BillingProfile(customer) => partner_center::billing_profile::get(customer),
            Self::Qualification(customer) => qualification::get(customer, &routes.qualification),
        }
    }

    /// The request that writes the record.
    ///
    /// # Errors
    /// [`NotSettable`] for a qualification that cannot be set; the forms offer none.
    pub fn put(&self, sent: &Sent, routes: &Routes) -> Result<Request, NotSettable> {
        let etag = sent.if_match.as_deref().and_then(ETag::new);
        let body = sent.body.text().to_owned();
        let path = routes.support_profile.path();
        Ok(match (self, etag) {
            (Self::SupportProfile, None) => partner_center::support_profile::put(path, body),
            (Self::SupportProfile, Some(etag)) => {
                partner_center::support_profile::put(path, body).if_match(&etag)
            }
            (Self::BillingProfile(customer), etag) => {
                partner_center::billing_profile::put(customer, etag.as_ref(), body)
            }
            (Self::Qualification(customer), _) => {
                qualification::put(customer, &sent.body, &routes.qualification)?
            }
        })
    }
}
