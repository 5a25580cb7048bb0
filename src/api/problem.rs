//! Failures of the service as problems of a form.

use super::transport::NoAnswer;
use crate::browser::clock::now;
use editing::{Problem, ProblemKind};
use partner_center::CallIds;

pub use updates::problem_of;

/// No answer at all.
#[must_use]
pub fn problem_without_answer(none: NoAnswer, ids: &CallIds) -> Problem {
    let kind = match none {
        NoAnswer::Unreachable => ProblemKind::Unreachable,
        NoAnswer::TimedOut => ProblemKind::TimedOut,
        NoAnswer::Redirected => ProblemKind::HostSignIn,
        NoAnswer::SignInNeeded => ProblemKind::SignInNeeded,
    };
    updates::unanswered(kind, ids, now())
}
