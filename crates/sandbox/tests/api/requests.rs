//! Routes, ids, repeated calls, and calls that make no sense.

use crate::caller::{Caller, NOW, json};
use partner_center::{CallIds, Headers, Method, Request};
use proptest::prelude::*;
use sandbox::refuse;

fn identified(request: Request, id: &str) -> Request {
    let ids = CallIds { request_id: id.to_owned(), correlation_id: format!("correlation-{id}") };
    request.identified(&ids, "en-US")
}

#[test]
fn answers_echo_the_ids_of_their_call_and_have_ids_of_their_own() {
    let mut caller = Caller::new();
    let answer = caller.send(&identified(Request::get("v1/profiles/support"), "7"));
    assert_eq!(answer.headers.get("MS-RequestId"), Some("7"));
    assert_eq!(answer.headers.get("MS-CorrelationId"), Some("correlation-7"));
    assert_eq!(answer.headers.get("Date"), Some("Sat, 21 Nov 2026 09:44:00 GMT"));
    let first = caller.get("v1/profiles/support");
    let second = caller.get("v1/profiles/support");
    for name in ["MS-RequestId", "MS-CorrelationId", "MS-CV"] {
        assert!(first.headers.get(name).is_some_and(|value| !value.is_empty()), "{name}");
        assert_ne!(first.headers.get(name), second.headers.get(name), "{name}");
    }
}

#[test]
fn routes_that_do_not_exist_and_methods_that_they_do_not_take() {
    let mut caller = Caller::new();
    for path in ["v1", "v1/", "v1//customers", "v1/nothing", "v2/customers", "v1/profiles/support/x", ""] {
        let answer = caller.get(path);
        assert_eq!((answer.status, answer.body.as_str()), (404, ""), "{path}");
    }
    for (path, allow) in [("v1/customers", "GET"), ("v1/profiles/support", "GET, PUT")] {
        let answer = caller.send(&Request::post(path, "{}".to_owned()));
        assert_eq!((answer.status, answer.body.as_str()), (405, ""), "{path}");
        assert_eq!(answer.headers.get("Allow"), Some(allow));
    }
    assert_eq!(caller.get("v1/profiles/supportprofile").status, 405);
    assert_eq!(caller.get("V1/Profiles/Support/").status, 200);
    let refused = refuse(&mut caller.store, "DELETE", "v1/customers", &Headers::new(), None, NOW);
    assert_eq!((refused.status, refused.headers.get("Allow")), (405, Some("GET")));
}

#[test]
fn the_same_call_again_gets_the_same_answer_and_is_not_carried_out_again() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let mut put = identified(Request::put(&path, r#"{"city":"1"}"#.to_owned()), "a");
    put.headers.set("If-Match", "*");
    let first = caller.send(&put);
    let again = caller.send(&put);
    assert_eq!(first.body, again.body);
    assert_eq!(caller.get(&path).body, first.body);
    let log: Vec<(bool, bool)> =
        caller.store.log_after(0).map(|call| (call.applied, call.replayed)).collect();
    assert_eq!(log, [(true, false), (false, true), (false, false)]);
}

#[test]
fn a_refusal_is_an_answer_that_comes_again_too() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let mut put = identified(Request::put(&path, "{}".to_owned()), "a");
    put.headers.set("If-Match", "\"1\"");
    assert_eq!(caller.send(&put).status, 400);
    put.headers.set("If-Match", "*");
    assert_eq!(caller.send(&put).status, 400);
}

