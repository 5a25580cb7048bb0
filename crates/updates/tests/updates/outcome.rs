//! Answers as outcomes.

use crate::made_up::{NOW, billing, ids, qualification, response};
use editing::{ProblemKind, Value, Version, WriteOutcome};
use partner_center::{Failure, Response};
use updates::{BillingField, QualificationField, RecordId, problem_of, unanswered};

fn outcome(record: &RecordId, status: u16, body: &str) -> WriteOutcome {
    record.operation().outcome(&response(status, body), &ids(), NOW)
}

#[test]
fn a_profile_is_saved_with_its_version_and_its_text() {
    let body = "\u{feff}{\"email\":\"a@b.example\",\"odd\":1.50,\"attributes\":{\"etag\":\"-42\"}}";
    let WriteOutcome::Saved(snapshot) = outcome(&billing(), 200, body) else { panic!("not saved") };
    assert_eq!(snapshot.version.as_ref().map(Version::as_str), Some("-42"));
    assert_eq!(snapshot.read_at, NOW);
    assert_eq!(snapshot.text(2), "a@b.example");
    assert_eq!(snapshot.document().text(), body.trim_start_matches('\u{feff}'));
}

#[test]
fn a_qualification_is_read_from_either_route_and_has_no_version() {
    for body in [
        "\"Education\"",
        "1",
        "\"education\"",
        "{\"qualification\":\"Education\"}",
        "[{\"qualification\":1}]",
    ] {
        let WriteOutcome::Saved(snapshot) = outcome(&qualification(), 200, body) else { panic!("{body}") };
        assert_eq!(
            (snapshot.text(QualificationField::Qualification.index()), &snapshot.version),
            ("Education", &None),
            "{body}"
        );
    }
}

#[test]
fn what_may_have_been_overtaken_is_stale() {
    let code = |code: u32| format!("{{\"code\":{code},\"description\":\"x\"}}");
    for (status, body) in
        [(412, String::new()), (409, code(409)), (428, code(428)), (400, code(2055)), (417, code(800_036))]
    {
        let outcome = outcome(&billing(), status, &body);
        assert!(
            matches!(&outcome, WriteOutcome::Stale(problem) if problem.kind == ProblemKind::Stale),
            "{status}: {outcome:?}"
        );
    }
}

#[test]
fn what_may_have_been_applied_is_unknown() {
    let cases = [
        (500, "", ProblemKind::Server),
        (503, "{\"code\":503}", ProblemKind::Server),
        (200, "<html></html>", ProblemKind::Unreadable),
        (200, "", ProblemKind::Unreadable),
        (200, "{\"email\":\"a@b.exa", ProblemKind::Unreadable),
        (200, "[]", ProblemKind::Unreadable),
        // An object that holds nothing of the record is something else.
        (200, "{}", ProblemKind::Unreadable),
        (200, "{\"code\":1002,\"description\":\"x\"}", ProblemKind::Unreadable),
    ];
    for (status, body, kind) in cases {
        let outcome = outcome(&billing(), status, body);
        assert!(
            matches!(&outcome, WriteOutcome::Unknown(problem) if problem.kind == kind),
            "{status} {body}: {outcome:?}"
        );
    }
}

#[test]
fn only_a_qualification_may_be_accepted_without_a_body() {
    let nothing =
        [(200, ""), (200, "\u{feff}"), (200, " \r\n"), (204, ""), (200, "null"), (201, " null\n"), (202, "")];
    for (status, body) in nothing {
        let accepted = outcome(&qualification(), status, body);
        assert!(
            matches!(&accepted, WriteOutcome::Accepted(problem) if problem.details.status == Some(status)),
            "{status} {body}: {accepted:?}"
        );
        for record in [billing(), RecordId::SupportProfile] {
            let outcome = outcome(&record, status, body);
            assert!(matches!(&outcome, WriteOutcome::Unknown(_)), "{status} {body}: {outcome:?}");
        }
    }
    for body in ["{}", "<html></html>", "\"Customer tagging denied.\"", "nul", "\"\"", "[null]"] {
        let outcome = outcome(&qualification(), 200, body);
        assert!(matches!(&outcome, WriteOutcome::Unknown(_)), "{body}: {outcome:?}");
    }
    for status in [400, 500] {
        let outcome = outcome(&qualification(), status, "");
        assert!(!matches!(&outcome, WriteOutcome::Accepted(_)), "{status}: {outcome:?}");
    }
}

