//! What went wrong, from any answer of the service (section 2, "Errors").

use std::fmt;

use crate::json::{self, Object};
use crate::{Response, RetryAfter};

/// The most characters that are kept of the service's own words: the documented limit of a description (section 2).
const TEXT_LIMIT: usize = 1024;

/// What an answer that is no success means (section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The resource has changed since it was read: 412; 400 with code 2055; 417 with code 800036; 428.
    Stale,
    /// 409: the resource may have changed since it was read; reading it again tells.
    MaybeStale,
    /// Any other 400, and 422: the service refuses what was sent.
    Invalid,
    /// 401: no token, or one that is not good enough.
    SignInNeeded,
    /// 403: not allowed to this person or program, or no relationship to the customer.
    Denied,
    /// 404 and 410: there is no such resource, or no such route.
    Gone,
    /// 405: the route does not have this method.
    NotAllowed,
    /// 429: too many calls.
    Throttled,
    /// 5xx: the service, or a server before it, failed. Whether a write was applied is not known.
    Server,
    /// A success whose body cannot be read: an HTML page, cut off, empty. Whether a write was applied is not known.
    Unreadable,
    /// Any other status.
    Unexpected,
}

/// An answer that is no success, or a success that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What it means.
    pub kind: FailureKind,
    /// The HTTP status.
    pub status: u16,
    /// The service's code, which it writes as a number or as a string (section 2).
    pub code: Option<String>,
    /// The service's own words, at most 1024 characters; never an HTML page.
    pub text: Option<String>,
    /// `MS-RequestId`, for support (section 4).
    pub request_id: Option<String>,
    /// `MS-CorrelationId`, for support (section 4).
    pub correlation_id: Option<String>,
    /// When to ask again, if the answer says so.
    pub retry_after: Option<RetryAfter>,
}

impl Failure {
    /// Reads any of the service's error shapes (section 2): the `ApiFault`, the newer one, that of the gateway, a bare
    /// JSON string; also an empty body, plain text and an HTML page. An answer with a status of success is
    /// [`Unreadable`](FailureKind::Unreadable).
    #[must_use]
    pub fn of(response: &Response) -> Self {
        let (code, text) = words(response);
        let header = |name| response.headers.get(name).filter(|value| !value.is_empty()).map(str::to_owned);
        Self {
            kind: kind(response.status, code.as_deref()),
            status: response.status,
            code,
            text: text.as_deref().and_then(limited),
            request_id: header("MS-RequestId"),
            correlation_id: header("MS-CorrelationId"),
            retry_after: response.headers.get("Retry-After").and_then(RetryAfter::parse),
        }
    }

    /// Whether the answer says that the route does not exist, rather than the resource: 405, 410, or a 404 without an
    /// `ApiFault` code (section 9).
    #[must_use]
    pub const fn is_missing_route(&self) -> bool {
        match self.status {
            405 | 410 => true,
            404 => self.code.is_none(),
            _ => false,
        }
    }

    /// Whether there is no relationship between the partner and the customer: code 20002 (section 2).
    #[must_use]
    pub fn is_no_relationship(&self) -> bool {
        self.code.as_deref() == Some("20002")
    }

    /// Whether the token is of a program without a person, which this route does not serve: code 900329 (sections 2 and 6).
    #[must_use]
    pub fn is_person_needed(&self) -> bool {
        self.code.as_deref() == Some("900329")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "status {}", self.status)?;
        if let Some(code) = &self.code {
            write!(formatter, ", code {code}")?;
        }
        if let Some(text) = &self.text {
            write!(formatter, ": {text}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

fn kind(status: u16, code: Option<&str>) -> FailureKind {
    match (status, code) {
        (412 | 428, _) | (400, Some("2055")) | (417, Some("800036")) => FailureKind::Stale,
        (409, _) => FailureKind::MaybeStale,
        (400 | 422, _) => FailureKind::Invalid,
        (401, _) => FailureKind::SignInNeeded,
        (403, _) => FailureKind::Denied,
        (404 | 410, _) => FailureKind::Gone,
        (405, _) => FailureKind::NotAllowed,
        (429, _) => FailureKind::Throttled,
        (500..=599, _) => FailureKind::Server,
        (200..=299, _) => FailureKind::Unreadable,
        _ => FailureKind::Unexpected,
    }
}

/// The code and the service's own words.
fn words(response: &Response) -> (Option<String>, Option<String>) {
    let body = response.text().trim();
    if let Some(text) = json::string(body) {
        return (None, Some(text));
    }
    // Of a success that cannot be read, only a sentence of the service's is shown: the rest may be part of a record.
    if response.is_success() {
        return (None, None);
    }
    let fault = Object::parse(body);
    let member = |name| fault.as_ref().and_then(|fault| fault.filled(name));
    let code = member("code");
    let text = member("description").or_else(|| member("message"));
    let is_known_shape = code.is_some() || text.is_some();
    if is_known_shape || is_html(response, body) || matches!(body, "{}" | "[]" | "null") {
        (code, text)
    } else {
        (None, Some(body.to_owned()))
    }
}

fn is_html(response: &Response, body: &str) -> bool {
    let declared = response.headers.get("Content-Type").is_some_and(|value| {
        value.split(';').next().is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("text/html"))
    });
    declared || body.starts_with('<')
}

fn limited(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(TEXT_LIMIT).collect();
    (!text.is_empty()).then_some(text)
}
