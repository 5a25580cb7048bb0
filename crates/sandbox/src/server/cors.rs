//! Calls across origins, off unless an origin is allowed (section 6, "CORS").

use hyper::HeaderMap;
use hyper::header::{HeaderName, HeaderValue};

/// The origin that may call, and only it.
#[derive(Clone, Debug)]
pub struct Cors {
    origin: HeaderValue,
}

const EXPOSED: &str = "MS-RequestId, MS-CorrelationId, MS-CV, Retry-After";
const ALLOWED: &str = "Accept, Authorization, Content-Type, If-Match, MS-RequestId, MS-CorrelationId, \
                       MS-Contract-Version, MS-ContinuationToken, MS-PartnerCenter-Application, X-Locale, Sandbox-Operator";

impl Cors {
    /// `None` when the text is no value of a header.
    pub fn new(origin: &str) -> Option<Self> {
        HeaderValue::from_str(origin.trim_end_matches('/')).ok().map(|origin| Self { origin })
    }

    fn allows(&self, asked: &HeaderMap) -> bool {
        asked.get("Origin").is_some_and(|origin| origin == self.origin)
    }

    /// What every answer carries.
    pub fn expose(&self, asked: &HeaderMap, answer: &mut HeaderMap) {
        answer.append(HeaderName::from_static("vary"), HeaderValue::from_static("Origin"));
        if self.allows(asked) {
            answer.insert("Access-Control-Allow-Origin", self.origin.clone());
            answer.insert("Access-Control-Expose-Headers", HeaderValue::from_static(EXPOSED));
        }
    }

    /// What the answer to a preflight carries besides; whether this is one that is allowed.
    pub fn preflight(&self, asked: &HeaderMap, answer: &mut HeaderMap) -> bool {
        let allowed = self.allows(asked) && asked.contains_key("Access-Control-Request-Method");
        if allowed {
            answer.insert("Access-Control-Allow-Methods", HeaderValue::from_static("GET, PUT, POST"));
            answer.insert("Access-Control-Allow-Headers", HeaderValue::from_static(ALLOWED));
        }
        allowed
    }
}
