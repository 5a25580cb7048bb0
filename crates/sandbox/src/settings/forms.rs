//! The choices that a setting has.

use serde::{Deserialize, Serialize};

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

/// What is checked of a profile that is written, and how a refusal names the members that are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Checks {
    /// Types alone.
    Off,
    /// The email address and the address; the names stand in the description.
    Description,
    /// The same; the names stand in `data`, as paths.
    Data,
}

/// How an error carries its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorForm {
    /// As a number, as samples have it.
    Number,
    /// As a string, as the table of members has it.
    String,
    /// As a number, with the members of the newer shape.
    Extended,
}

/// The shape of the rules of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CountryRulesForm {
    /// Flat lists, as recorded.
    Recorded,
    /// Lists within objects, as an older page shows another resource.
    Documented,
}

/// Which of two contracts a route keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Contract {
    /// The one of today.
    Current,
    /// The one before.
    Older,
}

/// Whether a route is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RouteState {
    /// It is.
    #[serde(rename = "on")]
    On,
    /// 404 without a body.
    #[serde(rename = "404")]
    NotFound,
    /// 404 in the shape of a gateway, without a code.
    #[serde(rename = "404-gateway")]
    NotFoundByGateway,
    /// It reads, and refuses to write with 405.
    #[serde(rename = "405")]
    ReadOnly,
    /// 410 without a body.
    #[serde(rename = "410")]
    Gone,
}

/// How a qualification is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Spelling {
    /// In lower case by the synchronous route, in PascalCase by the other one.
    Documented,
    /// The number of the enumeration.
    Integer,
    /// `GovernmentCommunityCloud`.
    Pascal,
    /// `governmentcommunitycloud`.
    Lower,
    /// `government_community_cloud`.
    Snake,
}

/// The shape of a list of qualifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListForm {
    /// An array, as pages show it.
    Array,
    /// An object that holds it, as the published API description has it.
    Object,
}

/// How a qualification that cannot be set is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Refusal {
    /// A bare JSON string, as recorded.
    Text,
    /// An error with a code.
    Fault,
}

/// The name of the date of a vetting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateName {
    /// As most sources have it.
    #[serde(rename = "vettingCreateDate")]
    CreateDate,
    /// As samples of GET have it.
    #[serde(rename = "vettingCreatedDate")]
    CreatedDate,
}

/// The spelling of the date of a vetting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateForm {
    /// `2020-12-03T10:37:38.885Z`.
    Milliseconds,
    /// `2020-12-04T20:54:24Z`.
    Seconds,
    /// `2021-05-06T19:59:56.6830000+00:00`.
    Offset,
    /// `07/09/2020: 00:00:00`, the month first.
    Slashes,
}

/// What a token of a user without a second factor is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MfaForm {
    /// As any other: no second factor is asked for.
    #[serde(rename = "off")]
    Off,
    /// 401 with code 900421.
    #[serde(rename = "900421")]
    Code,
    /// 401 without a body, as in 2019.
    #[serde(rename = "2019")]
    Empty,
}

/// Which domain of a customer the filter `Domain` looks at, and lists show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DomainForm {
    /// The customer's own.
    Own,
    /// The one below `onmicrosoft.com`, as users report it of the service.
    OnMicrosoft,
}

/// The body of a success of the synchronous route of the qualification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WrittenForm {
    /// 200 with the qualification.
    #[serde(rename = "value")]
    Value,
    /// 200 without a body.
    #[serde(rename = "empty")]
    Empty,
    /// 204.
    #[serde(rename = "204")]
    NoContent,
    /// 200 with `null`.
    #[serde(rename = "null")]
    Null,
}

/// How a list spells the addresses in its links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkForm {
    /// As each list does by default: customers with the version, audit records without it.
    Default,
    /// `/v1/customers`.
    Version,
    /// `/customers`.
    NoVersion,
    /// `customers`.
    Relative,
    /// `https://api.partnercenter.microsoft.com/v1/customers`.
    Absolute,
    /// `https://api.partnercenter.microsoft.com/customers`.
    AbsoluteNoVersion,
}

impl LinkForm {
    /// An address of the list, given as the list spells it by default.
    pub fn spelled(self, default: &str) -> String {
        const SERVICE: &str = "https://api.partnercenter.microsoft.com";
        let plain = default.strip_prefix("/v1").unwrap_or(default);
        match self {
            Self::Default => default.to_owned(),
            Self::Version => format!("/v1{plain}"),
            Self::NoVersion => plain.to_owned(),
            Self::Relative => plain.trim_start_matches('/').to_owned(),
            Self::Absolute => format!("{SERVICE}/v1{plain}"),
            Self::AbsoluteNoVersion => format!("{SERVICE}{plain}"),
        }
    }
}
