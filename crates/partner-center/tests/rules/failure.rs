//! Section 2, "Errors".

use partner_center::{Failure, FailureKind, RetryAfter};

use crate::response;

fn of(status: u16, body: &str) -> Failure {
    Failure::of(&response(status, body))
}

#[test]
fn kinds_by_status_and_code() {
    let fault = |code: &str| format!(r#"{{"code":{code},"description":"d"}}"#);
    let cases = [
        (412, "", FailureKind::Stale),
        (428, "", FailureKind::Stale),
        (400, "2055", FailureKind::Stale),
        (400, r#""2055""#, FailureKind::Stale),
        (417, "800036", FailureKind::Stale),
        (417, r#""800036""#, FailureKind::Stale),
        (417, "1", FailureKind::Unexpected),
        (417, "2055", FailureKind::Unexpected),
        (400, "800036", FailureKind::Invalid),
        (409, "", FailureKind::MaybeStale),
        (409, "2055", FailureKind::MaybeStale),
        (400, "", FailureKind::Invalid),
        (400, "20551", FailureKind::Invalid),
        (422, "2055", FailureKind::Invalid),
        (401, "900421", FailureKind::SignInNeeded),
        (403, "20002", FailureKind::Denied),
        (403, "2055", FailureKind::Denied),
        (404, "1000", FailureKind::Gone),
        (410, "", FailureKind::Gone),
        (405, "", FailureKind::NotAllowed),
        (429, "", FailureKind::Throttled),
        (500, "2055", FailureKind::Server),
        (502, "", FailureKind::Server),
        (503, "", FailureKind::Server),
        (599, "", FailureKind::Server),
        (200, "", FailureKind::Unreadable),
        (204, "", FailureKind::Unreadable),
        (200, "2055", FailureKind::Unreadable),
        (304, "", FailureKind::Unexpected),
        (302, "", FailureKind::Unexpected),
        (408, "", FailureKind::Unexpected),
        (600, "", FailureKind::Unexpected),
    ];
    for (status, code, kind) in cases {
        let body = if code.is_empty() { String::new() } else { fault(code) };
        let failure = of(status, &body);
        assert_eq!(failure.kind, kind, "{status} {code}");
        assert_eq!(failure.status, status);
    }
}

#[test]
fn code_and_words_in_every_shape() {
    let cases: [(&str, Option<&str>, Option<&str>); 25] = [
        (r#"{"code":1002,"description":"No"}"#, Some("1002"), Some("No")),
        (r#"{"code":"1002","description":"No"}"#, Some("1002"), Some("No")),
        (r#"{"Code":1002,"Description":"No","Data":[],"Source":"PartnerFD"}"#, Some("1002"), Some("No")),
        (r#"{"code":600074,"message":"Short","description":"Long"}"#, Some("600074"), Some("Long")),
        (r#"{"code":600074,"message":"Short","description":null}"#, Some("600074"), Some("Short")),
        (r#"{"code":600074,"message":"Short","description":" "}"#, Some("600074"), Some("Short")),
        (r#"{"statusCode":429,"message":"Wait."}"#, None, Some("Wait.")),
        (r#"{"Message":"No such route."}"#, None, Some("No such route.")),
        (r#"{"code":7}"#, Some("7"), None),
        (r#"{"code":null,"description":null}"#, None, Some(r#"{"code":null,"description":null}"#)),
        (r#"{"code":"","description":"No"}"#, None, Some("No")),
        (r#"{"code":{"value":7},"description":"No"}"#, None, Some("No")),
        ("\u{feff}{\"code\":7,\"description\":\"No\"}", Some("7"), Some("No")),
        (r#""Customer tagging denied.""#, None, Some("Customer tagging denied.")),
        ("\u{feff}\"Denied.\"", None, Some("Denied.")),
        (r#""""#, None, None),
        ("Service unavailable", None, Some("Service unavailable")),
        ("  Bad gateway \r\n", None, Some("Bad gateway")),
        ("", None, None),
        ("\u{feff}", None, None),
        ("{}", None, None),
        ("null", None, None),
        (r#"{"code":7,"descr"#, None, Some(r#"{"code":7,"descr"#)),
        (r#"{"error":"invalid_token"}"#, None, Some(r#"{"error":"invalid_token"}"#)),
        ("<html><body>Bad gateway</body></html>", None, None),
    ];
    for (body, code, text) in cases {
        let failure = of(400, body);
        assert_eq!(failure.code.as_deref(), code, "{body}");
        assert_eq!(failure.text.as_deref(), text, "{body}");
    }
}

#[test]
fn html_is_not_shown() {
    for body in [" <!DOCTYPE html><title>502</title>", "<?xml version=\"1.0\"?><html/>"] {
        assert_eq!(of(502, body).text, None);
    }
    for content_type in ["text/html", "Text/HTML; charset=utf-8"] {
        let mut page = response(502, "nginx <h1>502 Bad Gateway</h1>");
        page.headers.set("content-type", content_type);
        assert_eq!(Failure::of(&page).text, None);
        // A fault is one, whatever a proxy calls it.
        page.body = r#"{"code":7,"description":"No"}"#.to_owned();
        assert_eq!(Failure::of(&page).text.as_deref(), Some("No"));
    }
    let mut plain = response(502, "nginx: bad gateway");
    plain.headers.set("Content-Type", "text/plain");
    assert_eq!(Failure::of(&plain).text.as_deref(), Some("nginx: bad gateway"));
}

#[test]
fn success_that_cannot_be_read_shows_nothing_of_a_record() {
    for body in [r#"{"email":"a@b.c""#, r#"{"description":"d","code":2055}"#, "[1]", "plain"] {
        let failure = of(200, body);
        assert_eq!((failure.code, failure.text), (None, None), "{body}");
    }
}

#[test]
fn long_words_are_cut_between_characters() {
    let failure = of(400, &"\u{20ac}".repeat(3000));
    assert_eq!(failure.text, Some("\u{20ac}".repeat(1024)));
    let failure = of(400, &format!(r#"{{"code":1,"description":"{}"}}"#, "x".repeat(1024)));
    assert_eq!(failure.text, Some("x".repeat(1024)));
}

#[test]
fn ids_and_waiting_come_from_header_fields_in_any_letter_case() {
    let mut answer = response(503, "");
    answer.headers.set("ms-requestid", "r");
    answer.headers.set("ms-correlationid", "c");
    answer.headers.set("retry-after", "Fri, 11 Jan 2019 23:26:03 GMT");
    let failure = Failure::of(&answer);
    assert_eq!(failure.request_id.as_deref(), Some("r"));
    assert_eq!(failure.correlation_id.as_deref(), Some("c"));
    assert_eq!(failure.retry_after, Some(RetryAfter::Date(1_547_249_163)));

    answer.headers.set("MS-RequestId", "");
    answer.headers.set("Retry-After", "soon");
    let failure = Failure::of(&answer);
    assert_eq!((failure.request_id, failure.retry_after), (None, None));
}

#[test]
fn missing_route_is_not_a_missing_customer() {
    let cases = [
        (404, "", true),
        (404, "<html>not found</html>", true),
        (404, r#"{"statusCode":404,"message":"Resource not found"}"#, true),
        (404, r#"{"code":1000,"description":"Not found"}"#, false),
        (404, r#"{"code":"60003"}"#, false),
        (405, r#"{"code":1000}"#, true),
        (410, "", true),
        (403, "", false),
        (501, "", false),
        (200, "", false),
    ];
    for (status, body, missing) in cases {
        assert_eq!(of(status, body).is_missing_route(), missing, "{status} {body}");
    }
}

#[test]
fn in_one_line() {
    assert_eq!(of(403, r#"{"code":1002,"description":"No"}"#).to_string(), "status 403, code 1002: No");
    assert_eq!(of(502, "").to_string(), "status 502");
}
