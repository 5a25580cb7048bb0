//! boot.js asks for the support profile before the program is there: it must ask as the program itself does.
#![cfg(test)]

use partner_center::{CallIds, Headers, support_profile};
use serde_json::Value;

const START_SCRIPT: &str = include_str!("../../boot.js");
/// Where the program says in which language the service is to answer.
const API: &str = include_str!("../../src/api/mod.rs");

fn between<'text>(text: &'text str, begin: &str, end: &str) -> &'text str {
    let after = text.split_once(begin).unwrap_or_else(|| panic!("{begin} is missing")).1;
    after.split_once(end).unwrap_or_else(|| panic!("{end} is missing")).0
}

#[test]
fn the_early_request_is_that_of_the_program() {
    let early: Value = serde_json::from_str(between(START_SCRIPT, "/* begin */", "/* end */")).unwrap();
    // The ids are new for each call; the script adds them under these names.
    let ids = CallIds { request_id: "request".to_owned(), correlation_id: "correlation".to_owned() };
    assert!(START_SCRIPT.contains(r#""MS-RequestId": requestId, "MS-CorrelationId": correlationId"#));
    let mut headers = Headers::new();
    for (name, value) in early["headers"].as_object().unwrap() {
        headers.set(name, value.as_str().unwrap());
    }
    headers.set("MS-RequestId", "request");
    headers.set("MS-CorrelationId", "correlation");

    let locale = between(API, "LOCALE: &str = \"", "\"");
    let expected = support_profile::get().identified(&ids, locale);
    assert_eq!(early["path"], expected.path);
    let sorted = |headers: &Headers| {
        let mut fields: Vec<_> =
            headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        fields.sort();
        fields
    };
    assert_eq!(sorted(&headers), sorted(&expected.headers));
}
