//! What a page shows while it waits, and when what it waited for could not be had.

use super::focus;
use super::problem::{ProblemDetails, ProblemText, reload_button};
use crate::locales::{fill, words};
use editing::Problem;
use leptos::prelude::*;
use std::time::Duration;

/// Waiting longer than this is said to be longer than usual.
const SLOW: Duration = Duration::from_secs(4);

/// "Loading", and after a while that it takes longer than usual.
#[component]
pub fn Waiting() -> impl IntoView {
    let slow = RwSignal::new(false);
    let pass = move || {
        slow.set(true);
    };
    if let Ok(handle) = set_timeout_with_handle(pass, SLOW) {
        on_cleanup(move || handle.clear());
    }
    let text = move || {
        let words = &words().page;
        if slow.get() { format!("{} {}", words.loading, words.slow) } else { words.loading.to_owned() }
    };
    view! { <p class="waiting" role="status" prop:textContent=text></p> }
}

/// Says what could not be loaded, why, and offers to try again.
#[component]
pub fn NotLoaded(
    /// What could not be loaded, in the words of the page.
    #[prop(into)]
    what: String,
    /// Why.
    problem: Problem,
    /// Tries again.
    again: Box<dyn Fn() + Send>,
) -> impl IntoView {
    let words = &words().page;
    let title = fill(words.not_loaded, &[&what]);
    let label = title.clone();
    let again = move |_| {
        focus::now(focus::HEADING);
        again();
    };
    view! {
        <section class="notice notice-error" aria-label=label>
            // Only the heading is announced: what follows may count down.
            <div role="alert"><h2>{title}</h2></div>
            <ProblemText problem=problem.clone() />
            <p class="choices">
                {reload_button(&problem)}
                <button type="button" on:click=again>{words.try_again}</button>
            </p>
            <ProblemDetails details=problem.details />
        </section>
    }
}
