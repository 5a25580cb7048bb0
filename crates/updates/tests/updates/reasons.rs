//! Why a call was refused: each code and challenge of the reference, sections 2, 6 and 10.

use editing::{ProblemKind, Reason};
use partner_center::{CallIds, Failure, Headers, Response};
use updates::problem_of;

fn problem(status: u16, code: &str, challenge: &str) -> (ProblemKind, Option<Reason>) {
    let mut headers = Headers::new();
    headers.set("Content-Type", "application/json");
    headers.set("MS-RequestId", "1");
    if !challenge.is_empty() {
        headers.set("WWW-Authenticate", challenge);
    }
    let body = match code.is_empty() {
        true => "{}".to_owned(),
        false => format!(r#"{{"code":{code},"description":"No."}}"#),
    };
    let failure = Failure::of(&Response { status, headers, body });
    let ids = CallIds { request_id: "1".to_owned(), correlation_id: "2".to_owned() };
    let problem = problem_of(&failure, &ids, 0);
    (problem.kind, problem.reason)
}

#[test]
fn each_code_has_its_reason() {
    let known = [
        (403, "900329", ProblemKind::Denied, Some(Reason::PersonNeeded)),
        (403, "900309", ProblemKind::Denied, Some(Reason::ForbiddenByPolicy)),
        (403, "900308", ProblemKind::Denied, Some(Reason::DelegatedRoleNeeded)),
        (403, "900149", ProblemKind::Denied, Some(Reason::ProgramInactive)),
        (403, "900150", ProblemKind::Denied, Some(Reason::RoleLacksRight)),
        (403, "600006", ProblemKind::Denied, Some(Reason::ActionNotAllowed)),
        (403, "2032", ProblemKind::Denied, Some(Reason::AccessDenied)),
        (403, "20002", ProblemKind::Gone, Some(Reason::NoRelationship)),
        (401, "900421", ProblemKind::SignInNeeded, Some(Reason::SecondFactorNeeded)),
        (401, "900420", ProblemKind::SignInNeeded, Some(Reason::AudienceRetired)),
        (403, "900999", ProblemKind::Denied, None),
        (403, "", ProblemKind::Denied, None),
        (401, "900309", ProblemKind::SignInNeeded, None),
        (400, "2032", ProblemKind::Invalid, None),
    ];
    for (status, code, kind, expected) in known {
        assert_eq!(problem(status, code, ""), (kind, expected), "{status} {code}");
    }
}

#[test]
fn a_challenge_tells_what_the_token_lacks() {
    let claims = r#"Bearer error="insufficient_claims", claims="e30=""#;
    assert_eq!(problem(401, "", claims).1, Some(Reason::ClaimsNeeded));
    assert_eq!(problem(403, "900309", claims).1, Some(Reason::ClaimsNeeded));
    assert_eq!(problem(401, "", r#"Bearer error="invalid_token""#).1, Some(Reason::TokenInvalid));
    // What the code says is more.
    assert_eq!(problem(401, "900421", r#"Bearer error="invalid_token""#).1, Some(Reason::SecondFactorNeeded));
    assert_eq!(problem(401, "", "Bearer").1, None);
}
