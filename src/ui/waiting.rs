//! What a page shows while it waits, and when what it waited for could not be had.

use super::problem::{details, sentence};
use crate::locales::words;
use editing::Problem;
use leptos::prelude::*;
use std::time::Duration;

/// Waiting longer than this is said to be longer than usual.
const SLOW: Duration = Duration::from_secs(4);

/// "Loading", and after a while that it takes longer than usual.
pub fn waiting() -> AnyView {
    let slow = RwSignal::new(false);
    let pass = move || {
        slow.try_set(true);
    };
    if let Ok(handle) = set_timeout_with_handle(pass, SLOW) {
        on_cleanup(move || handle.clear());
    }
    view! {
        <p class="waiting" role="status">
            {words().page.loading}
            <Show when=move || slow.get()>" " {words().page.slow}</Show>
        </p>
    }
    .into_any()
}

/// Says that something could not be loaded, why, and offers to try again.
pub fn not_loaded(problem: &Problem, again: impl Fn() + 'static) -> AnyView {
    view! {
        <section class="notice notice-error" aria-labelledby="not-loaded" role="alert">
            <h2 id="not-loaded">{words().page.not_loaded}</h2>
            {sentence(problem)}
            <p><button type="button" on:click=move |_| again()>{words().page.try_again}</button></p>
            {details(&problem.details)}
        </section>
    }
    .into_any()
}
