//! Section 1.8.

use partner_center::address_validation::{FIELDS, post, read};
use partner_center::{AddressStatus, AddressValidation, FailureKind, PostalAddress};

use crate::response;

fn answer(body: &str) -> AddressValidation {
    read(&response(200, body)).unwrap_or_else(|failure| panic!("{body}: {failure}"))
}

#[test]
fn every_status_has_a_name() {
    let cases = [
        ("VerifiedShippable", AddressStatus::VerifiedShippable, true),
        ("Verified", AddressStatus::Verified, true),
        ("InteractionRequired", AddressStatus::InteractionRequired, false),
        ("StreetPartial", AddressStatus::StreetPartial, false),
        ("PremisesPartial", AddressStatus::PremisesPartial, false),
        ("Multiple", AddressStatus::Multiple, false),
        ("None", AddressStatus::None, false),
        ("NotValidated", AddressStatus::NotValidated, false),
        ("Haunted", AddressStatus::Other("Haunted".to_owned()), false),
    ];
    for (name, status, is_verified) in cases {
        let read = answer(&format!(r#"{{"status":"{name}"}}"#));
        assert_eq!(read.status, status);
        assert_eq!((read.status.name(), read.status.is_verified()), (name, is_verified));
        assert_eq!((read.original, read.suggestions.len(), read.message), (None, 0, None));
        if !matches!(status, AddressStatus::Other(_)) {
            assert_eq!(answer(&format!(r#"{{"Status":"{}"}}"#, name.to_lowercase())).status, status);
        }
    }
}

#[test]
fn several_suggestions_in_their_order_and_empty_ones_left_out() {
    let read = answer(
        r#"{"status":"Multiple","originalAddress":{"City":"Delft","phoneNumber":"1"},"validationMessage":" ",
            "suggestedAddresses":[{"city":"Delft","addressLine2":null},{},7,{"city":"Delfzijl","postalCode":9930}]}"#,
    );
    let cities: Vec<&str> = read.suggestions.iter().map(|address| address.get("city")).collect();
    assert_eq!(cities, ["Delft", "Delfzijl"]);
    assert_eq!(read.suggestions[1].get("postalCode"), "9930");
    let original = read.original.unwrap();
    assert_eq!(original.iter().collect::<Vec<_>>(), [("city", "Delft")]);
    assert_eq!((original.get("state"), original.is_empty()), ("", false));
    assert_eq!(read.message, None);
}

#[test]
fn only_where_it_is_is_sent() {
    let document = r#"{"id":"x","firstName":"Zoë","defaultAddress":{"FirstName":"Zoë","PhoneNumber":"1","EmailAddress":"a@b.c",
        "AddressLine1":"Oude \"Delft\" 1\\","AddressLine2":"","addressLine3":"III","district":"D","city":"Delft","state":null,
        "region":"ZH","postalCode":"2611 AB","country":"NL"}}"#;
    let expected = r#"{"addressLine1":"Oude \"Delft\" 1\\","addressLine3":"III","district":"D","city":"Delft","region":"ZH","postalCode":"2611 AB","country":"NL"}"#;
    assert_eq!(post(document).body.as_deref(), Some(expected));
    for nothing in ["", "{}", "[]", "null", r#"{"defaultAddress":{"firstName":"Z"}}"#] {
        assert_eq!(post(nothing).body.as_deref(), Some("{}"), "{nothing}");
    }
}

#[test]
fn fields_are_read_in_any_spelling() {
    for name in FIELDS {
        let (first, rest) = name.split_at(1);
        let pascal = first.to_uppercase() + rest;
        let snake = ["addressLine", "postalCode"].iter().zip(["address_line", "postal_code"]);
        let snake = snake.fold(name.to_owned(), |name, (camel, snake)| name.replace(camel, snake));
        for spelled in [name, &pascal, &snake] {
            let address = PostalAddress::of_document(&format!(r#"{{"{spelled}":"x"}}"#));
            assert_eq!(address.iter().collect::<Vec<_>>(), [(name, "x")], "{spelled}");
        }
    }
}

#[test]
fn refusals_under_the_older_contract_without_an_address() {
    let fault = |description: &str| {
        format!(r#"{{"code":2007,"description":{description},"data":[],"source":"PartnerFD"}}"#)
    };
    let cases = [
        (fault(r#""No such place.""#), Some("No such place.")),
        (fault(r#""{\"code\":\"60071\",\"reason\":\"Field - &#39;City&#39;\"}""#), Some("Field - 'City'")),
        (fault(r#""{\"reason\":\"R\",\"corrected_address\":{}}""#), Some("R")),
        (fault(r#""{\"reason\":\"R\",\"corrected_address\":null}""#), Some("R")),
        (fault("null"), None),
    ];
    for (body, message) in cases {
        let read = read(&response(400, &body)).unwrap();
        assert_eq!((read.status, read.message.as_deref()), (AddressStatus::None, message), "{body}");
        assert_eq!((read.original, read.suggestions.len()), (None, 0));
    }
}

/// A corrected address that has both keeps both.
#[test]
fn region_is_the_state_only_where_there_is_none() {
    let fault =
        r#"{"code":"2007","description":"{\"corrected_address\":{\"region\":\"R\",\"state\":\"S\"}}"}"#;
    let read = read(&response(400, fault)).unwrap();
    assert_eq!(read.suggestions[0].iter().collect::<Vec<_>>(), [("state", "S"), ("region", "R")]);
}

#[test]
fn other_refusals_are_failures() {
    for (status, body, kind) in [
        (400, r#"{"code":2000,"description":"x"}"#, FailureKind::Invalid),
        (400, "", FailureKind::Invalid),
        (403, r#"{"code":2007}"#, FailureKind::Denied),
        (404, "", FailureKind::Gone),
        (500, "true", FailureKind::Server),
        (200, "{}", FailureKind::Unreadable),
        (200, "[]", FailureKind::Unreadable),
        (200, r#"{"status":null}"#, FailureKind::Unreadable),
        (200, r#"{"status":"Verified""#, FailureKind::Unreadable),
        (200, "<html>", FailureKind::Unreadable),
    ] {
        assert_eq!(read(&response(status, body)).unwrap_err().kind, kind, "{status} {body}");
    }
}

#[test]
fn an_address_is_not_printed() {
    let read = answer(
        r#"{"status":"Verified","originalAddress":{"city":"Delft"},"suggestedAddresses":[{"state":"ZH"}]}"#,
    );
    let printed = format!("{read:?}");
    assert!(printed.contains("city") && !printed.contains("Delft") && !printed.contains("ZH"), "{printed}");
}
