//! The shapes of errors.

use crate::caller::{Caller, code, json, sample};

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
