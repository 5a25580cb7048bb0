//! The partner's validation codes, which the Government Community Cloud asks for (section 1.5).

use serde::Deserialize;

use crate::lenient::{self, IfReadable, default_on_error, from_text};
use crate::{Failure, Request, Response};

/// A validation code. It is a secret: it can be put into a request, and it prints nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct ValidationCodeId(String);

impl ValidationCodeId {
    /// Takes a code; `None` when it is blank.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The code itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// A validation code with what a person chooses it by (section 1.5).
#[derive(Clone, PartialEq, Eq)]
pub struct ValidationCode {
    /// The code.
    pub id: ValidationCodeId,
    /// The organization that it was issued for; empty when the service names none.
    pub organization: String,
    /// How often it can be used in all, where the service says so.
    pub max_creates: Option<u32>,
    /// How often it can still be used, where the service says so.
    pub remaining_creates: Option<u32>,
}

/// Reads the partner's validation codes (section 1.5).
#[must_use]
pub fn list() -> Request {
    Request::get("v1/customers/all/validations")
}

/// Reads the answer to [`list`]: an array without a wrapper. The code may be a string or a number (section 1.5); an item
/// without one cannot be used, and is left out.
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body is no array.
pub fn read(response: &Response) -> Result<Vec<ValidationCode>, Failure> {
    let items = response.is_success().then(|| lenient::from_str(response.text())).flatten();
    let items: Vec<IfReadable<WireCode>> = items.ok_or_else(|| Failure::of(response))?;
    Ok(items.into_iter().filter_map(|item| item.0?.into_code()).collect())
}

/// An item of the list, as the service writes it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireCode {
    #[serde(deserialize_with = "default_on_error")]
    validation_id: String,
    #[serde(deserialize_with = "default_on_error")]
    organization_name: String,
    #[serde(deserialize_with = "from_text")]
    max_creates: Option<u32>,
    #[serde(deserialize_with = "from_text")]
    remaining_creates: Option<u32>,
}

impl WireCode {
    fn into_code(self) -> Option<ValidationCode> {
        Some(ValidationCode {
            id: ValidationCodeId::new(&self.validation_id)?,
            organization: self.organization_name,
            max_creates: self.max_creates,
            remaining_creates: self.remaining_creates,
        })
    }
}
