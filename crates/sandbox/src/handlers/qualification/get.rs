use crate::Store;
use crate::answer::Answer;
use crate::invented::Customer;
use crate::json::quoted;

/// GET `customers/{id}/qualification`: a bare JSON string.
pub fn get(store: &Store, customer: &Customer) -> Answer {
    Answer::found(quoted(store.records.qualification(customer).name()))
}
