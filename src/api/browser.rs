//! Sends with the browser's own `fetch`, through gloo-net. Its functions, and the browser's, may throw: whoever sends runs them in
//! [`catching`](crate::browser::task::catching).
//!
//! gloo-net makes the request and reads the response. It panics where a browser, or an extension in it, rejects with anything
//! but an `Error`; so the two promises of a call are awaited here.

use super::transport::{Answer, Answered, NoAnswer, Transport};
use crate::browser::task;
use gloo_net::http;
use partner_center::{Headers, Method, Request, Response};
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestRedirect};

/// A read that takes longer has failed.
const READ_TIMEOUT: Duration = Duration::from_secs(30);
/// A write without an answer for so long has an unknown outcome.
const WRITE_TIMEOUT: Duration = Duration::from_secs(60);
/// What an answer's header fields are read for; a browser gives no others across origins.
const HEADERS_OF_INTEREST: [&str; 6] =
    ["MS-RequestId", "MS-CorrelationId", "Retry-After", "Content-Type", "Date", "WWW-Authenticate"];

#[wasm_bindgen]
extern "C" {
    /// `AbortController`, whose functions may be missing or throw.
    type AbortController;

    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<AbortController, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    fn signal(this: &AbortController) -> Result<AbortSignal, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn abort(this: &AbortController) -> Result<(), JsValue>;

    /// The page's own `fetch`, which an extension can replace by one that throws.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<js_sys::Promise, JsValue>;
}

/// The browser as transport.
pub struct BrowserTransport;

impl Transport for BrowserTransport {
    fn send(&self, api: &str, request: Request) -> Answer {
        let url = format!("{api}{}", request.path);
        Box::pin(send(url, request))
    }
}

/// A call on its way, which is aborted when this is dropped, so that it takes no connection. A browser that cannot abort
/// one lets it run to its end, and nobody listens.
struct Abortable(Option<AbortController>);

impl Abortable {
    fn abort(&self) {
        if let Some(controller) = &self.0 {
            // What cannot be aborted is only not listened to.
            let _refused = controller.abort();
        }
    }

    fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().and_then(|controller| controller.signal().ok())
    }
}

impl Drop for Abortable {
    fn drop(&mut self) {
        self.abort();
    }
}

async fn send(url: String, request: Request) -> Result<Answered, NoAnswer> {
    let timeout = if request.method == Method::Get { READ_TIMEOUT } else { WRITE_TIMEOUT };
    // A read is aborted also when nobody waits for its answer any more. A write runs to its end: nobody drops it before.
    let call = Abortable(AbortController::new().ok());
    let answered = task::within(timeout, Box::pin(exchange(url, request, call.signal()))).await;
    answered.unwrap_or(Err(NoAnswer::TimedOut)).map(Answered::from)
}

async fn exchange(url: String, request: Request, signal: Option<AbortSignal>) -> Result<Response, NoAnswer> {
    let mut builder = fresh(&url).method(method(request.method)).abort_signal(signal.as_ref());
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    let made = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let answer = answer_to(made.ok()).await.ok_or(NoAnswer::Unreachable)?;
    response(answer).await
}

/// Sends a request; none if no answer comes.
pub async fn answer_to(request: Option<http::Request>) -> Option<http::Response> {
    let answer = JsFuture::from(fetch(&request?.into()).ok()?).await.ok()?;
    Some(answer.dyn_into::<web_sys::Response>().ok()?.into())
}

/// The body of an answer; none if the connection breaks before it has come.
pub async fn text(answer: http::Response) -> Option<String> {
    let answer: web_sys::Response = answer.into();
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

const fn method(method: Method) -> http::Method {
    match method {
        Method::Get => http::Method::GET,
        Method::Put => http::Method::PUT,
        Method::Post => http::Method::POST,
    }
}

/// How everything is asked for. `no-store`: an answer with nothing but `Last-Modified` would else come from the browser's
/// cache, unasked. A redirect is not followed: only the configured address is called.
pub fn fresh(url: &str) -> http::RequestBuilder {
    http::RequestBuilder::new(url).cache(RequestCache::NoStore).redirect(RequestRedirect::Manual)
}

/// Whether the answer is a redirect that was not followed: the browser shows nothing else of it.
pub fn is_redirect(answer: &http::Response) -> bool {
    answer.status() == 0
}

/// Reads an answer that somebody else asked for; none if it is no answer of the service, or the connection broke before the
/// body had come.
pub async fn early_response(answer: web_sys::Response) -> Option<Response> {
    response(answer.into()).await.ok()
}

async fn response(answer: http::Response) -> Result<Response, NoAnswer> {
    if is_redirect(&answer) {
        return Err(NoAnswer::Redirected);
    }
    let mut headers = Headers::new();
    for name in HEADERS_OF_INTEREST {
        if let Some(value) = answer.headers().get(name) {
            headers.set(name, &value);
        }
    }
    let status = answer.status();
    let body = text(answer).await.ok_or(NoAnswer::Unreachable)?;
    Ok(Response { status, headers, body })
}
