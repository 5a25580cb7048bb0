//! Asking the service whether an address exists, and what it is rather (section 1.8).

use std::fmt;

use crate::json::{self, Object};
use crate::{Failure, Request, Response};

/// The members of an address that say where it is (section 1.2): names and phone numbers are nobody's business here.
pub const FIELDS: [&str; 9] = [
    "addressLine1",
    "addressLine2",
    "addressLine3",
    "district",
    "city",
    "state",
    "region",
    "postalCode",
    "country",
];

/// Where an address is: those of its [`FIELDS`] that hold something, in that order.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PostalAddress(Vec<(&'static str, String)>);

impl PostalAddress {
    /// Takes them from a text in JSON: an address, or a profile with one in `defaultAddress`. Names match in any letter case
    /// and with `_` between their words, as the older contract has them. Empty for anything else.
    #[must_use]
    pub fn of_document(text: &str) -> Self {
        let Some(document) = Object::parse(text) else { return Self::default() };
        let address = document.object("defaultAddress").unwrap_or(document);
        let value = |name: &str| address.filled(name).or_else(|| address.filled(&snake_case(name)));
        Self(FIELDS.iter().filter_map(|name| Some((*name, value(name)?))).collect())
    }

    /// What a field holds; empty when nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The fields that hold something, as (name, text).
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// Whether no field holds anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Which fields hold something: an address is personal.
impl fmt::Debug for PostalAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// What the service found (section 1.8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressStatus {
    /// It exists, and parcels can be sent to it.
    VerifiedShippable,
    /// It exists.
    Verified,
    /// It differs from the one that exists in more than a detail.
    InteractionRequired,
    /// The street is known; the number is missing, or there is more than one such street.
    StreetPartial,
    /// The building is known; the number within it is missing.
    PremisesPartial,
    /// More than one address fits.
    Multiple,
    /// None fits.
    None,
    /// It could not be checked.
    NotValidated,
    /// One that this program does not know, as the service wrote it.
    Other(String),
}

/// The names as the service writes them (section 1.8).
const STATUSES: [(&str, AddressStatus); 8] = [
    ("VerifiedShippable", AddressStatus::VerifiedShippable),
    ("Verified", AddressStatus::Verified),
    ("InteractionRequired", AddressStatus::InteractionRequired),
    ("StreetPartial", AddressStatus::StreetPartial),
    ("PremisesPartial", AddressStatus::PremisesPartial),
    ("Multiple", AddressStatus::Multiple),
    ("None", AddressStatus::None),
    ("NotValidated", AddressStatus::NotValidated),
];

impl AddressStatus {
    fn parse(spelled: String) -> Self {
        let known = STATUSES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&spelled));
        known.map_or(Self::Other(spelled), |(_, status)| status.clone())
    }

    /// The name, as the service writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(spelled) => spelled,
            known => STATUSES.iter().find(|(_, other)| other == known).map_or("", |(name, _)| name),
        }
    }

    /// Whether the address exists as it was sent, but for details.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        matches!(self, Self::VerifiedShippable | Self::Verified)
    }
}

/// What the service says of an address (section 1.8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressValidation {
    /// What it found.
    pub status: AddressStatus,
    /// The address as the service read it; `None` under the older contract, which does not repeat it.
    pub original: Option<PostalAddress>,
    /// What the address may be rather, the best first.
    pub suggestions: Vec<PostalAddress>,
    /// The service's own words.
    pub message: Option<String>,
}

/// Asks about an address (section 1.8). `document` is read by [`PostalAddress::of_document`]; nothing else of it is sent.
#[must_use]
pub fn post(document: &str) -> Request {
    let mut body = String::from("{");
    for (name, value) in PostalAddress::of_document(document).iter() {
        if body.len() > 1 {
            body.push(',');
        }
        body.push_str(&json::quoted(name));
        body.push(':');
        body.push_str(&json::quoted(value));
    }
    body.push('}');
    Request::post("v1/validations/address", body)
}

/// Reads the answer to [`post`] under either contract (section 1.8). Under the older one a success without a body, or with
/// `true`, is [`Verified`](AddressStatus::Verified), and a refusal is
/// [`InteractionRequired`](AddressStatus::InteractionRequired) where it holds a corrected address and
/// [`None`](AddressStatus::None) where it does not.
///
/// # Errors
/// The [`Failure`] of any other answer.
pub fn read(response: &Response) -> Result<AddressValidation, Failure> {
    if !response.is_success() {
        let failure = Failure::of(response);
        let is_refusal = failure.status == 400 && failure.code.as_deref() == Some("2007");
        return if is_refusal { Ok(refusal(response.text(), failure.text)) } else { Err(failure) };
    }
    match response.text().trim() {
        "" | "true" => Ok(without_address(AddressStatus::Verified)),
        "false" => Ok(without_address(AddressStatus::None)),
        text => validation(text).ok_or_else(|| Failure::of(response)),
    }
}

const fn without_address(status: AddressStatus) -> AddressValidation {
    AddressValidation { status, original: None, suggestions: Vec::new(), message: None }
}

fn validation(text: &str) -> Option<AddressValidation> {
    let answer = Object::parse(text)?;
    let suggestions = answer.get("suggestedAddresses").and_then(json::array).unwrap_or_default();
    Some(AddressValidation {
        status: AddressStatus::parse(answer.filled("status")?),
        original: answer.get("originalAddress").map(PostalAddress::of_document),
        suggestions: suggestions
            .into_iter()
            .map(PostalAddress::of_document)
            .filter(|address| !address.is_empty())
            .collect(),
        message: answer.filled("validationMessage"),
    })
}

/// A refusal under the older contract: its description is a document of its own.
fn refusal(text: &str, words: Option<String>) -> AddressValidation {
    let description = Object::parse(text).and_then(|fault| fault.filled("description")).unwrap_or_default();
    let Some(inner) = Object::parse(&description) else {
        return AddressValidation { message: words, ..without_address(AddressStatus::None) };
    };
    let corrected = inner.get("corrected_address").map(corrected).filter(|address| !address.is_empty());
    AddressValidation {
        status: if corrected.is_some() { AddressStatus::InteractionRequired } else { AddressStatus::None },
        original: None,
        suggestions: corrected.into_iter().collect(),
        // Where it was made for a page, its quotes are written as characters of HTML.
        message: inner.filled("reason").map(|reason| reason.replace("&#39;", "'")),
    }
}

/// A corrected address, in which the state is called region.
fn corrected(text: &str) -> PostalAddress {
    let mut address = PostalAddress::of_document(text);
    if address.get("state").is_empty() {
        for (name, _) in &mut address.0 {
            if *name == "region" {
                *name = "state";
            }
        }
    }
    address
}

/// `addressLine1` as `address_line1`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 1);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}
