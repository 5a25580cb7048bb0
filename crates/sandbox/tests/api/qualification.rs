//! A customer's qualification, and the validation codes that it uses up.

use crate::caller::{Caller, code, json};
use serde_json::Value;

fn path(caller: &mut Caller, name: &str) -> String {
    format!("v1/customers/{}/qualification", caller.customer(name))
}

fn code_of(caller: &mut Caller, id: &str) -> Value {
    let list = json(&caller.get("v1/customers/all/validations"));
    let codes = list.as_array().expect("an array");
    codes.iter().find(|code| code["validationId"] == id).cloned().expect("the code")
}

#[test]
fn it_is_a_bare_string() {
    let mut caller = Caller::new();
    let path = path(&mut caller, "Åkerlund Logistik");
    assert_eq!(caller.get(&path).body, "\u{feff}\"none\"");
}

#[test]
fn education_is_set_by_number_or_name_and_only_once() {
    for body in ["1", "\"1\"", "\"Education\"", "\"education\""] {
        let mut caller = Caller::new();
        let path = path(&mut caller, "Åkerlund Logistik");
        let answer = caller.put(&path, body);
        assert_eq!((answer.status, answer.text()), (200, "\"education\""), "{body}");
        assert_eq!(caller.get(&path).text(), "\"education\"");
        let again = caller.put(&path, body);
        assert_eq!((again.status, again.body.as_str()), (400, "\"Customer tagging denied.\""));
    }
}

#[test]
fn a_success_may_come_without_a_body() {
    for (form, status, body) in [
        ("value", 200, "\u{feff}\"education\""),
        ("empty", 200, ""),
        ("204", 204, ""),
        ("null", 200, "\u{feff}null"),
    ] {
        let mut caller = Caller::new();
        caller.set(&format!(r#"{{"writtenQualification":"{form}"}}"#));
        let path = path(&mut caller, "Åkerlund Logistik");
        let answer = caller.put(&path, "1");
        assert_eq!((answer.status, answer.body.as_str()), (status, body), "{form}");
        assert_eq!(caller.get(&path).text(), "\"education\"", "{form}");
        assert_eq!(caller.put(&path, "1").status, 400, "{form}");
    }
}

#[test]
fn the_government_cloud_takes_a_use_of_a_validation_code() {
    let mut caller = Caller::new();
    let path = path(&mut caller, "Åkerlund Logistik");
    let before = code_of(&mut caller, "123456");
    let answer = caller.put(&format!("{path}?code=123456"), "3");
    assert_eq!((answer.status, answer.text()), (200, "\"governmentcommunitycloud\""));
    let after = code_of(&mut caller, "123456");
    assert_eq!((before["remainingCreates"].as_u64(), after["remainingCreates"].as_u64()), (Some(4), Some(3)));
    assert_eq!(after["maxCreates"], before["maxCreates"]);
    assert_ne!(after["eTag"], before["eTag"]);
}

#[test]
fn a_code_is_used_up() {
    let mut caller = Caller::new();
    let first = path(&mut caller, "Åkerlund Logistik");
    let second = path(&mut caller, "Alder Creek Robotics");
    assert_eq!(caller.put(&format!("{first}?code=234567"), "3").status, 200);
    assert_eq!(caller.put(&format!("{second}?code=234567"), "3").status, 400);
    assert_eq!(caller.put(&format!("{second}?code=456789"), "3").status, 200, "one that is not counted");
    assert_eq!(code_of(&mut caller, "456789").get("remainingCreates"), None);
}

#[test]
fn what_cannot_be_set_is_denied_and_costs_no_code() {
    let mut caller = Caller::new();
    let path = path(&mut caller, "Åkerlund Logistik");
    let before = code_of(&mut caller, "123456");
    for (query, body) in [
        ("", "0"),
        ("", "2"),
        ("", "4"),
        ("", "3"),
        ("?code=", "3"),
        ("?code=999999", "3"),
        ("?code=345678", "3"),
        ("?code=123456", "\"none\""),
    ] {
        let answer = caller.put(&format!("{path}{query}"), body);
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (400, "\"Customer tagging denied.\""),
            "{query} {body}"
        );
    }
    assert_eq!(code_of(&mut caller, "123456"), before);
    assert_eq!(caller.get(&path).text(), "\"none\"");
}

#[test]
fn a_qualification_is_not_overridden() {
    let mut caller = Caller::new();
    let path = path(&mut caller, "Åkerlund Logistik");
    caller.put(&path, "1");
    assert_eq!(caller.put(&format!("{path}?code=123456"), "3").status, 400);
    assert_eq!(caller.get(&path).text(), "\"education\"");
}

#[test]
fn what_is_no_qualification_is_an_error_with_a_code() {
    let mut caller = Caller::new();
    let path = path(&mut caller, "Åkerlund Logistik");
    for body in ["", "9", "\"gold\"", "{}", "{\"qualification\":1}"] {
        let answer = caller.put(&path, body);
        assert_eq!((answer.status, code(&answer)), (400, 900_126), "{body}");
    }
}
