//! What the forms have in common: the texts of a record, and how it is read and written from the browser.

use crate::api::{Api, NoAnswer, Purpose, problem_of, problem_without_answer};
use crate::clock::now;
use crate::locales::{Words, words};
use editing::{Details, Problem, ProblemKind, Sent, Snapshot, WriteOutcome};
use partner_center::{CallIds, NotSettable};
use updates::field::EDUCATION_SEGMENT;
use updates::{NotSendable, Operation, RecordId};

/// A text of the panel, chosen by language.
pub type Text = fn(&Words) -> &'static str;

/// How an update operation is shown: its texts, and the order of its form.
pub struct Update {
    /// The label of each field, by its index.
    pub labels: &'static [Text],
    /// A value of a field as a person reads it.
    pub display: fn(usize, String) -> String,
    /// The name of each group of fields that conflicts as one, by its number.
    pub groups: &'static [Text],
    /// The sections of the form: a heading, if it has one, and its fields.
    pub sections: &'static [(Option<Text>, &'static [usize])],
    /// What a save promises, in one sentence.
    pub promise: Text,
}

/// The name of the form of a record.
#[must_use]
pub fn title_of(record: &RecordId) -> &'static str {
    match record {
        RecordId::SupportProfile => words().page.support,
        RecordId::BillingProfile(_) => words().customer.billing,
        RecordId::Qualification(_) => words().qualification.title,
    }
}

/// Reads a record.
///
/// # Errors
/// The [`Problem`] for which it could not be read.
pub async fn fetch(operation: &dyn Operation, api: &Api, purpose: Purpose) -> Result<Snapshot, Problem> {
    if operation.id() == RecordId::SupportProfile
        && let Some((response, ids)) = api.take_early_answer().await
    {
        return operation.snapshot(&response, now()).map_err(|failure| problem_of(&failure, &ids, now()));
    }
    loop {
        let mut is_elsewhere = false;
        let read = api.ask_for(purpose, operation.get(&api.routes()), |response| {
            is_elsewhere = api.learn(|routes| operation.is_elsewhere(None, response, routes));
            operation.snapshot(response, now())
        });
        let read = read.await;
        if !is_elsewhere {
            return read;
        }
    }
}

/// Writes a record. Where the service does not have the route, by the other one, and that is remembered.
pub async fn put(operation: &dyn Operation, api: &Api, sent: &Sent) -> WriteOutcome {
    let mut ids = CallIds { request_id: sent.request_id.clone(), correlation_id: Api::new_id() };
    let mut body = None;
    loop {
        let request = match operation.put(sent, &api.routes()) {
            Ok(request) => request,
            // The other route may need what this one did not ask for; nothing was sent.
            Err(reason) => {
                return WriteOutcome::Refused(Problem {
                    kind: ProblemKind::Invalid,
                    text: Some(reason.to_string()),
                    fields: match reason {
                        NotSendable::NotSettable(NotSettable::SegmentNeeded) => vec![EDUCATION_SEGMENT],
                        _ => Vec::new(),
                    },
                    details: Details { at: now(), ..Details::default() },
                });
            }
        };
        // The same save on another path is the same call; another body makes it another one.
        if body.is_some() && body != request.body {
            ids.request_id = Api::new_id();
        }
        body.clone_from(&request.body);
        let answer = api.send(Purpose::Asked, request, &ids).await;
        let response = match answer {
            Ok(response) => response,
            Err(NoAnswer::SignInNeeded) => {
                return WriteOutcome::Refused(problem_without_answer(NoAnswer::SignInNeeded, &ids));
            }
            Err(none) => return WriteOutcome::Unknown(problem_without_answer(none, &ids)),
        };
        if !api.learn(|routes| operation.is_elsewhere(Some(sent), &response, routes)) {
            return operation.outcome(&response, &ids, now());
        }
    }
}
