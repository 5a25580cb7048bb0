//! Section 2, "Form of the value" and "As a header".

use partner_center::{ETag, Precondition, Request};

#[test]
fn bare_versions_are_quoted_and_others_are_not() {
    let guid = r#""933523d1-0000-0000-0000-000000000000""#;
    let cases = [
        ("-4242348048554929329", r#""-4242348048554929329""#),
        ("eyJpZCI6IjEiLCJ2ZXJzaW9uIjoxfQ==", r#""eyJpZCI6IjEiLCJ2ZXJzaW9uIjoxfQ==""#),
        (guid, guid),
        (
            r#"W/"datetime'2018-10-10T18%3A49%3A58.727348Z'""#,
            r#"W/"datetime'2018-10-10T18%3A49%3A58.727348Z'""#,
        ),
        (r#"""#, r#"""""#),
        ("w/x", r#""w/x""#),
        ("caf\u{e9}", "\"caf\u{e9}\""),
    ];
    for (text, header) in cases {
        let etag = ETag::new(text).unwrap();
        assert_eq!(etag.as_str(), text);
        assert_eq!(etag.header_value(), header);
    }
}

#[test]
fn what_no_header_can_carry_is_no_version() {
    for text in ["", "1\n2", "1\r", "\t1", "\0", "1\u{7f}", "\u{100}", "\u{1f600}", "1\u{2028}"] {
        assert_eq!(ETag::new(text), None, "{text:?}");
    }
}

#[test]
fn version_of_a_document_in_any_letter_case() {
    let expected = ETag::new("17");
    for document in [
        r#"{"attributes":{"etag":"17"}}"#,
        r#"{"Attributes":{"Etag":"17"}}"#,
        r#"{"ATTRIBUTES":{"eTag":"17"}}"#,
        r#" { "attributes" : { "etag" : "17" , "objectType" : "X" } } "#,
        "\u{feff}{\"attributes\":{\"etag\":\"17\"}}",
        // A number is the same as a string of its digits.
        r#"{"attributes":{"etag":17}}"#,
        // Of duplicates the last one counts.
        r#"{"attributes":{"etag":"16"},"Attributes":{"etag":"1","ETag":"17"}}"#,
        // Names and values may be written with escapes.
        r#"{"\u0061ttributes":{"et\u0061g":"\u00317"}}"#,
    ] {
        assert_eq!(ETag::of_document(document), expected, "{document}");
    }
    // Every digit of a number stays, also beyond what a double holds.
    let document = r#"{"attributes":{"etag":-4242348048554929329}}"#;
    assert_eq!(ETag::of_document(document), ETag::new("-4242348048554929329"));
}

#[test]
fn document_without_a_version() {
    for document in [
        "",
        "{}",
        "[]",
        "null",
        r#"{"etag":"17"}"#,
        r#"{"attributes":null}"#,
        r#"{"attributes":{}}"#,
        r#"{"attributes":"17"}"#,
        r#"{"attributes":{"etag":null}}"#,
        r#"{"attributes":{"etag":""}}"#,
        r#"{"attributes":{"etag":"a\nb"}}"#,
        r#"{"attributes":{"etag":"\ud800"}}"#,
        r#"{"attributes":{"etag":true}}"#,
        r#"{"attributes":{"etag":["17"]}}"#,
        r#"{"attributes":{"etag":"17"}"#,
        r#"{"attributes":{"etag":"17"}} {}"#,
    ] {
        assert_eq!(ETag::of_document(document), None, "{document}");
    }
}

#[test]
fn any_request_can_be_made_conditional() {
    let precondition = Precondition::IfMatch(ETag::new("17").unwrap());
    let request = Request::put("v1/profiles/support", "{}".to_owned()).under(&precondition);
    assert_eq!(request.headers.get("If-Match"), Some(r#""17""#));
}
