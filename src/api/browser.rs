//! Sends with the browser's own `fetch`.

use super::transport::{Answer, NoAnswer, Transport};
use crate::task;
use partner_center::{Headers, Method, Request, Response};
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestInit, RequestRedirect};

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
    fn fetch(url: &str, options: &RequestInit) -> Result<js_sys::Promise, JsValue>;
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

async fn send(url: String, request: Request) -> Result<Response, NoAnswer> {
    let timeout = if request.method == Method::Get { READ_TIMEOUT } else { WRITE_TIMEOUT };
    // A read is aborted also when nobody waits for its answer any more. A write runs to its end: nobody drops it before.
    let call = Abortable(AbortController::new().ok());
    let answered = task::within(timeout, Box::pin(exchange(url, request, call.signal()))).await;
    answered.unwrap_or(Err(NoAnswer::TimedOut))
}

async fn exchange(url: String, request: Request, signal: Option<AbortSignal>) -> Result<Response, NoAnswer> {
    let options = options(&request, signal.as_ref()).ok_or(NoAnswer::Unreachable)?;
    let answer = answer_to(&url, &options).await.ok_or(NoAnswer::Unreachable)?;
    response(&answer).await
}

/// How a request is sent; none if the browser refuses one of its header fields.
fn options(request: &Request, signal: Option<&AbortSignal>) -> Option<RequestInit> {
    let headers = web_sys::Headers::new().ok()?;
    for (name, value) in request.headers.iter() {
        headers.set(name, value).ok()?;
    }
    let options = fresh();
    options.set_method(request.method.as_str());
    options.set_headers(&headers);
    options.set_signal(signal);
    if let Some(body) = &request.body {
        options.set_body(&JsValue::from_str(body));
    }
    Some(options)
}

/// How everything is asked for. `no-store`: an answer with nothing but `Last-Modified` would else come from the browser's
/// cache, unasked. A redirect is not followed: only the configured address is called.
pub fn fresh() -> RequestInit {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoStore);
    options.set_redirect(RequestRedirect::Manual);
    options
}

/// Sends a request; none if no answer comes.
pub async fn answer_to(url: &str, options: &RequestInit) -> Option<web_sys::Response> {
    JsFuture::from(fetch(url, options).ok()?).await.ok()?.dyn_into().ok()
}

/// The body of an answer; none if the connection breaks before it has come.
pub async fn text(answer: &web_sys::Response) -> Option<String> {
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Whether the answer is a redirect that was not followed: the browser shows nothing else of it.
pub fn is_redirect(answer: &web_sys::Response) -> bool {
    answer.status() == 0
}

/// Reads an answer that somebody else asked for; none if it is no answer of the service, or the connection broke before the
/// body had come.
pub async fn early_response(answer: web_sys::Response) -> Option<Response> {
    response(&answer).await.ok()
}

async fn response(answer: &web_sys::Response) -> Result<Response, NoAnswer> {
    if is_redirect(answer) {
        return Err(NoAnswer::Redirected);
    }
    let mut headers = Headers::new();
    for name in HEADERS_OF_INTEREST {
        if let Ok(Some(value)) = answer.headers().get(name) {
            headers.set(name, &value);
        }
    }
    let body = text(answer).await.ok_or(NoAnswer::Unreachable)?;
    Ok(Response { status: answer.status(), headers, body })
}
