//! By which of its two routes a qualification is read and set (section 9).

use crate::{Failure, Qualification};

/// A route to a customer's qualifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualificationRoute {
    /// [`qualification`](crate::qualification): one, set at once (section 1.3).
    Synchronous,
    /// [`qualifications`](crate::qualifications): several, each asked for and decided on later (section 1.4).
    Asynchronous,
}

/// Which route to take, as a deployment sets it (section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualificationSetting {
    /// The one that knows more for reading and the synchronous one for setting, until the service says that it does not exist.
    Auto,
    /// This route and no other.
    Fixed(QualificationRoute),
}

impl QualificationSetting {
    /// Reads `auto`, `synchronous` or `asynchronous`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "auto" => Some(Self::Auto),
            "synchronous" => Some(Self::Fixed(QualificationRoute::Synchronous)),
            "asynchronous" => Some(Self::Fixed(QualificationRoute::Asynchronous)),
            _ => None,
        }
    }
}

/// Knows the routes to take, and remembers what the service said about them (section 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QualificationRoutes {
    setting: QualificationSetting,
    synchronous_is_gone: bool,
    asynchronous_is_gone: bool,
}

impl QualificationRoutes {
    /// Begins with what the deployment sets.
    #[must_use]
    pub const fn new(setting: QualificationSetting) -> Self {
        Self { setting, synchronous_is_gone: false, asynchronous_is_gone: false }
    }

    /// The route to read by now.
    #[must_use]
    pub const fn reading(&self) -> QualificationRoute {
        match self.setting {
            QualificationSetting::Fixed(route) => route,
            QualificationSetting::Auto if self.asynchronous_is_gone => QualificationRoute::Synchronous,
            QualificationSetting::Auto => QualificationRoute::Asynchronous,
        }
    }

    /// The route to set this qualification by now. What only the asynchronous one can set takes that one wherever the
    /// deployment allows it.
    #[must_use]
    pub fn setting(&self, qualification: &Qualification) -> QualificationRoute {
        match self.setting {
            QualificationSetting::Fixed(route) => route,
            QualificationSetting::Auto
                if self.synchronous_is_gone || *qualification == Qualification::StateOwnedEntity =>
            {
                QualificationRoute::Asynchronous
            }
            QualificationSetting::Auto => QualificationRoute::Synchronous,
        }
    }

    /// Whether the asynchronous route may be taken, as far as is known.
    #[must_use]
    pub fn has_asynchronous(&self) -> bool {
        self.setting != QualificationSetting::Fixed(QualificationRoute::Synchronous)
            && !self.asynchronous_is_gone
    }

    /// Takes notice of a failed read by [`reading`](Self::reading). Gives the route to read by at once, as a new call, where the
    /// answer says that the route does not exist and no setting fixes it. `None` otherwise.
    pub fn after_reading(&mut self, failure: &Failure) -> Option<QualificationRoute> {
        let switches = self.setting == QualificationSetting::Auto
            && !self.asynchronous_is_gone
            && failure.is_missing_route();
        self.asynchronous_is_gone |= switches;
        switches.then_some(QualificationRoute::Synchronous)
    }

    /// Takes notice of a failed setting by [`setting`](Self::setting) of the same qualification. Gives the route to set it by at
    /// once, as a new call, where the answer says that the synchronous route does not exist and no setting fixes it. `None`
    /// otherwise: nothing is sent twice to a route that exists.
    pub fn after_setting(
        &mut self,
        qualification: &Qualification,
        failure: &Failure,
    ) -> Option<QualificationRoute> {
        let switches = self.setting == QualificationSetting::Auto
            && self.setting(qualification) == QualificationRoute::Synchronous
            && failure.is_missing_route();
        self.synchronous_is_gone |= switches;
        switches.then_some(QualificationRoute::Asynchronous)
    }
}
