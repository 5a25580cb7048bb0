//! Section 1.9, the values of "auditrecords".

use partner_center::audit_records::read;
use partner_center::{AuditRecord, ValueChange};

use crate::response;

/// A record with these values, each JSON as text.
fn record(old: Option<&str>, new: Option<&str>) -> AuditRecord {
    let item = serde_json::json!([{"operationType": "x", "resourceOldValue": old, "resourceNewValue": new}]);
    read(&response(200, &item.to_string())).unwrap().pop().unwrap()
}

fn changes(old: Option<&str>, new: Option<&str>) -> Vec<(String, Option<String>, Option<String>)> {
    let of = |ValueChange { field, old, new }| (field, old, new);
    record(old, new).changes().into_iter().map(of).collect()
}

fn change(field: &str, old: Option<&str>, new: Option<&str>) -> (String, Option<String>, Option<String>) {
    (field.to_owned(), old.map(str::to_owned), new.map(str::to_owned))
}

#[test]
fn fields_that_differ_in_the_order_of_the_new_value() {
    let old = r#"{"Id":"1","FirstName":"Eva","Email":null,"Culture":"en-US","DefaultAddress":{"City":"Delft","State":"ZH","Region":null}}"#;
    let new = r#"{"Id":"1","DefaultAddress":{"Region":"R","city":"Oslo"},"Email":"a@b.c","FirstName":"Eva","culture":"nl-NL","rate":1.50}"#;
    let expected = [
        change("defaultAddress/region", None, Some("R")),
        change("defaultAddress/city", Some("Delft"), Some("Oslo")),
        change("email", None, Some("a@b.c")),
        change("culture", Some("en-US"), Some("nl-NL")),
        change("rate", None, Some("1.50")),
        change("defaultAddress/state", Some("ZH"), None),
    ];
    assert_eq!(changes(Some(old), Some(new)), expected);
}

#[test]
fn nothing_and_nothing_are_the_same() {
    let old = r#"{"A":"","B":null,"C":" ","D":[],"E":{},"F":{"G":null}}"#;
    for (old, new) in [(old, "{}"), ("{}", old), (old, r#"{"A":null,"C":""}"#), (old, old)] {
        assert_eq!(changes(Some(old), Some(new)), [], "{old} {new}");
    }
    assert_eq!(changes(None, None), []);
}

#[test]
fn without_one_value_all_of_the_other_is_told() {
    let value = Some(r#"{"City":"Delft","Tags":["a","b"]}"#);
    let new = [
        change("city", None, Some("Delft")),
        change("tags/1", None, Some("a")),
        change("tags/2", None, Some("b")),
    ];
    assert_eq!(changes(None, value), new);
    let old = new.map(|(field, old, new)| (field, new, old));
    assert_eq!(changes(value, None), old);
}

#[test]
fn values_that_are_no_object() {
    // JSON or not, it is a text.
    let expected = [change("", Some("None"), Some("Education"))];
    assert_eq!(changes(Some("None"), Some("Education")), expected);
    assert_eq!(changes(Some(r#""None""#), Some(r#""Education""#)), expected);
    assert_eq!(changes(Some(r#""Education""#), Some("Education")), []);
    assert_eq!(changes(Some("1"), Some(" 3 ")), [change("", Some("1"), Some("3"))]);
    let cut_off = r#"{"City":"De"#;
    let expected = [change("city", None, Some("Delft")), change("", Some(cut_off), None)];
    assert_eq!(changes(Some(cut_off), Some(r#"{"City":"Delft"}"#)), expected);
}

#[test]
fn what_tells_nothing_or_is_secret_is_left_out() {
    let value = r#"{"Links":{"Self":{"Uri":"/x"}},"Attributes":{"Etag":"1"},"ETag":"2","UserCredentials":{"userName":"u","password":"p"},
        "ValidationCode":"123456","Inner":[{"links":{},"Password":"p","City":"Delft","attributes":{"etag":"3"}}]}"#;
    assert_eq!(changes(None, Some(value)), [change("inner/1/city", None, Some("Delft"))]);
}

#[test]
fn duplicates_letters_and_escapes() {
    let value = r#"{"City":"A","city":"B","Stra\u00dfe":"x","\u00c9lan":{"":"y"},"D":{"a":"1"},"d":{"b":"2"},"e":1,"E":null}"#;
    let expected = [
        change("city", None, Some("B")),
        change("straße", None, Some("x")),
        change("Élan/", None, Some("y")),
        change("d/b", None, Some("2")),
    ];
    assert_eq!(changes(None, Some(value)), expected);
}

/// However deep a value is, reading it ends.
#[test]
fn depth_ends() {
    let nested = |depth: usize| format!("{}\"x\"{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
    assert_eq!(changes(None, Some(&nested(7))), [change("a/a/a/a/a/a/a", None, Some("x"))]);
    assert_eq!(changes(None, Some(&nested(8))), []);
    assert_eq!(changes(None, Some(&nested(100_000))), []);
}
