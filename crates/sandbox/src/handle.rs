//! One call from arrival to outcome: faults, idempotency, routing, headers, log.

use crate::answer::Answer;
use crate::audit::Cause;
use crate::fault::{Fault, Kind};
use crate::json::Object;
use crate::log::{Arrival, Fate};
use crate::records::{Edit, Record};
use crate::route::Route;
use crate::token::bearer;
use crate::{Store, Timestamp, authorization, handlers, query};
use partner_center::{Headers, Request, Response};
use std::collections::BTreeMap;

/// What the transport does with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Milliseconds to wait before anything is sent.
    pub delay_ms: u64,
    /// What is sent.
    pub delivery: Delivery,
}

/// What is sent to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The whole response.
    Whole(Response),
    /// The response announces its whole body, and the connection closes after this many bytes of it.
    CutOff {
        /// The response.
        response: Response,
        /// How many bytes of the body are sent.
        sent_bytes: usize,
    },
    /// The connection closes without an answer.
    Dropped {
        /// Whether the call was carried out before.
        applied: bool,
    },
}

/// Answers one call of the API at this point in time, and logs it.
///
/// The path of the request begins with `v1/`. Nothing is read but the arguments, and nothing happens but changes of the
/// store: delays and broken connections are for the transport to carry out.
#[must_use]
pub fn handle(store: &mut Store, request: &Request, now: Timestamp) -> Outcome {
    let method = request.method.as_str();
    let (path, _) = query::split(&request.path);
    let fault = store.faults.take(method, path);
    let delay_ms = store.settings().latency
        + match fault.as_ref().map(|fault| &fault.kind) {
            Some(Kind::Delay(ms)) => *ms,
            _ => 0,
        };

    if fault.as_ref().is_some_and(|fault| fault.kind == Kind::NewEtag) {
        touch(store, path, now);
    }
    let instead = fault.as_ref().and_then(|fault| instead(store, fault, request, now));
    let (delivery, answered, replayed) = match instead {
        Some(delivery) => (delivery, false, false),
        None => {
            let (answer, replayed) = decide(store, request, now);
            let applied = answer.applied && !replayed;
            let response = respond(store, &answer, &request.headers, now);
            let delivery = match &fault {
                Some(fault) => after(store, fault, response, applied, &request.headers, now),
                None => Delivery::Whole(response),
            };
            (delivery, applied, replayed)
        }
    };

    let fate = Fate {
        status: match &delivery {
            Delivery::Whole(response) | Delivery::CutOff { response, .. } => Some(response.status),
            Delivery::Dropped { .. } => None,
        },
        applied: answered,
        replayed,
        fault: fault.map(|fault| fault.name().to_owned()),
    };
    let arrival = Arrival {
        method,
        target: &request.path,
        operator: &Cause::call(&request.headers).operator,
        headers: &request.headers,
        body: request.body.as_deref(),
    };
    store.log.add(arrival, fate, now);
    Outcome { delay_ms, delivery }
}

/// Answers a call that the API has no way to take, and logs it: a method that no route has (405, or 404 where there is no
/// route), or a body that the transport could not read (`status`, without a body).
#[must_use]
pub fn refuse(
    store: &mut Store,
    method: &str,
    target: &str,
    headers: &Headers,
    status: Option<u16>,
    now: Timestamp,
) -> Response {
    let (path, _) = query::split(target);
    let answer = match status {
        Some(status) => Answer::empty(status),
        None => Route::find(path, store.settings())
            .and_then(|route| route.refusal(method, store.settings()))
            .unwrap_or_else(|| Answer::empty(404)),
    };
    let fate = Fate { status: Some(answer.status), ..Fate::default() };
    let operator = &Cause::call(headers).operator;
    store.log.add(Arrival { method, target, operator, headers, body: None }, fate, now);
    respond(store, &answer, headers, now)
}

/// The answer of the service: that of the same call before, or a new one. The flag says which.
fn decide(store: &mut Store, request: &Request, now: Timestamp) -> (Answer, bool) {
    let (path, query) = query::split(&request.path);
    let route = Route::find(path, store.settings());
    // Before the answers of earlier calls: those of another's are not told. The refusal is not kept: a token is renewed.
    let call = store.count_call();
    let refusal = authorization::refusal(request, route.as_ref(), store.settings(), now);
    if let Some(refusal) = refusal.or_else(|| authorization::refusal_in_turn(store.settings(), call)) {
        return (refusal, false);
    }
    if let Some(answer) = store.replays.find(request) {
        return (answer, true);
    }
    let answer = match route {
        None => Answer::empty(404),
        Some(route) => match route.refusal(request.method.as_str(), store.settings()) {
            Some(refusal) => refusal,
            None => handlers::answer(store, &route, request, query, now),
        },
    };
    store.commit_answer(request, &answer);
    (answer, false)
}

