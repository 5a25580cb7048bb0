//! Calls of the API over a connection.

use crate::program::{Program, log};

#[test]
fn a_connection_carries_several_calls() {
    let program = Program::start(&[]);
    let mut connection = program.connect();
    for _ in 0..2 {
        connection.send("GET", "/v1/profiles/support", &["MS-RequestId: 7"], "");
        let answer = connection.receive().expect("an answer");
        assert_eq!(answer.status, 200);
        assert!(answer.body.starts_with(b"\xef\xbb\xbf{"));
        assert_eq!(answer.header("MS-RequestId"), Some("7"));
        assert_eq!(answer.header("Content-Type"), Some("application/json; charset=utf-8"));
        assert!(answer.header("Date").is_some_and(|date| date.ends_with(" GMT")));
    }
}

#[test]
fn a_write_is_seen_by_the_next_read() {
    let program = Program::start(&["--no-bom"]);
    let answer = program.call("PUT", "/v1/profiles/supportprofile", &[], r#"{"email":"å@b.example"}"#);
    assert_eq!(answer.status, 200);
    assert_eq!(program.get("/v1/profiles/support").body, answer.body);
    assert!(answer.text().starts_with(r#"{"email":"å@b.example""#));
}

#[test]
fn flags_choose_the_behaviour() {
    let flags = ["--customers", "12", "--support-path", "support", "--stale", "412-empty", "--strict"];
    let program = Program::start(&flags);
    assert_eq!(program.get("/v1/customers").json()["totalCount"], 12);
    assert_eq!(program.call("PUT", "/v1/profiles/supportprofile", &[], "{}").status, 404);
    let id = program.get("/sandbox/customers?contains=logistik").json()["customers"][0]["id"].clone();
    let path = format!("/v1/customers/{}/profiles/billing", id.as_str().expect("an id"));
    let stale = program.call("PUT", &path, &["If-Match: \"1\""], "{}");
    assert_eq!((stale.status, stale.body.len()), (412, 0));
    assert_eq!(program.call("PUT", &path, &[], "{}").status, 428);
    assert_eq!(program.get("/v1/auditrecords").status, 200);
    assert_eq!(Program::start(&["--audit", "denied"]).get("/v1/auditrecords").status, 403);
    assert_eq!(Program::start(&["--audit", "missing"]).get("/v1/auditrecords").status, 404);
    let late = Program::start(&["--audit-delay", "60000"]);
    assert_eq!(late.get("/sandbox/settings").json()["auditDelay"], 60_000);
}

#[test]
fn methods_and_bodies_that_cannot_be_taken_are_refused_and_logged() {
    let program = Program::start(&[]);
    assert_eq!(program.call("DELETE", "/v1/profiles/support", &[], "").status, 405);
    assert_eq!(program.call("DELETE", "/v1/nothing", &[], "").status, 404);
    let long = "x".repeat((1 << 20) + 1);
    assert_eq!(program.call("PUT", "/v1/profiles/support", &[], &long).status, 413);
    let mut connection = program.connect();
    let call = b"PUT /v1/profiles/support HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n\xff\xfe";
    std::io::Write::write_all(&mut connection.stream, call).expect("sent");
    assert_eq!(connection.receive().expect("an answer").status, 400);
    let methods: Vec<String> = log(&program).into_iter().map(|(method, _, _)| method).collect();
    assert_eq!(methods, ["DELETE", "DELETE", "PUT", "PUT"]);
}

#[test]
fn what_is_no_http_does_no_harm() {
    let program = Program::start(&[]);
    for junk in
        ["\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}", "GET /v1/%ff%fe?%00 HTTP/1.1\r\nHost: x\r\n\r\n"]
    {
        let mut connection = program.connect();
        std::io::Write::write_all(&mut connection.stream, junk.as_bytes()).expect("sent");
        connection.stream.shutdown(std::net::Shutdown::Write).expect("half closed");
        let _ = connection.receive();
    }
    assert_eq!(program.get("/v1/profiles/support").status, 200);
}

#[test]
fn the_page_is_found_with_and_without_its_slash() {
    let program = Program::start(&[]);
    let moved = program.get("/sandbox");
    assert_eq!((moved.status, moved.header("Location")), (308, Some("/sandbox/")));
    let page = program.get("/sandbox/");
    assert_eq!(page.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert!(page.text().contains("sandbox.js"));
    assert_eq!(program.call("DELETE", "/sandbox/log", &[], "").status, 405);
    assert_eq!(program.get("/").status, 404);
}
