//! Sends with the browser's own `fetch`, through gloo-net.

use super::transport::{Answer, NoAnswer, Transport};
use gloo_net::http::RequestBuilder;
use js_sys::Array;
use partner_center::{Headers, Method, Request, Response};
use web_sys::{AbortController, AbortSignal, RequestCache, RequestRedirect};

/// A read that takes longer has failed; in milliseconds.
const READ_TIMEOUT: u32 = 30_000;
/// A write without an answer for so long has an unknown outcome; in milliseconds.
const WRITE_TIMEOUT: u32 = 60_000;
/// What an answer's header fields are read for; a browser gives no others across origins.
const HEADERS_OF_INTEREST: [&str; 3] = ["MS-RequestId", "MS-CorrelationId", "Retry-After"];

/// The browser as transport.
pub struct BrowserTransport;

impl Transport for BrowserTransport {
    fn send(&self, api: &str, request: Request) -> Answer {
        let url = format!("{api}{}", request.path);
        Box::pin(send(url, request))
    }
}

/// A read on its way. It is aborted when nobody waits for its answer any more: so it takes no connection. A write never is.
struct Reading(AbortController);

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn send(url: String, request: Request) -> Result<Response, NoAnswer> {
    let (method, timeout) = match request.method {
        Method::Get => (gloo_net::http::Method::GET, READ_TIMEOUT),
        Method::Put => (gloo_net::http::Method::PUT, WRITE_TIMEOUT),
        Method::Post => (gloo_net::http::Method::POST, WRITE_TIMEOUT),
    };
    let mut signal = AbortSignal::timeout_with_u32(timeout);
    let reading = if request.method == Method::Get { AbortController::new().ok().map(Reading) } else { None };
    if let Some(Reading(controller)) = &reading {
        signal = AbortSignal::any(&Array::of2(&signal, &controller.signal()));
    }
    // `no-store`: an answer with nothing but `Last-Modified` would else come from the browser's cache, unasked.
    // A redirect is an error: only the configured address is called.
    let mut builder = RequestBuilder::new(&url)
        .method(method)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Error)
        .abort_signal(Some(&signal));
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    let sent = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let answer = sent.map_err(no_answer)?.send().await.map_err(no_answer)?;
    response(&answer).await
}

/// Reads an answer that somebody else asked for; none if the connection broke before the body had come.
pub async fn early_response(answer: web_sys::Response) -> Option<Response> {
    response(&answer.into()).await.ok()
}

async fn response(answer: &gloo_net::http::Response) -> Result<Response, NoAnswer> {
    let mut headers = Headers::new();
    for name in HEADERS_OF_INTEREST {
        if let Some(value) = answer.headers().get(name) {
            headers.set(name, &value);
        }
    }
    let body = answer.text().await.map_err(no_answer)?;
    Ok(Response { status: answer.status(), headers, body })
}

fn no_answer(error: gloo_net::Error) -> NoAnswer {
    match error {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" => NoAnswer::TimedOut,
        _ => NoAnswer::Unreachable,
    }
}
