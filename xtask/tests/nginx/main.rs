//! The shipped configuration of nginx, against the real nginx.
#![cfg(test)]

mod client;
mod host;
mod upstream;

use client::{Answer, send};
use host::{DIST, Host};
use upstream::Upstream;

const CUSTOMER: &str = "/panel/v1/customers/0a1b2c3d-0000-4000-8000-00000000abcd";
const BILLING: &str = "/panel/v1/customers/0a1b2c3d-0000-4000-8000-00000000abcd/profiles/billing";
const WASM: &str = "/panel/partner-center-panel-0123456789abcdef_bg.wasm";

fn get(host: &Host, path: &str) -> Answer {
    send(host.port, "GET", path, &[], "")
}

#[test]
fn every_answer_has_each_security_header_once() {
    let upstream = Upstream::answering(
        "200 OK",
        "Content-Type: application/json\r\nX-Content-Type-Options: off\r\n",
        "{}",
    );
    let host = Host::start("headers", "/panel", &upstream.address());
    let broken = Host::start("headers-broken", "/panel", &Upstream::breaking().address());
    let answers = [
        ("200", get(&host, "/panel/")),
        ("200", get(&host, WASM)),
        ("200", get(&host, "/panel/config.json")),
        ("404", get(&host, "/panel/missing.js")),
        ("404", get(&host, "/elsewhere")),
        ("308", get(&host, "/panel")),
        ("405", send(host.port, "PUT", "/panel/", &[], "")),
        ("200", get(&host, CUSTOMER)),
        ("404", get(&host, "/panel/v1/unknown")),
        ("200", get(&host, &format!("{CUSTOMER}?a=b"))),
        ("405", send(host.port, "DELETE", CUSTOMER, &[], "")),
        ("502", get(&broken, CUSTOMER)),
    ];
    let definition =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../deploy/headers.txt")).unwrap();
    let expected: Vec<_> = definition
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .collect();
    assert!(expected.len() > 4);
    for (status, answer) in answers {
        assert_eq!(answer.status, status, "{answer:?}");
        for (name, value) in &expected {
            assert_eq!(answer.all(name), [*value], "{name} of {answer:?}");
        }
        assert_eq!(answer.all("Strict-Transport-Security"), [""; 0], "said over https alone");
    }
}

#[test]
fn the_folder_without_its_slash_leads_to_it_and_keeps_the_query() {
    let host = Host::start("slash", "/panel", "http://127.0.0.1:9");
    let answer = get(&host, "/panel?customer=1&view=history");
    assert_eq!(
        (answer.status.as_str(), answer.all("Location")),
        ("308", vec!["/panel/?customer=1&view=history"])
    );
    assert_eq!(get(&host, "/panel").all("Location"), ["/panel/"]);
    assert_eq!(get(&host, "/panels").status, "404");
}

#[test]
fn files_come_compressed_and_with_their_type() {
    let host = Host::start("types", "/panel", "http://127.0.0.1:9");
    for (path, file, content_type) in [
        ("/panel/?customers", "index.html", "text/html"),
        (WASM, "partner-center-panel-0123456789abcdef_bg.wasm", "application/wasm"),
        (
            "/panel/partner-center-panel-0123456789abcdef.js",
            "partner-center-panel-0123456789abcdef.js",
            "text/javascript",
        ),
        ("/panel/panel-123456789abcdef.css", "panel-123456789abcdef.css", "text/css"),
    ] {
        for (accepted, coding, body) in
            [("gzip, br", Some("br"), "br"), ("gzip", Some("gzip"), "gz"), ("", None, "raw")]
        {
            let answer = send(host.port, "GET", path, &[("Accept-Encoding", accepted)], "");
            assert_eq!(answer.status, "200", "{path}");
            assert_eq!(answer.all("Content-Type"), [content_type], "{path}");
            assert_eq!(answer.all("Content-Encoding"), coding.into_iter().collect::<Vec<_>>(), "{path}");
            assert_eq!(answer.body, format!("{body} {file}"));
        }
    }
}

