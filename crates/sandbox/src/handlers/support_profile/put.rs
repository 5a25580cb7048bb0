use crate::Store;
use crate::answer::Answer;
use crate::handlers::checks::refusal;
use crate::records::{SupportProfile, WriteMistake};

/// PUT `profiles/supportprofile` or `profiles/support`: replaces the profile. No etag is documented, so none is asked for.
pub fn put(store: &mut Store, body: &str) -> Answer {
    match SupportProfile::written(body) {
        Ok(profile) => {
            if let Some(refusal) = refusal(store.settings().checks, &profile.document, "supportProfile") {
                return refusal;
            }
            let document = profile.document.to_string();
            store.commit_support_profile(profile);
            Answer::written(document)
        }
        Err(mistake @ WriteMistake::NotAnObject) => Answer::invalid_input(&mistake.to_string()),
        Err(mistake @ WriteMistake::WrongType(_)) => Answer::fault(400, 3000, &mistake.to_string()),
    }
}
