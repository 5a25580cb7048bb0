//! The shapes of errors.

use crate::caller::{Caller, code, etag, json, sample};

const UNKNOWN: &str = "v1/customers/00000000-0000-4000-8000-000000000000";

#[test]
fn a_code_is_a_number_or_a_string() {
    let mut caller = Caller::new();
    assert_eq!(code(&caller.get(UNKNOWN)), 60_003);
    caller.set(r#"{"errors":"string"}"#);
    let answer = caller.get(UNKNOWN);
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (404, r#"{"code":"60003","description":"Tenant was not found.","data":[],"source":"PartnerFD"}"#)
    );
    assert_eq!(caller.get("v1/profiles/support").status, 200);
}

#[test]
fn the_newer_shape_has_the_members_of_its_sample() {
    let mut caller = Caller::new();
    caller.set(r#"{"errors":"extended"}"#);
    let (ours, sample) = (json(&caller.get(UNKNOWN)), sample("customer.validationstatus.404-600074.json"));
    let names = |error: &serde_json::Value| -> Vec<String> {
        error.as_object().expect("an object").keys().cloned().collect()
    };
    assert_eq!(names(&ours), names(&sample));
    assert_eq!((&ours["code"], &ours["message"]), (&60_003.into(), &"Tenant was not found.".into()));
    assert_eq!(ours["errorMessageExtended"], "InternalErrorCode=60003");
}

#[test]
fn what_is_no_error_with_a_code_stays_as_it_is() {
    for form in ["string", "extended"] {
        let mut caller = Caller::new();
        caller.set(&format!(r#"{{"errors":"{form}"}}"#));
        let path = format!("v1/customers/{}/qualification", caller.customer("Åkerlund Logistik"));
        assert_eq!(caller.put(&path, "0").body, "\"Customer tagging denied.\"");
        caller.arm(r#"{"kind":"throttle","retryAfter":57}"#);
        assert_eq!(json(&caller.get("v1/customers")), sample("error.429-throttled.json"));
        assert_eq!(caller.get("v1/nothing").body, "");
    }
}

#[test]
fn refused_values_are_named_in_the_description_or_in_data() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let read = caller.get(&path).text().to_owned();
    let wrong_email = r#"{"email":"nobody"}"#;
    let bodies = [
        ("off", "", 200),
        (
            "description",
            r#"{"code":3000,"description":"Invalid property: 'State', 'PostalCode'","data":[],"source":"PartnerFD"}"#,
            400,
        ),
        (
            "data",
            r#"{"code":2001,"description":"A property is missing or not valid","data":["billingProfile.defaultAddress.state","billingProfile.defaultAddress.postalCode"],"source":"PartnerFD"}"#,
            400,
        ),
    ];
    let country = json(&caller.get(&path))["defaultAddress"]["country"].to_string();
    let wrong = read
        .replace(&format!("\"country\":{country}"), "\"country\":\"US\",\"state\":\"Nowhere\"")
        .replace("\"postalCode\":\"", "\"postalCode\":\"x");
    assert_ne!(wrong, read);
    for (checks, body, status) in bodies.iter().rev() {
        caller.set(&format!(r#"{{"checks":"{checks}"}}"#));
        let etag = etag(&caller.get(&path));
        let answer = caller.put_if(&path, &wrong, &format!("\"{etag}\""));
        assert_eq!(answer.status, *status, "{checks}");
        if *status == 400 {
            assert_eq!(answer.body, *body);
            let refused = json(&caller.put("v1/profiles/support", wrong_email));
            assert_eq!(refused["code"], 27_002);
            assert!(refused.to_string().contains("NotificationEmailAddress"), "{refused}");
            assert_eq!(caller.get(&path).text(), read, "nothing changed");
        }
    }
}