#[test]
fn another_body_path_method_or_id_is_another_call() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let put = |body: &str, id: &str| {
        let mut request = identified(Request::put(&path, body.to_owned()), id);
        request.headers.set("If-Match", "*");
        request
    };
    let bodies = [put("{}", "a"), put(r#"{"a":1}"#, "a"), put(r#"{"a":1}"#, "b")]
        .map(|request| caller.send(&request).body);
    assert_eq!(bodies.iter().collect::<std::collections::HashSet<_>>().len(), 3);
    assert_eq!(caller.send(&identified(Request::get(&path), "a")).body, bodies[2]);
    assert!(caller.store.log_after(0).all(|call| !call.replayed));
}

#[test]
fn what_decided_nothing_is_not_repeated() {
    for fault in [r#"{"kind":"throttle"}"#, r#"{"kind":"status","status":503}"#, r#"{"kind":"drop-before"}"#]
    {
        let mut caller = Caller::new();
        let path = caller.billing();
        caller.arm(fault);
        let mut put = identified(Request::put(&path, "{}".to_owned()), "a");
        put.headers.set("If-Match", "*");
        let _ = caller.outcome(&put);
        assert_eq!(caller.send(&put).status, 200, "{fault}");
        assert_eq!(caller.store.log_after(0).filter(|call| call.applied).count(), 1);
        assert_eq!(caller.store.log_after(0).filter(|call| call.replayed).count(), 0);
    }
}

#[test]
fn what_was_lost_on_its_way_back_comes_again() {
    let mut caller = Caller::new();
    let path = caller.billing();
    caller.arm(r#"{"kind":"drop-after"}"#);
    let mut put = identified(Request::put(&path, "{}".to_owned()), "a");
    put.headers.set("If-Match", "*");
    let _ = caller.outcome(&put);
    let stored = caller.get(&path).body;
    assert_eq!(caller.send(&put).body, stored);
}

#[test]
fn the_log_tells_what_arrived() {
    let mut caller = Caller::new();
    let mut get = identified(Request::get("v1/customers?size=2"), "a");
    get.headers.set("Authorization", "Bearer secret");
    caller.send(&get);
    let log = caller.control("sandbox/log", None);
    assert!(!log.body.contains("secret"));
    let call = &json(&log)["calls"][0];
    assert_eq!(call["sequence"], 1);
    assert_eq!(call["time"], "2026-11-21T09:44:00.000Z");
    assert_eq!(
        (&call["method"], &call["path"], &call["query"]),
        (&"GET".into(), &"v1/customers".into(), &"size=2".into())
    );
    assert_eq!(call["headers"]["MS-RequestId"], "a");
    assert_eq!((&call["status"], &call["applied"]), (&200.into(), &false.into()));
}

fn any_path() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        Just("v1".to_owned()),
        Just("customers".to_owned()),
        Just("profiles".to_owned()),
        Just("support".to_owned()),
        Just("billing".to_owned()),
        Just("qualification".to_owned()),
        Just("all".to_owned()),
        Just("validations".to_owned()),
        Just("daa5f80f-e9d0-470d-85ab-1a6a22d6bc17".to_owned()),
        "\\PC{0,6}",
    ];
    let query =
        prop_oneof![Just(String::new()), "\\?\\PC{0,20}", "\\?(size|filter|code|seekOperation)=\\PC{0,12}"];
    (prop::collection::vec(segment, 0..6), query)
        .prop_map(|(segments, query)| format!("{}{query}", segments.join("/")))
}

proptest! {
    #[test]
    fn no_call_is_too_odd(
        path in any_path(),
        method in prop_oneof![Just(Method::Get), Just(Method::Put), Just(Method::Post)],
        body in prop::option::of(prop_oneof!["\\PC{0,40}", "\\{\"(email|attributes|defaultAddress)\":\\PC{0,20}\\}"]),
        header in "\\PC{0,20}",
    ) {
        let mut caller = Caller { store: sandbox::Store::new(sandbox::Options { customers: 3, ..Default::default() }, NOW) };
        let mut request = Request::get(path);
        request.method = method;
        request.body = body;
        request.headers.set("If-Match", &header);
        request.headers.set("MS-ContinuationToken", &header);
        let answer = caller.send(&request);
        prop_assert!((200..500).contains(&answer.status));
        let control = caller.control(&format!("sandbox/{}", request.path), request.body.as_deref());
        prop_assert!((200..500).contains(&control.status));
    }

    #[test]
    fn members_that_no_documentation_names_come_back_byte_for_byte(
        names in prop::collection::btree_set("x[a-z]{1,8}", 1..6),
        number in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,6})?([eE][+-]?[0-9]{1,3})?",
        text in "\\PC{0,12}",
    ) {
        let mut caller = Caller::new();
        let path = caller.billing();
        let text = serde_json::Value::from(text).to_string();
        let members: Vec<String> =
            names.iter().map(|name| format!(r#""{name}":{{"n":[{number}, {text}],"n":{number}}}"#)).collect();
        let inner = members.join(",");
        let body = format!(r#"{{{inner},"defaultAddress":{{{inner}}}}}"#);
        let answer = caller.put_if(&path, &body, "*");
        prop_assert_eq!(answer.status, 200);
        let expected = format!(r#"{inner},"defaultAddress":{{{inner}}},"links""#);
        prop_assert!(answer.text().contains(&expected), "{} in {}", expected, answer.text());
    }
}
