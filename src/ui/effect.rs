//! What is done whenever the state changes.
//!
//! As with [memos](super::memo): the code exists once, whatever is done.

use leptos::prelude::*;

/// Does this now, and again whenever something that it read changes.
pub fn effect(run: impl FnMut() + 'static) {
    erased(Box::new(run));
}

fn erased(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
