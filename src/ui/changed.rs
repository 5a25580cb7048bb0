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

/// The same for texts that follow the state: a word that somebody types changes the element that holds it.
#[component]
pub fn ChangedLive(
    /// How the words are marked.
    mark: Mark,
    /// The text, and the text it is compared with.
    texts: Memo<(String, String)>,
) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        texts.with(|(text, other)| {
            let pieces = changed_words(text, other).into_iter();
            pieces.map(|piece| (piece.text.to_owned(), piece.changed)).collect::<Vec<_>>()
        })
    });
    // Which pieces there are changes more rarely than their texts.
    let marked = Memo::new(move |_| {
        pieces.with(|pieces| pieces.iter().map(|(_, changed)| *changed).collect::<Vec<_>>())
    });
    let each = move || marked.get().into_iter().enumerate();
    let piece = move |(index, changed): (usize, bool)| {
        let text =
            move || pieces.with(|pieces| pieces.get(index).map(|(text, _)| text.clone()).unwrap_or_default());
        match (changed, mark) {
            (false, _) => view! { <span prop:textContent=text></span> }.into_any(),
            (true, Mark::Inserted) => view! { <ins prop:textContent=text></ins> }.into_any(),
            (true, Mark::Deleted) => view! { <del prop:textContent=text></del> }.into_any(),
        }
    };
    view! {
        <span translate="no">
            <For each key=|piece| *piece children=piece />
        </span>
    }
}
