//! Calls across origins.

use crate::program::Program;

const PREFLIGHT: [&str; 3] = [
    "Origin: http://panel.example",
    "Access-Control-Request-Method: PUT",
    "Access-Control-Request-Headers: if-match,ms-requestid",
];

#[test]
fn they_are_refused_unless_asked_for() {
    let program = Program::start(&[]);
    let preflight = program.call("OPTIONS", "/v1/profiles/support", &PREFLIGHT, "");
    assert_eq!((preflight.status, preflight.header("Access-Control-Allow-Origin")), (405, None));
    let get = program.call("GET", "/v1/profiles/support", &PREFLIGHT[..1], "");
    assert_eq!(get.header("Access-Control-Allow-Origin"), None);
}

#[test]
fn one_origin_can_be_let_in() {
    let program = Program::start(&["--cors", "http://panel.example"]);
    let preflight = program.call("OPTIONS", "/v1/profiles/support", &PREFLIGHT, "");
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("Access-Control-Allow-Origin"), Some("http://panel.example"));
    assert!(preflight.header("Access-Control-Allow-Methods").is_some_and(|list| list.contains("PUT")));
    let allowed = preflight.header("Access-Control-Allow-Headers").expect("a list").to_lowercase();
    for name in ["if-match", "ms-requestid", "authorization", "content-type", "x-locale", "sandbox-operator"]
    {
        assert!(allowed.contains(name), "{name}");
    }
    let get = program.call("GET", "/v1/profiles/support", &PREFLIGHT[..1], "");
    assert_eq!(get.header("Access-Control-Allow-Origin"), Some("http://panel.example"));
    let exposed = get.header("Access-Control-Expose-Headers").expect("a list");
    for name in ["MS-RequestId", "MS-CorrelationId", "MS-CV", "Retry-After"] {
        assert!(exposed.contains(name), "{name}");
    }
    let other = program.call("GET", "/v1/profiles/support", &["Origin: http://other.example"], "");
    assert_eq!(other.header("Access-Control-Allow-Origin"), None);
    let other = program.call(
        "OPTIONS",
        "/v1/profiles/support",
        &["Origin: http://other.example", "Access-Control-Request-Method: PUT"],
        "",
    );
    assert_eq!((other.status, other.header("Access-Control-Allow-Methods")), (405, None));
}
