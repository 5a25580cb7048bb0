//! Who changed a record.

use crate::made_up::{NOW, billing, ids, qualification};
use editing::{Attribution, Change, ProblemKind, Version};
use partner_center::{AuditRecord, audit_records};
use updates::{QualificationField, RecordId, Since, unanswered};

const MINUTE: u64 = 60_000;

/// A write by somebody, so many minutes after the record was read, that made a version and a city.
fn write(who: &str, minutes: i64, etag: &str, city: &str) -> AuditRecord {
    AuditRecord {
        operation_type: audit_records::BILLING_PROFILE.to_owned(),
        user_principal_name: Some(who.to_owned()),
        application_id: None,
        operation_date: None,
        operation_date_ms: Some(NOW.checked_add_signed(minutes * 60_000).unwrap()),
        customer_id: None,
        resource_new_value: Some(format!(
            r#"{{"DefaultAddress":{{"City":"{city}"}},"Attributes":{{"Etag":"{etag}"}}}}"#
        )),
        resource_old_value: Some(r#"{"DefaultAddress":{"City":"Delft"}}"#.to_owned()),
        status: Some("succeeded".to_owned()),
        correlation_id: Some(format!("call of {who}")),
    }
}

/// What is told to somebody who read version 1 at `NOW`.
fn told(records: Vec<AuditRecord>) -> Attribution {
    let version = Version::new("1");
    let since = Since { version: version.as_ref(), read_at: NOW };
    billing().attribution(Ok(records), &since, &|id| id == "call of me")
}

fn change(who: &str, minutes: u64) -> Change {
    Change { who: who.to_owned(), at: NOW + minutes * MINUTE, fields: vec![8] }
}

#[test]
fn changes_are_told_from_the_oldest_with_their_fields() {
    let records =
        vec![write("ben", 2, "3", "Oslo"), write("anna", 1, "2", "Bergen"), write("zoe", -60, "1", "Delft")];
    assert_eq!(told(records), Attribution::Known(vec![change("anna", 1), change("ben", 2)]));
}

#[test]
fn the_version_that_was_read_ends_it_whatever_the_clocks_say() {
    // The service's clock is an hour behind.
    let records =
        vec![write("ben", -59, "2", "Oslo"), write("zoe", -60, "1", "Delft"), write("old", 30, "0", "x")];
    let Attribution::Known(changes) = told(records) else { panic!("nobody") };
    assert_eq!(changes.iter().map(|change| change.who.as_str()).collect::<Vec<_>>(), ["ben"]);
}

#[test]
fn without_that_version_the_time_ends_it_as_far_as_two_clocks_agree() {
    let records =
        vec![write("ben", 1, "3", "Oslo"), write("anna", -5, "2", "Oslo"), write("zoe", -6, "0", "Oslo")];
    let Attribution::Known(changes) = told(records) else { panic!("nobody") };
    assert_eq!(changes.iter().map(|change| change.who.as_str()).collect::<Vec<_>>(), ["anna", "ben"]);
}

#[test]
fn ones_own_writes_failed_ones_and_other_operations_are_left_out() {
    let mut failed = write("ben", 1, "2", "Oslo");
    failed.status = Some("failed".to_owned());
    let mut other = write("ben", 1, "2", "Oslo");
    other.operation_type = "add_customer".to_owned();
    let mut undated = write("ben", 1, "2", "Oslo");
    undated.operation_date_ms = None;
    let mut unnamed = write("ben", 1, "2", "Oslo");
    unnamed.user_principal_name = None;
    for record in [failed, other, undated, unnamed, write("me", 1, "2", "Oslo")] {
        assert_eq!(told(vec![record]), Attribution::NotRecorded);
    }
    assert_eq!(told(Vec::new()), Attribution::NotRecorded);
    let mut shouted = write("ben", 1, "2", "Oslo");
    shouted.status = Some("Succeeded".to_owned());
    assert_eq!(told(vec![shouted]), Attribution::Known(vec![change("ben", 1)]));
}

#[test]
fn where_a_value_cannot_be_read_the_fields_are_not_known() {
    for (old, new) in [(None, None), (Some("x"), Some("{}")), (Some("{}"), Some("x"))] {
        let mut record = write("ben", 1, "2", "Oslo");
        record.resource_old_value = old.map(str::to_owned);
        record.resource_new_value = new.map(str::to_owned);
        let Attribution::Known(changes) = told(vec![record]) else { panic!("nobody") };
        assert_eq!(changes[0].fields, [0_usize; 0]);
    }
}

#[test]
fn a_qualification_has_one_field_and_no_version() {
    let mut record = write("ben", 1, "2", "Oslo");
    record.operation_type = audit_records::QUALIFICATION.to_owned();
    let since = Since { version: None, read_at: NOW };
    let told = qualification().attribution(Ok(vec![record]), &since, &|_| false);
    let fields = vec![QualificationField::Qualification.index()];
    assert_eq!(told, Attribution::Known(vec![Change { fields, ..change("ben", 1) }]));
}

#[test]
fn a_log_that_cannot_be_read_says_why() {
    let since = Since { version: None, read_at: NOW };
    let cases = [
        (ProblemKind::Denied, Attribution::Denied),
        (ProblemKind::SignInNeeded, Attribution::Denied),
        (ProblemKind::Gone, Attribution::NotOffered),
        (ProblemKind::Server, Attribution::Unavailable),
        (ProblemKind::Unreachable, Attribution::Unavailable),
    ];
    for (kind, expected) in cases {
        let problem = unanswered(kind, &ids(), NOW);
        assert_eq!(billing().attribution(Err(problem), &since, &|_| false), expected);
    }
}

#[test]
fn nobody_records_the_support_profile() {
    let since = Since { version: None, read_at: 0 };
    let told = RecordId::SupportProfile.attribution(Ok(vec![write("ben", 1, "2", "x")]), &since, &|_| false);
    assert_eq!(told, Attribution::NotRecorded);
}
