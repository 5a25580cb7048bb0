//! Section 1.9, "auditrecords".

use partner_center::audit_records::{
    BILLING_PROFILE, QUALIFICATION, between, history, of_customer, read, read_page,
};
use partner_center::paging::{is_end_of_list, next};
use partner_center::{AuditPage, AuditRecord, FailureKind, TenantId};

use crate::response;

fn records(body: &str) -> Vec<AuditRecord> {
    read(&response(200, body)).unwrap_or_else(|failure| panic!("{body}: {failure}"))
}

#[test]
fn odd_and_missing_members_fail_nothing() {
    let body = r#"{"items":[
        {},
        17, null, "x", [],
        {"OperationType":"update_customer_qualification","OperationDate":"yesterday","UserPrincipalName":" ",
         "resourceNewValue":{"Etag":1.50},"resourceOldValue":"","operationStatus":["odd"]},
        {"operationType":"update_customer_billing_profile","operationDate":"2020-09-02T17:34:12.80690Z",
         "userPrincipalName":"alex@fabrikam.example","resourceNewValue":"{\"City\":\"Delft\"}",
         "resourceOldValue":null,"operationType":"update_customer_billing_profile","applicationId":7}
    ]}"#;
    let records = records(body);
    let [empty, odd, whole] = records.as_slice() else { panic!("{records:?}") };
    assert_eq!((empty.operation_type.as_str(), &empty.operation_date), ("", &None));
    assert_eq!((empty.operation_date_ms, &empty.user_principal_name), (None, &None));
    assert_eq!(odd.operation_type, QUALIFICATION);
    assert_eq!((odd.operation_date.as_deref(), odd.operation_date_ms), (Some("yesterday"), None));
    assert_eq!((&odd.user_principal_name, &odd.status), (&None, &None));
    assert_eq!(odd.resource_new_value.as_deref(), Some(r#"{"Etag":1.50}"#));
    assert_eq!(odd.resource_old_value, None);
    assert_eq!(whole.operation_type, BILLING_PROFILE);
    assert_eq!(whole.operation_date_ms, Some(1_599_068_052_806));
    assert_eq!(whole.user_principal_name.as_deref(), Some("alex@fabrikam.example"));
    assert_eq!(whole.application_id.as_deref(), Some("7"));
    assert_eq!(whole.resource_new_value.as_deref(), Some(r#"{"City":"Delft"}"#));
    assert_eq!(whole.resource_old_value, None);
}

#[test]
fn a_list_may_be_empty_or_bare() {
    for body in [r#"{"totalCount":0}"#, r#"{"items":[]}"#, "[]", "\u{feff}{\"Items\":[]}"] {
        assert_eq!(records(body).len(), 0, "{body}");
    }
    assert_eq!(records(r#"[{"operationType":"x"}]"#).len(), 1);
}

#[test]
fn what_is_no_list() {
    for body in ["", "{}", "null", "[", r#"{"items":7}"#, "<html>"] {
        let kind = read(&response(200, body)).map(|records| records.len()).map_err(|failure| failure.kind);
        assert_eq!(kind, Err(FailureKind::Unreadable), "{body}");
    }
    for (status, kind) in [(403, FailureKind::Denied), (404, FailureKind::Gone), (400, FailureKind::Invalid)]
    {
        assert_eq!(read(&response(status, "[]")).err().map(|failure| failure.kind), Some(kind));
    }
}

/// A record prints neither a name nor a value.
#[test]
fn a_record_prints_nothing_personal() {
    let body = r#"[{"operationType":"x","operationDate":"2020-09-02","userPrincipalName":"alex@fabrikam.example",
                    "resourceNewValue":"{\"City\":\"Delft\"}"}]"#;
    let printed = format!("{:?}", records(body));
    assert!(
        printed.contains("2020-09-02") && !printed.contains("alex") && !printed.contains("Delft"),
        "{printed}"
    );
}

#[test]
fn records_are_asked_for_from_the_day_on() {
    let customer = TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap();
    for (since, day) in [
        (0, "1970-01-01"),
        (951_827_696_000, "2000-02-29"),
        (1_709_251_199_999, "2024-02-29"),
        (1_709_251_200_000, "2024-03-01"),
        (4_102_444_800_000, "2100-01-01"),
    ] {
        let path = of_customer(&customer, since).path;
        assert!(path.starts_with(&format!("v1/auditrecords?startDate={day}&")), "{path}");
    }
    assert!(of_customer(&customer, u64::MAX).path.contains("startDate="));
}

#[test]
fn pages_follow_each_other() {
    let customer = TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap();
    let first = between(&customer, 951_827_696_000, Some(1_709_251_199_999));
    assert!(
        first.path.starts_with("v1/auditrecords?startDate=2000-02-29&endDate=2024-02-29&size=50&filter=%7B")
    );
    let linked = r#"{"items":[{"operationType":"x"}],"links":{"next":{"uri":"/x","headers":[{"key":"MS-ContinuationToken","value":"t"}]}}}"#;
    for body in [r#"{"items":[{}],"continuationToken":"t"}"#, linked] {
        let page = read_page(&response(200, body)).unwrap();
        assert_eq!(page.records.len(), 1);
        let second = next(&first, &page.next.unwrap());
        assert_eq!(second.path, format!("{}&seekOperation=Next", first.path));
        assert_eq!(second.headers.get("MS-ContinuationToken"), Some("t"));
        // The end of a list of customers, which the vendor's tool takes so, is that of this one.
        let end = read_page(&response(400, r#"{"code":2000}"#)).unwrap_err();
        assert!(is_end_of_list(&second, &end) && !is_end_of_list(&first, &end));
    }
    for last in ["[]", r#"{"items":[]}"#, r#"{"items":[],"continuationToken":""}"#] {
        assert_eq!(read_page(&response(200, last)).unwrap(), AuditPage::default());
    }
    // Without its token the list would look complete.
    let odd = read_page(&response(200, r#"{"items":[],"continuationToken":"a\nb"}"#));
    assert_eq!(odd.unwrap_err().kind, FailureKind::Unreadable);
}

/// A midnight that is more than 90 days ago would be refused.
#[test]
fn history_is_of_90_days_with_today() {
    let customer = TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap();
    for now in [1_795_219_200_000, 1_795_305_599_999] {
        let path = history(&customer, now).path;
        assert!(path.starts_with("v1/auditrecords?startDate=2026-08-24&size=50&filter="), "{path}");
    }
    assert!(history(&customer, 0).path.contains("startDate=1970-01-01"));
}
