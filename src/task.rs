//! Work that goes on beside the page.

use std::pin::Pin;

/// Carries on with a future. It is boxed: the code that runs one exists once, and not for every kind of future.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(future));
}

fn spawn_boxed(future: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(future);
}
