//! Work that goes on beside the page.

use leptos::prelude::set_timeout;
use std::cell::Cell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// Carries on with a future. It is boxed: the code that runs one exists once, and not for every kind of future.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(future));
}

fn spawn_boxed(future: Work) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Work that somebody waits for: it is given up, with all that it holds, when this is dropped.
#[must_use]
pub struct Wanted(Rc<Cell<Option<Work>>>);

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.take();
    }
}

/// Carries on with a future for as long as it is wanted.
pub fn spawn_wanted(future: impl Future<Output = ()> + 'static) -> Wanted {
    spawn_wanted_boxed(Box::pin(future))
}

fn spawn_wanted_boxed(future: Work) -> Wanted {
    let wanted = Wanted(Rc::new(Cell::new(Some(future))));
    let held = Rc::clone(&wanted.0);
    spawn(poll_fn(move |context| {
        let Some(mut work) = held.take() else { return Poll::Ready(()) };
        let polled = work.as_mut().poll(context);
        // The work itself may have brought about that it is not wanted any more.
        if polled.is_pending() && Rc::strong_count(&held) > 1 {
            held.set(Some(work));
        }
        polled
    }));
    wanted
}

/// Work of the same kind that goes on at the same time, and whose results are taken in the order in which it was begun.
pub struct InOrder<T>(VecDeque<Running<T>>);

enum Running<T> {
    Pending(Pin<Box<dyn Future<Output = T>>>),
    Done(T),
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<T> InOrder<T> {
    /// Adds work behind the rest. It begins with the next call of [`next`](Self::next).
    pub fn push(&mut self, work: impl Future<Output = T> + 'static) {
        self.0.push_back(Running::Pending(Box::pin(work)));
    }

    /// The next result; `None` when there is no work left.
    pub async fn next(&mut self) -> Option<T> {
        poll_fn(|context| {
            for running in &mut self.0 {
                if let Running::Pending(work) = running
                    && let Poll::Ready(result) = work.as_mut().poll(context)
                {
                    *running = Running::Done(result);
                }
            }
            match self.0.pop_front() {
                None => Poll::Ready(None),
                Some(Running::Done(result)) => Poll::Ready(Some(result)),
                Some(pending) => {
                    self.0.push_front(pending);
                    Poll::Pending
                }
            }
        })
        .await
    }
}

/// Lets the browser paint, and listen to the person, before the work goes on.
pub async fn pause() {
    let mut paused = false;
    poll_fn(move |context| {
        if paused {
            return Poll::Ready(());
        }
        paused = true;
        let waker = context.waker().clone();
        set_timeout(|| waker.wake(), Duration::ZERO);
        Poll::Pending
    })
    .await;
}
