//! The routes of the API.

use crate::answer::Answer;
use crate::{AuditAccess, RouteState, Settings, SupportPath};
use partner_center::Method;

/// A route that the sandbox answers. Where one holds a customer, it is as the address spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `profiles/support` (section 1.1).
    SupportProfile,
    /// `profiles/supportprofile`, which takes writes only (section 1.1).
    SupportProfileUpdate,
    /// `customers` (section 1.6).
    Customers,
    /// `customers/all/validations` (section 1.5).
    ValidationCodes,
    /// `customers/{id}` (section 1.6).
    Customer(String),
    /// `customers/{id}/profiles/billing` (section 1.2).
    BillingProfile(String),
    /// `customers/{id}/qualification`, the synchronous route (section 1.3).
    Qualification(String),
    /// `customers/{id}/qualifications`, the asynchronous route (section 1.4).
    Qualifications(String),
    /// `countryvalidationrules/{code}` (section 1.7).
    CountryRules(String),
    /// `validations/address` (section 1.8).
    AddressValidation,
    /// `auditrecords` (section 1.9).
    AuditRecords,
}

impl Route {
    /// The route of a path without its query; letter case and a slash at the end are ignored. `None` where nothing answers.
    pub fn find(path: &str, settings: &Settings) -> Option<Self> {
        let path = path.to_ascii_lowercase();
        let segments: Vec<&str> = path.strip_suffix('/').unwrap_or(&path).split('/').collect();
        match segments.as_slice() {
            ["v1", "profiles", "support"] => Some(Self::SupportProfile),
            ["v1", "profiles", "supportprofile"] => {
                (settings.support_path != SupportPath::Support).then_some(Self::SupportProfileUpdate)
            }
            ["v1", "customers"] => Some(Self::Customers),
            ["v1", "customers", "all", "validations"] => Some(Self::ValidationCodes),
            ["v1", "customers", id] => Some(Self::Customer((*id).to_owned())),
            ["v1", "customers", id, "profiles", "billing"] => Some(Self::BillingProfile((*id).to_owned())),
            ["v1", "customers", id, "qualification"] => Some(Self::Qualification((*id).to_owned())),
            ["v1", "customers", id, "qualifications"] => Some(Self::Qualifications((*id).to_owned())),
            ["v1", "countryvalidationrules", code] => Some(Self::CountryRules((*code).to_owned())),
            ["v1", "validations", "address"] => Some(Self::AddressValidation),
            ["v1", "auditrecords"] => (settings.audit != AuditAccess::Missing).then_some(Self::AuditRecords),
            _ => None,
        }
    }

    /// The methods that the route takes.
    const fn methods(&self, settings: &Settings) -> &'static [Method] {
        match self {
            Self::SupportProfile => match settings.support_path {
                SupportPath::SupportProfile => &[Method::Get],
                SupportPath::Both | SupportPath::Support => &[Method::Get, Method::Put],
            },
            Self::SupportProfileUpdate => &[Method::Put],
            Self::Customers
            | Self::ValidationCodes
            | Self::Customer(_)
            | Self::CountryRules(_)
            | Self::AuditRecords => &[Method::Get],
            Self::AddressValidation => &[Method::Post],
            Self::BillingProfile(_) => &[Method::Get, Method::Put],
            Self::Qualification(_) => match settings.sync_qualification {
                RouteState::ReadOnly => &[Method::Get],
                _ => &[Method::Get, Method::Put],
            },
            Self::Qualifications(_) => match settings.async_qualification {
                RouteState::ReadOnly => &[Method::Get],
                _ => &[Method::Get, Method::Post],
            },
        }
    }

    /// The answer of a route that the settings take away (sections 1.3 and 1.4).
    fn missing(&self, settings: &Settings) -> Option<Answer> {
        let state = match self {
            Self::Qualification(_) => settings.sync_qualification,
            Self::Qualifications(_) => settings.async_qualification,
            _ => RouteState::On,
        };
        match state {
            RouteState::On | RouteState::ReadOnly => None,
            RouteState::NotFound => Some(Answer::empty(404)),
            RouteState::NotFoundByGateway => Some(Answer::not_found_by_gateway()),
            RouteState::Gone => Some(Answer::empty(410)),
        }
    }

    /// The answer to a call with this method that the route does not take; none when it does.
    pub fn refusal(&self, method: &str, settings: &Settings) -> Option<Answer> {
        let takes = || self.methods(settings).iter().any(|known| known.as_str() == method);
        self.missing(settings).or_else(|| (!takes()).then(|| Answer::wrong_method(self.allow(settings))))
    }

    /// The methods as the `Allow` header lists them.
    fn allow(&self, settings: &Settings) -> String {
        self.methods(settings).iter().map(|method| method.as_str()).collect::<Vec<_>>().join(", ")
    }
}
