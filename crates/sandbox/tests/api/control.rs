//! The control addresses.

use crate::caller::{Caller, etag, json};
use serde_json::{Value, json as value};

#[test]
fn a_second_administrator_changes_a_billing_profile() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let before = caller.get(&path);
    let id = caller.customer("Åkerlund Logistik");
    let edit = value!({
        "record": "billing", "customer": id, "operator": "ALEX@bluewater-cloud.example",
        "set": { "/defaultAddress/city": "Delft", "/DefaultAddress/Region": "Zuid", "/email": null },
    });
    let answer = caller.control("sandbox/edit", Some(&edit.to_string()));
    assert_eq!(answer.status, 200, "{}", answer.body);
    let now = caller.get(&path);
    assert_eq!(json(&answer)["etag"], etag(&now).as_str());
    assert_eq!(json(&answer)["operator"], "ALEX@bluewater-cloud.example");
    assert_ne!(etag(&now), etag(&before));
    assert_eq!(json(&now)["defaultAddress"]["city"], "Delft");
    assert_eq!(json(&now).get("email"), None);
    assert!(now.body.contains("52.00") && now.body.contains("7.10E+2"), "{}", now.body);
    assert_eq!(caller.put_if(&path, before.text(), &etag(&before)).status, 400);
    let logged = caller.store.log_after(0).find(|call| call.path == "sandbox/edit").expect("the edit");
    assert!(logged.applied && logged.body.as_deref().is_some_and(|body| body.contains("ALEX")));
}

