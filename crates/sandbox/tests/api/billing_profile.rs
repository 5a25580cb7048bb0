//! A customer's billing profile: versions, and what a write keeps.

use crate::caller::{Caller, NOW, code, etag, json};
use partner_center::Request;
use sandbox::{EtagForm, Options, Settings, StaleForm, Store, Timestamp, handle};

#[test]
fn what_was_read_comes_back_byte_for_byte_but_for_the_etag() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let read = caller.get(&path);
    let (text, old) = (read.text().to_owned(), etag(&read));
    assert!(old.parse::<i64>().is_ok(), "{old}");
    for odd in ["1.50", "52.00", "7.10E+2", "\"paper\",\"e-mail\"", "12345678901234560002"] {
        assert!(text.contains(odd), "{odd} in {text}");
    }
    let answer = caller.put_if(&path, &text, &format!("\"{old}\""));
    assert_eq!(answer.status, 200);
    assert_ne!(etag(&answer), old);
    assert_eq!(answer.text().replace(&etag(&answer), &old), text);
    assert_eq!(caller.get(&path).body, answer.body);
}

#[test]
fn an_etag_is_taken_from_the_header_or_else_from_the_body() {
    let mut caller = Caller::new();
    let path = caller.billing();
    for form in ["\"{}\"", "{}", "*", "\"1\", \"{}\""] {
        let current = etag(&caller.get(&path));
        let answer = caller.put_if(&path, "{}", &form.replace("{}", &current));
        assert_eq!(answer.status, 200, "{form}");
    }
    let current = etag(&caller.get(&path));
    let with = |etag: &str| format!(r#"{{"Attributes":{{"Etag":"{etag}"}}}}"#);
    assert_eq!(caller.put(&path, &with("1")).status, 400);
    assert_eq!(caller.put_if(&path, &with(&current), "\"1\"").status, 400, "the header decides");
    assert_eq!(caller.put(&path, &with(&current)).status, 200);
    assert_eq!(caller.put(&path, &with(&current)).status, 400, "it was used up");
    assert_eq!(caller.put(&path, "{}").status, 428, "no version at all");
}

#[test]
fn a_stale_etag_is_answered_in_each_form_and_changes_nothing() {
    let cases = [
        (StaleForm::BadRequest, 400, Some(2055)),
        (StaleForm::Conflict, 409, Some(409)),
        (StaleForm::PreconditionFailed, 412, Some(412)),
        (StaleForm::PreconditionFailedEmpty, 412, None),
        (StaleForm::ExpectationFailed, 417, Some(800_036)),
        (StaleForm::PreconditionRequired, 428, Some(428)),
    ];
    for (stale, status, expected) in cases {
        let mut caller = Caller::with(Settings { stale, ..Settings::default() });
        let path = caller.billing();
        let before = caller.get(&path).body;
        let answer = caller.put_if(&path, "{}", "\"42\"");
        assert_eq!(answer.status, status);
        match expected {
            Some(expected) => assert_eq!(code(&answer), expected),
            None => assert_eq!((answer.body.as_str(), answer.headers.get("Content-Type")), ("", None)),
        }
        assert_eq!(caller.get(&path).body, before);
    }
}

#[test]
fn an_etag_is_current_only_as_it_is_spelled() {
    let forms = [
        (EtagForm::Quoted, "\"{}\""),
        (EtagForm::Weak, "W/\"{}\""),
        (EtagForm::Base64, "{}=/+"),
        (EtagForm::Uncarriable, "版本 {}"),
    ];
    for (form, spelling) in forms {
        let mut caller = Caller::with(Settings { etag: form, ..Settings::default() });
        let path = caller.billing();
        let read = caller.get(&path);
        let bare: String = etag(&read).chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
        assert_eq!(etag(&read), spelling.replace("{}", &bare));
        assert_eq!(caller.put_if(&path, read.text(), "\"42\"").status, 400, "{form:?}");
        let answer = caller.put(&path, read.text());
        assert_eq!(answer.status, 200, "{form:?} in the body");
        assert_eq!(caller.put_if(&path, answer.text(), &etag(&answer)).status, 200, "{form:?} in the header");
        assert_eq!(caller.put_if(&path, answer.text(), &etag(&answer)).status, 400, "it was used up");
    }
}

#[test]
fn strict_wants_the_header() {
    let mut caller = Caller::with(Settings { strict: true, ..Settings::default() });
    let path = caller.billing();
    let read = caller.get(&path);
    assert_eq!(caller.put(&path, read.text()).status, 428);
    assert_eq!(caller.put_if(&path, read.text(), &etag(&read)).status, 200);
}

#[test]
fn a_write_replaces_the_whole_record_but_for_what_is_the_services() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let before = json(&caller.get(&path));
    let body = r#"{"FirstName":"Åsa","Id":"mine","DefaultAddress":{"CITY":"Umeå","State":null,"Odd":1e3},"links":{}}"#;
    let answer = caller.put_if(&path, body, "*");
    assert!(
        answer.text().starts_with(&format!(
            r#"{{"firstName":"Åsa","id":{},"defaultAddress":{{"city":"Umeå","Odd":1e3}},"links":{{"self""#,
            before["id"]
        )),
        "{}",
        answer.body
    );
    assert_eq!(json(&answer).get("invoicePreferences"), None);
    assert_eq!(json(&answer)["links"], before["links"]);
}

