//! The postal address of a billing profile beside what the service suggests instead (API reference, section 1.8).

use crate::billing_profile::ADDRESS;
use crate::{BillingField, BillingGroup};
use partner_center::address_validation::PostalAddress;

/// The fields that say where the address is, by their index, with the names of their members in an address.
pub fn fields() -> impl Iterator<Item = (usize, &'static str)> {
    let fields = BillingField::TABLE
        .iter()
        .enumerate()
        .filter(|(_, field)| field.group == Some(BillingGroup::PostalAddress as u8));
    fields.map(|(index, field)| (index, field.pointer.trim_start_matches(ADDRESS)))
}

/// What a field holds once a suggestion is taken: what it holds now, where the suggestion says nothing of it.
#[must_use]
pub fn suggested(member: &str, now: &str, suggestion: &PostalAddress) -> String {
    let text = suggestion.get(member).trim();
    if text.is_empty() || text == now.trim() {
        return now.to_owned();
    }
    if member != "country" {
        return text.to_owned();
    }
    // A record holds the code. Another case of its letters is the same country, and a name is one that was typed as a code.
    let is_code = text.len() == 2 && !text.eq_ignore_ascii_case(now.trim());
    if is_code { text.to_ascii_uppercase() } else { now.to_owned() }
}

/// What a suggestion says in members of an address for which the form has no field.
#[must_use]
pub fn beyond(suggestion: &PostalAddress) -> Vec<&str> {
    let is_beyond = |name: &str| !fields().any(|(_, member)| member == name);
    suggestion.iter().filter(|(name, _)| is_beyond(name)).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::{beyond, fields, suggested};
    use partner_center::address_validation::PostalAddress;

    #[test]
    fn the_fields_are_those_of_the_postal_address() {
        let fields: Vec<(usize, &str)> = fields().collect();
        let expected = [
            (6, "addressLine1"),
            (7, "addressLine2"),
            (8, "city"),
            (9, "state"),
            (10, "postalCode"),
            (11, "country"),
            (12, "region"),
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn a_suggestion_changes_what_it_names() {
        let suggestion = PostalAddress::of_document(
            r#"{"addressLine1":"1 Microsoft Way","postalCode":"98052-8300","city":" "}"#,
        );
        assert_eq!(suggested("addressLine1", "1 microsoft way", &suggestion), "1 Microsoft Way");
        assert_eq!(suggested("postalCode", "98052", &suggestion), "98052-8300");
        assert_eq!(suggested("city", "Redmond", &suggestion), "Redmond");
        assert_eq!(suggested("addressLine2", "Suite 5", &suggestion), "Suite 5");
        assert_eq!(suggested("region", "", &suggestion), "");
    }

    #[test]
    fn spaces_around_a_text_are_no_change() {
        let suggestion = PostalAddress::of_document(r#"{"city":"Redmond "}"#);
        assert_eq!(suggested("city", " Redmond", &suggestion), " Redmond");
    }

    #[test]
    fn a_country_changes_only_to_another_code() {
        let country = |text: &str| PostalAddress::of_document(&format!(r#"{{"country":"{text}"}}"#));
        assert_eq!(suggested("country", "US", &country("us")), "US");
        assert_eq!(suggested("country", "us", &country("US")), "us");
        assert_eq!(suggested("country", "US", &country("ca")), "CA");
        assert_eq!(suggested("country", "US", &country("USA")), "US");
        assert_eq!(suggested("country", "US", &country("United States")), "US");
    }

    #[test]
    fn what_the_form_has_no_field_for_is_told_apart() {
        let suggestion =
            PostalAddress::of_document(r#"{"addressLine3":"Gate 2","district":"North","city":"Redmond"}"#);
        assert_eq!(beyond(&suggestion), ["Gate 2", "North"]);
    }
}
