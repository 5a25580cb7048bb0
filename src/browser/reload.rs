//! Loading the page again.

use leptos::prelude::window;
use std::sync::atomic::{AtomicBool, Ordering};

static RELOADING: AtomicBool = AtomicBool::new(false);

/// Loads the panel that the host has.
pub fn reload() {
    RELOADING.store(true, Ordering::Relaxed);
    let _refused = window().location().reload();
}

/// Whether the panel itself has asked to be loaded again.
pub fn is_reloading() -> bool {
    RELOADING.load(Ordering::Relaxed)
}
