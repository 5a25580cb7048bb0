use crate::answer::Answer;
use crate::audit::Cause;
use crate::invented::Customer;
use crate::records::Qualification;
use crate::{Store, Timestamp, WrittenForm, query};
use partner_center::Request;

/// PUT `customers/{id}/qualification`: Education, or `GovernmentCommunityCloud` with a validation code, for a customer that
/// has none of those that exclude it, nor asked for one (section 3).
pub fn put(store: &mut Store, customer: &Customer, request: &Request, query: &str, now: Timestamp) -> Answer {
    let settings = *store.settings();
    let body = request.body.as_deref().unwrap_or_default();
    let Some(wanted) = Qualification::parse(body) else {
        return Answer::no_qualification(body);
    };
    let held = store.records.qualifications(customer);
    if !held.is_open(now) {
        return Answer::denied(&settings);
    }
    match wanted {
        Qualification::Education => {}
        Qualification::GovernmentCommunityCloud => {
            let given = query::value(query, "code").unwrap_or_default();
            if !store.commit_use_of_code(given.trim(), now) {
                return Answer::denied(&settings);
            }
        }
        Qualification::None | Qualification::Nonprofit | Qualification::StateOwnedEntity => {
            return Answer::denied(&settings);
        }
    }
    store.commit_qualifications(customer, held.with(wanted), Cause::call(&request.headers), now);
    let body = match settings.written_qualification {
        WrittenForm::Value => wanted.spelled(settings.qualification_spelling),
        WrittenForm::Null => "null".to_owned(),
        WrittenForm::Empty | WrittenForm::NoContent => String::new(),
    };
    let status = if settings.written_qualification == WrittenForm::NoContent { 204 } else { 200 };
    Answer { status, ..Answer::written(body) }
}
