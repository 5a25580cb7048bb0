//! What a handler decides, before the headers of an answer are put around it.

use crate::json::{Object, quoted};
use crate::{ErrorForm, Refusal, Settings, StaleForm};
use serde::{Deserialize, Serialize};

/// The decision on one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub status: u16,
    /// The body, without a byte order mark.
    pub body: String,
    /// Whether the call changed a record.
    pub applied: bool,
    /// The methods for the `Allow` header of a 405.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow: Option<String>,
}

impl Answer {
    /// 200 with a body in JSON; nothing changed.
    pub const fn found(body: String) -> Self {
        Self { status: 200, body, applied: false, allow: None }
    }

    /// 200 with the record as it is after a write.
    pub const fn written(body: String) -> Self {
        Self { status: 200, body, applied: true, allow: None }
    }

    /// A status without a body.
    pub const fn empty(status: u16) -> Self {
        Self { status, body: String::new(), applied: false, allow: None }
    }

    /// 405 without a body.
    pub const fn wrong_method(allow: String) -> Self {
        Self { status: 405, body: String::new(), applied: false, allow: Some(allow) }
    }

    /// An error in the shape `ApiFault`, with a number as code (section 2, "Errors").
    pub fn fault(status: u16, code: u32, description: &str) -> Self {
        let body = Object::new()
            .with("code", code.to_string())
            .with_text("description", description)
            .with("data", "[]")
            .with_text("source", "PartnerFD");
        Self { status, body: body.to_string(), applied: false, allow: None }
    }

    /// The body, with an error in this form (section 2, "Errors").
    pub fn spelled(&self, form: ErrorForm) -> String {
        let respelled = match form {
            ErrorForm::Number => None,
            _ if self.status < 400 => None,
            ErrorForm::String => with_code(&self.body, |mut error, code| {
                error.set("code", quoted(code));
                error
            }),
            ErrorForm::Extended => with_code(&self.body, |error, code| {
                let description = error.get("description").unwrap_or("null");
                let name = if self.status == 404 { "NotFound" } else { "RequestRefused" };
                Object::new()
                    .with("code", code)
                    .with("message", description)
                    .with("description", description)
                    .with_text("errorName", name)
                    .with("isRetryable", "false")
                    .with_text("errorMessageExtended", &format!("InternalErrorCode={code}"))
            }),
        };
        respelled.unwrap_or_else(|| self.body.clone())
    }

    /// 201 with what was made.
    pub const fn created(body: String) -> Self {
        Self { status: 201, body, applied: true, allow: None }
    }

    /// A qualification that cannot be set, in the form that the settings choose (section 2, "Errors").
    pub fn denied(settings: &Settings) -> Self {
        let text = "Customer tagging denied.";
        match settings.refusal {
            Refusal::Text => Self { status: 400, body: quoted(text), applied: false, allow: None },
            Refusal::Fault => Self::fault(400, 900_141, text),
        }
    }

    /// A value that is no qualification.
    pub fn no_qualification(value: &str) -> Self {
        let description = format!("Cannot parse enum CustomerQualification from '{}'", value.trim());
        Self::fault(400, 900_126, &description)
    }

    /// A member that is missing, or holds what it cannot hold.
    pub fn invalid_property(name: &str) -> Self {
        Self::fault(400, 3000, &format!("Invalid property: {name}"))
    }

    /// A route that is not there, in the gateway's shape.
    pub fn not_found_by_gateway() -> Self {
        let body = Object::new().with("statusCode", "404").with_text("message", "Resource not found");
        Self { status: 404, body: body.to_string(), applied: false, allow: None }
    }

    /// A query that the service does not take (section 2, "Errors").
    pub fn refused_query(description: &str) -> Self {
        Self::fault(400, 2000, description)
    }

    /// A body that cannot be read as what the route takes.
    pub fn invalid_input(description: &str) -> Self {
        Self::fault(400, 800_002, description)
    }

    /// The etag that was sent is no longer current, in the form that the settings choose (section 2).
    pub fn stale(settings: &Settings) -> Self {
        match settings.stale {
            StaleForm::BadRequest => Self::fault(400, 2055, "Etag is no longer valid"),
            StaleForm::Conflict => Self::fault(409, 409, "The resource was changed by another call"),
            StaleForm::PreconditionFailed => Self::fault(412, 412, "The condition in If-Match does not hold"),
            StaleForm::PreconditionFailedEmpty => Self::empty(412),
            StaleForm::ExpectationFailed => Self::fault(417, 800_036, "Pre-condition failed"),
            StaleForm::PreconditionRequired => Self::precondition_required(),
        }
    }

    /// `If-Match` is missing.
    pub fn precondition_required() -> Self {
        Self::fault(428, 428, "The header If-Match is required")
    }

    /// Too many calls, in the gateway's shape (section 2, "Errors").
    pub fn throttled(retry_after: &str) -> Self {
        let wait = if retry_after.bytes().all(|byte| byte.is_ascii_digit()) {
            format!("Try again in {retry_after} seconds.")
        } else {
            format!("Try again after {retry_after}.")
        };
        let body = Object::new()
            .with("statusCode", "429")
            .with_text("message", &format!("Rate limit is exceeded. {wait}"));
        Self { status: 429, body: body.to_string(), applied: false, allow: None }
    }
}

/// Another spelling of an error whose code is a number; `None` for any other body.
fn with_code(body: &str, spell: impl FnOnce(Object, &str) -> Object) -> Option<String> {
    let error = Object::parse(body)?;
    let code = error.get("code").filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()))?.to_owned();
    Some(spell(error, &code).to_string())
}
