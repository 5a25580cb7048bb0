//! The control addresses below `sandbox/`: a second administrator, faults, settings, the log. Never part of the API.

mod edit;
mod faults;
mod log;
mod page;
mod record;
mod settings;
mod token;

use crate::{Store, Timestamp, query};
use partner_center::{Headers, Method, Request, Response};
use serde_json::{Value, json};

/// Answers a call of a control address; the path of the request begins with `sandbox/`.
#[must_use]
pub fn control(store: &mut Store, request: &Request, now: Timestamp) -> Response {
    let (path, query) = query::split(&request.path);
    let body = request.body.as_deref().unwrap_or_default();
    match (request.method, path.strip_prefix("sandbox/").unwrap_or_default()) {
        (Method::Get, "") => page::html(),
        (Method::Get, "sandbox.js") => page::script(),
        (Method::Get, "sandbox.css") => page::style(),
        (Method::Get, "log") => log::get(store, query),
        (Method::Get, "record") => record::get(store, query, now),
        (Method::Get, "customers") => record::customers(store, query),
        (Method::Get, "settings") => settings::get(store),
        (Method::Get, "token") => token::get(now),
        (Method::Get, "faults") => faults::get(store),
        (Method::Post, "edit") => edit::post(store, request, body, now),
        (Method::Post, "faults") => faults::post(store, body),
        (Method::Post, "token") => token::post(body, now),
        (Method::Post, "settings") => settings::post(store, body),
        (Method::Post, "reset") => {
            store.reset(now);
            answer(200, &json!({ "reset": true }))
        }
        (
            _,
            "" | "sandbox.js" | "sandbox.css" | "log" | "record" | "customers" | "settings" | "faults"
            | "token" | "edit" | "reset",
        ) => mistake(405, "this control address does not take that method"),
        _ => mistake(404, "there is no such control address"),
    }
}

fn answer(status: u16, body: &Value) -> Response {
    text(status, "application/json; charset=utf-8", &body.to_string())
}

fn mistake(status: u16, explanation: &str) -> Response {
    answer(status, &json!({ "error": explanation }))
}

fn text(status: u16, content_type: &str, body: &str) -> Response {
    let mut headers = Headers::new();
    headers.set("Content-Type", content_type);
    headers.set("Cache-Control", "no-store");
    Response { status, headers, body: body.to_owned() }
}
