//! A customer's qualifications, by the asynchronous route: they are asked for, and decided on later (section 1.4).

use serde::Deserialize;

use crate::iso_date::{self, number};
use crate::lenient::{Json, default_on_error, non_blank};
use crate::{Failure, NotSettable, Qualification, Request, Response, TenantId, ValidationCodeId};

/// How far the service is with deciding on a qualification (section 1.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VettingStatus {
    /// It holds.
    Approved,
    /// It is being decided on.
    InReview,
    /// It was refused, and can be asked for again.
    Denied,
    /// One that this program does not know, as the service wrote it.
    Other(String),
}

impl VettingStatus {
    fn parse(spelled: String) -> Self {
        match spelled.to_ascii_lowercase().as_str() {
            "approved" => Self::Approved,
            "inreview" | "in_review" => Self::InReview,
            "denied" => Self::Denied,
            _ => Self::Other(spelled),
        }
    }

    /// The name, as the service writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Approved => "Approved",
            Self::InReview => "InReview",
            Self::Denied => "Denied",
            Self::Other(spelled) => spelled,
        }
    }
}

/// A qualification of a customer, held or asked for (section 1.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerQualification {
    /// What as.
    pub qualification: Qualification,
    /// How far its vetting is; `None` for one that nobody decides on, as `StateOwnedEntity`.
    pub status: Option<VettingStatus>,
    /// Why it was refused, in the service's own words.
    pub reason: Option<String>,
    /// When it was asked for, as the service writes it.
    pub created: Option<String>,
    /// When it was asked for, in milliseconds since 1970-01-01 UTC; `None` for a date in no known form.
    pub created_ms: Option<u64>,
}

impl CustomerQualification {
    /// One that holds, without anything else being known: as the synchronous route tells it.
    #[must_use]
    pub const fn held(qualification: Qualification) -> Self {
        Self { qualification, status: None, reason: None, created: None, created_ms: None }
    }

    /// Whether it was refused, and so is none.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        self.status == Some(VettingStatus::Denied)
    }

    /// Whether it is still being decided on.
    #[must_use]
    pub fn is_in_review(&self) -> bool {
        self.status == Some(VettingStatus::InReview)
    }
}

/// Which kind of school a customer is (section 1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EducationSegment {
    /// Kindergarten to twelfth grade.
    K12,
    /// Colleges and universities.
    HigherEducation,
}

impl EducationSegment {
    /// Reads the name as the service writes it.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::K12, Self::HigherEducation].into_iter().find(|segment| segment.name() == name)
    }

    /// The name, as the service writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::K12 => "K12",
            Self::HigherEducation => "HigherEducation",
        }
    }
}

/// What a qualification is asked for with (section 1.4). What it has no use for is not sent.
#[derive(Clone, Copy, Default)]
pub struct Evidence<'a> {
    /// Which kind of school it is: needed for `Education`.
    pub segment: Option<EducationSegment>,
    /// The school's website, with or without a scheme: recommended for `Education`.
    pub website: &'a str,
    /// The validation code: needed for `GovernmentCommunityCloud`.
    pub code: Option<&'a ValidationCodeId>,
}

fn path(customer: &TenantId) -> String {
    format!("v1/customers/{customer}/qualifications")
}

/// Asks for the qualifications of a customer (section 1.4). The answer is for [`read`].
#[must_use]
pub fn get(customer: &TenantId) -> Request {
    Request::get(path(customer))
}

/// Asks that a customer be qualified (section 1.4). The answer is for [`read`].
///
/// # Errors
/// [`NotSettable`] when nobody can ask for it, or not without what is missing.
pub fn post(
    customer: &TenantId,
    qualification: &Qualification,
    evidence: Evidence<'_>,
) -> Result<Request, NotSettable> {
    let mut body = format!(r#"{{"qualification":"{}""#, qualification.name());
    let mut member = |name: &str, value: &str| {
        for part in [",\"", name, "\":", &json_text::quoted(value)] {
            body.push_str(part);
        }
    };
    match qualification {
        Qualification::Education => {
            member("educationSegment", evidence.segment.ok_or(NotSettable::SegmentNeeded)?.name());
            let website = evidence.website.trim();
            if !website.is_empty() {
                member("website", website);
            }
        }
        Qualification::GovernmentCommunityCloud => {
            member("validationCode", evidence.code.ok_or(NotSettable::CodeNeeded)?.expose());
        }
        Qualification::StateOwnedEntity => {}
        Qualification::None | Qualification::Nonprofit | Qualification::Other(_) => {
            return Err(NotSettable::Never);
        }
    }
    body.push('}');
    Ok(Request::post(path(customer), body))
}

/// Reads the answer to [`get`] or [`post`]: an array, an object with the array in `qualifications`, or one qualification
/// (section 1.4). A customer without any has an empty list.
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or that holds anything but qualifications: with one of them unread, the
/// others would say less than is so.
pub fn read(response: &Response) -> Result<Vec<CustomerQualification>, Failure> {
    let read = response.is_success().then(|| parse(response.text())).flatten();
    read.ok_or_else(|| Failure::of(response))
}

/// Reads the same from the text of an answer; `None` when it is anything else.
#[must_use]
pub fn parse(text: &str) -> Option<Vec<CustomerQualification>> {
    let json = Json::parse(text)?;
    let items: Vec<WireQualification> = match json.read::<WireList>() {
        Some(WireList { qualifications: Some(items) }) => items,
        Some(WireList { qualifications: None }) => vec![json.read()?],
        None => json.read()?,
    };
    items.into_iter().map(WireQualification::into_qualification).collect()
}

/// An object with the qualifications in it, or any other one.
#[derive(Deserialize)]
struct WireList {
    qualifications: Option<Vec<WireQualification>>,
}

/// A qualification, as the service writes it; the date has two names (section 1.4).
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireQualification {
    #[serde(deserialize_with = "default_on_error")]
    qualification: String,
    #[serde(deserialize_with = "non_blank")]
    vetting_status: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    vetting_reason: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    vetting_create_date: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    vetting_created_date: Option<String>,
}

impl WireQualification {
    fn into_qualification(self) -> Option<CustomerQualification> {
        let created = self.vetting_create_date.or(self.vetting_created_date);
        Some(CustomerQualification {
            qualification: Qualification::from_spelling(self.qualification)?,
            status: self.vetting_status.map(VettingStatus::parse),
            reason: self.vetting_reason,
            created_ms: created.as_deref().and_then(milliseconds),
            created,
        })
    }
}

/// A date in ISO 8601, or as the change log has it: `07/09/2020: 00:00:00`, the month first, in UTC (section 1.4).
fn milliseconds(date: &str) -> Option<u64> {
    let (day, time) = date.split_once([' ', 'T']).unwrap_or((date, "00:00:00"));
    let mut parts = day.trim_end_matches(':').split('/');
    let (Some(month), Some(day), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return iso_date::milliseconds(date);
    };
    let (month, day) = (number(month, 12)?, number(day, 31)?);
    iso_date::milliseconds(&format!("{year}-{month:02}-{day:02}T{time}"))
}
