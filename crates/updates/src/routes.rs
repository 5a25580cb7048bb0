//! The routes that the service may or may not have, and what it said about them.

use crate::RecordId;
use crate::qualification::asked_by;
use editing::Sent;
use partner_center::{
    Failure, QualificationRoutes, QualificationSetting, Response, SupportProfileRoute, SupportProfileSetting,
};

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

    /// Takes notice of the answer to [`RecordId::get`]: whether the record is to be read by another route.
    pub fn after_get(&mut self, record: &RecordId, response: &Response) -> bool {
        matches!(record, RecordId::Qualification(_))
            && !response.is_success()
            && self.qualification.after_reading(&Failure::of(response)).is_some()
    }

    /// Takes notice of the answer to [`RecordId::put`]: whether the record is to be written by another route.
    pub fn after_put(&mut self, record: &RecordId, sent: &Sent, response: &Response) -> bool {
        match record {
            RecordId::SupportProfile => self.support_profile.after(response.status).is_some(),
            RecordId::BillingProfile(_) => false,
            RecordId::Qualification(_) => {
                let failure = (!response.is_success()).then(|| Failure::of(response));
                failure.is_some_and(|failure| {
                    self.qualification.after_setting(&asked_by(&sent.body), &failure).is_some()
                })
            }
        }
    }
}
