//! The partner's support profile (section 1.1).

use super::write::{Shape, WriteMistake, written};
use crate::json::{Object, quoted};

/// The document. It has no etag, as none is documented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportProfile {
    pub document: Object,
}

/// The documented members that a caller may write.
const SHAPE: Shape = Shape { strings: &["email", "telephone", "website"], object: None };

/// The members that belong to the service.
fn owned() -> [(&'static str, String); 3] {
    [
        ("profileType", quoted("support_profile")),
        ("links", r#"{"self":{"uri":"/v1/profiles/support","method":"GET","headers":[]}}"#.to_owned()),
        ("attributes", r#"{"objectType":"PartnerSupportProfile"}"#.to_owned()),
    ]
}

impl SupportProfile {
    /// The profile of the beginning, with members that no documentation names.
    pub fn invent() -> Self {
        let mut document = Object::new()
            .with_text("email", "support@bluewater-cloud.example")
            .with_text("telephone", "425-555-0100")
            .with_text("website", "www.bluewater-cloud.example")
            .with(
                "supportHours",
                r#"{"weekdays":["08:00","18:30"],"utcOffset":1.50,"ticketSeries":12345678901234567890,"holidays":null}"#,
            );
        for (name, value) in owned() {
            document.push(name, value);
        }
        Self { document }
    }

    /// The profile that a write leaves behind.
    ///
    /// # Errors
    /// [`WriteMistake`] when the body is no support profile.
    pub fn written(body: &str) -> Result<Self, WriteMistake> {
        let sent = Object::parse(body).ok_or(WriteMistake::NotAnObject)?;
        Ok(Self { document: written(&sent, SHAPE, &owned())? })
    }
}
