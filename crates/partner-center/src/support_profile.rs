//! The partner's support profile (section 1.1).

use crate::Request;

/// Where a support profile is written to (section 1.1): the documentation says one, every client the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupportProfilePath {
    /// `v1/profiles/supportprofile`, the documented one.
    SupportProfile,
    /// `v1/profiles/support`, where it is read from, and where clients write to.
    Support,
}

impl SupportProfilePath {
    /// The path below the API's address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SupportProfile => "v1/profiles/supportprofile",
            Self::Support => "v1/profiles/support",
        }
    }
}

/// Which path to write to, as a deployment sets it (section 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupportProfileSetting {
    /// The documented path, until the service says that it does not exist.
    Auto,
    /// This path and no other.
    Fixed(SupportProfilePath),
}

impl SupportProfileSetting {
    /// Reads `auto`, `supportprofile` or `support`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "auto" => Some(Self::Auto),
            "supportprofile" => Some(Self::Fixed(SupportProfilePath::SupportProfile)),
            "support" => Some(Self::Fixed(SupportProfilePath::Support)),
            _ => None,
        }
    }
}

/// Knows the path to write to, and remembers what the service said about it (section 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SupportProfileRoute {
    path: SupportProfilePath,
    may_switch: bool,
}

impl SupportProfileRoute {
    /// Begins with what the deployment sets.
    #[must_use]
    pub const fn new(setting: SupportProfileSetting) -> Self {
        match setting {
            SupportProfileSetting::Auto => {
                Self { path: SupportProfilePath::SupportProfile, may_switch: true }
            }
            SupportProfileSetting::Fixed(path) => Self { path, may_switch: false },
        }
    }

    /// The path to write to now.
    #[must_use]
    pub const fn path(&self) -> SupportProfilePath {
        self.path
    }

    /// Takes notice of the status that a PUT to [`path`](Self::path) was answered with. After 404 or 405 on the documented
    /// path, where no setting fixes it, gives the path to send the same body to at once, as a new call, and stays with
    /// that one: the record itself always exists, so such an answer means the path (section 1.1). `None` otherwise.
    pub fn after(&mut self, status: u16) -> Option<SupportProfilePath> {
        if !self.may_switch || !matches!(status, 404 | 405) {
            return None;
        }
        self.may_switch = false;
        self.path = SupportProfilePath::Support;
        Some(self.path)
    }
}

/// Reads the support profile (section 1.1). The answer is for [`read_resource`](crate::read_resource).
#[must_use]
pub fn get() -> Request {
    Request::get(SupportProfilePath::Support.as_str())
}

/// Replaces the support profile (section 1.1). `body` is the whole resource: what it leaves out is gone. It is
/// not known to have a version; should an answer carry one, [`Request::under`] adds it.
#[must_use]
pub fn put(path: SupportProfilePath, body: String) -> Request {
    Request::put(path.as_str(), body)
}
