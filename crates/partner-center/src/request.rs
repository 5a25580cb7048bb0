//! Requests as data.

use std::fmt;

use crate::{Headers, Precondition};

/// The HTTP methods that the API uses on the routes of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads a resource.
    Get,
    /// Replaces a resource.
    Put,
    /// Adds to a collection, or asks for a check.
    Post,
}

impl Method {
    /// The method as HTTP spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
        }
    }
}

/// The two ids of one call (section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallIds {
    /// `MS-RequestId`: the idempotency key. The same value is sent again only when the identical call (method, path,
    /// body, `If-Match`) is repeated.
    pub request_id: String,
    /// `MS-CorrelationId`: traces a call through the service; new for each call.
    pub correlation_id: String,
}

/// A request that somebody else sends.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Path and query below the API's address, without a leading slash: `v1/profiles/support`.
    pub path: String,
    /// The header fields.
    pub headers: Headers,
    /// The body, in JSON.
    pub body: Option<String>,
}

impl Request {
    /// A GET with the header fields that every call has (section 4).
    #[must_use]
    pub fn get(path: impl Into<String>) -> Self {
        Self::new(Method::Get, path.into(), None)
    }

    /// A PUT of a body in JSON.
    #[must_use]
    pub fn put(path: impl Into<String>, body: String) -> Self {
        Self::new(Method::Put, path.into(), Some(body))
    }

    /// A POST of a body in JSON.
    #[must_use]
    pub fn post(path: impl Into<String>, body: String) -> Self {
        Self::new(Method::Post, path.into(), Some(body))
    }

    fn new(method: Method, path: String, body: Option<String>) -> Self {
        let mut headers = Headers::new();
        headers.set("Accept", "application/json");
        if body.is_some() {
            headers.set("Content-Type", "application/json");
        }
        headers.set("MS-Contract-Version", "v1");
        Self { method, path, headers, body }
    }

    /// The same request with the ids of this call and the language of the service's texts (`X-Locale`, section 4).
    #[must_use]
    pub fn identified(mut self, ids: &CallIds, locale: &str) -> Self {
        self.headers.set("MS-RequestId", &ids.request_id);
        self.headers.set("MS-CorrelationId", &ids.correlation_id);
        self.headers.set("X-Locale", locale);
        self
    }

    /// The same request under a precondition: with `If-Match` if it is a version (section 2).
    #[must_use]
    pub fn under(mut self, precondition: &Precondition) -> Self {
        if let Precondition::IfMatch(etag) = precondition {
            self.headers.set("If-Match", &etag.header_value());
        }
        self
    }
}

/// The method, the path without its query, and the names of the header fields: queries hold validation codes and what a
/// person searches for, header fields hold tokens, and bodies personal data.
impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.split('?').next().unwrap_or_default();
        write!(formatter, "{} {path} {:?}", self.method.as_str(), self.headers)
    }
}
