//! The early warning: somebody else changed the record, and nothing was saved yet.

use super::notice::{PageLink, WhoSaid};
use crate::forms::buttons::EventButton;
use crate::forms::form::Form;
use crate::forms::who::who;
use crate::locales::{fill, words};
use crate::ui::focus;
use editing::{Event, Phase};
use leptos::prelude::*;
use std::time::Duration;

/// The id of the notice.
const NOTICE: &str = "early-warning";
/// The id of its sentence.
const SENTENCE: &str = "early-warning-sentence";

/// How often a form with edits that is in sight looks whether somebody else changed the record.
const MINUTE: Duration = Duration::from_secs(60);

/// Looks when the person comes back to the page, and every minute while it is in sight.
pub fn watch(form: Form) {
    let (focused, seen, minutely) = (form.editor(), form.editor(), form.editor());
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

/// The fields that the notice names; none while there is no notice.
fn noticed(form: Form) -> Memo<Option<Vec<usize>>> {
    Memo::new(move |_| {
        form.with_open(|open| {
            open.elsewhere
                .as_ref()
                .filter(|elsewhere| {
                    !elsewhere.later && !matches!(open.phase, Phase::Conflict(_) | Phase::Unknown(..))
                })
                .map(|elsewhere| elsewhere.fields.clone())
        })
    })
}

/// Leads to the notice from the buttons: at the end of a long form the notice is out of sight. The notice is what is
/// announced.
#[component]
pub fn EarlyPointer(
    /// The form.
    form: Form,
) -> impl IntoView {
    let fields = noticed(form);
    let shown = Memo::new(move |_| fields.with(Option::is_some));
    let pointer = || {
        let text = &words().form;
        view! {
            <p class="early-pointer">
                {text.elsewhere_pointer} " " <PageLink target=NOTICE text=text.elsewhere_link />
            </p>
        }
        .into_any()
    };
    view! { {move || shown.get().then(pointer)} }
}

/// The notice. Its sentence is announced, and the focus stays.
#[component]
pub fn EarlyWarning(
    /// The form.
    form: Form,
) -> impl IntoView {
    let fields = noticed(form);
    let shown = Memo::new(move |_| fields.with(Option::is_some));
    let sentence = move || match fields.get() {
        Some(fields) => fill(words().form.elsewhere, &[&form.names(&fields).0]),
        None => String::new(),
    };
    let who = Memo::new(move |_| fields.get().and_then(|fields| who(form, &fields)));
    let choices = move || {
        let text = &words().form;
        view! {
            <p class="choices">
                <EventButton form label=text.update_form event=Event::UpdatePressed focus=focus::FORM />
                <EventButton form label=text.later event=Event::LaterPressed focus=focus::FORM />
            </p>
        }
        .into_any()
    };
    // Always there: what is announced must be in the page before it says something.
    view! {
        <div
            class="early-warning"
            id=NOTICE
            tabindex="-1"
            role=move || shown.get().then_some("group")
            aria-labelledby=move || shown.get().then_some(SENTENCE)
            data-shown=move || shown.get().then_some("")
        >
            <p role="status">
                <span id=SENTENCE prop:textContent=sentence></span>
                <WhoSaid who />
            </p>
            {move || shown.get().then(choices)}
        </div>
    }
}
