use crate::Store;
use crate::answer::Answer;

/// GET `profiles/support`.
pub fn get(store: &Store) -> Answer {
    Answer::found(store.records.support_profile.document.to_string())
}
