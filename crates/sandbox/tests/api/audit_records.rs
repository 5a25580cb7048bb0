//! The audit records: what is recorded, and how the list is asked for.

use crate::caller::{Caller, NOW, code, etag, json};
use partner_center::{AuditRecord, Request, Response, TenantId, audit_records, customers, iso_date};
use sandbox::{AuditAccess, Delivery, Settings, Timestamp};
use serde_json::Value;

const LIST: &str = "v1/auditrecords";
const DAY_MS: u64 = 86_400_000;

fn records(caller: &mut Caller, query: &str) -> Vec<AuditRecord> {
    read(&caller.get(&format!("{LIST}{query}")))
}

fn read(answer: &Response) -> Vec<AuditRecord> {
    audit_records::read(answer).unwrap_or_else(|failure| panic!("{failure}"))
}

fn get_at(caller: &mut Caller, request: &Request, now: Timestamp) -> Response {
    match caller.outcome_at(request, now).delivery {
        Delivery::Whole(response) => response,
        other => panic!("expected a whole answer, got {other:?}"),
    }
}

fn later(ms: u64) -> Timestamp {
    Timestamp::from_unix_millis(NOW.unix_millis() + ms)
}

/// A write of a billing profile by this operator.
fn write(caller: &mut Caller, customer: &str, operator: Option<&str>, city: &str) -> Response {
    let path = format!("v1/customers/{customer}/profiles/billing");
    let mut put = Request::put(&path, format!(r#"{{"defaultAddress":{{"city":"{city}"}}}}"#));
    put.headers.set("If-Match", "*");
    put.headers.set("MS-RequestId", &format!("request-{city}"));
    put.headers.set("MS-CorrelationId", &format!("correlation-{city}"));
    if let Some(operator) = operator {
        put.headers.set("Sandbox-Operator", operator);
    }
    let answer = caller.send(&put);
    assert_eq!(answer.status, 200);
    answer
}

fn value(text: Option<&String>) -> Value {
    serde_json::from_str(text.expect("a value")).expect("JSON")
}

#[test]
fn a_write_of_a_billing_profile_is_recorded_with_who_when_and_what() {
    let mut caller = Caller::new();
    let (path, customer) = (caller.billing(), caller.customer("Åkerlund Logistik"));
    let before = caller.get(&path);
    let after = write(&mut caller, &customer, Some(" alex@fabrikam.example "), "Delft");
    write(&mut caller, &customer, None, "Leiden");
    let found = records(&mut caller, "");
    let [second, first] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(first.operation_type, audit_records::BILLING_PROFILE);
    assert_eq!(first.user_principal_name.as_deref(), Some("alex@fabrikam.example"));
    assert_eq!(second.user_principal_name.as_deref(), Some("you@bluewater-cloud.example"));
    assert_eq!(first.operation_date.as_deref(), Some("2026-11-21T09:44:00.0000001Z"));
    assert_eq!(second.operation_date.as_deref(), Some("2026-11-21T09:44:00.0000002Z"));
    assert_eq!(first.operation_date_ms, Some(NOW.unix_millis()));
    assert_eq!(first.customer_id.as_deref(), Some(customer.as_str()));
    assert_eq!(first.correlation_id.as_deref(), Some("correlation-Delft"));
    assert_eq!(first.status.as_deref(), Some("succeeded"));
    assert!(first.application_id.as_ref().is_some_and(|id| id.len() == 36));
    let (old, new) = (value(first.resource_old_value.as_ref()), value(first.resource_new_value.as_ref()));
    assert_eq!(old["Attributes"]["Etag"], etag(&before).as_str());
    assert_eq!(new["Attributes"]["Etag"], etag(&after).as_str());
    assert_eq!(new["DefaultAddress"]["City"], "Delft");
    assert_eq!(second.resource_old_value, first.resource_new_value);
    // What no documentation names keeps its spelling.
    assert!(first.resource_old_value.as_ref().is_some_and(|old| old.contains("\"DiscountRate\":1.50")));
    let list = json(&caller.get(LIST));
    assert_eq!(list["items"][1]["customerName"], "Åkerlund Logistik");
    assert_eq!(list["items"][1]["customizedData"][0]["value"], "request-Delft");
    assert_eq!(list["totalCount"], 2);
    let ids: Vec<&Value> = [0, 1].map(|at| &list["items"][at]["id"]).into();
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn what_was_not_applied_is_not_recorded_and_what_was_is_recorded_once() {
    let mut caller = Caller::new();
    let (path, customer) = (caller.billing(), caller.customer("Åkerlund Logistik"));
    assert_eq!(caller.put_if(&path, "{}", "\"1\"").status, 400);
    assert_eq!(caller.put_if(&path, r#"{"email":1}"#, "*").status, 400);
    caller.arm(r#"{"kind":"drop-before","method":"PUT"}"#);
    let _ = caller.outcome(&Request::put(&path, "{}".to_owned()).if_match_any());
    assert_eq!(records(&mut caller, "").len(), 0);
    caller.arm(r#"{"kind":"drop-after","method":"PUT"}"#);
    let _ = caller.outcome(&Request::put(&path, "{}".to_owned()).if_match_any());
    assert_eq!(records(&mut caller, "").len(), 1);
    write(&mut caller, &customer, None, "Delft");
    write(&mut caller, &customer, None, "Delft");
    assert_eq!(records(&mut caller, "").len(), 2);
    caller.put("v1/profiles/support", "{}");
    assert_eq!(records(&mut caller, "").len(), 2);
}

trait IfMatchAny {
    fn if_match_any(self) -> Self;
}

impl IfMatchAny for Request {
    fn if_match_any(mut self) -> Self {
        self.headers.set("If-Match", "*");
        self
    }
}

#[test]
fn a_qualification_is_recorded_too() {
    let mut caller = Caller::new();
    let customer = caller.customer("Åkerlund Logistik");
    let path = format!("v1/customers/{customer}/qualification");
    assert_eq!(caller.put(&path, "1").status, 200);
    assert_eq!(caller.put(&path, "1").status, 400);
    let found = records(&mut caller, "");
    let [record] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(record.operation_type, audit_records::QUALIFICATION);
    assert_eq!(value(record.resource_old_value.as_ref()), "None");
    assert_eq!(value(record.resource_new_value.as_ref()), "Education");
    assert_eq!(record.correlation_id, None);
}

#[test]
fn edits_of_the_second_administrator_name_their_operator() {
    let mut caller = Caller::new();
    let customer = caller.customer("Åkerlund Logistik");
    for operator in [r#","operator":"ALEX""#, ""] {
        for record in [r#""record":"billing","touch":true"#, r#""record":"qualification","set":{"":"none"}"#]
        {
            let edit = format!(r#"{{{record},"customer":"{customer}"{operator}}}"#);
            assert_eq!(caller.control("sandbox/edit", Some(&edit)).status, 200);
        }
    }
    caller.control("sandbox/edit", Some(r#"{"record":"supportprofile","set":{"/email":"a@b.example"}}"#));
    let found = records(&mut caller, "");
    let who: Vec<&str> = found.iter().filter_map(|record| record.user_principal_name.as_deref()).collect();
    assert_eq!(who, ["a second administrator", "a second administrator", "ALEX", "ALEX"]);
    let logged: Vec<String> = caller.store.log_after(0).map(|call| call.operator.clone()).collect();
    assert_eq!(logged[0], "ALEX");
    assert_eq!(logged[4], "a second administrator");
    assert_eq!(logged[5], "you@bluewater-cloud.example");
}

#[test]
fn the_log_tells_who_called() {
    let mut caller = Caller::new();
    let customer = caller.customer("Åkerlund Logistik");
    write(&mut caller, &customer, Some("alex@fabrikam.example"), "Delft");
    let log = json(&caller.control("sandbox/log", None));
    assert_eq!(log["calls"][0]["operator"], "alex@fabrikam.example");
}

#[test]
fn the_list_is_filtered() {
    let mut caller = Caller::new();
    let (one, other) = (caller.customer("Åkerlund Logistik"), caller.customer("Alder Creek Robotics"));
    write(&mut caller, &one, None, "Delft");
    write(&mut caller, &other, None, "Boise");
    let id = TenantId::parse(&one).expect("an id");
    let found = read(&caller.send(&audit_records::of_customer(&id, NOW.unix_millis())));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].customer_id.as_deref(), Some(one.as_str()));
    for (field, value, operator, count) in [
        ("CustomerId", one.to_uppercase().as_str(), "Equals", 1),
        ("CustomerId", "x", "equals", 0),
        ("CompanyName", "cREEK", "substring", 1),
        ("ResourceType", "Customer", "equals", 2),
        ("ResourceType", "order", "equals", 0),
    ] {
        let filter = format!(r#"?filter={{"Field":"{field}","Value":"{value}","Operator":"{operator}"}}"#);
        assert_eq!(records(&mut caller, &filter).len(), count, "{filter}");
    }
    for filter in [
        "x",
        "[]",
        r#"{"Field":"CustomerId","Value":"x","Operator":"substring"}"#,
        r#"{"Field":"CompanyName","Value":"x","Operator":"equals"}"#,
        r#"{"Field":"UserPrincipalName","Value":"x","Operator":"equals"}"#,
    ] {
        let answer = caller.get(&format!("{LIST}?filter={filter}"));
        assert_eq!((answer.status, code(&answer)), (400, 2000), "{filter}");
    }
}

#[test]
fn the_list_reaches_as_far_back_as_it_is_asked_to() {
    let mut caller = Caller::new();
    let customer = caller.customer("Åkerlund Logistik");
    write(&mut caller, &customer, None, "Delft");
    for (after, query, count) in [
        (0, String::new(), 1),
        (30, String::new(), 1),
        (31, String::new(), 0),
        (31, "?startDate=2026-11-21".to_owned(), 1),
        (31, "?startDate=2026-11-22".to_owned(), 0),
        (31, "?startDate=2026-11-20&endDate=2026-11-20".to_owned(), 0),
        (31, "?startDate=2026-11-20&endDate=2026-11-21".to_owned(), 1),
        (90, "?startDate=2026-11-21".to_owned(), 1),
    ] {
        let request = Request::get(format!("{LIST}{query}"));
        let found = read(&get_at(&mut caller, &request, later(after * DAY_MS)));
        assert_eq!(found.len(), count, "{query} after {after} days");
    }
    let id = TenantId::parse(&customer).expect("an id");
    let request = audit_records::of_customer(&id, NOW.unix_millis());
    let refused = get_at(&mut caller, &request, later(91 * DAY_MS));
    assert_eq!((refused.status, code(&refused)), (400, 2000));
    assert_eq!(caller.get(&format!("{LIST}?startDate=tomorrow")).status, 400);
}

#[test]
fn pages_follow_each_other_also_while_records_arrive() {
    let mut caller = Caller::new();
    let customer = caller.customer("Åkerlund Logistik");
    for number in 1..=5 {
        write(&mut caller, &customer, None, &number.to_string());
    }
    let mut request = Request::get(format!("{LIST}?startDate=2026-11-01&size=2"));
    let mut seen = Vec::new();
    for page in 0..3 {
        let answer = caller.send(&request);
        seen.extend(read(&answer).into_iter().map(|record| record.correlation_id.unwrap_or_default()));
        let next = customers::read_page(&answer).map(|page| page.next).expect("a page");
        write(&mut caller, &customer, None, &format!("late{page}"));
        match next {
            Some(token) => request = customers::next(&request, &token),
            None => assert_eq!(page, 2),
        }
    }
    assert_eq!(seen, [5, 4, 3, 2, 1].map(|number| format!("correlation-{number}")));
    assert_eq!(records(&mut caller, "?size=0").len(), 8);
    assert_eq!(caller.get(&format!("{LIST}?size=x")).status, 400);
    assert_eq!(caller.get(&format!("{LIST}?seekOperation=Next")).status, 400);
}

#[test]
fn records_can_be_late_denied_or_in_another_cloud() {
    let mut caller = Caller::with(Settings { audit_delay: 1500, ..Settings::default() });
    let customer = caller.customer("Åkerlund Logistik");
    write(&mut caller, &customer, None, "Delft");
    let request = Request::get(LIST);
    assert_eq!(read(&get_at(&mut caller, &request, later(1499))).len(), 0);
    assert_eq!(read(&get_at(&mut caller, &request, later(1500))).len(), 1);
    assert_eq!(caller.control("sandbox/settings", Some(r#"{"auditDelay":0,"audit":"denied"}"#)).status, 200);
    let denied = caller.get(LIST);
    assert_eq!((denied.status, code(&denied)), (403, 1002));
    caller.control("sandbox/settings", Some(r#"{"audit":"missing"}"#));
    let missing = caller.get(LIST);
    assert_eq!((missing.status, missing.body.as_str()), (404, ""));
    caller.control("sandbox/settings", Some(r#"{"audit":"on"}"#));
    assert_eq!(records(&mut caller, "").len(), 1);
    assert_eq!(caller.send(&Request::put(LIST, "{}".to_owned())).status, 405);
    let missing = Settings { audit: AuditAccess::Missing, ..Settings::default() };
    assert_eq!(Caller::with(missing).send(&Request::put(LIST, "{}".to_owned())).status, 404);
}

#[test]
fn faults_and_latency_befall_the_route_as_any_other() {
    let mut caller = Caller::with(Settings { latency: 5, ..Settings::default() });
    caller.arm(r#"{"kind":"delay","ms":3000,"method":"GET","path":"auditrecords"}"#);
    assert_eq!(caller.outcome(&Request::get("v1/profiles/support")).delay_ms, 5);
    assert_eq!(caller.outcome(&Request::get(LIST)).delay_ms, 3005);
    assert_eq!(caller.outcome(&Request::get(LIST)).delay_ms, 5);
}

#[test]
fn a_reset_forgets_the_records() {
    let mut caller = Caller::new();
    let customer = caller.customer("Åkerlund Logistik");
    write(&mut caller, &customer, None, "Delft");
    caller.control("sandbox/reset", Some("{}"));
    assert_eq!(records(&mut caller, "").len(), 0);
    write(&mut caller, &customer, None, "Delft");
    let found = records(&mut caller, "");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].operation_date.as_deref().and_then(iso_date::milliseconds), Some(NOW.unix_millis()));
}
