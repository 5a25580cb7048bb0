//! What sends a request and brings the answer.

use partner_center::{CallIds, Request, Response};
use std::pin::Pin;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The connection failed, was lost, or was refused by the browser.
    Unreachable,
    /// No answer within the time allowed: 30 s for a read, 60 s for a write.
    TimedOut,
    /// A redirect, which is not followed: the service sends none, so a server before it wants a sign-in.
    Redirected,
    /// Nothing was sent: there is no token, and one is needed.
    SignInNeeded,
}

/// What came back.
pub struct Answered {
    /// The response.
    pub response: Response,
    /// The ids of the call, where it was made with others than those of the request.
    pub ids: Option<CallIds>,
}

impl From<Response> for Answered {
    fn from(response: Response) -> Self {
        Self { response, ids: None }
    }
}

/// The answer to come.
pub type Answer = Pin<Box<dyn Future<Output = Result<Answered, NoAnswer>>>>;

/// Sends requests: the browser does, and in tests the sandbox within the page.
pub trait Transport: Send + Sync {
    /// Sends a request to the API at this address, and waits for the answer.
    fn send(&self, api: &str, request: Request) -> Answer;
}
