//! The clouds of the service, and what each offers.

/// A cloud of the service (API reference, section 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cloud {
    /// The one that nearly everybody uses.
    #[default]
    Global,
    /// China, operated by 21Vianet.
    China,
    /// The US Government.
    UsGovernment,
    /// Germany, closed since 2021.
    Germany,
}

/// What the panel does for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// The partner's support profile.
    SupportProfile,
    /// The customers, their billing profiles, and the rules and checks of addresses.
    Customers,
    /// A customer's qualification, and the validation codes for it.
    Qualification,
    /// The service's audit records: who changed what.
    AuditRecords,
}

/// Why something is not offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOffered {
    /// The cloud is closed.
    Closed,
    /// Only the global cloud has it.
    OnlyGlobal,
    /// Only the clouds outside China have it.
    NotInChina,
    /// The settings of this deployment switch it off.
    SwitchedOff,
}

impl Cloud {
    /// Whether the cloud offers this (API reference, sections 1.9 and 5).
    ///
    /// # Errors
    /// Why it does not.
    pub const fn offers(self, feature: Feature) -> Result<(), NotOffered> {
        match (self, feature) {
            (Self::Germany, _) => Err(NotOffered::Closed),
            (Self::China | Self::UsGovernment, Feature::Qualification) => Err(NotOffered::OnlyGlobal),
            (Self::China, Feature::AuditRecords) => Err(NotOffered::NotInChina),
            _ => Ok(()),
        }
    }

    /// The address of the service itself (API reference, section 5): where a host passes calls on to, and what a token must be
    /// for.
    #[must_use]
    pub const fn service(self) -> &'static str {
        match self {
            Self::China => "https://partner.partnercenterapi.microsoftonline.cn",
            Self::Global | Self::UsGovernment | Self::Germany => "https://api.partnercenter.microsoft.com",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cloud_offers_what_is_documented_for_it() {
        use Feature::{AuditRecords, Customers, Qualification, SupportProfile};
        let offered = |cloud: Cloud| {
            [SupportProfile, Customers, Qualification, AuditRecords].map(|feature| cloud.offers(feature))
        };
        assert_eq!(offered(Cloud::Global), [Ok(()); 4]);
        assert_eq!(
            offered(Cloud::China),
            [Ok(()), Ok(()), Err(NotOffered::OnlyGlobal), Err(NotOffered::NotInChina)]
        );
        assert_eq!(offered(Cloud::UsGovernment), [Ok(()), Ok(()), Err(NotOffered::OnlyGlobal), Ok(())]);
        assert_eq!(offered(Cloud::Germany), [Err(NotOffered::Closed); 4]);
    }
}
