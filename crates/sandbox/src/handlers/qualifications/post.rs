use super::document;
use crate::answer::Answer;
use crate::audit::Cause;
use crate::invented::Customer;
use crate::json::Object;
use crate::records::{Qualification, Qualifications, Vetting, VettingStatus, WriteMistake};
use crate::{Contract, ListForm, Store, Timestamp, query};
use partner_center::Request;

/// POST `customers/{id}/qualifications`: Education goes into vetting, the government cloud takes a use of a validation code,
/// a state-owned entity is one at once (sections 1.4 and 3).
pub fn post(
    store: &mut Store,
    customer: &Customer,
    request: &Request,
    query: &str,
    now: Timestamp,
) -> Answer {
    match wanted(store, customer, request, query, now) {
        Err(refusal) => refusal,
        Ok((wanted, qualifications)) => {
            store.commit_qualifications(customer, qualifications, Cause::call(&request.headers), now);
            let stored = store.records.qualifications(customer);
            let settings = store.settings();
            match settings.qualification_list {
                ListForm::Object => Answer::written(document::list(&stored, settings, now)),
                ListForm::Array => {
                    let entries = stored.entries(now);
                    let created = entries.iter().find(|entry| entry.qualification == wanted);
                    Answer::created(created.map(|entry| document::entry(entry, settings)).unwrap_or_default())
                }
            }
        }
    }
}

/// What is asked for, and the customer's qualifications with it.
fn wanted(
    store: &mut Store,
    customer: &Customer,
    request: &Request,
    query: &str,
    now: Timestamp,
) -> Result<(Qualification, Qualifications), Answer> {
    let settings = *store.settings();
    let is_older = settings.qualification_contract == Contract::Older;
    let sent = Object::parse(request.body.as_deref().unwrap_or_default())
        .ok_or_else(|| Answer::invalid_input(&WriteMistake::NotAnObject.to_string()))?;
    let wanted = qualification(&sent)?;
    let held = store.records.qualifications(customer);
    let denied = || Answer::denied(&settings);
    match wanted {
        Qualification::None | Qualification::Nonprofit => Err(denied()),
        Qualification::Education => {
            let segment = text(&sent, "educationSegment")?.unwrap_or_default();
            let website = text(&sent, "website")?.unwrap_or_default();
            let is_segment = SEGMENTS.iter().any(|known| known.eq_ignore_ascii_case(&segment));
            if !is_segment && !is_older {
                return Err(Answer::invalid_property("educationSegment"));
            }
            if !held.is_open(now) || !held.has_requests_left() {
                return Err(denied());
            }
            Ok((wanted, held.asked(Vetting::begin(&website, settings.vetting_delay, now))))
        }
        Qualification::GovernmentCommunityCloud => {
            let code = if is_older { query::value(query, "code") } else { text(&sent, "validationCode")? };
            let code = code.unwrap_or_default();
            if code.trim().is_empty() {
                return Err(Answer::invalid_property("validationCode"));
            }
            if !held.is_open(now) || !store.commit_use_of_code(code.trim(), now) {
                return Err(denied());
            }
            let vetting = Vetting::fixed(VettingStatus::Approved, None, now);
            Ok((wanted, held.with(wanted).vetted(vetting)))
        }
        Qualification::StateOwnedEntity if held.is_state_owned() => Err(denied()),
        Qualification::StateOwnedEntity => Ok((wanted, held.with(wanted))),
    }
}

const SEGMENTS: [&str; 2] = ["K12", "HigherEducation"];

fn qualification(sent: &Object) -> Result<Qualification, Answer> {
    let value = sent.get("qualification").ok_or_else(|| Answer::invalid_property("qualification"))?;
    Qualification::parse(value).ok_or_else(|| Answer::no_qualification(value))
}

/// The string that a member holds, if it is there and not `null`.
fn text(sent: &Object, name: &str) -> Result<Option<String>, Answer> {
    match sent.get(name) {
        None | Some("null") => Ok(None),
        Some(_) => sent.text(name).map(Some).ok_or_else(|| Answer::invalid_property(name)),
    }
}
