use super::answer;
use crate::{LoggedCall, Store, query};
use partner_center::Response;
use serde_json::json;

/// GET `sandbox/log?after={sequence}`: the calls that arrived, oldest first.
pub fn get(store: &Store, query: &str) -> Response {
    let after = query::value(query, "after").and_then(|text| text.parse().ok()).unwrap_or(0);
    let calls: Vec<&LoggedCall> = store.log_after(after).collect();
    answer(200, &json!({ "calls": calls, "last": store.log.last() }))
}