#[test]
fn a_record_of_which_nothing_is_set_is_one_by_its_attributes_or_an_empty_member() {
    for body in ["{\"attributes\":{\"objectType\":\"PartnerSupportProfile\"}}", "{\"email\":null}"] {
        let snapshot = RecordId::SupportProfile.operation().snapshot(&response(200, body), NOW);
        assert_eq!(snapshot.unwrap().text(0), "", "{body}");
    }
    let snapshot =
        RecordId::SupportProfile.operation().snapshot(&response(200, "{\"email\":\"x\"}"), NOW).unwrap();
    assert_eq!((snapshot.value(1), snapshot.version.as_ref()), (&Value::Absent, None));
}

#[test]
fn every_other_answer_is_a_refusal_of_its_kind() {
    let cases = [
        (400, "{\"code\":3000}", ProblemKind::Invalid),
        (422, "", ProblemKind::Invalid),
        (401, "", ProblemKind::SignInNeeded),
        (403, "{\"code\":1002}", ProblemKind::Denied),
        (403, "{\"code\":20002}", ProblemKind::Gone),
        (404, "{\"code\":60003}", ProblemKind::Gone),
        (405, "", ProblemKind::Unexpected),
        (302, "", ProblemKind::Unexpected),
        (429, "", ProblemKind::Throttled { seconds: 0 }),
    ];
    for (status, body, kind) in cases {
        let outcome = outcome(&billing(), status, body);
        assert!(
            matches!(&outcome, WriteOutcome::Refused(problem) if problem.kind == kind && problem.fields.is_empty()),
            "{status} {body}: {outcome:?}"
        );
    }
}

#[test]
fn a_refusal_that_speaks_of_a_field_names_it() {
    let phone = "{\"code\":600051,\"description\":\"Phone number missing\"}";
    let fields = |record: &RecordId| match outcome(record, 400, phone) {
        WriteOutcome::Refused(problem) => (problem.fields, problem.text),
        other => panic!("{other:?}"),
    };
    let text = Some("Phone number missing".to_owned());
    assert_eq!(fields(&billing()), (vec![BillingField::PhoneNumber.index()], text.clone()));
    assert_eq!(fields(&RecordId::SupportProfile), (Vec::new(), text));
}

#[test]
fn the_ids_are_those_of_the_answer_or_else_those_that_were_sent() {
    let details = |response: &Response| problem_of(&Failure::of(response), &ids(), NOW).details;
    let mut answer = response(403, "{\"code\":1002}");
    let sent = details(&answer);
    assert_eq!(
        (sent.request_id.as_deref(), sent.correlation_id.as_deref()),
        (Some("request"), Some("correlation"))
    );
    assert_eq!((sent.status, sent.code.as_deref(), sent.at), (Some(403), Some("1002"), NOW));
    answer.headers.set("MS-RequestId", "theirs");
    answer.headers.set("MS-CorrelationId", "of theirs");
    let told = details(&answer);
    assert_eq!(
        (told.request_id.as_deref(), told.correlation_id.as_deref()),
        (Some("theirs"), Some("of theirs"))
    );
}

#[test]
fn a_wait_is_told_in_seconds_from_now() {
    let mut answer = response(429, "");
    answer.headers.set("Retry-After", "57");
    let problem = problem_of(&Failure::of(&answer), &ids(), NOW);
    assert_eq!(problem.kind, ProblemKind::Throttled { seconds: 57 });
    answer.headers.set("Retry-After", "Sat, 21 Nov 2026 09:44:30 GMT");
    let problem = problem_of(&Failure::of(&answer), &ids(), NOW);
    assert_eq!(problem.kind, ProblemKind::Throttled { seconds: 30 });
}

#[test]
fn without_an_answer_there_is_no_status() {
    let problem = unanswered(ProblemKind::TimedOut, &ids(), NOW);
    assert_eq!((problem.kind, problem.details.status, problem.text), (ProblemKind::TimedOut, None, None));
    assert_eq!(problem.details.request_id.as_deref(), Some("request"));
}
