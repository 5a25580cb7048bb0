//! Answers that are no record, as problems of a form.

use editing::{Details, Problem, ProblemKind, Reason};
use partner_center::challenge::BearerError;
use partner_center::{CallIds, Failure, FailureKind};

/// A refusal, or an answer that cannot be read, as a problem of a form. `now` in milliseconds since 1970.
#[must_use]
pub fn problem_of(failure: &Failure, ids: &CallIds, now: u64) -> Problem {
    let kind = match failure.kind {
        FailureKind::Stale | FailureKind::MaybeStale => ProblemKind::Stale,
        FailureKind::Invalid => ProblemKind::Invalid,
        FailureKind::SignInNeeded => ProblemKind::SignInNeeded,
        FailureKind::Denied if failure.is_no_relationship() => ProblemKind::Gone,
        FailureKind::Denied => ProblemKind::Denied,
        FailureKind::Gone => ProblemKind::Gone,
        FailureKind::Throttled => ProblemKind::Throttled { seconds: failure.wait_seconds(now / 1000) },
        FailureKind::Server => ProblemKind::Server,
        FailureKind::Unreadable => ProblemKind::Unreadable,
        FailureKind::HostRefused => ProblemKind::HostRefused,
        FailureKind::HostFailed => ProblemKind::HostFailed,
        FailureKind::HostSignIn => ProblemKind::HostSignIn,
        FailureKind::NotAllowed | FailureKind::Unexpected => ProblemKind::Unexpected,
    };
    // The service repeats the ids; where a gateway answers for it, they are the ones that were sent.
    Problem {
        reason: reason(failure),
        text: failure.text.clone(),
        details: Details {
            status: Some(failure.status),
            code: failure.code.clone(),
            challenge: failure.challenge.map(|error| error.as_str().to_owned()),
            request_id: failure.request_id.clone().or_else(|| Some(ids.request_id.clone())),
            correlation_id: failure.correlation_id.clone().or_else(|| Some(ids.correlation_id.clone())),
            at: now,
        },
        ..unanswered(kind, ids, now)
    }
}

/// Why the service refused a call, by the code of the error and the challenge (API reference, sections 2, 6 and 10).
fn reason(failure: &Failure) -> Option<Reason> {
    if failure.challenge == Some(BearerError::InsufficientClaims) {
        return Some(Reason::ClaimsNeeded);
    }
    let code = failure.code.as_deref();
    match failure.kind {
        FailureKind::Denied | FailureKind::Gone if failure.is_no_relationship() => {
            Some(Reason::NoRelationship)
        }
        FailureKind::Denied if failure.is_person_needed() => Some(Reason::PersonNeeded),
        FailureKind::Denied => match code? {
            "900309" => Some(Reason::ForbiddenByPolicy),
            "900308" => Some(Reason::DelegatedRoleNeeded),
            "900149" => Some(Reason::ProgramInactive),
            "900150" => Some(Reason::RoleLacksRight),
            "600006" => Some(Reason::ActionNotAllowed),
            "2032" => Some(Reason::AccessDenied),
            _ => None,
        },
        FailureKind::SignInNeeded => match code {
            Some("900421") => Some(Reason::SecondFactorNeeded),
            Some("900420") => Some(Reason::AudienceRetired),
            _ => (failure.challenge == Some(BearerError::InvalidToken)).then_some(Reason::TokenInvalid),
        },
        _ => None,
    }
}

/// No answer at all. `now` in milliseconds since 1970.
#[must_use]
pub fn unanswered(kind: ProblemKind, ids: &CallIds, now: u64) -> Problem {
    Problem {
        kind,
        reason: None,
        text: None,
        fields: Vec::new(),
        details: Details {
            status: None,
            code: None,
            challenge: None,
            request_id: Some(ids.request_id.clone()),
            correlation_id: Some(ids.correlation_id.clone()),
            at: now,
        },
    }
}
