//! Buttons of a form.

use super::form::Form;
use crate::ui::focus;
use crate::ui::presses::Question;
use editing::Event;
use leptos::prelude::*;

/// A button that tells the editor what happened.
#[component]
pub fn EventButton(
    /// The form.
    form: Form,
    /// What the button says.
    #[prop(into)]
    label: String,
    /// What happened.
    event: Event,
    /// The id of the element that takes the focus, where the button disappears by it.
    #[prop(into, optional)]
    focus: String,
    /// Its classes.
    #[prop(optional, into)]
    class: Option<&'static str>,
    /// Its name where more is to be said than the label says.
    #[prop(optional)]
    name: Option<String>,
) -> impl IntoView {
    let press = move |_| {
        if !focus.is_empty() {
            focus::now(&focus);
        }
        form.dispatch(event.clone());
    };
    view! { <button type="button" class=class aria-label=name on:click=press>{label}</button> }
}

/// A button that answers a question of the view that is being built: it counts once that could be read.
#[component]
pub fn AnswerButton(
    /// The form.
    form: Form,
    /// What the button says.
    #[prop(into)]
    label: String,
    /// The answer.
    event: Event,
    /// The id of the element that takes the focus, for the button disappears by it.
    focus: &'static str,
    /// Its classes.
    #[prop(optional, into)]
    class: Option<&'static str>,
) -> impl IntoView {
    let question = Question::asked();
    let press = move |_| {
        if form.is_answered(question) {
            focus::now(focus);
            form.dispatch(event.clone());
        }
    };
    view! {
        <button type="button" class=class aria-disabled=move || question.disables() on:click=press>
            {label}
        </button>
    }
}
