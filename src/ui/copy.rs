//! A button that copies a text.

use crate::locales::words;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A button that copies `text`, and says whether that worked.
pub fn copy_button(label: &'static str, text: impl Fn() -> String + 'static) -> AnyView {
    let said = RwSignal::new("");
    let copy = move |_| {
        let written = window().navigator().clipboard().write_text(&text());
        leptos::task::spawn_local(async move {
            let copied = JsFuture::from(written).await.is_ok();
            let words = &words().problem;
            said.try_set(if copied { words.copied } else { words.not_copied });
        });
    };
    view! {
        <button type="button" class="quiet" on:click=copy>{label}</button>
        <span class="said" role="status">{said}</span>
    }
    .into_any()
}