#[test]
fn members_of_the_wrong_type_are_refused_and_change_nothing() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let before = caller.get(&path).body;
    for body in [r#"{"email":5}"#, r#"{"defaultAddress":"x"}"#, r#"{"defaultAddress":{"city":["x"]}}"#] {
        let answer = caller.put_if(&path, body, "*");
        assert_eq!((answer.status, code(&answer)), (400, 3000), "{body}");
    }
    assert_eq!(caller.put_if(&path, "x", "*").status, 400);
    assert_eq!(caller.get(&path).body, before);
}

#[test]
fn every_customer_has_an_etag_of_its_own_that_a_restart_does_not_repeat() {
    let etags = |at: Timestamp| {
        let mut store = Store::new(Options { customers: 60, ..Options::default() }, at);
        let mut caller = Caller { store: store.clone() };
        let ids: Vec<String> = json(&caller.control("sandbox/customers", None))["customers"]
            .as_array()
            .expect("customers")
            .iter()
            .map(|customer| customer["id"].as_str().expect("an id").to_owned())
            .collect();
        let mut found = Vec::new();
        for id in ids {
            let request = Request::get(format!("v1/customers/{id}/profiles/billing"));
            if let sandbox::Delivery::Whole(answer) = handle(&mut store, &request, at).delivery
                && answer.status == 200
            {
                found.push(etag(&answer));
            }
        }
        found
    };
    let mut all = etags(NOW);
    all.extend(etags(Timestamp::from_unix_millis(NOW.unix_millis() + 1)));
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!((count, all.len()), (118, 118));
}

#[test]
fn a_reset_brings_the_data_back_under_new_etags() {
    let mut caller = Caller::new();
    let path = caller.billing();
    let before = caller.get(&path);
    caller.put_if(&path, "{}", "*");
    caller.store.reset(NOW);
    let after = caller.get(&path);
    assert_ne!(etag(&after), etag(&before));
    assert_eq!(after.body.replace(&etag(&after), &etag(&before)), before.body);
}

#[test]
fn unreachable_customers_are_told_apart() {
    let mut caller = Caller::new();
    let left = caller.customer("Ashdown Textiles");
    let cases = [
        ("3c95518e-8c37-41e3-9627-0ca339200f53", 404, 60_003),
        (left.as_str(), 403, 20_002),
        ("all", 400, 900_118),
        ("42", 400, 900_118),
    ];
    for (id, status, expected) in cases {
        for rest in ["/profiles/billing", "/qualification"] {
            let answer = caller.get(&format!("v1/customers/{id}{rest}"));
            assert_eq!((answer.status, code(&answer)), (status, expected), "{id}{rest}");
        }
        let answer = caller.put_if(&format!("v1/customers/{id}/profiles/billing"), "{}", "*");
        assert_eq!((answer.status, code(&answer)), (status, expected), "{id}");
    }
}

#[test]
fn a_profile_can_be_without_an_address() {
    let mut caller = Caller::new();
    let id = caller.customer("النخيل للتجارة");
    let profile = json(&caller.get(&format!("v1/customers/{id}/profiles/billing")));
    assert_eq!(profile.get("defaultAddress"), None);
    assert_eq!(profile["culture"], "ar-AE");
}
