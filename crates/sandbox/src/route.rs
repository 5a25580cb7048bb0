//! The routes of the API.

use crate::{AuditAccess, Settings, SupportPath};
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
            ["v1", "auditrecords"] => (settings.audit != AuditAccess::Missing).then_some(Self::AuditRecords),
            _ => None,
        }
    }

    /// The methods that the route takes.
    pub const fn methods(&self, settings: &Settings) -> &'static [Method] {
        match self {
            Self::SupportProfile => match settings.support_path {
                SupportPath::SupportProfile => &[Method::Get],
                SupportPath::Both | SupportPath::Support => &[Method::Get, Method::Put],
            },
            Self::SupportProfileUpdate => &[Method::Put],
            Self::Customers | Self::ValidationCodes | Self::Customer(_) | Self::AuditRecords => {
                &[Method::Get]
            }
            Self::BillingProfile(_) | Self::Qualification(_) => &[Method::Get, Method::Put],
        }
    }

    /// The methods as the `Allow` header lists them.
    pub fn allow(&self, settings: &Settings) -> String {
        self.methods(settings).iter().map(|method| method.as_str()).collect::<Vec<_>>().join(", ")
    }
}
