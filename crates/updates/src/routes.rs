//! The routes that the service may or may not have, and what it said about them.

use partner_center::{QualificationRoutes, QualificationSetting, SupportProfileRoute, SupportProfileSetting};

/// Where records are read and written by now (API reference, section 9). Remembered until the page is loaded again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routes {
    /// Of the support profile.
    pub support_profile: SupportProfileRoute,
    /// Of a qualification.
    pub qualification: QualificationRoutes,
}

impl Routes {
    /// Begins with what the deployment sets.
    #[must_use]
    pub const fn new(support_profile: SupportProfileSetting, qualification: QualificationSetting) -> Self {
        Self {
            support_profile: SupportProfileRoute::new(support_profile),
            qualification: QualificationRoutes::new(qualification),
        }
    }
}
