//! The shapes of answers, held against documented and recorded ones (`tests/fixtures`).

use crate::caller::{Caller, json, sample};
use partner_center::Request;
use serde_json::Value;

/// Every member of the sample is there, with a value of its type; arrays are compared by their first item.
fn holds(ours: &Value, sample: &Value, at: &str) {
    match (ours, sample) {
        (Value::Object(ours), Value::Object(sample)) => {
            for (name, value) in sample {
                let mine = ours.get(name).unwrap_or_else(|| panic!("{at}/{name} is missing"));
                holds(mine, value, &format!("{at}/{name}"));
            }
        }
        (Value::Array(ours), Value::Array(sample)) => {
            if let (Some(mine), Some(value)) = (ours.first(), sample.first()) {
                holds(mine, value, &format!("{at}/0"));
            }
        }
        (ours, sample) => {
            assert_eq!(
                std::mem::discriminant(ours),
                std::mem::discriminant(sample),
                "{at}: {ours} or {sample}"
            );
        }
    }
}

#[test]
fn records_and_lists_have_the_documented_members() {
    let mut caller = Caller::new();
    // An American customer: the samples have a state.
    let id = caller.customer("Alder Creek Robotics");
    let cases = [
        ("profile.support.get-2021.json", "v1/profiles/support".to_owned()),
        ("customer.billing-profile.get.json", format!("v1/customers/{id}/profiles/billing")),
        ("customer.get-by-id.json", format!("v1/customers/{id}")),
        ("customers.list-page.json", "v1/customers?size=40".to_owned()),
        ("validationcodes.list.json", "v1/customers/all/validations".to_owned()),
    ];
    for (name, path) in cases {
        holds(&json(&caller.get(&path)), &sample(name), name);
    }
    let links = json(&caller.get("v1/customers?size=40"))["links"].clone();
    holds(&links, &sample("paging.links-next.json"), "paging.links-next.json");
}

#[test]
fn an_audit_record_has_the_documented_members() {
    let mut caller = Caller::new();
    let id = caller.customer("Alder Creek Robotics");
    let path = format!("v1/customers/{id}/profiles/billing");
    let before = caller.get(&path);
    let mut put = Request::put(&path, before.text().to_owned());
    for (name, value) in [("If-Match", "*"), ("MS-RequestId", "r"), ("MS-CorrelationId", "c")] {
        put.headers.set(name, value);
    }
    assert_eq!(caller.send(&put).status, 200);
    let list = json(&caller.get("v1/auditrecords?size=50"));
    let sample = sample("auditrecord.add_customer.json");
    holds(&list["items"][0], &sample, "auditrecord.add_customer.json");
    // The value of the billing profile, in PascalCase. The sample has members that are null for the invented profile.
    let value = |text: &Value| serde_json::from_str::<Value>(text.as_str().expect("text")).expect("JSON");
    let ours = value(&list["items"][0]["resourceNewValue"]);
    let theirs = value(&sample["resourceNewValue"])["BillingProfile"].clone();
    for name in ["Id", "FirstName", "LastName", "Email", "Culture", "Language", "CompanyName", "Attributes"] {
        holds(&ours[name], &theirs[name], name);
    }
    for name in ["Country", "City", "State", "AddressLine1", "PostalCode", "FirstName", "LastName"] {
        holds(&ours["DefaultAddress"][name], &theirs["DefaultAddress"][name], name);
    }
}

#[test]
fn a_documented_write_of_the_support_profile_gets_its_documented_answer() {
    let mut caller = Caller::new();
    let answer =
        caller.put("v1/profiles/supportprofile", &sample("profile.support.put.request.json").to_string());
    assert_eq!(json(&answer), sample("profile.support.put.response.json"));
}

#[test]
fn a_documented_write_of_a_billing_profile_gets_its_documented_answer() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let before = json(&caller.get(&path));
    let mut request = sample("customer.billing-profile.put.request.json");
    request["Attributes"]["Etag"] = before["attributes"]["etag"].clone();
    let mut answer = json(&caller.put(&path, &request.to_string()));
    let mut expected = sample("customer.billing-profile.put.response.json");
    assert_ne!(answer["attributes"]["etag"], before["attributes"]["etag"]);
    for document in [&mut answer, &mut expected] {
        document["attributes"]["etag"] = Value::Null;
        document["id"] = Value::Null;
        document["links"]["self"]["uri"] = Value::Null;
        // The page's request and answer differ in its letter case.
        document["companyName"] = Value::Null;
    }
    assert_eq!(answer, expected);
}

#[test]
fn a_qualification_and_its_refusal_are_bare_strings() {
    let mut caller = Caller::new();
    let path = format!("v1/customers/{}/qualification", caller.customer("Åkerlund Logistik"));
    let set = caller.put(&format!("{path}?code=123456"), "3");
    assert_eq!(json(&set), sample("qualification.put.response.json"));
    let refused = caller.put(&path, "1");
    assert_eq!(json(&refused), sample("error.qualification-tagging-denied.json"));
    // The recorded error was cut short by its reader at byte 26: no byte order mark.
    assert_eq!(refused.body.len(), 26);
}

#[test]
fn errors_are_those_on_record() {
    let mut caller = Caller::new();
    let left = caller.customer("Ashdown Textiles");
    let answer = caller.get(&format!("v1/customers/{left}"));
    assert_eq!(json(&answer), sample("error.20002-no-relationship.json"));
    caller.arm(r#"{"kind":"throttle","retryAfter":57}"#);
    assert_eq!(json(&caller.get("v1/customers")), sample("error.429-throttled.json"));
}
