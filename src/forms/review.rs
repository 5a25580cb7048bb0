//! The review before a write that no version protects.

use super::view::{Form, Part, SAVE};
use crate::locales::words;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use editing::{Event, Guarantee, Phase};
use leptos::prelude::*;
use std::sync::Arc;

/// Shown while the person reviews what will be sent.
pub fn review(form: Form, content: &Part) -> AnyView {
    let phase = form.phase;
    let reviewing = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Reviewing)));
    let content = content.clone();
    dynamic(move || match reviewing.get() {
        true => panel(form, &content).into_any(),
        false => nothing(),
    })
}

fn panel(form: Form, content: &Part) -> El {
    let words = words();
    let (title, confirm) = match form.editor().record().guarantee {
        Guarantee::OneWay => (words.qualification.review_title, words.qualification.send),
        _ => (words.form.no_version_title, words.form.save_anyway),
    };
    el("section")
        .id(focus::REVIEW)
        .class("notice notice-warning")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "review-title")
        .child(el("h2").id("review-title").child(title))
        .child(content(form))
        .child(
            el("p")
                .class("choices")
                .child(form.answer_to(SAVE, confirm, Event::Confirmed).class("primary"))
                .child(form.button_to(SAVE, words.form.go_back, Event::ReviewLeft)),
        )
}

/// The review of a record whose version the service did not give.
pub fn without_version() -> Part {
    Arc::new(|_| el("p").child(words().form.no_version))
}