#[test]
fn a_touch_changes_only_the_etag() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let before = caller.get(&path);
    let id = caller.customer("Åkerlund Logistik");
    caller
        .control("sandbox/edit", Some(&format!(r#"{{"record":"billing","customer":"{id}","touch":true}}"#)));
    let now = caller.get(&path);
    assert_ne!(etag(&now), etag(&before));
    assert_eq!(now.body.replace(&etag(&now), &etag(&before)), before.body);
}

#[test]
fn the_other_records_can_be_edited_too() {
    let mut caller = Caller::new();
    let id = caller.customer("Åkerlund Logistik");
    caller.control("sandbox/edit", Some(r#"{"record":"supportprofile","set":{"/website":"new.example"}}"#));
    assert_eq!(json(&caller.get("v1/profiles/support"))["website"], "new.example");
    let edit = format!(r#"{{"record":"qualification","customer":"{id}","set":{{"":"Nonprofit"}}}}"#);
    let answer = caller.control("sandbox/edit", Some(&edit));
    assert_eq!(json(&answer)["etag"], Value::Null);
    assert_eq!(caller.get(&format!("v1/customers/{id}/qualification")).text(), "\"nonprofit\"");
    assert_eq!(caller.stored(&format!("record=qualification&customer={id}")), "\"nonprofit\"");
}

#[test]
fn a_mistaken_edit_is_explained_and_changes_nothing() {
    let mut caller = Caller::new();
    let id = caller.customer("Åkerlund Logistik");
    let path = caller.billing();
    let before = caller.get(&path).body;
    let cases = [
        ("{".to_owned(), "EOF"),
        (r#"{"record":"x"}"#.to_owned(), "unknown variant"),
        (r#"{"record":"billing","touch":true}"#.to_owned(), "name the customer"),
        (r#"{"record":"billing","customer":"x","touch":true}"#.to_owned(), "no customer"),
        (format!(r#"{{"record":"billing","customer":"{id}"}}"#), "nothing to change"),
        (format!(r#"{{"record":"billing","customer":"{id}","set":{{"city":"x"}}}}"#), "expected a pointer"),
        (format!(r#"{{"record":"billing","customer":"{id}","set":{{"/ID":"x"}}}}"#), "expected a pointer"),
        (format!(r#"{{"record":"billing","customer":"{id}","set":{{"/a//b":"x"}}}}"#), "expected a pointer"),
        (format!(r#"{{"record":"qualification","customer":"{id}","set":{{"":"x"}}}}"#), "no qualification"),
        (format!(r#"{{"record":"billing","customer":"{id}","sett":{{}}}}"#), "unknown field"),
    ];
    for (edit, expected) in cases {
        let answer = caller.control("sandbox/edit", Some(&edit));
        assert_eq!(answer.status, 400, "{edit}");
        assert!(
            json(&answer)["error"].as_str().is_some_and(|error| error.contains(expected)),
            "{}",
            answer.body
        );
    }
    assert_eq!(caller.get(&path).body, before);
}

#[test]
fn settings_change_while_it_runs_and_a_reset_brings_them_back() {
    let mut caller = Caller::new();
    let all = json(&caller.control("sandbox/settings", None));
    assert_eq!(
        all,
        value!({
            "supportPath": "both", "stale": "400", "etag": "bare", "strict": false, "bom": true, "latency": 0,
            "audit": "on", "auditDelay": 0, "errors": "number", "countryRules": "recorded",
            "addressContract": "current", "syncQualification": "on", "asyncQualification": "on",
            "qualificationContract": "current", "qualificationSpelling": "documented", "qualificationList": "array",
            "refusal": "text", "vettingDelay": 5000, "vettingDateName": "vettingCreateDate",
            "vettingDate": "milliseconds", "appOnly": false, "bearer": false, "mfa": "900421",
            "mfaRefusedOneIn": 0, "continuationLength": 0, "checks": "off",
            "largestPage": 500, "listLinks": "default", "customerDomain": "own", "writtenQualification": "value",
        })
    );
    let changed =
        caller.control("sandbox/settings", Some(r#"{"stale":"412-empty","supportPath":"support"}"#));
    assert_eq!(json(&changed)["stale"], "412-empty");
    let path = caller.billing();
    let stale = caller.put_if(&path, "{}", "\"1\"");
    assert_eq!((stale.status, stale.body.as_str()), (412, ""));
    for mistake in [r#"{"stale":"500"}"#, r#"{"stael":"412"}"#, "[]"] {
        assert_eq!(caller.control("sandbox/settings", Some(mistake)).status, 400, "{mistake}");
    }
    caller.arm(r#"{"kind":"status"}"#);
    assert_eq!(json(&caller.control("sandbox/reset", Some("{}")))["reset"], true);
    assert_eq!(json(&caller.control("sandbox/settings", None)), all);
    assert_eq!(json(&caller.control("sandbox/faults", None))["armed"], value!([]));
    assert_eq!(json(&caller.control("sandbox/log", None))["calls"], value!([]));
    assert_eq!(caller.get("v1/profiles/support").status, 200);
}

#[test]
fn faults_are_armed_listed_and_disarmed() {
    let mut caller = Caller::new();
    let fault = r#"{"kind":"drop-after","method":"PUT","path":"profiles/billing","times":2}"#;
    let armed = json(&caller.control("sandbox/faults", Some(fault)));
    assert_eq!(armed["armed"][0]["kind"], "drop-after");
    assert_eq!(armed["armed"][0]["times"], 2);
    assert_eq!(json(&caller.control("sandbox/faults", Some(r#"{"clear":true}"#)))["armed"], value!([]));
    assert_eq!(caller.control("sandbox/faults", Some(r#"{"kind":"x"}"#)).status, 400);
}

#[test]
fn the_log_is_read_from_a_number_on_and_counts_on_over_a_reset() {
    let mut caller = Caller::new();
    for _ in 0..3 {
        caller.get("v1/profiles/support");
    }
    let log = json(&caller.control("sandbox/log?after=2", None));
    assert_eq!((log["calls"].as_array().map(Vec::len), &log["last"]), (Some(1), &3.into()));
    caller.store.reset(crate::caller::NOW);
    caller.get("v1/profiles/support");
    assert_eq!(json(&caller.control("sandbox/log?after=3", None))["calls"][0]["sequence"], 4);
}

#[test]
fn there_is_a_page_without_inline_script_or_style() {
    let mut caller = Caller::new();
    let page = caller.control("sandbox/", None);
    assert_eq!(page.headers.get("Content-Type"), Some("text/html; charset=utf-8"));
    for inline in ["<style", "style=", "onclick", "<script>", "javascript:"] {
        assert!(!page.body.contains(inline), "{inline}");
    }
    let inputs = page.body.matches("<input ").count() + page.body.matches("<select ").count();
    assert_eq!(page.body.matches("<label for=").count(), inputs, "every control has a label");
    for (name, kind) in [("sandbox.js", "text/javascript"), ("sandbox.css", "text/css")] {
        assert!(page.body.contains(name));
        let part = caller.control(&format!("sandbox/{name}"), None);
        assert!(part.headers.get("Content-Type").is_some_and(|found| found.starts_with(kind)), "{name}");
        assert!(!part.body.is_empty());
    }
}

#[test]
fn there_are_no_other_control_addresses() {
    let mut caller = Caller::new();
    assert_eq!(caller.control("sandbox/nothing", None).status, 404);
    assert_eq!(caller.control("sandbox/log", Some("{}")).status, 405);
    assert_eq!(caller.control("sandbox/record?record=billing&customer=x", None).status, 404);
    assert_eq!(caller.control("sandbox/record", None).status, 400);
}
