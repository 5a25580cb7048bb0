//! The validation of addresses.

use crate::caller::{Caller, code, json, sample};
use serde_json::{Value, json as value};

const PATH: &str = "v1/validations/address";

fn validated(caller: &mut Caller, address: &Value) -> Value {
    let answer = caller.post(PATH, &address.to_string());
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    json(&answer)
}

fn american(line: &str, city: &str, postal_code: &str) -> Value {
    value!({ "AddressLine1": line, "City": city, "State": "WA", "PostalCode": postal_code, "Country": "US" })
}

#[test]
fn documented_addresses_get_their_documented_answers() {
    let mut caller = Caller::new();
    let request = sample("validations.address.request.json");
    assert_eq!(validated(&mut caller, &request), sample("validations.address.verifiedshippable-200.json"));
    let partial = american("Microsoft Way", "Redmond", "98052");
    assert_eq!(validated(&mut caller, &partial), sample("validations.address.streetpartial-200.json"));
}

#[test]
fn the_addresses_of_client_samples_reach_every_status() {
    let mut caller = Caller::new();
    let mut nowhere = american("1 Microsoft Way", "Redmond", "98052");
    nowhere["Country"] = value!("");
    let cases = [
        (american("1 Microsoft Way", "Redmond", "98052"), "VerifiedShippable", 1),
        (american("1 Microsoft Way", "Redmond", "98052-8300"), "Verified", 1),
        (american("1 Microsoft Way", "Seattle", "98052"), "InteractionRequired", 1),
        (american("Microsoft Way", "Redmond", "98052"), "StreetPartial", 1),
        (american("3 Microsoft Way", "Redmond", "98052"), "PremisesPartial", 3),
        (american("1 Microsoft Way", "Seattle", "98055"), "None", 0),
        (nowhere, "NotValidated", 0),
        (value!({ "addressLine1": "1 Strada Dacia", "city": "Chisinau", "country": "MD" }), "Multiple", 3),
    ];
    for (address, status, suggestions) in cases {
        let verdict = validated(&mut caller, &address);
        assert_eq!(verdict["status"], status, "{address}");
        assert_eq!(verdict["suggestedAddresses"].as_array().map(Vec::len), Some(suggestions), "{address}");
        let is_verified = status.starts_with("Verified");
        assert_eq!(verdict.get("validationMessage").is_none(), is_verified, "{address}");
    }
}

#[test]
fn a_status_can_be_asked_for_by_name_in_any_country() {
    let mut caller = Caller::new();
    let cases = [
        ("VerifiedShippable", 1),
        ("Verified", 1),
        ("InteractionRequired", 1),
        ("StreetPartial", 3),
        ("PremisesPartial", 3),
        ("Multiple", 3),
        ("None", 0),
        ("NotValidated", 0),
    ];
    for (status, suggestions) in cases {
        let line = format!("Lindelaan {} 5a", status.to_lowercase());
        let address = value!({ "addressLine1": line, "city": "Ede", "postalCode": "1", "country": "NL" });
        let verdict = validated(&mut caller, &address);
        assert_eq!(verdict["status"], status);
        assert_eq!(verdict["originalAddress"], address);
        let suggested = verdict["suggestedAddresses"].as_array().expect("a list");
        assert_eq!(suggested.len(), suggestions, "{status}");
        for one in suggested {
            let line = one["addressLine1"].as_str().expect("a line");
            assert!(line.starts_with("Lindelaan 5a"), "{line}");
        }
    }
    let moved = value!({ "addressLine1": "InteractionRequired 5", "city": "Ede", "country": "NL", "firstName": "Eva" });
    assert_eq!(
        validated(&mut caller, &moved)["suggestedAddresses"],
        value!([{ "addressLine1": "5", "city": "Delft", "country": "NL", "firstName": "Eva", "postalCode": "2611 GX" }])
    );
}

#[test]
fn other_addresses_are_held_against_the_rules_of_their_country() {
    let mut caller = Caller::new();
    let address = |line: &str, city: &str, state: &str, postal_code: &str, country: &str| value!({ "addressLine1": line, "city": city, "state": state, "postalCode": postal_code, "country": country });
    let cases = [
        (address("Lindelaan 5", "Ede", "", "2611 GX", "nl"), "VerifiedShippable", ""),
        (address("Lindelaan", "Ede", "", "2611 GX", "NL"), "StreetPartial", "'Region', 'PostalCode', 'City'"),
        (address("Lindelaan 5", "Ede", "Utopia", "2611 GX", "NL"), "VerifiedShippable", ""),
        (address("5 Mill Street", "Austin", "TX", "78701", "US"), "VerifiedShippable", ""),
        (address("5 Mill Street", "Austin", "XX", "78701", "US"), "None", "'Region'"),
        (address("5 Mill Street", "", "", "787", "US"), "None", "'Region', 'PostalCode', 'City'"),
        (address("", "Montréal", "QC", "H2X 1Y4", "CA"), "None", "'AddressLine1'"),
        (address("5 Mill Street", "Austin", "TX", "78701", "QQ"), "NotValidated", "'Country'"),
    ];
    for (address, status, named) in cases {
        let verdict = validated(&mut caller, &address);
        assert_eq!(verdict["status"], status, "{address}");
        let message = verdict["validationMessage"].as_str().unwrap_or_default();
        assert!(message.ends_with(named), "{address}: {message}");
    }
}

#[test]
fn the_addresses_of_customers_can_be_validated() {
    let mut caller = Caller::new();
    for name in ["Alder Creek Robotics", "Van der Meer Bakkerij", "さくら 商事", "Åkerlund Logistik"] {
        let id = caller.customer(name);
        let profile = json(&caller.get(&format!("v1/customers/{id}/profiles/billing")));
        assert_eq!(
            validated(&mut caller, &profile["defaultAddress"])["status"],
            "VerifiedShippable",
            "{name}"
        );
    }
}

#[test]
fn the_older_contract_has_a_document_inside_its_description() {
    let mut caller = Caller::new();
    caller.set(r#"{"addressContract":"older"}"#);
    let good = caller.post(PATH, &american("1 Microsoft Way", "Redmond", "98052").to_string());
    assert_eq!((good.status, good.body.as_str()), (200, ""));
    let bad = caller.post(PATH, &american("One Microsoft Way", "Redmond", "98007").to_string());
    assert_eq!((bad.status, code(&bad)), (400, 2007));
    // The documented sample.
    let inside = json(&bad)["description"].as_str().map(str::to_owned).expect("a description");
    let expected = r#"{"code":"60071","reason":"ZipCityInvalid - Details: Field - 'City' is corrected from OldValue: 'Redmond' to NewValue: 'BELLEVUE'.","corrected_address":{"country":"US","region":"WA","city":"BELLEVUE","address_line1":"One Microsoft Way","postal_code":"98007"},"object_type":"AddressValidation","resource_status":"Active"}"#;
    assert_eq!(inside, expected);
    let none = caller.post(PATH, &american("1 Microsoft Way", "Seattle", "98055").to_string());
    assert_eq!((none.status, code(&none)), (400, 2007));
    assert!(!json(&none)["description"].as_str().expect("text").contains("corrected_address"));
}

#[test]
fn what_is_no_address_is_refused() {
    let mut caller = Caller::new();
    for (body, expected) in [("", 800_002), ("[]", 800_002), (r#"{"city":5}"#, 3000)] {
        let answer = caller.post(PATH, body);
        assert_eq!((answer.status, code(&answer)), (400, expected), "{body}");
    }
    assert_eq!(caller.get(PATH).status, 405);
    assert!(caller.store.log_after(0).all(|call| !call.applied));
}
