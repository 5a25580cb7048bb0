use crate::answer::Answer;
use crate::audit::Cause;
use crate::etag;
use crate::handlers::checks::refusal;
use crate::invented::Customer;
use crate::json::Object;
use crate::records::{BillingProfile, WriteMistake};
use crate::{Store, Timestamp};
use partner_center::Headers;

/// PUT `customers/{id}/profiles/billing`: replaces the profile if the etag that was sent is current (section 2).
pub fn put(store: &mut Store, customer: &Customer, body: &str, headers: &Headers, now: Timestamp) -> Answer {
    let Some(sent) = Object::parse(body) else {
        return Answer::invalid_input(&WriteMistake::NotAnObject.to_string());
    };
    let form = store.settings().etag;
    let current = form.of(&store.records.billing_profile(customer).etag);
    let if_match = headers.get("If-Match").map(str::trim).filter(|value| !value.is_empty());
    let in_body = BillingProfile::etag_in(&sent).filter(|_| !store.settings().strict);
    let is_current = match (if_match, in_body) {
        (Some(if_match), _) => etag::matches(if_match, &current),
        (None, Some(in_body)) => in_body == current,
        (None, None) => return Answer::precondition_required(),
    };
    if !is_current {
        return Answer::stale(store.settings());
    }
    let new = store.etags.issue();
    match BillingProfile::written(customer, &sent, &new) {
        Ok(profile) => {
            if let Some(refusal) = refusal(store.settings().checks, &profile.document, "billingProfile") {
                return refusal;
            }
            let document = profile.spelled(form);
            store.commit_billing_profile(customer, profile, Cause::call(headers), now);
            Answer::written(document)
        }
        Err(mistake) => Answer::fault(400, 3000, &mistake.to_string()),
    }
}
