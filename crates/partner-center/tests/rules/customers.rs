//! Section 1.6.

use partner_center::customers::{absence, list, next, read_customer, read_page, starts_with};
use partner_center::{Absence, CallIds, FailureKind, Page, SearchField};

use crate::response;

const ID: &str = "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04";

fn page(body: &str) -> Page {
    read_page(&response(200, body)).unwrap()
}

fn token(body: &str) -> Option<String> {
    page(body).next.map(|token| token.as_str().to_owned())
}

#[test]
fn token_from_either_place() {
    let link = r#""links":{"next":{"uri":"/x","headers":[{"key":"Other","value":"no"},{"key":"ms-continuationtoken","value":"b"}]}}"#;
    assert_eq!(token(r#"{"items":[],"continuationToken":"a"}"#).as_deref(), Some("a"));
    assert_eq!(token(r#"{"Items":[],"ContinuationToken":"a"}"#).as_deref(), Some("a"));
    assert_eq!(token(&format!(r#"{{"items":[],{link}}}"#)).as_deref(), Some("b"));
    assert_eq!(token(&format!(r#"{{"items":[],"continuationToken":"a",{link}}}"#)).as_deref(), Some("a"));
    assert_eq!(token(&format!(r#"{{"items":[],"continuationToken":"",{link}}}"#)).as_deref(), Some("b"));
    let pascal = r#"{"Items":[],"Links":{"Next":{"Headers":[{"Key":"MS-ContinuationToken","Value":"b"}]}}}"#;
    assert_eq!(token(pascal).as_deref(), Some("b"));
}

#[test]
fn last_page_has_no_token() {
    for body in [
        r#"{"items":[]}"#,
        r#"{"items":[],"continuationToken":null,"links":null}"#,
        r#"{"items":[],"continuationToken":""}"#,
        r#"{"items":[],"links":{"self":{"uri":"/x"}}}"#,
        r#"{"items":[],"links":{"next":null}}"#,
        r#"{"items":[],"links":{"next":{"uri":"https://elsewhere.example/"}}}"#,
        r#"{"items":[],"links":{"next":{"headers":[]}}}"#,
        r#"{"items":[],"links":{"next":{"headers":[{"key":"MS-ContinuationToken","value":""}]}}}"#,
    ] {
        assert_eq!(token(body), None, "{body}");
    }
}

#[test]
fn token_that_no_header_can_carry_does_not_end_the_list() {
    let failure = read_page(&response(200, r#"{"items":[],"continuationToken":"a\nb"}"#)).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Unreadable);
}

#[test]
fn pages_follow_each_other_by_the_same_path_and_query() {
    let ids = CallIds { request_id: "r".to_owned(), correlation_id: "c".to_owned() };
    let token = page(r#"{"items":[],"continuationToken":"a,b"}"#).next.unwrap();
    let first = starts_with(SearchField::CompanyName, "seekOperation=Next", 500).identified(&ids, "en-US");
    let second = next(&first, &token).identified(&ids, "en-US");
    assert_eq!(second.path, format!("{}&seekOperation=Next", first.path));
    assert_eq!(second.headers.get("MS-ContinuationToken"), Some("a,b"));
    let other = page(r#"{"items":[],"continuationToken":"c"}"#).next.unwrap();
    let third = next(&second, &other);
    assert_eq!(third.path, second.path);
    assert_eq!(third.headers.get("MS-ContinuationToken"), Some("c"));
    // A new call: the ids of the call before do not come along.
    assert_eq!(third.headers.get("MS-RequestId"), None);
    // An address in the answer is never followed.
    let body = r#"{"items":[],"links":{"next":{"uri":"https://elsewhere.example/","headers":[{"key":"MS-ContinuationToken","value":"t"}]}}}"#;
    let followed = next(&list(500), &page(body).next.unwrap());
    assert_eq!(followed.path, "v1/customers?size=500&seekOperation=Next");
}

#[test]
fn unreadable_items_are_counted() {
    let body = format!(
        r#"{{"totalCount":6,"items":[
            {{"id":"<guid>"}}, {{"id":null}}, null, "{ID}", 17, {{"id":"{ID}"}}
        ]}}"#
    );
    let page = page(&body);
    assert_eq!((page.customers.len(), page.unreadable), (1, 5));
    let customer = &page.customers[0];
    assert_eq!(customer.id.as_str(), ID);
    assert_eq!((customer.company_name.as_str(), customer.domain.as_str()), ("", ""));
    assert_eq!(customer.relationship, None);
}

#[test]
fn relationship_may_be_a_number() {
    let cases = [
        ("0", Some("unknown")),
        ("1", Some("reseller")),
        ("2", Some("advisor")),
        ("3", Some("syndication")),
        ("4", Some("microsoft_support")),
        ("5", Some("none")),
        ("6", Some("6")),
        (r#""Reseller""#, Some("Reseller")),
        ("null", None),
        (r#""""#, None),
    ];
    for (spelled, expected) in cases {
        let body = format!(r#"{{"id":"{ID}","relationshipToPartner":{spelled}}}"#);
        let customer = read_customer(&response(200, &body)).unwrap();
        assert_eq!(customer.relationship.as_deref(), expected, "{spelled}");
    }
}

#[test]
fn empty_list_may_leave_out_its_items() {
    for body in [r#"{"totalCount":0}"#, r#"{"totalCount":0,"items":null}"#] {
        assert_eq!(page(body), Page { customers: Vec::new(), unreadable: 0, next: None });
    }
}

#[test]
fn what_is_no_page() {
    for body in ["", "[]", "{}", r#"{"totalCount":2}"#, r#"{"items":{}}"#, r#"{"items":["#, "<html>", "null"]
    {
        assert_eq!(read_page(&response(200, body)).unwrap_err().kind, FailureKind::Unreadable, "{body}");
    }
    assert_eq!(read_page(&response(429, r#"{"items":[]}"#)).unwrap_err().kind, FailureKind::Throttled);
}

#[test]
fn what_is_no_customer() {
    for body in ["", "{}", "[]", r#"{"id":"<guid>"}"#, r#"{"id":"4d3cf487"#, "<html>"] {
        assert_eq!(read_customer(&response(200, body)).unwrap_err().kind, FailureKind::Unreadable, "{body}");
    }
    let body = format!(r#"{{"id":"{ID}"}}"#);
    assert_eq!(read_customer(&response(404, &body)).unwrap_err().kind, FailureKind::Gone);
}

#[test]
fn delegated_access_is_yes_no_or_not_said() {
    for (spelled, expected) in [("true", Some(true)), ("false", Some(false)), ("null", None), ("1", None)] {
        let body =
            format!(r#"{{"Id":"{ID}","AllowDelegatedAccess":{spelled},"CustomDomains":["a.b",7,null]}}"#);
        let customer = read_customer(&response(200, &body)).unwrap();
        assert_eq!(customer.allows_delegated_access, expected, "{spelled}");
        assert_eq!(customer.custom_domains, ["a.b"]);
    }
}

#[test]
fn every_ascii_character_can_be_looked_for() {
    let words: String = ('\0'..='\x7f').collect();
    let request = starts_with(SearchField::CompanyName, &format!("x{words}x"), 1);
    let escaped = r"%5Cu001f%20%21%5C%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40";
    assert!(request.path.contains(escaped), "{}", request.path);
    assert!(request.path.contains("%22x%5Cu0000%5Cu0001"), "{}", request.path);
    assert!(request.path.contains("Z%5B%5C%5C%5D%5E_%60a"), "{}", request.path);
}

#[test]
fn a_customer_that_left_is_not_one_that_is_not_ours() {
    for (status, body, expected) in [
        (
            403,
            r#"{"code":20002,"description":"No relationship between caller and account."}"#,
            Some(Absence::Left),
        ),
        (404, r#"{"code":"20002"}"#, Some(Absence::Left)),
        (404, r#"{"code":60003,"description":"Tenant not found"}"#, Some(Absence::NotOurs)),
        (404, r#"{"code":"1000"}"#, Some(Absence::NotOurs)),
        // No right, no such route, no such thing of the customer.
        (403, r#"{"code":1002}"#, None),
        (404, "", None),
        (404, r#"{"code":3000}"#, None),
        (404, r#"{"code":600074}"#, None),
        (400, r#"{"code":60003}"#, None),
        (410, "", None),
        (500, "", None),
    ] {
        let failure = read_customer(&response(status, body)).unwrap_err();
        assert_eq!(absence(failure.status, failure.code.as_deref()), expected, "{status} {body}");
    }
}
