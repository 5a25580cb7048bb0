use super::{mistake, text};
use crate::audit::SECOND_ADMINISTRATOR;
use crate::log::{Arrival, Fate};
use crate::{Edit, Store, Timestamp, json::quoted};
use partner_center::{Request, Response};

/// POST `sandbox/edit`: a change by a second administrator. The log holds it too.
pub fn post(store: &mut Store, request: &Request, body: &str, now: Timestamp) -> Response {
    let edit: Edit = match serde_json::from_str(body) {
        Ok(edit) => edit,
        Err(error) => return mistake(400, &error.to_string()),
    };
    let edited = match store.edit(&edit, now) {
        Ok(edited) => edited,
        Err(error) => return mistake(400, &error.to_string()),
    };
    let operator = edit.operator.as_deref().unwrap_or(SECOND_ADMINISTRATOR);
    let arrival = Arrival {
        method: request.method.as_str(),
        target: &request.path,
        operator,
        headers: &request.headers,
        body: Some(body),
    };
    store.log.add(arrival, Fate { status: Some(200), applied: true, ..Fate::default() }, now);
    let etag = edited.etag.as_deref().map_or_else(|| "null".to_owned(), quoted);
    let body = format!(r#"{{"operator":{},"etag":{etag},"document":{}}}"#, quoted(operator), edited.document);
    text(200, "application/json; charset=utf-8", &body)
}
