//! What the forms have in common: a record that is read, edited and written.

use super::{billing_profile_update, qualification_update, support_profile_update};
use crate::api::{Api, problem_of, problem_without_answer};
use crate::clock::now;
use crate::locales::Words;
use editing::{Problem, Record, Sent, Snapshot, WriteOutcome};
use partner_center::{CallIds, Failure, FailureKind, Request, Response, TenantId};

/// Names a record that can be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordId {
    /// The partner's support profile.
    SupportProfile,
    /// A customer's billing profile.
    BillingProfile(TenantId),
    /// A customer's qualification.
    Qualification(TenantId),
}

/// A text of the panel, chosen by language.
pub type Text = fn(&Words) -> &'static str;

/// What an update operation is: its record and its texts.
pub struct Update {
    /// The fields, and what a save can promise.
    pub record: Record,
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

impl RecordId {
    /// The update operation of the record.
    #[must_use]
    pub const fn update(&self) -> &'static Update {
        match self {
            Self::SupportProfile => &support_profile_update::UPDATE,
            Self::BillingProfile(_) => &billing_profile_update::UPDATE,
            Self::Qualification(_) => &qualification_update::UPDATE,
        }
    }

    /// Reads the record.
    ///
    /// # Errors
    /// The [`Problem`] for which it could not be read.
    pub async fn fetch(&self, api: &Api) -> Result<Snapshot, Problem> {
        if *self == Self::SupportProfile
            && let Some((response, ids)) = api.take_early_answer().await
        {
            return self.snapshot(&response).map_err(|failure| problem_of(&failure, &ids));
        }
        let request = match self {
            Self::SupportProfile => partner_center::support_profile::get(),
            Self::BillingProfile(customer) => partner_center::billing_profile::get(customer),
            Self::Qualification(customer) => partner_center::qualification::get(customer),
        };
        api.ask(request, |response| self.snapshot(response)).await
    }

    /// Writes the record.
    pub async fn put(&self, api: &Api, sent: &Sent) -> WriteOutcome {
        let ids = CallIds { request_id: sent.request_id.clone(), correlation_id: Api::new_id() };
        let body = sent.body.text().to_owned();
        let etag = sent.if_match.as_deref().and_then(partner_center::ETag::new);
        match self {
            Self::SupportProfile => support_profile_update::put(self, api, body, etag.as_ref(), ids).await,
            Self::BillingProfile(customer) => {
                let request = partner_center::billing_profile::put(customer, etag.as_ref(), body);
                self.write(api, request, &ids).await
            }
            Self::Qualification(customer) => {
                qualification_update::put(self, api, customer, &sent.body, &ids).await
            }
        }
    }

    /// Sends a write and says how it ended.
    pub(super) async fn write(&self, api: &Api, request: Request, ids: &CallIds) -> WriteOutcome {
        let answer = api.send(request, ids).await;
        match answer {
            Ok(response) => self.outcome(&response, ids),
            Err(none) => WriteOutcome::Unknown(problem_without_answer(none, ids)),
        }
    }

    /// How a write ended, by its answer.
    pub(super) fn outcome(&self, response: &Response, ids: &CallIds) -> WriteOutcome {
        let failure = match self.snapshot(response) {
            Ok(snapshot) => return WriteOutcome::Saved(snapshot),
            Err(failure) => failure,
        };
        let mut problem = problem_of(&failure, ids);
        problem.fields = self.fields_of(&failure);
        match failure.kind {
            FailureKind::Stale | FailureKind::MaybeStale => WriteOutcome::Stale(problem),
            FailureKind::Server | FailureKind::Unreadable => WriteOutcome::Unknown(problem),
            _ => WriteOutcome::Refused(problem),
        }
    }

    /// The record as an answer holds it.
    fn snapshot(&self, response: &Response) -> Result<Snapshot, Failure> {
        match self {
            Self::SupportProfile | Self::BillingProfile(_) => {
                let text = partner_center::read_resource(response)?;
                let etag = partner_center::ETag::of_document(text).map(|etag| etag.as_str().to_owned());
                let document = editing::Document::parse(text).map_err(|_| Failure::of(response))?;
                Ok(Snapshot { document, etag, read_at: now() })
            }
            Self::Qualification(_) => {
                let qualification = partner_center::qualification::read(response)?;
                let document = qualification_update::document(&qualification);
                Ok(Snapshot { document, etag: None, read_at: now() })
            }
        }
    }

    /// The fields of which a refusal speaks, where its code tells (API reference, "Errors").
    fn fields_of(&self, failure: &Failure) -> Vec<usize> {
        match (self, failure.code.as_deref()) {
            (Self::BillingProfile(_), Some("600051")) => vec![billing_profile_update::PHONE_NUMBER],
            _ => Vec::new(),
        }
    }
}
