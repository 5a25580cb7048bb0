//! A fact in a list of facts.

use leptos::prelude::*;

/// A fact in a list of facts.
#[component]
pub fn Fact(
    /// What it is about.
    name: &'static str,
    /// What it says.
    #[prop(into)]
    value: String,
    /// Whether that is not to be translated.
    #[prop(optional)]
    verbatim: bool,
) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd translate=verbatim.then_some("no")>{value}</dd>
    }
}
