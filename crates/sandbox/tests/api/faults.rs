//! Failures on request.

use crate::caller::{Caller, etag, json};
use partner_center::Request;
use sandbox::{Delivery, Settings};

#[test]
fn a_call_dropped_before_is_not_carried_out_and_one_dropped_after_is() {
    for (kind, carried_out) in [("drop-before", false), ("drop-after", true)] {
        let mut caller = Caller::new();
        let path = caller.billing();
        let before = caller.get(&path).body;
        caller.arm(&format!(r#"{{"kind":"{kind}","method":"PUT","path":"profiles/billing"}}"#));
        assert!(caller.store.connections_break());
        let mut put = Request::put(&path, "{}".to_owned());
        put.headers.set("If-Match", "*");
        assert_eq!(caller.outcome(&put).delivery, Delivery::Dropped { applied: carried_out });
        assert!(!caller.store.connections_break());
        assert_eq!(caller.get(&path).body != before, carried_out);
        let call = caller.store.log_after(1).next().expect("the call");
        assert_eq!((call.status, call.applied, call.fault.as_deref()), (None, carried_out, Some(kind)));
    }
}

#[test]
fn a_delay_adds_to_the_latency() {
    let mut caller = Caller::with(Settings { latency: 30, ..Settings::default() });
    caller.arm(r#"{"kind":"delay","ms":200}"#);
    let outcomes = [0, 1].map(|_| caller.outcome(&Request::get("v1/profiles/support")).delay_ms);
    assert_eq!(outcomes, [230, 30]);
}

#[test]
fn a_status_comes_before_or_after_the_call_is_carried_out() {
    for applied in [false, true] {
        let mut caller = Caller::new();
        caller.arm(&format!(r#"{{"kind":"status","status":502,"applied":{applied},"body":"oh"}}"#));
        let answer = caller.put("v1/profiles/support", r#"{"email":"new@b.example"}"#);
        assert_eq!((answer.status, answer.body.as_str()), (502, "oh"));
        assert_eq!(caller.stored("record=supportprofile").contains("new@b.example"), applied);
    }
}

#[test]
fn too_many_calls_are_told_in_the_gateways_shape() {
    let mut caller = Caller::new();
    caller.arm(r#"{"kind":"throttle","retryAfter":3}"#);
    caller.arm(r#"{"kind":"throttle","retryAfter":"Sat, 21 Nov 2026 09:45:00 GMT"}"#);
    let answer = caller.put("v1/profiles/support", "{}");
    assert_eq!((answer.status, answer.headers.get("Retry-After")), (429, Some("3")));
    assert_eq!(json(&answer)["message"], "Rate limit is exceeded. Try again in 3 seconds.");
    let answer = caller.put("v1/profiles/support", "{}");
    assert_eq!(answer.headers.get("Retry-After"), Some("Sat, 21 Nov 2026 09:45:00 GMT"));
    assert!(caller.stored("record=supportprofile").contains("supportHours"));
}

#[test]
fn an_answer_can_be_broken_in_several_ways() {
    let mut caller = Caller::new();
    let whole = caller.get("v1/profiles/support");

    caller.arm(r#"{"kind":"malformed"}"#);
    let malformed = caller.get("v1/profiles/support");
    assert_eq!(malformed.status, 200);
    assert!(serde_json::from_str::<serde_json::Value>(malformed.text()).is_err());

    caller.arm(r#"{"kind":"truncated"}"#);
    assert!(caller.store.connections_break());
    match caller.outcome(&Request::get("v1/profiles/support")).delivery {
        Delivery::CutOff { response, sent_bytes } => {
            assert_eq!(response.body, whole.body);
            assert_eq!(sent_bytes, whole.body.len() / 2);
        }
        other => panic!("{other:?}"),
    }

    caller.arm(r#"{"kind":"html","status":502}"#);
    let page = caller.get("v1/profiles/support");
    assert_eq!((page.status, page.headers.get("Content-Type")), (502, Some("text/html; charset=utf-8")));
    assert!(page.body.starts_with("<!DOCTYPE html>"));

    assert_eq!(caller.get("v1/profiles/support").body, whole.body);
}

#[test]
fn html_can_stand_in_for_the_answer_of_a_call_that_was_carried_out() {
    let mut caller = Caller::new();
    caller.arm(r#"{"kind":"html","applied":true}"#);
    let answer = caller.put("v1/profiles/support", r#"{"email":"new@b.example"}"#);
    assert_eq!(answer.status, 200);
    assert!(caller.stored("record=supportprofile").contains("new@b.example"));
}

#[test]
fn an_etag_can_be_missing_or_refused() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let whole = caller.get(&path);
    caller.arm(r#"{"kind":"missing-etag"}"#);
    let without = caller.get(&path);
    let gone = format!(r#""etag":"{}","#, etag(&whole));
    assert_eq!(without.body, whole.body.replace(&gone, ""));
    let current = etag(&caller.get(&path));
    assert_eq!(current, etag(&whole));
    caller.arm(r#"{"kind":"stale","method":"PUT"}"#);
    assert_eq!(caller.put_if(&path, whole.text(), &current).status, 400);
    assert_eq!(caller.put_if(&path, whole.text(), &current).status, 200);
}

#[test]
fn an_answer_can_invite_the_browser_to_keep_it() {
    let mut caller = Caller::new();
    caller.arm(r#"{"kind":"last-modified","maxAge":600}"#);
    let answer = caller.get("v1/profiles/support");
    assert_eq!(answer.headers.get("Last-Modified"), Some("Fri, 20 Nov 2026 09:44:00 GMT"));
    assert_eq!(answer.headers.get("Cache-Control"), Some("max-age=600"));
    let usual = caller.get("v1/profiles/support");
    assert_eq!((usual.headers.get("Last-Modified"), usual.headers.get("Cache-Control")), (None, None));
}

#[test]
fn a_new_etag_comes_just_before_the_call_and_changes_nothing_else() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let read = caller.get(&path);
    caller.arm(r#"{"kind":"new-etag","method":"PUT"}"#);
    assert_eq!(caller.put_if(&path, read.text(), &etag(&read)).status, 400);
    let now = caller.get(&path);
    assert_ne!(etag(&now), etag(&read));
    assert_eq!(now.text().replace(&etag(&now), &etag(&read)), read.text());
    assert_eq!(caller.put_if(&path, now.text(), &etag(&now)).status, 200, "once");
}
