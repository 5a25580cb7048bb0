use crate::answer::Answer;
use crate::invented::Customer;
use crate::{Store, Timestamp};

/// GET `customers/{id}/qualification`: a bare JSON string.
pub fn get(store: &Store, customer: &Customer, now: Timestamp) -> Answer {
    let held = store.records.qualifications(customer).held(now);
    Answer::found(held.spelled(store.settings().qualification_spelling))
}
