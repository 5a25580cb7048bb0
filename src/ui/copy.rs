//! A button that copies a text.

use crate::browser::task::catching;
use crate::locales::words;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `navigator.clipboard.writeText`, which a browser or an extension can take away.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<js_sys::Promise, JsValue>;
}

/// A button that copies a text as it is when it is pressed, and says whether that worked.
#[component]
pub fn CopyButton(
    /// What the button says.
    label: &'static str,
    /// The text.
    text: Box<dyn Fn() -> String + Send>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |_| {
        let written = write_text(&text());
        crate::browser::task::spawn(async move {
            let writing = async { Some(JsFuture::from(written.ok()?).await.is_ok()) };
            let copied = catching(Box::pin(writing)).await.flatten().unwrap_or_default();
            let words = &words().problem;
            // The button may be gone by now.
            said.try_set(if copied { words.copied } else { words.not_copied });
        });
    };
    view! {
        <span>
            <button type="button" class="quiet" on:click=copy>{label}</button>
            " "
            <span class="said" role="status" prop:textContent=move || said.get()></span>
        </span>
    }
}
