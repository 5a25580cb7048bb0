//! A customer's qualifications by the asynchronous route, beside the synchronous one.

use crate::caller::{Caller, NOW, code, json, sample};
use partner_center::Response;
use sandbox::{Settings, Timestamp};
use serde_json::{Value, json as value};

const EDUCATION: &str = r#"{"qualification":"Education","educationSegment":"K12","website":"contoso.edu"}"#;

/// The asynchronous route of a customer that has no qualification.
fn path(caller: &mut Caller) -> String {
    of(caller, "Åkerlund Logistik")
}

fn of(caller: &mut Caller, name: &str) -> String {
    format!("v1/customers/{}/qualifications", caller.customer(name))
}

fn after(ms: u64) -> Timestamp {
    Timestamp::from_unix_millis(NOW.unix_millis() + ms)
}

fn later(caller: &mut Caller, path: &str) -> Value {
    json(&caller.get_at(path, after(5000)))
}

/// The synchronous route of the same customer.
fn synchronous(path: &str) -> &str {
    path.strip_suffix('s').expect("a plural")
}

fn is_refused(answer: &Response) -> bool {
    (answer.status, answer.body.as_str()) == (400, "\"Customer tagging denied.\"")
}

#[test]
fn education_is_vetted_and_then_approved() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    assert_eq!(caller.get(&path).text(), "[]");
    let answer = caller.post(&path, &sample("qualifications.post.education.request.json").to_string());
    assert_eq!(answer.status, 201);
    let mut created = json(&answer);
    assert_eq!(created["vettingCreateDate"], "2026-11-21T09:44:00.000Z");
    created["vettingCreateDate"] =
        sample("qualifications.post.education.response-201.json")["vettingCreateDate"].clone();
    assert_eq!(created, sample("qualifications.post.education.response-201.json"));
    let in_review = caller.get_at(&path, after(4999));
    assert_eq!(json(&in_review)[0]["vettingStatus"], "InReview");
    assert_eq!(caller.get(synchronous(&path)).text(), "\"none\"", "not before it is approved");
    assert_eq!(later(&mut caller, &path)[0]["vettingStatus"], "Approved");
    assert_eq!(caller.get_at(synchronous(&path), after(5000)).text(), "\"education\"");
}

#[test]
fn a_vetting_is_denied_for_a_word_of_the_website() {
    for (word, reason) in [
        ("denied", "Not an Education Customer"),
        ("Former", "No longer an Education Customer"),
        ("review", "Not an Education Customer - After Review"),
        ("restricted", "Restricted being an Education Customer"),
        ("academic", "Not an Academic Domain"),
        ("library", "Not an eligible Library"),
        ("museum", "Not an eligible Museum"),
    ] {
        let mut caller = Caller::new();
        let path = path(&mut caller);
        let body = format!(
            r#"{{"Qualification":"education","EducationSegment":"higherEducation","Website":"the-{word}.example"}}"#
        );
        assert_eq!(json(&caller.post(&path, &body))["vettingStatus"], "InReview", "{word}");
        let found = later(&mut caller, &path);
        assert_eq!(
            (&found[0]["vettingStatus"], &found[0]["vettingReason"]),
            (&value!("Denied"), &value!(reason))
        );
    }
}

#[test]
fn a_denied_one_can_be_asked_for_again_three_times_in_all() {
    let mut caller = Caller::with(Settings { vetting_delay: 0, ..Settings::default() });
    let path = path(&mut caller);
    let denied = EDUCATION.replace("contoso", "denied");
    for _ in 0..3 {
        assert_eq!(caller.post(&path, &denied).status, 201);
        assert_eq!(json(&caller.get(&path))[0]["vettingStatus"], "Denied");
    }
    assert!(is_refused(&caller.post(&path, EDUCATION)));
    // The sample, at a customer that was denied from the beginning.
    let granite = of(&mut caller, "Granite Peak Schools");
    let mut expected = sample("qualifications.get.denied.json");
    expected[0]["vettingCreateDate"] = expected[0]["vettingCreatedDate"].take();
    expected[0].as_object_mut().expect("an object").remove("vettingCreatedDate");
    assert_eq!(json(&caller.get(&granite)), expected);
    assert_eq!(caller.post(&granite, EDUCATION).status, 201);
    assert_eq!(json(&caller.get(&granite))[0]["vettingStatus"], "Approved");
}

