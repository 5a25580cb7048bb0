//! What can be chosen about the service's behaviour, by flag and while it runs.

use serde::{Deserialize, Serialize};

/// How the sandbox behaves where the real service is undocumented, or differs from deployment to deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// The routes that accept a PUT of the support profile (section 1.1).
    pub support_path: SupportPath,
    /// What a write with an etag that is no longer current is answered with (section 2).
    pub stale: StaleForm,
    /// How the billing profile's etag is spelled (section 2).
    pub etag: EtagForm,
    /// Whether a PUT of the billing profile without `If-Match` is refused with 428, also when the body's etag is current.
    pub strict: bool,
    /// Whether successful answers begin with a byte order mark (section 0).
    pub bom: bool,
    /// Milliseconds by which every answer is held back.
    pub latency: u64,
    /// What the route of the audit records answers (section 1.9).
    pub audit: AuditAccess,
    /// Milliseconds after which a write appears in the audit records: the service's appear late.
    pub audit_delay: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            support_path: SupportPath::Both,
            stale: StaleForm::BadRequest,
            etag: EtagForm::Bare,
            strict: false,
            bom: true,
            latency: 0,
            audit: AuditAccess::On,
            audit_delay: 0,
        }
    }
}

/// The routes that accept a PUT of the support profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SupportPath {
    /// `profiles/supportprofile` and `profiles/support`.
    Both,
    /// `profiles/supportprofile`, as the documentation has it.
    SupportProfile,
    /// `profiles/support`, as every client library has it.
    Support,
}

/// How an etag is spelled, in the body and in `If-Match`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EtagForm {
    /// A signed integer, as the samples have it.
    Bare,
    /// The same in quotes, as `ETag` has it.
    Quoted,
    /// The same as a weak one: `W/"…"`.
    Weak,
    /// With the characters of base64.
    Base64,
    /// With characters that no header field can carry.
    Uncarriable,
}

/// The wire form of "the etag is no longer current".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StaleForm {
    /// 400 with code 2055.
    #[serde(rename = "400")]
    BadRequest,
    /// 409.
    #[serde(rename = "409")]
    Conflict,
    /// 412.
    #[serde(rename = "412")]
    PreconditionFailed,
    /// 412 with an empty body.
    #[serde(rename = "412-empty")]
    PreconditionFailedEmpty,
    /// 417 with code 800036.
    #[serde(rename = "417")]
    ExpectationFailed,
    /// 428.
    #[serde(rename = "428")]
    PreconditionRequired,
}

/// What the route of the audit records answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AuditAccess {
    /// The records.
    On,
    /// 403: the caller's role may not read them.
    Denied,
    /// 404 without a body: the route is not in this cloud.
    Missing,
}

/// Reads a value by the name that it has in JSON.
pub fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Option<T> {
    use serde::de::IntoDeserializer;
    T::deserialize(IntoDeserializer::<serde::de::value::Error>::into_deserializer(name)).ok()
}
