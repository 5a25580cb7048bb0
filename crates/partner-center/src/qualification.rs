//! A customer's qualification, by the synchronous route (section 1.3).

use std::fmt;

use crate::{Failure, Request, Response, TenantId, ValidationCodeId, lenient};

/// What a customer is qualified as (section 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Qualification {
    /// Nothing: the default.
    None,
    /// An education customer. Described as irreversible.
    Education,
    /// A non-profit organization.
    Nonprofit,
    /// A customer of the Government Community Cloud.
    GovernmentCommunityCloud,
    /// An entity owned by a state; set by the asynchronous route only.
    StateOwnedEntity,
    /// One that this program does not know, as the service wrote it.
    Other(String),
}

/// The names, in the order of the service's numbers, from 0 (section 3).
const NAMES: [(&str, Qualification); 5] = [
    ("None", Qualification::None),
    ("Education", Qualification::Education),
    ("Nonprofit", Qualification::Nonprofit),
    ("GovernmentCommunityCloud", Qualification::GovernmentCommunityCloud),
    ("StateOwnedEntity", Qualification::StateOwnedEntity),
];

impl Qualification {
    /// Reads a JSON value: the number, or the name in any of the spellings of section 3 (`GovernmentCommunityCloud`,
    /// `governmentcommunitycloud`, `government_community_cloud`). A name or number that is not known is
    /// [`Other`](Self::Other). `None` when the value is nothing of the kind, a sentence for example.
    #[must_use]
    pub fn parse_lenient(json_text: &str) -> Option<Self> {
        Self::from_spelling(lenient::scalar(json_text.trim())?)
    }

    /// Takes the spelling of a name or number, as [`parse_lenient`](Self::parse_lenient) does.
    pub(crate) fn from_spelling(spelled: String) -> Option<Self> {
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if spelled.is_empty() || !spelled.bytes().all(is_name) {
            return None;
        }
        let plain = spelled.replace('_', "");
        let known = NAMES
            .iter()
            .zip(0_u8..)
            .find(|((name, _), number)| plain.eq_ignore_ascii_case(name) || plain == number.to_string());
        Some(known.map_or(Self::Other(spelled), |((_, qualification), _)| qualification.clone()))
    }

    /// The name, as the newer route and this program write it (section 3).
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(spelled) => spelled,
            known => NAMES.iter().find(|(_, other)| other == known).map_or("", |(name, _)| name),
        }
    }

    /// The number, which the synchronous route takes (section 3); `None` for one that is not known.
    #[must_use]
    pub fn number(&self) -> Option<u8> {
        NAMES.iter().zip(0_u8..).find(|((_, known), _)| known == self).map(|(_, number)| number)
    }
}

/// Why a route cannot set a qualification (sections 1.3, 1.4 and 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSettable {
    /// The service lets nobody set it: `None`, `Nonprofit`, and any that is not known.
    Never,
    /// It is set by the asynchronous route only: `StateOwnedEntity`.
    OtherRoute,
    /// It needs a validation code, and none was given: `GovernmentCommunityCloud`.
    CodeNeeded,
    /// The asynchronous route needs to know which kind of school it is: `Education`.
    SegmentNeeded,
}

impl fmt::Display for NotSettable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Never => "the service does not let this qualification be set",
            Self::OtherRoute => "this qualification is set by the asynchronous route only",
            Self::CodeNeeded => "this qualification needs a validation code",
            Self::SegmentNeeded => "this qualification needs the kind of school",
        })
    }
}

impl std::error::Error for NotSettable {}

fn path(customer: &TenantId) -> String {
    format!("v1/customers/{customer}/qualification")
}

/// Reads the qualification of a customer (section 1.3). The answer is for [`read`].
#[must_use]
pub fn get(customer: &TenantId) -> Request {
    Request::get(path(customer))
}

/// Sets the qualification of a customer (section 1.3). The body is the number; the validation code is sent, as `?code=`,
/// for the Government Community Cloud only.
///
/// # Errors
/// [`NotSettable`] when this route cannot set it, or not without a code.
pub fn put(
    customer: &TenantId,
    qualification: &Qualification,
    code: Option<&ValidationCodeId>,
) -> Result<Request, NotSettable> {
    let mut path = path(customer);
    match qualification {
        Qualification::Education => {}
        Qualification::GovernmentCommunityCloud => {
            path.push_str("?code=");
            path.push_str(&crate::percent::encoded(code.ok_or(NotSettable::CodeNeeded)?.expose()));
        }
        Qualification::StateOwnedEntity => return Err(NotSettable::OtherRoute),
        Qualification::None | Qualification::Nonprofit | Qualification::Other(_) => {
            return Err(NotSettable::Never);
        }
    }
    let number = qualification.number().ok_or(NotSettable::Never)?;
    Ok(Request::put(path, number.to_string()))
}

/// Reads the answer to [`get`] or [`put`]: a bare JSON value (sections 1.3 and 3).
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body is no qualification.
pub fn read(response: &Response) -> Result<Qualification, Failure> {
    let read = response.is_success().then(|| Qualification::parse_lenient(response.text())).flatten();
    read.ok_or_else(|| Failure::of(response))
}
