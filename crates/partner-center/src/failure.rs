//! What went wrong, from any answer of the service (section 2, "Errors").

use std::fmt;

use crate::challenge::BearerError;
use crate::lenient::{self, Object};
use crate::{Response, RetryAfter, retry_after};

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
    /// A server before the service refused the call, which the service has not seen: the headers, the
    /// address or the body were too large for it, or it forbids them.
    HostRefused,
    /// A server before the service got no answer from it, and says so with a page of its own: 502, 503,
    /// 504. Whether a write was applied is not known.
    HostFailed,
    /// A server before the service wants a sign-in of its own. With a status of success it is not known
    /// whether a write was applied.
    HostSignIn,
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
    /// When to ask again, if the answer says so; in seconds where it also tells when it was made.
    pub retry_after: Option<RetryAfter>,
    /// Why the token was refused, by `WWW-Authenticate`: `insufficient_claims`, `invalid_token`.
    pub challenge: Option<BearerError>,
}

impl Failure {
    /// Reads any of the service's error shapes (section 2): the `ApiFault`, the newer one, that of the gateway, a bare
    /// JSON string; also an empty body, plain text and an HTML page. An answer with a status of success is
    /// [`Unreadable`](FailureKind::Unreadable).
    #[must_use]
    pub fn of(response: &Response) -> Self {
        let (code, text) = words(response);
        let text = text.as_deref().and_then(limited);
        let header = |name| response.headers.get(name).filter(|value| !value.is_empty()).map(str::to_owned);
        let host = if code.is_none() { host_kind(response, text.is_some()) } else { None };
        Self {
            kind: host.unwrap_or_else(|| kind(response.status, code.as_deref())),
            status: response.status,
            code,
            text,
            request_id: header("MS-RequestId"),
            correlation_id: header("MS-CorrelationId"),
            retry_after: wait(response),
            challenge: response.headers.get("WWW-Authenticate").and_then(BearerError::parse),
        }
    }

    /// How many seconds to wait before asking again, at a time in seconds since 1970-01-01 UTC; 0 where the
    /// answer does not say.
    #[must_use]
    pub fn wait_seconds(&self, now: u64) -> u64 {
        self.retry_after.map_or(0, |after| after.seconds_from(now))
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
    if let Some(text) = lenient::string(body) {
        return (None, Some(text));
    }
    // Of a success that cannot be read, only a sentence of the service's is shown: the rest may be part of a record.
    if response.is_success() {
        return (None, None);
    }
    let fault = Object::parse(body);
    let member = |name| fault.as_ref().and_then(|fault| fault.non_blank(name));
    let code = member("code");
    let text = member("description").or_else(|| member("message"));
    let is_known_shape = code.is_some() || text.is_some();
    if is_known_shape || is_html(response, body) || matches!(body, "{}" | "[]" | "null") {
        (code, text)
    } else {
        (None, Some(body.to_owned()))
    }
}

/// What an answer without a service code means that is not the service's own, by its form: a page,
/// without the id that the service gives each of its answers. `None` for what may be of the service.
fn host_kind(response: &Response, has_text: bool) -> Option<FailureKind> {
    let body = response.text().trim();
    if matches!(response.status, 413 | 414 | 431 | 494) {
        return Some(FailureKind::HostRefused);
    }
    if response.headers.get("MS-RequestId").is_some_and(|id| !id.is_empty()) {
        return None;
    }
    // A server in Go answers a request that it cannot read with its status line as the text.
    if response.status == 400 && body.starts_with("400 Bad Request") {
        return Some(FailureKind::HostRefused);
    }
    if response.status == 511 {
        return Some(FailureKind::HostSignIn);
    }
    let is_page = is_html(response, body);
    // The date can be read where all header fields can: then the id is not hidden, but missing.
    let has = |name| response.headers.get(name).is_some();
    let is_bare = has("Date") && !has("WWW-Authenticate");
    match response.status {
        401 if !has_text && (is_page || is_bare) => Some(FailureKind::HostSignIn),
        _ if has_text || !is_page => None,
        200..=299 | 403 if asks_to_sign_in(body) => Some(FailureKind::HostSignIn),
        400 | 403 | 421 | 495..=497 => Some(FailureKind::HostRefused),
        502..=504 | 520..=530 => Some(FailureKind::HostFailed),
        _ => None,
    }
}

/// Whether a page is one to sign in on: it has a field for a password, or the words for it.
fn asks_to_sign_in(page: &str) -> bool {
    const WORDS: [&str; 9] =
        ["password", "sign in", "signin", "sign-in", "log in", "login", "log on", "logon", "/oauth2/"];
    let page = page.to_ascii_lowercase();
    WORDS.iter().any(|word| page.contains(word))
}

fn is_html(response: &Response, body: &str) -> bool {
    let declared = response.headers.get("Content-Type").is_some_and(|value| {
        value.split(';').next().is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("text/html"))
    });
    declared || body.starts_with('<')
}

/// When to ask again. A date is measured by the clock of whoever answered, where that told its time.
fn wait(response: &Response) -> Option<RetryAfter> {
    let after = RetryAfter::parse(response.headers.get("Retry-After")?)?;
    let made = response.headers.get("Date").and_then(retry_after::unix_seconds);
    Some(made.map_or(after, |made| RetryAfter::Seconds(after.seconds_from(made))))
}

fn limited(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(TEXT_LIMIT).collect();
    (!text.is_empty()).then_some(text)
}
