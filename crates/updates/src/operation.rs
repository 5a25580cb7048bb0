//! What each update operation has of its own.

use crate::refused_fields::refused_fields;
use crate::{NotSendable, RecordId, Routes, problem_of};
use editing::{Document, Record, Sent, Snapshot, Value, Version, WriteOutcome};
use partner_center::{CallIds, ETag, Failure, FailureKind, Request, Response};

/// An update operation of one record: how that is asked for and written, and how answers are read.
pub trait Operation: Send + Sync {
    /// The record.
    fn id(&self) -> RecordId;

    /// The record's fields, and what a save of it can promise; what is required may depend on the routes.
    fn record(&self, routes: &Routes) -> &'static Record;

    /// The request that reads the record.
    fn get(&self, routes: &Routes) -> Request;

    /// The request that writes the record.
    ///
    /// # Errors
    /// [`NotSendable`] if it cannot be sent as it is to be sent.
    fn put(&self, sent: &Sent, routes: &Routes) -> Result<Request, NotSendable>;

    /// Takes notice of the answer to a read, or to a write of what was sent: whether the same is to be done by another route.
    fn is_elsewhere(&self, _sent: Option<&Sent>, _response: &Response, _routes: &mut Routes) -> bool {
        false
    }

    /// The document that an answer holds, and its version.
    ///
    /// # Errors
    /// The [`Failure`] that the answer is.
    fn document(&self, response: &Response) -> Result<(Document, Option<Version>), Failure> {
        let text = partner_center::read_resource(response)?;
        let document = Document::parse(text).map_err(|_| Failure::of(response))?;
        Ok((document, ETag::of_document(text).and_then(|etag| Version::new(etag.as_str()))))
    }

    /// Whether a success without a body is documented for writes of this record. Then a read shows whether it is saved; of any other
    /// record, nobody knows.
    fn may_answer_without_body(&self) -> bool {
        false
    }

    /// The fields of which a refusal with this code speaks, where that tells (API reference, "Errors").
    fn fields_of(&self, _code: &str) -> &'static [usize] {
        &[]
    }
}

impl dyn Operation + '_ {
    /// The record as an answer that came at this time (milliseconds since 1970) holds it.
    ///
    /// # Errors
    /// The [`Failure`] that the answer is.
    pub fn snapshot(&self, response: &Response, now: u64) -> Result<Snapshot, Failure> {
        let (document, version) = self.document(response)?;
        let record = self.id().record();
        let snapshot = Snapshot::new(record, document, version, now);
        // An object that holds nothing of the record is something else: a fault with the status of a success, `{}`.
        let holds_something = record.fields().any(|(index, _)| *snapshot.value(index) != Value::Absent)
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
        problem.fields = self.fields_of(failure.code.as_deref().unwrap_or_default()).to_vec();
        if failure.kind == FailureKind::Invalid {
            let record = self.id().record();
            let refused = refused_fields(record, &partner_center::refused_properties(response));
            // In the order of the form.
            let fields = 0..record.fields.len();
            problem.fields =
                fields.filter(|at| refused.contains(at) || problem.fields.contains(at)).collect();
        }
        match failure.kind {
            FailureKind::Stale | FailureKind::MaybeStale => WriteOutcome::Stale(problem),
            FailureKind::Unreadable if self.may_answer_without_body() && response.has_no_body() => {
                WriteOutcome::Accepted(problem)
            }
            FailureKind::Server | FailureKind::HostFailed | FailureKind::Unreadable => {
                WriteOutcome::Unknown(problem)
            }
            // A page to sign in on that comes with a success may stand behind a redirect of whatever the write was answered with.
            FailureKind::HostSignIn if response.is_success() => WriteOutcome::Unknown(problem),
            _ => WriteOutcome::Refused(problem),
        }
    }
}
