use crate::answer::Answer;
use crate::audit::Cause;
use crate::invented::Customer;
use crate::json::quoted;
use crate::records::Qualification;
use crate::{Store, Timestamp, query};
use partner_center::Request;

/// PUT `customers/{id}/qualification`: Education, or `GovernmentCommunityCloud` with a validation code, for a customer that
/// has no qualification yet (section 3).
pub fn put(store: &mut Store, customer: &Customer, request: &Request, query: &str, now: Timestamp) -> Answer {
    let body = request.body.as_deref().unwrap_or_default();
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
            if !store.commit_use_of_code(given.trim(), now) {
                return denied();
            }
        }
        Qualification::None | Qualification::Nonprofit | Qualification::StateOwnedEntity => return denied(),
    }
    store.commit_qualification(customer, wanted, Cause::call(&request.headers), now);
    Answer::written(quoted(wanted.name()))
}

/// The refusal as it was recorded.
fn denied() -> Answer {
    Answer::refused("Customer tagging denied.")
}