#[test]
fn only_what_never_changes_is_kept() {
    let upstream = Upstream::answering("200 OK", "Cache-Control: max-age=600\r\n", "{}");
    let host = Host::start("caching", "/panel", &upstream.address());
    for name in DIST.iter().filter(|name| name.contains("123456789abcdef")) {
        let answer = get(&host, &format!("/panel/{name}"));
        assert_eq!(
            answer.all("Cache-Control"),
            ["public, max-age=31536000, immutable, no-transform"],
            "{name}"
        );
    }
    for path in ["/panel/", "/panel/index.html", "/panel/config.json"] {
        let answer = get(&host, path);
        assert_eq!(answer.all("Cache-Control"), ["no-cache, no-transform"], "{path}");
        let etag = answer.all("ETag").first().expect("an etag").to_string();
        let again = send(host.port, "GET", path, &[("If-None-Match", &etag)], "");
        assert_eq!(
            (again.status.as_str(), again.all("Cache-Control")),
            ("304", vec!["no-cache, no-transform"]),
            "{path}"
        );
    }
    let missing = get(&host, "/panel/panel-fedcba9876543210.css");
    assert_eq!(
        (missing.status.as_str(), missing.all("Cache-Control")),
        ("404", vec!["no-cache, no-transform"])
    );
    for path in [CUSTOMER, "/panel/v1/customers?size=1"] {
        assert_eq!(get(&host, path).all("Cache-Control"), ["no-store"], "{path}");
    }
}

#[test]
fn no_log_holds_a_query() {
    let upstream = Upstream::answering("200 OK", "", "{}");
    let broken = Upstream::breaking();
    for (name, api) in [
        ("log", upstream.address()),
        ("log-broken", broken.address()),
        ("log-nobody", "http://127.0.0.1:9".to_owned()),
    ] {
        let host = Host::start(name, "/panel", &api);
        get(&host, "/panel/?words=SECRET");
        send(host.port, "PUT", &format!("{CUSTOMER}/qualification?code=SECRET"), &[], "3");
        get(&host, "/panel/v1/unknown?SECRET");
        get(&host, "/panel/missing?SECRET");
        send(host.port, "PUT", &format!("{BILLING}?SECRET"), &[], &"x".repeat(100_000));
        send(host.port, "GE T", "/panel/v1/customers?SECRET", &[], "");
        let logs = host.logs();
        assert!(logs.contains(&format!("PUT {CUSTOMER}/qualification ")), "{logs}");
        assert!(logs.contains("GET /panel/index.html 200"), "{logs}");
        assert!(!logs.contains("SECRET"), "{logs}");
    }
}

/// A call without a query is safe to write down, and tells the administrator of the host what is the matter.
#[test]
fn the_error_log_says_why_the_service_cannot_be_reached() {
    let host = Host::start("log-why", "/panel", "http://127.0.0.1:9");
    assert_eq!(get(&host, BILLING).status, "502");
    let logs = host.logs();
    assert!(
        logs.contains("connect() failed (111: Connection refused) while connecting to upstream"),
        "{logs}"
    );
}

#[test]
fn a_write_whose_connection_breaks_arrives_once() {
    let (first, second) = (Upstream::breaking(), Upstream::breaking());
    let group = format!("upstream service {{ server {}; server {}; }}", first.host(), second.host());
    let host = Host::start_with("once", "/panel", "http://service", &group);
    let answer = send(host.port, "PUT", &format!("{CUSTOMER}/profiles/billing"), &[], "{}");
    assert_eq!(answer.status, "502");
    assert_eq!(first.arrived().len() + second.arrived().len(), 1);
}

#[test]
fn etags_pass_untouched() {
    let upstream = Upstream::answering(
        "412 Precondition Failed",
        "ETag: \"two\"\r\nContent-Type: application/json\r\n",
        "{\"code\":2055}",
    );
    let host = Host::start("etag", "/panel", &upstream.address());
    let headers =
        [("If-Match", "\"one\""), ("Accept-Encoding", "gzip, br"), ("MS-RequestId", "r"), ("Cookie", "c=1")];
    let answer = send(host.port, "PUT", &format!("{CUSTOMER}/profiles/billing"), &headers, "{\"a\":1}");
    assert_eq!((answer.status.as_str(), answer.body.as_str()), ("412", "{\"code\":2055}"));
    assert_eq!(answer.all("ETag"), ["\"two\""]);
    assert!(answer.all("Content-Encoding").is_empty());
    let arrived = upstream.arrived();
    let [request] = arrived.as_slice() else { panic!("{arrived:?}") };
    let billing = CUSTOMER.strip_prefix("/panel").unwrap();
    assert!(request.starts_with(&format!("PUT {billing}/profiles/billing HTTP/1.1\r\n")), "{request}");
    assert!(
        request.contains("\r\nIf-Match: \"one\"\r\n") && request.contains("\r\nMS-RequestId: r\r\n"),
        "{request}"
    );
    assert!(
        request.ends_with("\r\n\r\n{\"a\":1}") && !request.to_lowercase().contains("cookie"),
        "{request}"
    );
}

