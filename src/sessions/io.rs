//! How a record is read and written from the browser.

use crate::api::{Api, NoAnswer, Purpose, problem_without_answer};
use crate::browser::clock::now;
use crate::browser::ids::new_id;
use editing::{Details, Problem, ProblemKind, Sent, Snapshot, WriteOutcome};
use partner_center::{CallIds, NotSettable};
use updates::{NotSendable, Operation, QualificationField};

/// Reads a record.
///
/// # Errors
/// The [`Problem`] for which it could not be read.
pub async fn fetch(operation: &dyn Operation, api: &Api, purpose: Purpose) -> Result<Snapshot, Problem> {
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
    let mut ids = CallIds { request_id: sent.request_id.clone(), correlation_id: new_id() };
    let mut body = None;
    loop {
        let request = match operation.put(sent, &api.routes()) {
            Ok(request) => request,
            // The other route may need what this one did not ask for; nothing was sent.
            Err(reason) => {
                return WriteOutcome::Refused(Problem {
                    kind: ProblemKind::Invalid,
                    reason: None,
                    text: Some(reason.to_string()),
                    fields: match reason {
                        NotSendable::NotSettable(NotSettable::SegmentNeeded) => {
                            vec![QualificationField::EducationSegment.index()]
                        }
                        _ => Vec::new(),
                    },
                    details: Details { at: now(), ..Details::default() },
                });
            }
        };
        // The same save on another path is the same call; another body makes it another one.
        if body.is_some() && body != request.body {
            ids.request_id = new_id();
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
