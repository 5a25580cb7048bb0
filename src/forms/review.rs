//! The review before a write that no version protects.

use super::view::{Form, Part};
use crate::locales::words;
use crate::ui::focus;
use editing::{Event, Guarantee, Phase};
use leptos::prelude::*;
use std::sync::Arc;

/// Shown while the person reviews what will be sent.
pub fn review(form: &Form, content: &Part) -> AnyView {
    let phase = form.phase;
    let reviewing = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Reviewing)));
    let form = form.clone();
    let content = content.clone();
    (move || {
        reviewing.get().then(|| {
            let words = words();
            let (title, confirm) = match form.editor.record().guarantee {
                Guarantee::OneWay => (words.qualification.review_title, words.qualification.send),
                _ => (words.form.no_version_title, words.form.save_anyway),
            };
            view! {
                <section id=focus::REVIEW class="notice notice-warning" tabindex="-1" aria-labelledby="review-title">
                    <h2 id="review-title">{title}</h2>
                    {content(&form)}
                    <p class="choices">
                        <button type="button" class="primary" on:click=form.on(Event::Confirmed)>{confirm}</button>
                        <button type="button" on:click=form.on(Event::ReviewLeft)>{words.form.go_back}</button>
                    </p>
                </section>
            }
        })
    })
    .into_any()
}

/// The review of a record whose version the service did not give.
pub fn without_version() -> Part {
    Arc::new(|_| view! { <p>{words().form.no_version}</p> }.into_any())
}