#[test]
fn a_state_owned_entity_has_no_vetting_and_can_be_something_else_too() {
    let mut caller = Caller::with(Settings { vetting_delay: 0, ..Settings::default() });
    let path = path(&mut caller);
    let soe = sample("qualifications.post.soe.request.json").to_string();
    let answer = caller.post(&path, &soe);
    assert_eq!((answer.status, answer.text()), (201, r#"{"qualification":"StateOwnedEntity"}"#));
    assert_eq!(json(&caller.get(&path)), sample("qualifications.get.soe.json"));
    assert_eq!(caller.get(synchronous(&path)).text(), "\"stateownedentity\"");
    assert!(is_refused(&caller.post(&path, &soe)));
    assert_eq!(caller.post(&path, EDUCATION).status, 201);
    let both = json(&caller.get(&path));
    assert_eq!(
        (&both[0]["qualification"], &both[1]["qualification"]),
        (&value!("Education"), &value!("StateOwnedEntity"))
    );
    assert_eq!(caller.get(synchronous(&path)).text(), "\"education\"");
    let invented = of(&mut caller, "Harbor Light Foods");
    assert_eq!(json(&caller.get(&invented)), sample("qualifications.get.education-and-soe.json"));
}

#[test]
fn the_government_cloud_takes_a_use_of_a_code_and_is_approved_at_once() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    let request = sample("qualifications.post.gcc.request.json").to_string();
    let answer = caller.post(&path, &request);
    assert_eq!((answer.status, &json(&answer)["vettingStatus"]), (201, &value!("Approved")));
    let codes = json(&caller.get("v1/customers/all/validations"));
    assert_eq!((&codes[0]["validationId"], &codes[0]["remainingCreates"]), (&value!("123456"), &value!(3)));
    assert!(is_refused(&caller.post(&path, EDUCATION)), "they exclude each other");
    assert!(is_refused(&caller.post(&path, &request)));
    assert!(is_refused(&caller.put(synchronous(&path), "1")));
    assert_eq!(json(&caller.get("v1/customers/all/validations")), codes, "a refusal costs no code");
}

#[test]
fn what_the_other_route_set_excludes_too() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    assert_eq!(caller.put(synchronous(&path), "1").status, 200);
    assert_eq!(json(&caller.get(&path)), sample("qualifications.get.approved.json"));
    assert!(is_refused(&caller.post(&path, EDUCATION)));
    let asking = of(&mut caller, "Alder Creek Robotics");
    caller.post(&asking, EDUCATION);
    assert!(is_refused(&caller.put(synchronous(&asking), "1")), "one in review excludes as well");
    assert!(is_refused(&caller.put(&format!("{}?code=123456", synchronous(&asking)), "3")));
}

