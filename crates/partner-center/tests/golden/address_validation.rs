//! The check of an address.

use partner_center::address_validation::{post, read};
use partner_center::{AddressStatus, Method, PostalAddress};

use super::fixtures::{WRITING, fields, golden, success};

const MICROSOFT_WAY: [(&str, &str); 5] = [
    ("addressLine1", "1 Microsoft Way"),
    ("city", "Redmond"),
    ("state", "WA"),
    ("postalCode", "98052"),
    ("country", "US"),
];

fn filled(address: &PostalAddress) -> Vec<(&str, &str)> {
    address.iter().collect()
}

/// The address with other texts in these fields.
fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let changed = |name| changes.iter().find(|(other, _)| *other == name).copied();
    MICROSOFT_WAY.iter().map(|(name, text)| changed(*name).unwrap_or((name, text))).collect()
}

golden! {
    an_address_is_sent_as_documented(text = "validations.address.request.json") {
        let request = post(text);
        assert_eq!((request.method, request.path.as_str()), (Method::Post, "v1/validations/address"));
        assert_eq!(fields(&request), WRITING);
        let sent = request.body.unwrap();
        assert_eq!(filled(&PostalAddress::of_document(&sent)), MICROSOFT_WAY);
        // The same members: letter case makes no difference to the service.
        let names = |text: &str| {
            let document = serde_json::from_str::<serde_json::Value>(text).unwrap();
            let mut names: Vec<_> = document.as_object().unwrap().keys().map(|name| name.to_lowercase()).collect();
            names.sort();
            names
        };
        assert_eq!(names(&sent), names(text));
    }

    /// Of a profile, the address alone is sent.
    nothing_else_of_a_profile_is_sent(text = "customer.billing-profile.put.request.json") {
        let body = post(text).body.unwrap();
        let expected = r#"{"addressLine1":"One Microsoft Way","city":"Redmond","state":"WA","postalCode":"98052","country":"US"}"#;
        assert_eq!(body, expected);
    }

    verified(text = "validations.address.verifiedshippable-200.json") {
        let answer = read(&success(text)).unwrap();
        assert_eq!(answer.status, AddressStatus::VerifiedShippable);
        assert!(answer.status.is_verified());
        assert_eq!(filled(&answer.original.unwrap()), MICROSOFT_WAY);
        let [suggestion] = answer.suggestions.as_slice() else { panic!("{:?}", answer.suggestions) };
        assert_eq!(filled(suggestion), with(&[("postalCode", "98052-8300")]));
        assert_eq!(answer.message, None);
    }

    number_of_the_house_is_missing(text = "validations.address.streetpartial-200.json") {
        let answer = read(&success(text)).unwrap();
        assert_eq!(answer.status, AddressStatus::StreetPartial);
        assert!(!answer.status.is_verified());
        assert_eq!(filled(&answer.original.unwrap()), with(&[("addressLine1", "Microsoft Way")]));
        let [suggestion] = answer.suggestions.as_slice() else { panic!("{:?}", answer.suggestions) };
        assert_eq!(filled(suggestion), with(&[("postalCode", "98052-6399")]));
        let message = "Address field invalid for property: 'Region', 'PostalCode', 'City'";
        assert_eq!(answer.message.as_deref(), Some(message));
    }
}
