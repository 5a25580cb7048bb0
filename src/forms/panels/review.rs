//! The review before a write that no version protects.

use crate::forms::buttons::{AnswerButton, EventButton};
use crate::forms::form::{Form, Part, SAVE};
use crate::locales::words;
use crate::ui::focus;
use editing::{Event, Guarantee, Phase};
use leptos::prelude::*;

/// What will be sent, while the person reviews it.
#[component]
pub fn Review(
    /// The form.
    form: Form,
    /// What is to be read.
    content: Part,
) -> impl IntoView {
    let phase = form.phase;
    let reviewing = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Reviewing)));
    let question = move || view! { <Question form content=content(form) /> }.into_any();
    view! { {move || reviewing.get().then(&question)} }
}

#[component]
fn Question(form: Form, content: AnyView) -> impl IntoView {
    let words = words();
    let (title, confirm) = match form.editor().record().guarantee {
        Guarantee::OneWay => (words.qualification.review_title, words.qualification.send),
        _ => (words.form.no_version_title, words.form.save_anyway),
    };
    view! {
        <section class="notice notice-warning" id=focus::REVIEW tabindex="-1" aria-labelledby="review-title">
            <h2 id="review-title">{title}</h2>
            {content}
            <p class="choices">
                <AnswerButton form label=confirm event=Event::Confirmed focus=SAVE class="primary" />
                <EventButton form label=words.form.go_back event=Event::ReviewLeft focus=SAVE />
            </p>
        </section>
    }
}
