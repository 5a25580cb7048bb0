//! Work that goes on beside the page.

use crate::browser::crash;
use js_sys::{Array, WebAssembly::RuntimeError};
use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};
use std::cell::Cell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

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

/// A future that calls functions of the browser which may throw: its output, or `None` if one of them threw.
///
/// An exception passes through the program without running it any further: the task that polls the future would never go
/// on, and whatever waits for it would wait forever. Here the exception is caught, and the future is leaked, because what
/// it had in hand is in no defined state.
pub struct Catching<T>(Option<Pin<Box<dyn Future<Output = T>>>>);

/// Catches what is thrown while a future runs.
#[must_use]
pub const fn catching<T>(future: Pin<Box<dyn Future<Output = T>>>) -> Catching<T> {
    Catching(Some(future))
}

#[wasm_bindgen]
extern "C" {
    /// Calls a function from JavaScript, where an exception can be caught.
    #[wasm_bindgen(js_namespace = Reflect, js_name = apply, catch)]
    fn apply(function: &mut dyn FnMut(), this: &JsValue, arguments: &Array) -> Result<JsValue, JsValue>;
}

/// Runs something, and catches what it throws.
fn attempt(run: &mut dyn FnMut()) {
    if let Err(thrown) = apply(&mut || run(), &JsValue::UNDEFINED, &Array::new())
        && thrown.is_instance_of::<RuntimeError>()
    {
        // The program itself stopped: nothing of it can go on.
        crash::show();
        wasm_bindgen::throw_val(thrown);
    }
}

impl<T> Future for Catching<T> {
    type Output = Option<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut output = None;
        let mut next = self.0.take();
        let mut left = None;
        attempt(&mut || {
            // Moved here, so that it is not dropped when an exception ends this.
            let Some(mut work) = next.take() else { return };
            match work.as_mut().poll(context) {
                Poll::Ready(done) => output = Some(done),
                Poll::Pending => left = Some(work),
            }
        });
        self.0 = left;
        if self.0.is_some() { Poll::Pending } else { Poll::Ready(output) }
    }
}

/// Waits for a future, but not longer than this: then `None`.
pub async fn within<T>(limit: Duration, mut future: Pin<Box<dyn Future<Output = T>>>) -> Option<T> {
    let mut timer = Timer::start(limit);
    poll_fn(move |context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Pin::new(&mut timer).poll(context).map(|()| None),
    })
    .await
}

/// Lets the browser paint, and listen to the person, before the work goes on.
pub async fn pause() {
    Timer::start(Duration::ZERO).await;
}

/// A future that ends after a time. Where the browser sets no timer it never does.
struct Timer {
    state: Rc<TimerState>,
    handle: Option<TimeoutHandle>,
}

#[derive(Default)]
struct TimerState {
    is_over: Cell<bool>,
    waker: Cell<Option<Waker>>,
}

impl Timer {
    fn start(after: Duration) -> Self {
        let state = Rc::new(TimerState::default());
        let ended = Rc::clone(&state);
        let end = move || {
            ended.is_over.set(true);
            if let Some(waker) = ended.waker.take() {
                waker.wake();
            }
        };
        Self { state, handle: set_timeout_with_handle(end, after).ok() }
    }
}

impl Future for Timer {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.state.is_over.get() {
            return Poll::Ready(());
        }
        self.state.waker.set(Some(context.waker().clone()));
        Poll::Pending
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.clear();
        }
    }
}
