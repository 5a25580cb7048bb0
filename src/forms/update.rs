//! What the forms have in common: the texts of a record, and how it is read and written from the browser.

use super::{billing_profile_update, qualification_update, support_profile_update};
use crate::api::{Api, NoAnswer, problem_of, problem_without_answer};
use crate::clock::now;
use crate::locales::Words;
use editing::{Details, Problem, ProblemKind, Sent, Snapshot, WriteOutcome};
use partner_center::CallIds;
use updates::RecordId;

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
    /// The name of the form.
    pub title: Text,
    /// What a save promises, in one sentence.
    pub promise: Text,
}

/// How the update operation of a record is shown.
#[must_use]
pub const fn update_of(record: &RecordId) -> &'static Update {
    match record {
        RecordId::SupportProfile => &support_profile_update::UPDATE,
        RecordId::BillingProfile(_) => &billing_profile_update::UPDATE,
        RecordId::Qualification(_) => &qualification_update::UPDATE,
    }
}

/// Reads a record.
///
/// # Errors
/// The [`Problem`] for which it could not be read.
pub async fn fetch(record: &RecordId, api: &Api) -> Result<Snapshot, Problem> {
    if *record == RecordId::SupportProfile
        && let Some((response, ids)) = api.take_early_answer().await
    {
        return record.snapshot(&response, now()).map_err(|failure| problem_of(&failure, &ids, now()));
    }
    loop {
        let mut is_elsewhere = false;
        let read = api.ask(record.get(&api.routes()), |response| {
            is_elsewhere = api.learn(|routes| routes.after_get(record, response));
            record.snapshot(response, now())
        });
        let read = read.await;
        if !is_elsewhere {
            return read;
        }
    }
}

/// Writes a record. Where the service does not have the route, by the other one, and that is remembered.
pub async fn put(record: &RecordId, api: &Api, sent: &Sent) -> WriteOutcome {
    let mut ids = CallIds { request_id: sent.request_id.clone(), correlation_id: Api::new_id() };
    loop {
        let request = match record.put(sent, &api.routes()) {
            Ok(request) => request,
            // The page offers nothing of the kind; nothing was sent.
            Err(reason) => {
                return WriteOutcome::Refused(Problem {
                    kind: ProblemKind::Invalid,
                    text: Some(reason.to_string()),
                    fields: Vec::new(),
                    details: Details { at: now(), ..Details::default() },
                });
            }
        };
        let answer = api.send(request, &ids).await;
        let response = match answer {
            Ok(response) => response,
            Err(NoAnswer::SignInNeeded) => {
                return WriteOutcome::Refused(problem_without_answer(NoAnswer::SignInNeeded, &ids));
            }
            Err(none) => return WriteOutcome::Unknown(problem_without_answer(none, &ids)),
        };
        if !api.learn(|routes| routes.after_put(record, sent, &response)) {
            return record.outcome(&response, &ids, now());
        }
        // Nothing was written there: what goes to the other route is another call.
        ids.request_id = Api::new_id();
    }
}
