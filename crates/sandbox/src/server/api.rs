//! One call over HTTP: to the API, to a control address, or for a file.

use super::body::{AnyBody, cut_off, whole};
use super::listen::Shared;
use crate::{Delivery, Outcome, control, handle, query, refuse};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::header::{CONNECTION, CONTENT_LENGTH, HeaderName, HeaderValue, LOCATION};
use hyper::{HeaderMap, Request, Response, StatusCode};
use partner_center::{Headers, Method};
use std::fmt;
use std::time::Duration;

/// The longest body that is read, in bytes.
const LONGEST_BODY: usize = 1 << 20;

/// The connection closes without an answer.
#[derive(Clone, Copy, Debug)]
pub struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the connection closes without an answer")
    }
}

impl std::error::Error for Dropped {}

/// Answers a call; an error closes the connection.
pub async fn answer(shared: &Shared, request: Request<Incoming>) -> Result<Response<AnyBody>, Dropped> {
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let target = target.strip_prefix('/').unwrap_or(target).to_owned();
    let (path, _) = query::split(&target);
    if path == "sandbox" {
        let mut answer = plain(StatusCode::PERMANENT_REDIRECT, "The page is /sandbox/.\n");
        answer.headers_mut().insert(LOCATION, HeaderValue::from_static("/sandbox/"));
        return Ok(answer);
    }
    if path.starts_with("sandbox/") {
        return Ok(control_call(shared, request, target).await);
    }
    if path == "v1" || path.starts_with("v1/") {
        return api_call(shared, request, target).await;
    }
    Ok(match &shared.files {
        Some(files) => files.answer(&request, &shared.headers),
        None => {
            plain(StatusCode::NOT_FOUND, "The sandbox serves no files here. Its own page is /sandbox/.\n")
        }
    })
}

async fn api_call(
    shared: &Shared,
    request: Request<Incoming>,
    target: String,
) -> Result<Response<AnyBody>, Dropped> {
    let asked = request.headers().clone();
    let mut answer = match read(request, target).await {
        Ok(request) => {
            let (outcome, closes) = shared.store.call(|store| {
                // Looked at before the call: the last armed fault is spent by it.
                let closes = store.connections_break();
                (handle(store, &request, super::now()), closes)
            });
            let mut answer = deliver(outcome).await?;
            if closes {
                answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            answer
        }
        Err(Unreadable { method, target, status }) => {
            let preflight = method == "OPTIONS";
            let headers = headers(&asked);
            let response =
                shared.store.call(|store| refuse(store, &method, &target, &headers, status, super::now()));
            let mut answer = sent(response);
            if preflight
                && shared.cors.as_ref().is_some_and(|cors| cors.preflight(&asked, answer.headers_mut()))
            {
                *answer.status_mut() = StatusCode::NO_CONTENT;
                answer.headers_mut().remove("Allow");
            }
            answer
        }
    };
    if let Some(cors) = &shared.cors {
        cors.expose(&asked, answer.headers_mut());
    }
    Ok(answer)
}

async fn control_call(shared: &Shared, request: Request<Incoming>, target: String) -> Response<AnyBody> {
    match read(request, target).await {
        Ok(request) => {
            let (response, close_idle) = shared.store.call(|store| {
                let response = control(store, &request, super::now());
                (response, request.method == Method::Post && store.connections_break())
            });
            if close_idle {
                shared.connections.close_idle().await;
            }
            let mut answer = sent(response);
            add(answer.headers_mut(), &shared.headers);
            answer
        }
        Err(unreadable) => {
            let status = unreadable.status.and_then(|status| StatusCode::from_u16(status).ok());
            plain(status.unwrap_or(StatusCode::METHOD_NOT_ALLOWED), "The sandbox cannot take this call.\n")
        }
    }
}

/// Carries out an outcome.
async fn deliver(outcome: Outcome) -> Result<Response<AnyBody>, Dropped> {
    // Without this, an answer that nothing holds back would wait for the timer's next millisecond.
    if outcome.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(outcome.delay_ms)).await;
    }
    match outcome.delivery {
        Delivery::Dropped { .. } => Err(Dropped),
        Delivery::Whole(response) => Ok(sent(response)),
        Delivery::CutOff { response, sent_bytes } => {
            let start =
                Bytes::copy_from_slice(response.body.as_bytes().get(..sent_bytes).unwrap_or_default());
            let length = response.body.len();
            let mut answer = sent(response).map(|_| cut_off(start));
            answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
            Ok(answer)
        }
    }
}

/// A call that the library's request cannot hold.
struct Unreadable {
    method: String,
    target: String,
    /// The status to answer with; none for a method that no route takes.
    status: Option<u16>,
}

async fn read(request: Request<Incoming>, target: String) -> Result<partner_center::Request, Unreadable> {
    let (parts, body) = request.into_parts();
    let unreadable = |target: &str, status| Unreadable {
        method: parts.method.as_str().to_owned(),
        target: target.to_owned(),
        status,
    };
    let method = match parts.method.as_str() {
        "GET" => Method::Get,
        "PUT" => Method::Put,
        "POST" => Method::Post,
        _ => return Err(unreadable(&target, None)),
    };
    let bytes = match Limited::new(body, LONGEST_BODY).collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) => {
            let too_long = error.downcast_ref::<LengthLimitError>().is_some();
            return Err(unreadable(&target, Some(if too_long { 413 } else { 400 })));
        }
    };
    match String::from_utf8(bytes.to_vec()) {
        Ok(text) => Ok(partner_center::Request {
            method,
            path: target,
            headers: headers(&parts.headers),
            body: Some(text).filter(|text| !text.is_empty()),
        }),
        Err(_) => Err(unreadable(&target, Some(400))),
    }
}

fn headers(map: &HeaderMap) -> Headers {
    let mut headers = Headers::new();
    for (name, value) in map {
        if let Ok(value) = value.to_str() {
            headers.set(name.as_str(), value);
        }
    }
    headers
}

/// Adds header fields; one that HTTP cannot carry is left out.
pub fn add(map: &mut HeaderMap, fields: &[(String, String)]) {
    for (name, value) in fields {
        if let (Ok(name), Ok(value)) =
            (HeaderName::try_from(name.as_str()), HeaderValue::try_from(value.as_str()))
        {
            map.insert(name, value);
        }
    }
}

fn sent(response: partner_center::Response) -> Response<AnyBody> {
    let mut answer = Response::new(whole(response.body));
    *answer.status_mut() = StatusCode::from_u16(response.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let fields: Vec<(String, String)> =
        response.headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    add(answer.headers_mut(), &fields);
    answer
}

/// A short text.
pub fn plain(status: StatusCode, text: &'static str) -> Response<AnyBody> {
    let mut answer = Response::new(whole(text));
    *answer.status_mut() = status;
    answer.headers_mut().insert("Content-Type", HeaderValue::from_static("text/plain; charset=utf-8"));
    answer
}
