use super::{answer, mistake};
use crate::{Fault, Store};
use partner_center::Response;
use serde_json::json;

/// GET `sandbox/faults`: what is armed.
pub fn get(store: &Store) -> Response {
    answer(200, &json!({ "armed": store.faults.describe() }))
}

/// POST `sandbox/faults`: arms a fault; `{"clear": true}` disarms all.
pub fn post(store: &mut Store, body: &str) -> Response {
    let clear =
        serde_json::from_str::<serde_json::Value>(body).is_ok_and(|body| body == json!({ "clear": true }));
    if clear {
        store.faults.clear();
        return get(store);
    }
    match Fault::parse(body) {
        Ok(fault) => {
            store.arm(fault);
            get(store)
        }
        Err(error) => mistake(400, &error.to_string()),
    }
}
