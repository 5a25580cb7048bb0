//! The early warning: somebody else changed the record, and nothing was saved yet.

use super::view::Form;
use super::who::who;
use crate::locales::{fill, words};
use crate::ui::element::{El, dynamic, el, nothing, text_of};
use crate::ui::focus;
use crate::ui::memo::memo;
use editing::{Event, Phase};
use leptos::prelude::*;
use std::time::Duration;

/// How often a form with edits that is in sight looks whether somebody else changed the record.
const MINUTE: Duration = Duration::from_secs(60);

/// Looks when the person comes back to the page, and every minute while it is in sight.
pub fn watch(form: &Form) {
    let (focused, seen, minutely) = (form.editor.clone(), form.editor.clone(), form.editor.clone());
    let focus = window_event_listener(leptos::ev::focus, move |_| focused.dispatch(Event::Regarded));
    let visibility = window_event_listener_untyped("visibilitychange", move |_| {
        if !document().hidden() {
            seen.dispatch(Event::Regarded);
        }
    });
    let minute = move || {
        if !document().hidden() {
            minutely.dispatch(Event::MinutePassed);
        }
    };
    if let Ok(minute) = set_interval_with_handle(minute, MINUTE) {
        on_cleanup(move || minute.clear());
    }
    on_cleanup(move || {
        focus.remove();
        visibility.remove();
    });
}

/// The notice. Its sentence is announced, and the focus stays.
pub fn early_warning(form: &Form) -> El {
    let noticed = form.clone();
    let fields = memo(move || {
        noticed.with_open(|open| {
            open.elsewhere
                .as_ref()
                .filter(|elsewhere| {
                    !elsewhere.later && !matches!(open.phase, Phase::Conflict(_) | Phase::Unknown(..))
                })
                .map(|elsewhere| elsewhere.fields.clone())
        })
    });
    let told = form.clone();
    let sentence = text_of(move || match fields.get() {
        Some(fields) => {
            let who = who(&told, &fields).unwrap_or_default();
            format!("{} {who}", fill(words().form.elsewhere, &[&told.names(&fields).0]))
        }
        None => String::new(),
    });
    let form = form.clone();
    let shown = memo(move || fields.with(Option::is_some));
    let rest = dynamic(move || match shown.get() {
        true => {
            let text = &words().form;
            el("p")
                .class("choices")
                .child(form.button_to(focus::FORM, text.update_form, Event::UpdatePressed))
                .child(form.button_to(focus::FORM, text.later, Event::LaterPressed))
                .into_any()
        }
        false => nothing(),
    });
    el("div")
        // Always there: what is announced must be in the page before it says something.
        .class("early-warning")
        .attr_of("data-shown", move || shown.get().then(String::new))
        .child(el("p").attr("role", "status").child(sentence))
        .child(rest)
}
