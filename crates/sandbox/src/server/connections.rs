//! The open connections, and how the idle ones are closed.
//!
//! Browsers by themselves repeat a call on a *reused* connection that breaks, and the page sees nothing. So arming a fault
//! that breaks connections closes the idle ones first, and none is used twice while it is armed.

use hyper::Error;
use hyper::rt::{Read, Write};
use hyper::server::conn::http1;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::watch;

/// The longest wait for idle connections to close.
const PATIENCE: Duration = Duration::from_millis(200);

#[derive(Debug)]
pub struct Connections {
    open: AtomicUsize,
    round: watch::Sender<u64>,
}

impl Connections {
    pub fn new() -> Self {
        Self { open: AtomicUsize::new(0), round: watch::Sender::new(0) }
    }

    /// Serves a connection to its end; when idle ones are to close, it closes after the call that it is in.
    pub async fn serve<I, S>(&self, connection: http1::Connection<I, S>) -> Result<(), Error>
    where
        I: Read + Write + Unpin,
        S: hyper::service::HttpService<hyper::body::Incoming>,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        S::ResBody: 'static,
        <S::ResBody as hyper::body::Body>::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let _open = Open::count(&self.open);
        let mut close = self.round.subscribe();
        let mut connection = pin!(connection);
        loop {
            tokio::select! {
                result = connection.as_mut() => return result,
                _ = close.changed() => connection.as_mut().graceful_shutdown(),
            }
        }
    }

    /// Closes idle connections, all but the one that asks, and waits until they are.
    pub async fn close_idle(&self) {
        self.round.send_modify(|round| *round = round.wrapping_add(1));
        let closed = async {
            while self.open.load(Ordering::Relaxed) > 1 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        // Those that are busy with a delayed answer stay: they close after it.
        let _ = tokio::time::timeout(PATIENCE, closed).await;
    }
}

/// Counts a connection for as long as it is open.
struct Open<'a>(&'a AtomicUsize);

impl<'a> Open<'a> {
    fn count(open: &'a AtomicUsize) -> Self {
        open.fetch_add(1, Ordering::Relaxed);
        Self(open)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
