use super::{answer, mistake};
use crate::Store;
use partner_center::Response;
use serde_json::{Map, Value, json};

/// GET `sandbox/settings`: how the sandbox behaves.
pub fn get(store: &Store) -> Response {
    answer(200, &json!(store.settings()))
}

/// POST `sandbox/settings`: changes the settings that the body names; the others stay.
pub fn post(store: &mut Store, body: &str) -> Response {
    let changes: Map<String, Value> = match serde_json::from_str(body) {
        Ok(changes) => changes,
        Err(error) => return mistake(400, &error.to_string()),
    };
    match store.settings().with(changes) {
        Ok(settings) => {
            store.set_settings(settings);
            get(store)
        }
        Err(error) => mistake(400, &error.to_string()),
    }
}
