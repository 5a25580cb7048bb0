use super::status::Status;
use super::verdict::Verdict;
use crate::answer::Answer;
use crate::json::{Object, quoted};
use crate::records::{WriteMistake, written_address};
use crate::{Contract, Settings};

/// POST `validations/address`: what the service thinks of an address. Nothing is stored.
pub fn post(body: &str, settings: &Settings) -> Answer {
    let Some(sent) = Object::parse(body) else {
        return Answer::invalid_input(&WriteMistake::NotAnObject.to_string());
    };
    let address = match written_address(&sent) {
        Ok(address) => address,
        Err(mistake) => return Answer::fault(400, 3000, &mistake.to_string()),
    };
    let verdict = Verdict::of(&address);
    match settings.address_contract {
        Contract::Current => current(&address, &verdict),
        Contract::Older => older(&address, &verdict),
    }
}

/// 200 with the status, whatever it is.
fn current(address: &Object, verdict: &Verdict) -> Answer {
    let suggested: Vec<String> = verdict.suggested.iter().map(Object::to_string).collect();
    let mut body = Object::new()
        .with("originalAddress", address.to_string())
        .with("suggestedAddresses", format!("[{}]", suggested.join(",")))
        .with_text("status", verdict.status.name());
    if let Some(message) = &verdict.message {
        body.push("validationMessage", quoted(message));
    }
    Answer::found(body.to_string())
}

/// An empty 200, or 400 with a document inside the description.
fn older(address: &Object, verdict: &Verdict) -> Answer {
    if matches!(verdict.status, Status::VerifiedShippable | Status::Verified) {
        return Answer::empty(200);
    }
    let suggested = verdict.suggested.first();
    let mut document =
        Object::new().with_text("code", "60071").with_text("reason", &reason(address, suggested, verdict));
    if let Some(suggested) = suggested {
        let mut corrected = Object::new();
        for (name, own) in CORRECTED {
            if let Some(value) = suggested.get(own) {
                corrected.push(name, value);
            }
        }
        document.push("corrected_address", corrected.to_string());
    }
    let document =
        document.with_text("object_type", "AddressValidation").with_text("resource_status", "Active");
    Answer::fault(400, 2007, &document.to_string())
}

/// The members of a corrected address in the older contract, and of an address.
const CORRECTED: [(&str, &str); 6] = [
    ("country", "country"),
    ("region", "state"),
    ("city", "city"),
    ("address_line1", "addressLine1"),
    ("address_line2", "addressLine2"),
    ("postal_code", "postalCode"),
];

/// Why an address is refused in the older contract, as its sample says it.
fn reason(address: &Object, suggested: Option<&Object>, verdict: &Verdict) -> String {
    let text = |address: &Object, name: &str| address.text(name).unwrap_or_default();
    let changes: Vec<String> = [
        ("City", "city"),
        ("State", "state"),
        ("PostalCode", "postalCode"),
        ("AddressLine1", "addressLine1"),
        ("AddressLine2", "addressLine2"),
    ]
    .into_iter()
    .filter_map(|(label, name)| {
        let (old, new) = (text(address, name), text(suggested?, name));
        (old != new)
            .then(|| format!("Field - '{label}' is corrected from OldValue: '{old}' to NewValue: '{new}'."))
    })
    .collect();
    let details =
        if changes.is_empty() { verdict.message.clone().unwrap_or_default() } else { changes.join(" ") };
    format!("ZipCityInvalid - Details: {details}")
}
