//! What a page shows while it waits, and when what it waited for could not be had.

use super::button::button;
use super::element::{El, el};
use super::focus;
use super::problem::{details, reload_button, sentence};
use crate::locales::{fill, words};
use editing::Problem;
use leptos::prelude::*;
use std::time::Duration;

/// Waiting longer than this is said to be longer than usual.
const SLOW: Duration = Duration::from_secs(4);

/// "Loading", and after a while that it takes longer than usual.
pub fn waiting() -> El {
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
    el("p").class("waiting").attr("role", "status").text_of(text)
}

/// Says what could not be loaded, why, and offers to try again.
pub fn not_loaded(what: &str, problem: &Problem, again: impl Fn() + Send + 'static) -> El {
    let words = &words().page;
    let title = fill(words.not_loaded, &[what]);
    let again = move || {
        focus::now(focus::HEADING);
        again();
    };
    el("section")
        .class("notice notice-error")
        .attr("aria-label", &title)
        // Only the heading is announced: what follows may count down.
        .child(el("div").attr("role", "alert").child(el("h2").child(title)))
        .children(sentence(problem))
        .child(el("p").class("choices").child(reload_button(problem)).child(button(words.try_again, again)))
        .child(details(&problem.details))
}
