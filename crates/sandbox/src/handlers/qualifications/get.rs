use super::document;
use crate::answer::Answer;
use crate::invented::Customer;
use crate::{Store, Timestamp};

/// GET `customers/{id}/qualifications`: a list, empty for a customer without one.
pub fn get(store: &Store, customer: &Customer, now: Timestamp) -> Answer {
    let qualifications = store.records.qualifications(customer);
    Answer::found(document::list(&qualifications, store.settings(), now))
}
