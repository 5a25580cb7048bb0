use crate::Store;
use crate::answer::Answer;
use crate::invented::Customer;

/// GET `customers/{id}/profiles/billing`.
pub fn get(store: &Store, customer: &Customer) -> Answer {
    Answer::found(store.records.billing_profile(customer).spelled(store.settings().etag))
}
