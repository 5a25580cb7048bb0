//! What must not be printed.

use partner_center::{CallIds, Qualification, Request, TenantId, ValidationCodeId, qualification};

use crate::response;

#[test]
fn request_prints_neither_query_nor_values_nor_body() {
    let tenant = TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap();
    let code = ValidationCodeId::new("123456");
    let cloud = Qualification::GovernmentCommunityCloud;
    let mut request = qualification::put(&tenant, &cloud, code.as_ref()).unwrap();
    request.headers.set("Authorization", "Bearer abc");
    assert_eq!(
        format!("{request:?}"),
        "PUT v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/qualification \
         [\"Accept\", \"Content-Type\", \"MS-Contract-Version\", \"Authorization\"]"
    );
    let request = Request::put("v1/profiles/support", r#"{"email":"a@b.c"}"#.to_owned());
    assert!(!format!("{request:?}").contains("a@b.c"));
}

#[test]
fn response_prints_neither_values_nor_body() {
    let mut answer = response(200, r#"[{"validationId":"123456"}]"#);
    answer.headers.set("Set-Cookie", "abc");
    assert_eq!(format!("{answer:?}"), "200 [\"Set-Cookie\"] 27 bytes");
}

/// Ids of a call are no secrets: they are for support.
#[test]
fn call_is_identified() {
    let ids = CallIds { request_id: "r".to_owned(), correlation_id: "c".to_owned() };
    let request = Request::get("v1/profiles/support").identified(&ids, "nl-NL");
    assert_eq!(request.headers.get("MS-RequestId"), Some("r"));
    assert_eq!(request.headers.get("MS-CorrelationId"), Some("c"));
    assert_eq!(request.headers.get("X-Locale"), Some("nl-NL"));
    // A second time replaces, and adds nothing.
    let again = CallIds { request_id: "r2".to_owned(), correlation_id: "c2".to_owned() };
    let count = request.headers.iter().count();
    let request = request.identified(&again, "sv-SE");
    assert_eq!(request.headers.get("ms-requestid"), Some("r2"));
    assert_eq!(request.headers.iter().count(), count);
}
