use crate::answer::Answer;
use crate::invented::Customer;
use crate::json::quoted;
use crate::records::Qualification;
use crate::{Store, Timestamp, query};

/// PUT `customers/{id}/qualification`: Education, or `GovernmentCommunityCloud` with a validation code, for a customer that
/// has no qualification yet (section 3).
pub fn put(store: &mut Store, customer: &Customer, body: &str, query: &str, now: Timestamp) -> Answer {
    let Some(wanted) = Qualification::parse(body) else {
        return Answer::fault(
            400,
            900_126,
            &format!("Cannot parse enum CustomerQualification from '{}'", body.trim()),
        );
    };
    if store.records.qualification(customer) != Qualification::None {
        return denied();
    }
    match wanted {
        Qualification::Education => {}
        Qualification::GovernmentCommunityCloud => {
            let given = query::value(query, "code").unwrap_or_default();
            let code = store.records.validation_codes.iter_mut().find(|code| code.id == given.trim());
            match code.filter(|code| code.is_usable()) {
                Some(code) => code.use_once(now),
                None => return denied(),
            }
        }
        Qualification::None | Qualification::Nonprofit | Qualification::StateOwnedEntity => return denied(),
    }
    store.records.set_qualification(customer, wanted);
    Answer::written(quoted(wanted.name()))
}

/// The refusal as it was recorded.
fn denied() -> Answer {
    Answer::refused("Customer tagging denied.")
}
