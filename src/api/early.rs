//! The answer that boot.js asked for while the program was loading.

use super::transport::{Answer, Answered, Transport};
use crate::browser::lock::locked;
use partner_center::{CallIds, Method, Request, Response};
use send_wrapper::SendWrapper;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

/// An answer on its way, and the ids of the call; none if no answer came.
pub type EarlyAnswer = SendWrapper<Pin<Box<dyn Future<Output = Option<(Response, CallIds)>>>>>;

/// Answers the first request that boot.js has sent already, and passes on every other one.
pub struct EarlyTransport {
    early: Mutex<Option<EarlyAnswer>>,
    /// The path of that request, which is a read.
    path: String,
    inner: Arc<dyn Transport>,
}

impl EarlyTransport {
    /// `early` is the answer to the read of `path`; `inner` answers all else, and that read if no answer came.
    #[must_use]
    pub fn new(early: EarlyAnswer, path: String, inner: Arc<dyn Transport>) -> Self {
        Self { early: Mutex::new(Some(early)), path, inner }
    }
}

impl Transport for EarlyTransport {
    fn send(&self, api: &str, request: Request) -> Answer {
        let matches = request.method == Method::Get && request.path == self.path;
        let Some(early) = matches.then(|| locked(&self.early).take()).flatten() else {
            return self.inner.send(api, request);
        };
        let (api, inner) = (api.to_owned(), self.inner.clone());
        Box::pin(async move {
            match early.take().await {
                Some((response, ids)) => Ok(Answered { response, ids: Some(ids) }),
                None => inner.send(&api, request).await,
            }
        })
    }
}
