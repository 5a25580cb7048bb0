//! The partner's support profile.

use crate::caller::{Caller, code, json};
use sandbox::{Settings, SupportPath};

const GET: &str = "v1/profiles/support";
const PUT: &str = "v1/profiles/supportprofile";

#[test]
fn it_is_read_with_a_byte_order_mark_and_without_an_etag() {
    let answer = Caller::new().get(GET);
    assert_eq!(answer.status, 200);
    assert!(answer.body.starts_with('\u{feff}'));
    assert_eq!(answer.headers.get("Content-Type"), Some("application/json; charset=utf-8"));
    assert_eq!(json(&answer)["attributes"].get("etag"), None);
}

#[test]
fn the_byte_order_mark_can_be_left_out() {
    let answer = Caller::with(Settings { bom: false, ..Settings::default() }).get(GET);
    assert!(answer.body.starts_with('{'));
}

#[test]
fn what_was_read_can_be_written_back_byte_for_byte() {
    let mut caller = Caller::new();
    let read = caller.get(GET).text().to_owned();
    assert!(read.contains("1.50") && read.contains("12345678901234567890"), "{read}");
    let changed = read.replace("425-555-0100", "425-555-0199");
    let answer = caller.put(PUT, &changed);
    assert_eq!((answer.status, answer.text()), (200, changed.as_str()));
    assert_eq!(caller.get(GET).text(), changed);
}

#[test]
fn a_write_replaces_the_whole_record() {
    let mut caller = Caller::new();
    caller.put(PUT, r#"{"Email":"a@b.example","note":1.0}"#);
    let now = caller.get(GET);
    assert!(
        now.text()
            .starts_with(r#"{"email":"a@b.example","note":1.0,"profileType":"support_profile","links":"#)
    );
    assert_eq!(json(&now).get("telephone"), None);
    assert_eq!(json(&now).get("supportHours"), None);
}

#[test]
fn members_of_the_service_stay_as_they_are() {
    let mut caller = Caller::new();
    let before = json(&caller.get(GET));
    caller.put(
        PUT,
        r#"{"profileType":"mine","links":{},"attributes":{"objectType":"Mine"},"email":"a@b.example"}"#,
    );
    let after = json(&caller.get(GET));
    for name in ["profileType", "links", "attributes"] {
        assert_eq!(after[name], before[name], "{name}");
    }
}

#[test]
fn a_null_is_gone_and_the_last_duplicate_counts() {
    let mut caller = Caller::new();
    let answer =
        caller.put(PUT, r#"{"email":"a@b.example","EMAIL":"c@d.example","website":null,"odd":null}"#);
    let document = json(&answer);
    assert_eq!(document["email"], "c@d.example");
    assert_eq!(document.get("website"), None);
    assert!(document.as_object().is_some_and(|members| members.contains_key("odd")));
}

#[test]
fn what_is_no_support_profile_is_refused() {
    let mut caller = Caller::new();
    for (body, expected) in
        [("", 800_002), ("[]", 800_002), ("{\"email\":", 800_002), (r#"{"email":5}"#, 3000)]
    {
        let answer = caller.put(PUT, body);
        assert_eq!((answer.status, code(&answer)), (400, expected), "{body}");
        assert!(!answer.body.starts_with('\u{feff}'));
    }
    assert!(caller.get(GET).body.contains("supportHours"));
}

#[test]
fn the_route_for_writes_follows_the_settings() {
    let cases = [
        (SupportPath::Both, 200, 200),
        (SupportPath::SupportProfile, 200, 405),
        (SupportPath::Support, 404, 200),
    ];
    for (support_path, documented, of_clients) in cases {
        let mut caller = Caller::with(Settings { support_path, ..Settings::default() });
        assert_eq!(caller.put(PUT, "{}").status, documented, "{support_path:?}");
        let answer = caller.put(GET, "{}");
        assert_eq!(answer.status, of_clients, "{support_path:?}");
        assert_eq!(answer.body.is_empty(), of_clients != 200);
        assert_eq!(caller.get(GET).status, 200);
    }
}
