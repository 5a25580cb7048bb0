//! Bodies of answers: whole, or cut off in the middle.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Frame};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::Sleep;

/// A body of either kind.
pub type AnyBody = http_body_util::combinators::UnsyncBoxBody<Bytes, Broken>;

/// The connection is to close here.
#[derive(Clone, Copy, Debug)]
pub struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the connection closes, as was asked")
    }
}

impl std::error::Error for Broken {}

/// A body that is sent whole.
pub fn whole(bytes: impl Into<Bytes>) -> AnyBody {
    Full::new(bytes.into()).map_err(|never| match never {}).boxed_unsync()
}

/// A body of which this is all that is sent, before the connection closes.
pub fn cut_off(start: Bytes) -> AnyBody {
    CutOff { start: Some(start), pause: None }.boxed_unsync()
}

struct CutOff {
    start: Option<Bytes>,
    /// Gives what was sent the time to leave before the connection closes.
    pause: Option<Pin<Box<Sleep>>>,
}

impl Body for CutOff {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if let Some(start) = self.start.take().filter(|start| !start.is_empty()) {
            return Poll::Ready(Some(Ok(Frame::data(start))));
        }
        let pause = self.pause.get_or_insert_with(|| Box::pin(tokio::time::sleep(Duration::from_millis(50))));
        pause.as_mut().poll(context).map(|()| Some(Err(Broken)))
    }
}
