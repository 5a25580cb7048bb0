//! Answers of servers before the service: the host of the panel, its sign-in, a gateway.

use partner_center::{Failure, FailureKind, Response};

use crate::response;

const NGINX: &str = "<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>\r\n\
    <body>\r\n<center><h1>400 Bad Request</h1></center>\r\n</body>\r\n</html>\r\n";
const OAUTH2_PROXY: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>Sign In</title></head><body>\
    <form method=\"GET\" action=\"/oauth2/start\"><button type=\"submit\">Sign in with OpenID Connect</button></form></body></html>";
const PASSWORD: &str = "<!doctype html><form><input name=u><input type=password name=p></form>";
const GATEWAY: &str =
    "<html><head><title>Service gateway</title></head><body><h1>Something else answered</h1></body></html>";

fn kind(answer: &Response) -> FailureKind {
    Failure::of(answer).kind
}

#[test]
fn a_page_in_place_of_the_services_answer_is_of_a_server_before_it() {
    for (status, page, expected) in [
        (400, NGINX, FailureKind::HostRefused),
        (400, "400 Bad Request: too many headers", FailureKind::HostRefused),
        (413, "", FailureKind::HostRefused),
        (414, "", FailureKind::HostRefused),
        (431, "431 Request Header Fields Too Large", FailureKind::HostRefused),
        (494, NGINX, FailureKind::HostRefused),
        (421, GATEWAY, FailureKind::HostRefused),
        (403, GATEWAY, FailureKind::HostRefused),
        (502, GATEWAY, FailureKind::HostFailed),
        (503, GATEWAY, FailureKind::HostFailed),
        (504, GATEWAY, FailureKind::HostFailed),
        (522, GATEWAY, FailureKind::HostFailed),
        (401, GATEWAY, FailureKind::HostSignIn),
        (401, OAUTH2_PROXY, FailureKind::HostSignIn),
        (403, OAUTH2_PROXY, FailureKind::HostSignIn),
        (200, OAUTH2_PROXY, FailureKind::HostSignIn),
        (200, PASSWORD, FailureKind::HostSignIn),
        (511, "", FailureKind::HostSignIn),
        // A page that says nothing of a sign-in is still only a page.
        (200, GATEWAY, FailureKind::Unreadable),
        (404, GATEWAY, FailureKind::Gone),
        (500, GATEWAY, FailureKind::Server),
    ] {
        assert_eq!(kind(&response(status, page)), expected, "{status} {page}");
    }
    let mut declared = response(400, "Request Header Too Large");
    declared.headers.set("Content-Type", "text/html");
    assert_eq!(kind(&declared), FailureKind::HostRefused);
}

#[test]
fn what_may_be_the_services_stays_the_services() {
    for (status, body, expected) in [
        (400, "", FailureKind::Invalid),
        (400, "Invalid property: 'State'", FailureKind::Invalid),
        (400, r#"{"code":3000,"description":"Invalid property"}"#, FailureKind::Invalid),
        (413, r#"{"code":2000,"description":"too large"}"#, FailureKind::Unexpected),
        (401, "", FailureKind::SignInNeeded),
        (401, "Unauthorized - MFA required", FailureKind::SignInNeeded),
        (403, "Access denied", FailureKind::Denied),
        (403, r#""Customer tagging denied.""#, FailureKind::Denied),
        (502, "", FailureKind::Server),
        (503, "Service unavailable", FailureKind::Server),
        (200, r#"{"email":"sign in"}"#, FailureKind::Unreadable),
    ] {
        assert_eq!(kind(&response(status, body)), expected, "{status} {body}");
    }
    // The service gives each of its answers an id.
    for (status, expected) in [
        (400, FailureKind::Invalid),
        (401, FailureKind::SignInNeeded),
        (403, FailureKind::Denied),
        (503, FailureKind::Server),
        (200, FailureKind::Unreadable),
    ] {
        let mut page = response(status, OAUTH2_PROXY);
        page.headers.set("MS-RequestId", "5a4db0c5");
        assert_eq!(kind(&page), expected, "{status}");
    }
}

#[test]
fn a_401_that_says_nothing_is_of_a_server_before_the_service_where_that_can_be_known() {
    for body in ["", "{}", "null"] {
        let mut answer = response(401, body);
        // Across origins the browser shows neither the id nor the date.
        assert_eq!(kind(&answer), FailureKind::SignInNeeded, "{body}");
        answer.headers.set("Date", "Fri, 11 Jan 2019 23:25:03 GMT");
        assert_eq!(kind(&answer), FailureKind::HostSignIn, "{body}");
        answer.headers.set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        assert_eq!(kind(&answer), FailureKind::SignInNeeded, "{body}");
    }
    let mut fault = response(401, r#"{"code":800001,"description":"missing"}"#);
    fault.headers.set("Date", "Fri, 11 Jan 2019 23:25:03 GMT");
    assert_eq!(kind(&fault), FailureKind::SignInNeeded);
}

#[test]
fn a_wait_until_a_date_is_measured_by_the_clock_that_gave_the_date() {
    let mut answer = response(429, "");
    answer.headers.set("Retry-After", "Fri, 11 Jan 2019 23:26:03 GMT");
    assert_eq!(Failure::of(&answer).wait_seconds(1_547_249_163 - 70 * 60), 70 * 60);
    answer.headers.set("Date", "Fri, 11 Jan 2019 23:25:03 GMT");
    for now in [0, 1_547_249_163 - 70 * 60, 1_547_249_163, u64::MAX] {
        assert_eq!(Failure::of(&answer).wait_seconds(now), 60);
    }
    answer.headers.set("Date", "yesterday");
    assert_eq!(Failure::of(&answer).wait_seconds(1_547_249_160), 3);
    answer.headers.set("Retry-After", "7");
    assert_eq!(Failure::of(&answer).wait_seconds(0), 7);
    assert_eq!(Failure::of(&response(429, "")).wait_seconds(0), 0);
}
