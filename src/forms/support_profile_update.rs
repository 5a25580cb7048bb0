//! The partner's support profile: `PUT /v1/profiles/supportprofile` (API reference, section 1.1).

use super::update::{RecordId, Text, Update};
use crate::api::{Api, problem_without_answer};
use editing::{Field, Guarantee, Kind, Record, WriteOutcome};
use partner_center::{CallIds, ETag, support_profile};

const FIELDS: [Field; 3] = [
    Field::new("/email", Kind::Email),
    Field::new("/telephone", Kind::Phone),
    Field::new("/website", Kind::Website),
];

const LABELS: [Text; FIELDS.len()] =
    [|words| words.label.email, |words| words.label.telephone, |words| words.label.website];

/// The update operation.
pub static UPDATE: Update = Update {
    record: Record { fields: &FIELDS, guarantee: Guarantee::VerifyWriteVerify, required: |_| Vec::new() },
    labels: &LABELS,
    display: |_, text| text,
    groups: &[],
    sections: &[(None, &[0, 1, 2])],
    title: |words| words.page.support,
    promise: |words| words.form.support_promise,
};

/// Writes to the documented path first; where the service does not have it, to the one that its own clients use, with a new
/// id, and remembers that.
pub(super) async fn put(
    record: &RecordId,
    api: &Api,
    body: String,
    etag: Option<&ETag>,
    mut ids: CallIds,
) -> WriteOutcome {
    let mut path = api.support_profile_path();
    loop {
        let mut request = support_profile::put(path, body.clone());
        if let Some(etag) = etag {
            request = request.if_match(etag);
        }
        let answer = api.send(request, &ids).await;
        let response = match answer {
            Ok(response) => response,
            Err(none) => return WriteOutcome::Unknown(problem_without_answer(none, &ids)),
        };
        match api.support_profile_path_after(response.status) {
            Some(other) => path = other,
            None => return record.outcome(&response, &ids),
        }
        ids = CallIds { request_id: Api::new_id(), correlation_id: Api::new_id() };
    }
}
