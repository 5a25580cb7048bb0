//! What is done whenever the state changes.
//!
//! As with [memos](super::memo): the code exists once, whatever is done.

use leptos::prelude::*;

/// Does this now, and again whenever something that it read changes.
pub fn effect(run: impl FnMut() + 'static) {
    erased(Box::new(run));
}

/// Does this at once, and again whenever something that it read changes, until the view is gone in which this is called.
pub fn now_and_later(run: impl FnMut() + Send + 'static) {
    let kept = render_effect(Box::new(run));
    on_cleanup(move || drop(kept));
}

fn render_effect(mut run: Box<dyn FnMut() + Send>) -> RenderEffect<()> {
    RenderEffect::new(move |_| run())
}

fn erased(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
