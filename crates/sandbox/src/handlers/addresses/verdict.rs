//! The rules by which an address gets its status and its suggestions. `docs/SANDBOX-DIFFERENCES.md` lists them.

use super::status::Status;
use crate::invented::{CountryRules, places};
use crate::json::{Object, quoted};

/// Suggestions at most (section 1.8).
const MOST: usize = 3;
/// The message of the documented sample.
const PARTIAL: &str = "Address field invalid for property: 'Region', 'PostalCode', 'City'";

/// What is said of an address.
#[derive(Debug)]
pub struct Verdict {
    pub status: Status,
    pub suggested: Vec<Object>,
    pub message: Option<String>,
}

impl Verdict {
    /// The verdict on an address with its members in camelCase.
    pub fn of(address: &Object) -> Self {
        let text = |name| address.text(name).unwrap_or_default().trim().to_owned();
        let country = text("country");
        if country.is_empty() {
            return Self::not_validated();
        }
        if let Some((status, line)) = Status::named_in(&text("addressLine1")) {
            return Self::asked_for(status, &changed(address, &[("addressLine1", &line)]), &country);
        }
        if let Some(verdict) = documented(address) {
            return verdict;
        }
        match CountryRules::find(&country) {
            None => Self::not_validated(),
            Some(rules) => Self::by_rules(address, rules),
        }
    }

    fn not_validated() -> Self {
        Self { status: Status::NotValidated, suggested: Vec::new(), message: invalid(&["Country"]) }
    }

    fn by_rules(address: &Object, rules: &CountryRules) -> Self {
        let text = |name| address.text(name).unwrap_or_default().trim().to_owned();
        let line = text("addressLine1");
        let wrong: Vec<&str> = [
            ("AddressLine1", line.is_empty()),
            ("Region", !rules.has_state(&text("state"))),
            ("PostalCode", !rules.fits_postal_code(&text("postalCode"))),
            ("City", text("city").is_empty()),
        ]
        .into_iter()
        .filter_map(|(name, is_wrong)| is_wrong.then_some(name))
        .collect();
        if !wrong.is_empty() {
            return Self { status: Status::None, suggested: Vec::new(), message: invalid(&wrong) };
        }
        let has_number = line.chars().any(char::is_numeric);
        let status = if has_number { Status::VerifiedShippable } else { Status::StreetPartial };
        Self::asked_for(status, address, rules.code)
    }

    /// The verdict of this status, with as many suggestions as it has.
    fn asked_for(status: Status, address: &Object, country: &str) -> Self {
        let line = address.text("addressLine1").unwrap_or_default();
        let numbered = |number: usize| format!("{line} {number}").trim().to_owned();
        let suggested: Vec<Object> = match status {
            Status::VerifiedShippable | Status::Verified => vec![address.clone()],
            Status::InteractionRequired => vec![moved(address, country, 0)],
            Status::StreetPartial => {
                (1..=MOST).map(|number| changed(address, &[("addressLine1", &numbered(number))])).collect()
            }
            Status::PremisesPartial => (1..=MOST)
                .map(|number| changed(address, &[("addressLine2", &format!("Suite {number}"))]))
                .collect(),
            Status::Multiple => (0..MOST)
                .map(|at| changed(&moved(address, country, at), &[("addressLine1", &numbered(at + 1))]))
                .collect(),
            Status::None | Status::NotValidated => Vec::new(),
        };
        let message = match status {
            Status::VerifiedShippable | Status::Verified => None,
            _ => Some(PARTIAL.to_owned()),
        };
        Self { status, suggested, message }
    }
}

/// The verdict on an address that documentation or Microsoft's client samples show.
fn documented(address: &Object) -> Option<Verdict> {
    let text = |name: &str| address.text(name).unwrap_or_default().trim().to_ascii_lowercase();
    let (line, city, state, country) = (text("addressLine1"), text("city"), text("state"), text("country"));
    let postal_code = text("postalCode");
    if country == "md" && line == "1 strada dacia" {
        return Some(Verdict::asked_for(Status::Multiple, address, &country));
    }
    if country != "us" || state != "wa" {
        return None;
    }
    let whole = [("city", "Redmond"), ("postalCode", "98052-8300")];
    let (status, suggested) = match (line.as_str(), city.as_str(), postal_code.as_str()) {
        ("1 microsoft way", "redmond", "98052") => (Status::VerifiedShippable, changed(address, &whole)),
        ("1 microsoft way", "redmond", "98052-8300") => (Status::Verified, changed(address, &whole)),
        ("1 microsoft way", "seattle", "98052") => (Status::InteractionRequired, changed(address, &whole)),
        ("1 microsoft way", "seattle", "98055") => {
            return Some(Verdict {
                status: Status::None,
                suggested: Vec::new(),
                message: invalid(&["Region", "PostalCode", "City"]),
            });
        }
        ("one microsoft way", "redmond", "98007") => {
            (Status::InteractionRequired, changed(address, &[("city", "BELLEVUE")]))
        }
        ("microsoft way", "redmond", "98052") => (
            Status::StreetPartial,
            changed(address, &[("addressLine1", "1 Microsoft Way"), ("postalCode", "98052-6399")]),
        ),
        ("3 microsoft way", "redmond", "98052") => {
            return Some(Verdict::asked_for(Status::PremisesPartial, address, &country));
        }
        _ => return None,
    };
    let is_verified = matches!(status, Status::VerifiedShippable | Status::Verified);
    let message = (!is_verified).then(|| PARTIAL.to_owned());
    Some(Verdict { status, suggested: vec![suggested], message })
}

/// The address with other members.
fn changed(address: &Object, members: &[(&str, &str)]) -> Object {
    let mut address = address.clone();
    for (name, value) in members {
        address.set(name, quoted(value));
    }
    address
}

/// The address in a city of its country. Where none was invented, only its city changes, to capital letters.
fn moved(address: &Object, country: &str, at: usize) -> Object {
    let Some((city, state, postal_code)) = places(country).get(at) else {
        let city = address.text("city").unwrap_or_default().to_uppercase();
        return changed(address, &[("city", &city)]);
    };
    let mut members = vec![("city", *city)];
    members.extend(
        [("state", *state), ("postalCode", *postal_code)].iter().filter(|(_, text)| !text.is_empty()),
    );
    changed(address, &members)
}

fn invalid(names: &[&str]) -> Option<String> {
    let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    Some(format!("Address field invalid for property: {}", names.join(", ")))
}
