//! The early warning: somebody else changed the record, and nothing was saved yet.

use super::attention::{anchor, who_said};
use super::view::Form;
use super::who::who;
use crate::locales::{fill, words};
use crate::ui::element::{El, dynamic, el, nothing};
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
pub fn pointer(form: Form) -> AnyView {
    let fields = noticed(form);
    let shown = Memo::new(move |_| fields.with(Option::is_some));
    dynamic(move || match shown.get() {
        true => {
            let text = &words().form;
            let link = anchor(NOTICE.to_owned(), text.elsewhere_link);
            el("p").class("early-pointer").child(text.elsewhere_pointer).child(" ").child(link).into_any()
        }
        false => nothing(),
    })
}

/// The notice. Its sentence is announced, and the focus stays.
pub fn early_warning(form: Form) -> El {
    let fields = noticed(form);
    let (named, asked, form) = (form, form, form);
    let sentence = el("span").text_of(move || match fields.get() {
        Some(fields) => fill(words().form.elsewhere, &[&named.names(&fields).0]),
        None => String::new(),
    });
    let who = who_said(Memo::new(move |_| fields.get().and_then(|fields| who(asked, &fields))));
    let shown = Memo::new(move |_| fields.with(Option::is_some));
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
        .id(NOTICE)
        .attr("tabindex", "-1")
        .attr_of("role", move || shown.get().then(|| "group".to_owned()))
        .attr_of("aria-labelledby", move || shown.get().then(|| SENTENCE.to_owned()))
        .attr_of("data-shown", move || shown.get().then(String::new))
        .child(el("p").attr("role", "status").child(sentence.id(SENTENCE)).child(who))
        .child(rest)
}
