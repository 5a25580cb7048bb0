//! Tokens, and calls of programs without a user.

use crate::caller::{Caller, code, json};
use partner_center::{Request, Response};
use sandbox::{Settings, TokenRequest};

const READ: &str = "v1/customers?size=1";

fn guarded() -> Caller {
    Caller::with(Settings { bearer: true, ..Settings::default() })
}

/// A token as the control address makes it.
fn token(caller: &mut Caller, wish: &str) -> String {
    let answer = caller.control("sandbox/token", Some(wish));
    assert_eq!(answer.status, 200, "{wish}: {}", answer.body);
    json(&answer)["token"].as_str().expect("a token").to_owned()
}

fn call(caller: &mut Caller, mut request: Request, token: &str) -> Response {
    request.headers.set("Authorization", &format!("Bearer {token}"));
    caller.send(&request)
}

fn read(caller: &mut Caller, wish: &str) -> Response {
    let token = token(caller, wish);
    call(caller, Request::get(READ), &token)
}

#[test]
fn without_the_setting_no_token_is_looked_at() {
    let mut caller = Caller::new();
    assert_eq!(caller.get(READ).status, 200);
    assert_eq!(read(&mut caller, r#"{"expiresIn":-1}"#).status, 200);
}

#[test]
fn every_route_needs_a_token() {
    let mut caller = guarded();
    let customer = caller.customer("Åkerlund Logistik");
    for path in [
        "profiles/support".to_owned(),
        "customers".to_owned(),
        "customers/all/validations".to_owned(),
        "countryvalidationrules/US".to_owned(),
        "auditrecords".to_owned(),
        "nothing".to_owned(),
        format!("customers/{customer}"),
        format!("customers/{customer}/profiles/billing"),
        format!("customers/{customer}/qualification"),
        format!("customers/{customer}/qualifications"),
    ] {
        let answer = caller.get(&format!("v1/{path}"));
        assert_eq!((answer.status, code(&answer)), (401, 800_001), "{path}");
        assert_eq!(answer.headers.get("WWW-Authenticate"), Some("Bearer"));
    }
    assert_eq!(caller.post("v1/validations/address", "{}").status, 401);
    let good = json(&caller.control("sandbox/token", None))["token"].as_str().expect("a token").to_owned();
    assert_eq!(call(&mut caller, Request::get(READ), &good).status, 200);
    let put = Request::put("v1/profiles/support", r#"{"email":"a@b.example"}"#.to_owned());
    assert_eq!(call(&mut caller, put, &good).status, 200);
}

#[test]
fn a_token_is_for_the_service_of_the_partner_and_in_time() {
    let mut caller = guarded();
    for (wish, status, expected) in [
        (r#"{"expiresIn":0}"#, 401, 400),
        (r#"{"expiresIn":-600}"#, 401, 400),
        (r#"{"audience":"https://graph.microsoft.com"}"#, 401, 400),
        (r#"{"audience":"https://graph.windows.net"}"#, 401, 900_420),
        (r#"{"audience":"00000002-0000-0000-c000-000000000000"}"#, 401, 900_420),
        (r#"{"tenant":"11111111-2222-4333-8444-555555555555"}"#, 403, 1002),
        (r#"{"mfa":false}"#, 401, 900_421),
    ] {
        let answer = read(&mut caller, wish);
        assert_eq!((answer.status, code(&answer)), (status, expected), "{wish}");
        let challenge = (status == 401).then_some(r#"Bearer error="invalid_token""#);
        assert_eq!(answer.headers.get("WWW-Authenticate"), challenge);
    }
    for wish in [
        r#"{"expiresIn":1}"#,
        r#"{"audience":"https://api.partnercenter.microsoft.com/"}"#,
        r#"{"audience":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"}"#,
        r#"{"audience":"https://partner.partnercenterapi.microsoftonline.cn"}"#,
    ] {
        assert_eq!(read(&mut caller, wish).status, 200, "{wish}");
    }
    for text in ["x", "a.b.c", "e30.e30.e30", "..", "e30.W10.e30"] {
        let answer = call(&mut caller, Request::get(READ), text);
        assert_eq!((answer.status, code(&answer)), (401, 400), "{text}");
    }
    let mut basic = Request::get(READ);
    basic.headers.set("Authorization", "Basic eDp5");
    assert_eq!(code(&caller.send(&basic)), 800_001);
}

#[test]
fn a_missing_second_factor_is_told_in_two_ways_or_not_at_all() {
    let mut caller = guarded();
    let wish = r#"{"mfa":false}"#;
    assert_eq!(read(&mut caller, r#"{"mfa":false,"appOnly":true}"#).status, 200, "a program has none");
    caller.set(r#"{"mfa":"2019"}"#);
    let answer = read(&mut caller, wish);
    assert_eq!((answer.status, answer.body.as_str()), (401, ""));
    assert_eq!(answer.headers.get("WWW-Authenticate"), Some(r#"Bearer error="invalid_token""#));
    caller.set(r#"{"mfa":"off"}"#);
    assert_eq!(read(&mut caller, wish).status, 200);
}

#[test]
fn a_program_without_a_user_may_do_what_the_table_says() {
    for by_setting in [false, true] {
        let settings = Settings { bearer: !by_setting, app_only: by_setting, ..Settings::default() };
        let mut caller = Caller::with(settings);
        let token = token(&mut caller, r#"{"appOnly":true}"#);
        let customer = format!("v1/customers/{}", caller.customer("Åkerlund Logistik"));
        let refused = [
            Request::get("v1/profiles/support"),
            Request::put("v1/profiles/support", "{}".to_owned()),
            Request::put("v1/profiles/supportprofile", "{}".to_owned()),
            Request::put(format!("{customer}/qualification"), "1".to_owned()),
            Request::post(
                format!("{customer}/qualifications"),
                r#"{"qualification":"StateOwnedEntity"}"#.to_owned(),
            ),
        ];
        for request in refused {
            let path = request.path.clone();
            let answer = call(&mut caller, request, &token);
            assert_eq!((answer.status, code(&answer)), (403, 900_329), "{path}");
        }
        let allowed = [
            Request::get("v1/customers"),
            Request::get(&customer),
            Request::get(format!("{customer}/profiles/billing")),
            Request::get(format!("{customer}/qualification")),
            Request::get(format!("{customer}/qualifications")),
            Request::get("v1/customers/all/validations"),
            Request::get("v1/countryvalidationrules/US"),
            Request::post("v1/validations/address", "{}".to_owned()),
            Request::get("v1/auditrecords"),
        ];
        for request in allowed {
            let path = request.path.clone();
            assert_eq!(call(&mut caller, request, &token).status, 200, "{path}");
        }
        let mut put = Request::put(format!("{customer}/profiles/billing"), "{}".to_owned());
        put.headers.set("If-Match", "*");
        assert_eq!(call(&mut caller, put, &token).status, 200);
    }
}

#[test]
fn the_audit_records_name_the_user_and_the_program_of_the_token() {
    let mut caller = guarded();
    let path = caller.billing();
    let wishes = [
        r#"{"user":"eva@bluewater-cloud.example","application":"11111111-2222-4333-8444-555555555555"}"#,
        r#"{"appOnly":true,"application":"66666666-2222-4333-8444-555555555555"}"#,
    ];
    for wish in wishes {
        let token = token(&mut caller, wish);
        let mut put = Request::put(&path, "{}".to_owned());
        put.headers.set("If-Match", "*");
        assert_eq!(call(&mut caller, put, &token).status, 200);
    }
    let token = token(&mut caller, "{}");
    let items = json(&call(&mut caller, Request::get("v1/auditrecords"), &token))["items"].clone();
    assert_eq!(items[1]["userPrincipalName"], "eva@bluewater-cloud.example");
    assert_eq!(items[1]["applicationId"], "11111111-2222-4333-8444-555555555555");
    assert_eq!(items[0]["userPrincipalName"], "application 66666666-2222-4333-8444-555555555555");
}

#[test]
fn a_refused_token_is_no_answer_that_comes_again() {
    let mut caller = guarded();
    let mut request = Request::get(READ);
    request.headers.set("MS-RequestId", "7");
    assert_eq!(caller.send(&request).status, 401);
    let good = token(&mut caller, "{}");
    assert_eq!(call(&mut caller, request.clone(), &good).status, 200);
    assert_eq!(caller.send(&request).status, 401, "nor does a good one come to another");
    let log = caller.control("sandbox/log", None).body;
    assert!(!log.contains(&good), "a token is never logged");
}

#[test]
fn a_token_is_made_of_what_is_asked_for() {
    let mut caller = Caller::new();
    assert_eq!(TokenRequest::default().token(crate::caller::NOW), token(&mut caller, "{}"));
    assert_eq!(token(&mut caller, "{}").split('.').count(), 3);
    for wrong in ["", r#"{"expires":5}"#, r#"{"mfa":"no"}"#] {
        assert_eq!(caller.control("sandbox/token", Some(wrong)).status, 400, "{wrong}");
    }
}

#[test]
fn a_share_of_the_calls_can_be_refused_for_the_want_of_a_second_factor() {
    let mut caller = Caller::with(Settings { mfa_refused_one_in: 3, ..Settings::default() });
    let answers: Vec<Response> = (0..7).map(|_| caller.get(READ)).collect();
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [200, 200, 401, 200, 200, 401, 200]);
    assert_eq!(code(&answers[2]), 900_421);

    // The same token passes in one call and is refused in the next; a token that lacks something else is refused for that.
    let mut caller = Caller::with(Settings { bearer: true, mfa_refused_one_in: 2, ..Settings::default() });
    assert_eq!(read(&mut caller, "{}").status, 200);
    assert_eq!(code(&read(&mut caller, "{}")), 900_421);
    assert_eq!(code(&read(&mut caller, r#"{"expiresIn":-1}"#)), 400);
    let customer = caller.customer("Åkerlund Logistik");
    let path = format!("v1/customers/{customer}/profiles/billing");
    let token = token(&mut caller, "{}");
    let put = Request::put(path, "{}".to_owned());
    assert_eq!(call(&mut caller, put, &token).status, 401, "a write is refused before it is carried out");
}

#[test]
fn a_token_can_be_long() {
    let mut caller = guarded();
    for length in [0, 9_000, 16_000] {
        let token = token(&mut caller, &format!(r#"{{"length":{length}}}"#));
        assert!(token.len() >= length && token.len() < length.max(1_000) + 40, "{length}: {}", token.len());
        assert_eq!(call(&mut caller, Request::get(READ), &token).status, 200);
    }
}

#[test]
fn a_continuation_token_can_be_long() {
    let mut caller = Caller::with(Settings { continuation_length: 9_000, ..Settings::default() });
    let first = json(&caller.get(READ));
    let token = first["continuationToken"].as_str().expect("a token").to_owned();
    assert!(token.len() >= 9_000, "{}", token.len());
    let mut next = Request::get(format!("{READ}&seekOperation=Next"));
    next.headers.set("MS-ContinuationToken", &token);
    let second = json(&caller.send(&next));
    assert_ne!(first["items"], second["items"]);
    assert_eq!(second["items"].as_array().map(Vec::len), Some(1));
}
