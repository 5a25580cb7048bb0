//! A sentence with values in it.

use crate::locales::pieces;
use leptos::prelude::*;

/// A sentence with values put in. A translator sees the sentence, and not the values: they are of a record, an ID, a name.
#[component]
pub fn Sentence(
    /// The sentence, with `{0}`, `{1}` and so on where the values stand.
    #[prop(into)]
    template: String,
    /// The values, in the order of their numbers.
    values: Vec<String>,
) -> impl IntoView {
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let pieces = pieces(&template, &values).into_iter().map(|(text, is_value)| {
        let text = text.to_owned();
        if is_value { view! { <span translate="no">{text}</span> }.into_any() } else { text.into_any() }
    });
    pieces.collect_view()
}
