//! Audit records.

use partner_center::{ETag, Method, audit_records};
use serde_json::Value;

use super::fixtures::{READING, fields, golden, success, tenant};

golden! {
    record_of_an_added_customer(text = "auditrecord.add_customer.json") {
        let list = format!(r#"{{"totalCount":1,"items":[{text}],"attributes":{{"objectType":"Collection"}}}}"#);
        let records = audit_records::read(&success(&list)).unwrap();
        let [record] = records.as_slice() else { panic!("{records:?}") };
        assert_eq!(record.operation_type, "add_customer");
        assert_eq!(record.user_principal_name.as_deref(), Some("admin@testsw09.onmicrosoft.com"));
        assert_eq!(record.application_id.as_deref(), Some("4990cffe-04e8-4e8b-808a-1175604b879f"));
        assert_eq!(record.operation_date.as_deref(), Some("2020-09-02T17:34:12.8069005Z"));
        assert_eq!(record.operation_date_ms, Some(1_599_068_052_806));
        assert_eq!(record.customer_id.as_deref(), Some("86bddccf-9a53-40c6-907c-08067a3f8da7"));
        assert_eq!(record.status.as_deref(), Some("succeeded"));
        assert_eq!(record.correlation_id.as_deref(), Some("7550d9ea-e64a-416f-e49b-3670c516cf69"));
        assert_eq!(record.resource_old_value, None);
        let customer: Value = serde_json::from_str(record.resource_new_value.as_deref().unwrap()).unwrap();
        let profile = customer["BillingProfile"].to_string();
        assert_eq!(ETag::of_document(&profile), ETag::new("-2279334701316321663"));
    }
}

/// The filter is that of the documentation, encoded.
#[test]
fn records_of_a_customer_are_asked_for() {
    let request = audit_records::of_customer(&tenant(), 1_599_068_052_806);
    assert_eq!(
        (request.method, request.path.as_str()),
        (
            Method::Get,
            "v1/auditrecords?startDate=2020-09-02&size=50&filter=%7B%22Field%22%3A%22CustomerId%22%2C%22Value%22%3A%22\
             4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04%22%2C%22Operator%22%3A%22equals%22%7D"
        )
    );
    assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));
}
