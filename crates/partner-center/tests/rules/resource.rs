//! Reading a profile: section 0, and what counts as unreadable.

use partner_center::{FailureKind, read_resource};

use crate::response;

#[test]
fn object_comes_back_as_its_text() {
    for text in [
        "{}",
        "{ \"a\" : 1.50 , \"a\" : null }\r\n",
        // A string that cannot be decoded is still a document.
        r#"{"a":"\ud800"}"#,
        // Numbers are not read.
        r#"{"a":1e999999}"#,
    ] {
        assert_eq!(read_resource(&response(200, text)).unwrap(), text);
        assert_eq!(read_resource(&response(200, &format!("\u{feff}{text}"))).unwrap(), text);
        assert_eq!(read_resource(&response(201, text)).unwrap(), text);
    }
}

#[test]
fn success_without_an_object_is_unreadable() {
    for text in [
        "",
        "\u{feff}",
        "null",
        "[]",
        "[{}]",
        r#""{}""#,
        "17",
        "{",
        r#"{"a":1"#,
        r#"{"a":1}}"#,
        r#"{"a":1}{"a":1}"#,
        r#"{"a":1,}"#,
        r#"{'a':1}"#,
        "\u{feff}\u{feff}{}",
        "<!DOCTYPE html><html></html>",
    ] {
        assert_eq!(read_resource(&response(200, text)).unwrap_err().kind, FailureKind::Unreadable, "{text}");
    }
}

#[test]
fn failure_is_read_as_one_though_its_body_is_an_object() {
    let stale = response(400, r#"{"code":2055,"description":"Etag is no longer valid"}"#);
    assert_eq!(read_resource(&stale).unwrap_err().kind, FailureKind::Stale);
}

#[test]
fn deep_document_does_not_exhaust_the_stack() {
    let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(read_resource(&response(200, &deep)).unwrap(), deep);
}
