//! A text with the words marked that another text does not have.

use editing::changed_words;
use leptos::prelude::*;

/// How words are marked that the other text does not have. The two are told apart by more than their color.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// They come: `<ins>`.
    Inserted,
    /// They go: `<del>`.
    Deleted,
}

/// A text, with the words marked that the other text does not have.
#[component]
pub fn Changed(
    /// How they are marked.
    mark: Mark,
    /// The text.
    text: String,
    /// The text it is compared with.
    other: String,
) -> impl IntoView {
    let pieces = changed_words(&text, &other).into_iter().map(|piece| {
        let text = piece.text.to_owned();
        match (piece.changed, mark) {
            (false, _) => view! { <span>{text}</span> }.into_any(),
            (true, Mark::Inserted) => view! { <ins>{text}</ins> }.into_any(),
            (true, Mark::Deleted) => view! { <del>{text}</del> }.into_any(),
        }
    });
    view! { <span translate="no">{pieces.collect_view()}</span> }
}