#[test]
fn what_cannot_be_asked_for_is_refused() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    for body in [
        r#"{"qualification":"None"}"#,
        r#"{"qualification":"Nonprofit"}"#,
        r#"{"qualification":"GovernmentCommunityCloud","validationCode":"999999"}"#,
        r#"{"qualification":"GovernmentCommunityCloud","validationCode":"345678"}"#,
    ] {
        assert!(is_refused(&caller.post(&path, body)), "{body}");
    }
    for (body, expected) in [
        ("", 800_002),
        ("\"Education\"", 800_002),
        ("{}", 3000),
        (r#"{"qualification":"Gold"}"#, 900_126),
        (r#"{"qualification":"Education"}"#, 3000),
        (r#"{"qualification":"Education","educationSegment":"Kindergarten"}"#, 3000),
        (r#"{"qualification":"Education","educationSegment":"K12","website":5}"#, 3000),
        (r#"{"qualification":"GovernmentCommunityCloud"}"#, 3000),
        (r#"{"qualification":"GovernmentCommunityCloud","validationCode":123456}"#, 3000),
    ] {
        let answer = caller.post(&path, body);
        assert_eq!((answer.status, code(&answer)), (400, expected), "{body}");
    }
    assert_eq!(caller.get(&path).text(), "[]");
    caller.set(r#"{"refusal":"fault"}"#);
    let answer = caller.post(&path, r#"{"qualification":"None"}"#);
    assert_eq!((answer.status, code(&answer)), (400, 900_141));
    assert_eq!(code(&caller.put(synchronous(&path), "0")), 900_141);
}

#[test]
fn the_older_contract_has_the_code_in_the_query_and_no_segment() {
    let mut caller = Caller::new();
    caller.set(r#"{"qualificationContract":"older"}"#);
    let (one, other) = (path(&mut caller), of(&mut caller, "Alder Creek Robotics"));
    assert_eq!(caller.post(&one, r#"{"Qualification":"Education"}"#).status, 201);
    let gcc = r#"{"Qualification":"GovernmentCommunityCloud"}"#;
    assert_eq!(code(&caller.post(&other, gcc)), 3000);
    assert_eq!(caller.post(&format!("{other}?code=123456"), gcc).status, 201);
}

#[test]
fn answers_come_in_every_shape_that_some_source_has() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    caller.set(
        r#"{"qualificationList":"object","vettingDateName":"vettingCreatedDate","vettingDate":"seconds"}"#,
    );
    let answer = caller.post(&path, EDUCATION);
    assert_eq!(answer.status, 200);
    let expected = value!({ "qualifications": [
        { "qualification": "Education", "vettingStatus": "InReview", "vettingCreatedDate": "2026-11-21T09:44:00Z" },
    ] });
    assert_eq!(json(&answer), expected);
    assert_eq!(json(&caller.get(&path)), expected);
    caller.set(r#"{"qualificationList":"array"}"#);
    for (spelling, here, there) in [
        ("integer", value!(3), value!(3)),
        ("pascal", value!("GovernmentCommunityCloud"), value!("GovernmentCommunityCloud")),
        ("lower", value!("governmentcommunitycloud"), value!("governmentcommunitycloud")),
        ("snake", value!("government_community_cloud"), value!("government_community_cloud")),
        ("documented", value!("GovernmentCommunityCloud"), value!("governmentcommunitycloud")),
    ] {
        caller.set(&format!(r#"{{"qualificationSpelling":"{spelling}"}}"#));
        let path = government(&mut caller);
        assert_eq!(json(&caller.get(&path))[0]["qualification"], here, "{spelling}");
        assert_eq!(json(&caller.get(synchronous(&path))), there, "{spelling}");
    }
}

/// A customer of the government cloud.
fn government(caller: &mut Caller) -> String {
    let path = of(caller, "Alder Creek Robotics");
    if caller.get(&path).text() == "[]" {
        caller.post(&path, &sample("qualifications.post.gcc.request.json").to_string());
    }
    path
}

#[test]
fn either_route_can_be_gone() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    for (setting, gone, there) in [
        ("syncQualification", synchronous(&path), path.as_str()),
        ("asyncQualification", path.as_str(), synchronous(&path)),
    ] {
        for (state, get, write, body) in [
            ("404", 404, 404, ""),
            ("404-gateway", 404, 404, r#"{"statusCode":404,"message":"Resource not found"}"#),
            ("405", 200, 405, ""),
            ("410", 410, 410, ""),
            ("on", 200, 400, ""),
        ] {
            caller.set(&format!(r#"{{"{setting}":"{state}"}}"#));
            assert_eq!(caller.get(gone).status, get, "{setting} {state}");
            let answer = if gone.ends_with('s') { caller.post(gone, "{") } else { caller.put(gone, "{") };
            assert_eq!(answer.status, write, "{setting} {state}");
            if state != "on" {
                assert_eq!(answer.body, body, "{setting} {state}");
            }
            assert_eq!(answer.headers.get("Allow"), (state == "405").then_some("GET"));
            assert_eq!(caller.get(there).status, 200);
        }
    }
}

#[test]
fn the_second_administrator_decides_a_vetting() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    let id = caller.customer("Åkerlund Logistik");
    let edit = |set: &str| format!(r#"{{"record":"qualification","customer":"{id}","set":{{"":{set}}}}}"#);
    let in_review = edit(
        r#"[{"qualification":"Education","vettingStatus":"InReview"},{"qualification":"StateOwnedEntity"}]"#,
    );
    assert_eq!(caller.control("sandbox/edit", Some(&in_review)).status, 200);
    let year = caller.get_at(&path, after(31_536_000_000));
    assert_eq!(json(&year)[0]["vettingStatus"], "InReview", "until another edit");
    let denied = edit(
        r#"[{"qualification":"Education","vettingStatus":"Denied","vettingReason":"Not an eligible Museum"}]"#,
    );
    assert_eq!(caller.control("sandbox/edit", Some(&denied)).status, 200);
    assert_eq!(json(&caller.get(&path))[0]["vettingReason"], "Not an eligible Museum");
    for wrong in ["[1]", r#"[{"qualification":"Gold"}]"#, r#"[{"qualification":1,"vettingStatus":"Maybe"}]"#]
    {
        assert_eq!(caller.control("sandbox/edit", Some(&edit(wrong))).status, 400, "{wrong}");
    }
}

#[test]
fn audit_records_hold_what_was_asked_for() {
    let mut caller = Caller::new();
    let path = path(&mut caller);
    caller.post(&path, EDUCATION);
    caller.post(&path, r#"{"qualification":"None"}"#);
    let items = json(&caller.get("v1/auditrecords"))["items"].clone();
    assert_eq!(items.as_array().map(Vec::len), Some(1), "a refusal is not recorded");
    assert_eq!(items[0]["operationType"], "update_customer_qualification");
    assert_eq!(items[0]["resourceOldValue"], "[]");
    assert_eq!(
        items[0]["resourceNewValue"],
        r#"[{"Qualification":"Education","VettingStatus":"InReview","VettingCreateDate":"2026-11-21T09:44:00.000Z"}]"#
    );
}
