use super::{mistake, text};
use crate::log::{Arrival, Fate};
use crate::{Edit, Store, Timestamp, json::quoted};
use partner_center::{Request, Response};

/// POST `sandbox/edit`: a change by a second administrator. The log holds it too.
pub fn post(store: &mut Store, request: &Request, body: &str, now: Timestamp) -> Response {
    let edit: Edit = match serde_json::from_str(body) {
        Ok(edit) => edit,
        Err(error) => return mistake(400, &error.to_string()),
    };
    let edited = match store.edit(&edit) {
        Ok(edited) => edited,
        Err(error) => return mistake(400, &error.to_string()),
    };
    let arrival = Arrival {
        method: request.method.as_str(),
        target: &request.path,
        headers: &request.headers,
        body: Some(body),
    };
    store.log.add(arrival, Fate { status: Some(200), applied: true, ..Fate::default() }, now);
    let etag = edited.etag.as_deref().map_or_else(|| "null".to_owned(), quoted);
    let operator = quoted(edit.operator.as_deref().unwrap_or("a second administrator"));
    let body = format!(r#"{{"operator":{operator},"etag":{etag},"document":{}}}"#, edited.document);
    text(200, "application/json; charset=utf-8", &body)
}