#[test]
fn a_version_that_does_not_match_is_the_services_to_judge() {
    let upstream = Upstream::answering("200 OK", "ETag: \"two\"\r\n", "{}");
    let host = Host::start("if-match", "/panel", &upstream.address());
    let answer =
        send(host.port, "PUT", &format!("{CUSTOMER}/profiles/billing"), &[("If-Match", "\"one\"")], "{}");
    assert_eq!(answer.status, "200", "nginx itself compares nothing");
}

#[test]
fn nothing_but_the_panels_own_calls_passes() {
    let upstream = Upstream::answering("200 OK", "", "{}");
    let host = Host::start("routes", "/panel", &upstream.address());
    let passing = [
        ("GET", "profiles/support"),
        ("PUT", "profiles/supportprofile"),
        ("GET", "customers?size=500&filter=%7B%22Field%22%3A%22Domain%22%7D"),
        ("GET", "customers/0a1b2c3d-0000-4000-8000-00000000abcd"),
        ("PUT", "customers/0a1b2c3d-0000-4000-8000-00000000abcd/profiles/billing"),
        ("PUT", "customers/0a1b2c3d-0000-4000-8000-00000000abcd/qualification?code=1"),
        ("POST", "customers/0a1b2c3d-0000-4000-8000-00000000abcd/qualifications"),
        ("GET", "customers/all/validations"),
        ("GET", "countryvalidationrules/US"),
        ("POST", "validations/address"),
        ("GET", "auditrecords?startDate=2026-01-01"),
    ];
    for (method, path) in passing {
        assert_eq!(send(host.port, method, &format!("/panel/v1/{path}"), &[], "").status, "200", "{path}");
    }
    let arrived = upstream.arrived();
    for ((method, path), request) in passing.iter().zip(&arrived) {
        assert!(request.starts_with(&format!("{method} /v1/{path} HTTP/1.1\r\n")), "{request}");
    }
    let too_long = "x".repeat(100_000);
    for (method, path, body, status) in [
        ("GET", "/panel/v1/invoices", "", "404"),
        ("GET", "/panel/v1/customers/0a1b2c3d-0000-4000-8000-00000000abcd/users", "", "404"),
        ("GET", "/panel/v1/customers/../invoices", "", "404"),
        ("GET", "/panel/v1/customers/%2e%2e/invoices", "", "404"),
        ("GET", "/panel/v1/customers%2F..%2Finvoices", "", "404"),
        ("PUT", "/panel/v1/customers", "", "405"),
        ("POST", "/panel/v1/profiles/support", "", "405"),
        ("GET", "/panel/v1/profiles/supportprofile", "", "405"),
        ("GET", "/panel/v1/validations/address", "", "405"),
        ("DELETE", CUSTOMER, "", "405"),
        ("OPTIONS", CUSTOMER, "", "405"),
        ("PUT", BILLING, too_long.as_str(), "413"),
    ] {
        assert_eq!(send(host.port, method, path, &[], body).status, status, "{method} {path}");
    }
    assert_eq!(upstream.arrived().len(), passing.len());
    assert_eq!(send(host.port, "DELETE", BILLING, &[], "").all("Allow"), ["GET, PUT"]);
}

#[test]
fn the_root_of_a_host_is_a_folder_too() {
    let upstream = Upstream::answering("200 OK", "", "{\"items\":[]}");
    let host = Host::start("root", "", &upstream.address());
    assert_eq!(get(&host, "/?connection").body, "raw index.html");
    assert_eq!(get(&host, "/v1/customers").body, "{\"items\":[]}");
    assert_eq!(get(&host, "/missing").status, "404");
}
