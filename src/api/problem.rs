//! Failures of the service as problems of a form.

use super::NoAnswer;
use crate::clock::now;
use editing::{Details, Problem, ProblemKind};
use partner_center::{CallIds, Failure, FailureKind};

/// A refusal, or an answer that cannot be read.
#[must_use]
pub fn problem_of(failure: &Failure, ids: &CallIds) -> Problem {
    let now = now();
    let kind = match failure.kind {
        FailureKind::Stale | FailureKind::MaybeStale => ProblemKind::Stale,
        FailureKind::Invalid => ProblemKind::Invalid,
        FailureKind::SignInNeeded => ProblemKind::SignInNeeded,
        FailureKind::Denied if failure.is_no_relationship() => ProblemKind::Gone,
        FailureKind::Denied => ProblemKind::Denied,
        FailureKind::Gone => ProblemKind::Gone,
        FailureKind::Throttled => ProblemKind::Throttled {
            seconds: failure.retry_after.map_or(0, |after| after.seconds_from(now / 1000)),
        },
        FailureKind::Server => ProblemKind::Server,
        FailureKind::Unreadable => ProblemKind::Unreadable,
        FailureKind::NotAllowed | FailureKind::Unexpected => ProblemKind::Unexpected,
    };
    Problem {
        kind,
        text: failure.text.clone(),
        fields: Vec::new(),
        details: Details {
            status: Some(failure.status),
            code: failure.code.clone(),
            // The service repeats the ids; where a gateway answers for it, they are the ones that were sent.
            request_id: failure.request_id.clone().or_else(|| Some(ids.request_id.clone())),
            correlation_id: failure.correlation_id.clone().or_else(|| Some(ids.correlation_id.clone())),
            at: now,
        },
    }
}

/// No answer at all.
#[must_use]
pub fn problem_without_answer(none: NoAnswer, ids: &CallIds) -> Problem {
    Problem {
        kind: match none {
            NoAnswer::Unreachable => ProblemKind::Unreachable,
            NoAnswer::TimedOut => ProblemKind::TimedOut,
        },
        text: None,
        fields: Vec::new(),
        details: Details {
            status: None,
            code: None,
            request_id: Some(ids.request_id.clone()),
            correlation_id: Some(ids.correlation_id.clone()),
            at: now(),
        },
    }
}