/// Gives the billing profile at this path a new etag.
fn touch(store: &mut Store, path: &str, now: Timestamp) {
    if let Some(Route::BillingProfile(customer)) = Route::find(path, store.settings()) {
        let touch = Edit {
            record: Record::Billing,
            customer: Some(customer),
            set: BTreeMap::new(),
            touch: true,
            operator: None,
        };
        // A customer that is unknown has no profile, as the call will be told.
        let _unknown = store.edit(&touch, now);
    }
}

/// What a fault that comes before the service answers with.
fn instead(store: &mut Store, fault: &Fault, request: &Request, now: Timestamp) -> Option<Delivery> {
    match &fault.kind {
        Kind::DropBefore => Some(Delivery::Dropped { applied: false }),
        Kind::Throttle(retry_after) => {
            let mut response = respond(store, &Answer::throttled(retry_after), &request.headers, now);
            response.headers.set("Retry-After", retry_after);
            Some(Delivery::Whole(response))
        }
        Kind::Stale => {
            let answer = Answer::stale(store.settings());
            Some(Delivery::Whole(respond(store, &answer, &request.headers, now)))
        }
        Kind::Status { status, body, applied: false } => {
            Some(Delivery::Whole(failed(store, *status, body.as_deref(), &request.headers, now)))
        }
        Kind::Html { status, applied: false } => {
            Some(Delivery::Whole(page(store, *status, &request.headers, now)))
        }
        _ => None,
    }
}

/// What a fault that comes after the service makes of its answer.
fn after(
    store: &mut Store,
    fault: &Fault,
    mut response: Response,
    applied: bool,
    headers: &Headers,
    now: Timestamp,
) -> Delivery {
    match &fault.kind {
        Kind::DropAfter => return Delivery::Dropped { applied },
        Kind::Truncated => {
            let sent_bytes = response.body.len() / 2;
            return Delivery::CutOff { response, sent_bytes };
        }
        Kind::Status { status, body, .. } => response = failed(store, *status, body.as_deref(), headers, now),
        Kind::Html { status, .. } => response = page(store, *status, headers, now),
        Kind::Malformed => {
            let half = response.body.chars().count() / 2;
            response.body = response.body.chars().take(half).collect();
        }
        Kind::MissingEtag => without_etag(&mut response),
        Kind::LastModified(max_age) => {
            // A day old: long enough for a browser to keep the answer for hours by its own rule of a tenth of the age.
            let day_before = Timestamp::from_unix_millis(now.unix_millis().saturating_sub(86_400_000));
            response.headers.set("Last-Modified", &day_before.http_date());
            if let Some(seconds) = max_age {
                response.headers.set("Cache-Control", &format!("max-age={seconds}"));
            }
        }
        Kind::DropBefore | Kind::Delay(_) | Kind::Stale | Kind::NewEtag | Kind::Throttle(_) => {}
    }
    Delivery::Whole(response)
}

fn without_etag(response: &mut Response) {
    let Some(mut document) = Object::parse(response.text()) else { return };
    document.set_at(&["attributes", "etag"], None);
    let mark = if response.body.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    response.body = format!("{mark}{document}");
}

/// The answer of a fault by status: the body given, or one in the usual shape.
fn failed(store: &mut Store, status: u16, body: Option<&str>, headers: &Headers, now: Timestamp) -> Response {
    let mut answer = Answer::fault(status, u32::from(status), "The sandbox was asked to answer this");
    if let Some(body) = body {
        body.clone_into(&mut answer.body);
    }
    respond(store, &answer, headers, now)
}

const PAGE: &str = "<!DOCTYPE html><html><head><title>Service gateway</title></head><body><h1>Something else answered</h1>\
                    <p>This page is not from the service.</p></body></html>";

fn page(store: &mut Store, status: u16, headers: &Headers, now: Timestamp) -> Response {
    let mut response = respond(store, &Answer::empty(status), headers, now);
    PAGE.clone_into(&mut response.body);
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response
}

/// An answer with the header fields that every answer has (sections 0 and 4).
fn respond(store: &mut Store, answer: &Answer, asked: &Headers, now: Timestamp) -> Response {
    let number = store.count_answer();
    let made_up = format!("5a4db0c5-0000-4000-8000-{number:012x}");
    let mut headers = Headers::new();
    headers.set("Date", &now.http_date());
    headers.set("MS-RequestId", asked.get("MS-RequestId").unwrap_or(&made_up));
    headers.set("MS-CorrelationId", asked.get("MS-CorrelationId").unwrap_or(&made_up));
    headers.set("MS-CV", &format!("sandbox{number:010}.0"));
    if !answer.body.is_empty() {
        headers.set("Content-Type", "application/json; charset=utf-8");
    }
    if let Some(allow) = &answer.allow {
        headers.set("Allow", allow);
    }
    if answer.status == 401 {
        let challenge = if bearer(asked).is_some() { r#"Bearer error="invalid_token""# } else { "Bearer" };
        headers.set("WWW-Authenticate", challenge);
    }
    let marked = store.settings().bom && answer.status < 300 && !answer.body.is_empty();
    let mark = if marked { "\u{feff}" } else { "" };
    Response {
        status: answer.status,
        headers,
        body: format!("{mark}{}", answer.spelled(store.settings().errors)),
    }
}
