//! Answers of the service as outcomes of the editing core.

use crate::{RecordId, field, qualification};
use editing::{Details, Problem, ProblemKind, Snapshot, Value, WriteOutcome};
use partner_center::{CallIds, Failure, FailureKind, Response};

impl RecordId {
    /// The record as an answer that came at this time (milliseconds since 1970) holds it.
    ///
    /// # Errors
    /// The [`Failure`] that the answer is.
    pub fn snapshot(&self, response: &Response, now: u64) -> Result<Snapshot, Failure> {
        let (document, etag) = match self {
            Self::SupportProfile | Self::BillingProfile(_) => {
                let text = partner_center::read_resource(response)?;
                let etag = partner_center::ETag::of_document(text).map(|etag| etag.as_str().to_owned());
                (editing::Document::parse(text).map_err(|_| Failure::of(response))?, etag)
            }
            Self::Qualification(_) => (qualification::read(response)?, None),
        };
        let snapshot = Snapshot::new(self.record(), document, etag, now);
        // An object that holds nothing of the record is something else: a fault with the status of a success, `{}`.
        let holds_something =
            self.record().fields().any(|(index, _)| *snapshot.value(index) != Value::Absent)
                || snapshot.document().value("/attributes") != Value::Absent;
        if holds_something { Ok(snapshot) } else { Err(Failure::of(response)) }
    }

    /// How a write ended, by its answer.
    #[must_use]
    pub fn outcome(&self, response: &Response, ids: &CallIds, now: u64) -> WriteOutcome {
        let failure = match self.snapshot(response, now) {
            Ok(snapshot) => return WriteOutcome::Saved(snapshot),
            Err(failure) => failure,
        };
        let mut problem = problem_of(&failure, ids, now);
        problem.fields = self.fields_of(&failure);
        match failure.kind {
            FailureKind::Stale | FailureKind::MaybeStale => WriteOutcome::Stale(problem),
            FailureKind::Server | FailureKind::Unreadable => WriteOutcome::Unknown(problem),
            _ => WriteOutcome::Refused(problem),
        }
    }

    /// The fields of which a refusal speaks, where its code tells (API reference, "Errors").
    fn fields_of(&self, failure: &Failure) -> Vec<usize> {
        match (self, failure.code.as_deref()) {
            (Self::BillingProfile(_), Some("600051")) => vec![field::PHONE_NUMBER],
            _ => Vec::new(),
        }
    }
}

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
        FailureKind::Throttled => ProblemKind::Throttled {
            seconds: failure.retry_after.map_or(0, |after| after.seconds_from(now / 1000)),
        },
        FailureKind::Server => ProblemKind::Server,
        FailureKind::Unreadable => ProblemKind::Unreadable,
        FailureKind::NotAllowed | FailureKind::Unexpected => ProblemKind::Unexpected,
    };
    // The service repeats the ids; where a gateway answers for it, they are the ones that were sent.
    Problem {
        text: failure.text.clone(),
        details: Details {
            status: Some(failure.status),
            code: failure.code.clone(),
            request_id: failure.request_id.clone().or_else(|| Some(ids.request_id.clone())),
            correlation_id: failure.correlation_id.clone().or_else(|| Some(ids.correlation_id.clone())),
            at: now,
        },
        ..unanswered(kind, ids, now)
    }
}

/// No answer at all. `now` in milliseconds since 1970.
#[must_use]
pub fn unanswered(kind: ProblemKind, ids: &CallIds, now: u64) -> Problem {
    Problem {
        kind,
        text: None,
        fields: Vec::new(),
        details: Details {
            status: None,
            code: None,
            request_id: Some(ids.request_id.clone()),
            correlation_id: Some(ids.correlation_id.clone()),
            at: now,
        },
    }
}
