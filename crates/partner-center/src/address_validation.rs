//! Asking the service whether an address exists, and what it is rather (section 1.8).

use std::fmt;

use serde::Deserialize;

use crate::lenient::{self, IfReadable, Json, default_on_error, non_blank, vec_skip_error};
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
        let read = |json: Json<'_>| json.read::<WireProfile>()?.default_address.or_else(|| json.read());
        Json::parse(text).and_then(read).map(|address: WireAddress| Self::from(address)).unwrap_or_default()
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

/// A profile with an address in it, or any other object.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireProfile {
    #[serde(default, deserialize_with = "default_on_error")]
    default_address: Option<WireAddress>,
}

/// An address, as the service writes it: under the older contract with `_` between the words of a name.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireAddress {
    #[serde(deserialize_with = "non_blank")]
    address_line1: Option<String>,
    #[serde(deserialize_with = "non_blank", rename = "address_line1")]
    older_address_line1: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    address_line2: Option<String>,
    #[serde(deserialize_with = "non_blank", rename = "address_line2")]
    older_address_line2: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    address_line3: Option<String>,
    #[serde(deserialize_with = "non_blank", rename = "address_line3")]
    older_address_line3: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    district: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    city: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    state: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    region: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    postal_code: Option<String>,
    #[serde(deserialize_with = "non_blank", rename = "postal_code")]
    older_postal_code: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    country: Option<String>,
}

impl From<WireAddress> for PostalAddress {
    fn from(address: WireAddress) -> Self {
        let texts = [
            address.address_line1.or(address.older_address_line1),
            address.address_line2.or(address.older_address_line2),
            address.address_line3.or(address.older_address_line3),
            address.district,
            address.city,
            address.state,
            address.region,
            address.postal_code.or(address.older_postal_code),
            address.country,
        ];
        Self(FIELDS.into_iter().zip(texts).filter_map(|(name, text)| Some((name, text?))).collect())
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
        body.push_str(&json_text::quoted(name));
        body.push(':');
        body.push_str(&json_text::quoted(value));
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

/// What the service found, as it writes it under the present contract.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireValidation {
    #[serde(deserialize_with = "non_blank")]
    status: Option<String>,
    original_address: Option<IfReadable<WireAddress>>,
    #[serde(deserialize_with = "vec_skip_error")]
    suggested_addresses: Vec<WireAddress>,
    #[serde(deserialize_with = "non_blank")]
    validation_message: Option<String>,
}

fn validation(text: &str) -> Option<AddressValidation> {
    let answer: WireValidation = lenient::from_str(text)?;
    let suggestions = answer.suggested_addresses.into_iter().map(PostalAddress::from);
    Some(AddressValidation {
        status: AddressStatus::parse(answer.status?),
        original: answer.original_address.map(|address| address.0.unwrap_or_default().into()),
        suggestions: suggestions.filter(|address| !address.is_empty()).collect(),
        message: answer.validation_message,
    })
}

/// A refusal under the older contract.
#[derive(Default, Deserialize)]
#[serde(default)]
struct WireFault {
    #[serde(deserialize_with = "default_on_error")]
    description: String,
}

/// The description of such a refusal: a document of its own, whose names have `_` between their words.
#[derive(Default, Deserialize)]
#[serde(default)]
struct WireRefusal {
    #[serde(deserialize_with = "default_on_error")]
    corrected_address: WireAddress,
    #[serde(deserialize_with = "non_blank")]
    reason: Option<String>,
}

fn refusal(text: &str, words: Option<String>) -> AddressValidation {
    let description = lenient::from_str::<WireFault>(text).unwrap_or_default().description;
    let Some(refusal) = lenient::from_str::<WireRefusal>(&description) else {
        return AddressValidation { message: words, ..without_address(AddressStatus::None) };
    };
    let corrected = corrected(refusal.corrected_address);
    AddressValidation {
        status: if corrected.is_empty() { AddressStatus::None } else { AddressStatus::InteractionRequired },
        original: None,
        suggestions: if corrected.is_empty() { Vec::new() } else { vec![corrected] },
        // Where it was made for a page, its quotes are written as characters of HTML.
        message: refusal.reason.map(|reason| reason.replace("&#39;", "'")),
    }
}

/// A corrected address, in which the state is called region.
fn corrected(mut address: WireAddress) -> PostalAddress {
    if address.state.is_none() {
        address.state = address.region.take();
    }
    address.into()
}
