//! What the notices of a form are made of: their frame, links within the page, who it was.

use crate::forms::form::Form;
use crate::forms::who::{Who, who};
use crate::locales::{fill, words};
use crate::ui::anew::Anew;
use crate::ui::focus;
use crate::ui::sentence::Sentence;
use editing::Unit;
use leptos::prelude::*;

/// The classes of a notice of what went wrong.
const ERROR: &str = "notice notice-error";
/// The classes of a notice of what the person has to know.
pub const WARNING: &str = "notice notice-warning";

/// The frame of a summary, which can take the focus; of what went wrong, if nothing else is said.
#[component]
pub fn Summary(
    /// Its heading.
    title: &'static str,
    /// Its classes.
    #[prop(default = ERROR)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <section id=focus::SUMMARY class=class tabindex="-1" aria-labelledby="summary-title">
            <h2 id="summary-title">{title}</h2>
            {children()}
        </section>
    }
}

/// A link within the page. Left to the browser it would add an entry to the history; so it only moves the focus.
#[component]
pub fn PageLink(
    /// The id of the element that takes the focus.
    #[prop(into)]
    target: String,
    /// What the link says.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let href = format!("#{target}");
    let follow = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus::now(&target);
    };
    view! { <a href=href on:click=follow>{text}</a> }
}

/// Who changed these fields, once that is known.
#[component]
pub fn WhoLine(
    /// The form.
    form: Form,
    /// The fields.
    fields: Vec<usize>,
) -> impl IntoView {
    let who = Memo::new(move |_| who(form, &fields));
    view! { <WhoSaid who /> }
}

/// Who it was, behind a sentence.
#[component]
pub fn WhoSaid(
    /// Who, once that is known.
    who: Memo<Option<Who>>,
) -> impl IntoView {
    let said = |Who { template, values }| view! { <span>" "<Sentence template values /></span> }.into_any();
    view! { <Anew view=Box::new(move || who.get().map(said)) /> }
}

/// The heading of a unit in conflict.
#[must_use]
pub fn legend(form: Form, unit: Unit) -> String {
    fill(words().form.conflict_legend, &[form.unit_name(unit)])
}
