use crate::Store;
use crate::answer::Answer;

/// GET `customers/all/validations`: an array, without the envelope of other lists.
pub fn list(store: &Store) -> Answer {
    let codes = store.records.validation_codes.iter().map(|code| code.document().to_string());
    Answer::found(format!("[{}]", codes.collect::<Vec<_>>().join(",")))
}
