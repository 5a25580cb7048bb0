//! A button that copies a text.

use super::element::{El, el};
use crate::locales::words;
use crate::task::catching;
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

/// A button that copies a text, and says whether that worked.
pub fn copy_button(label: &str, text: String) -> El {
    copy_button_of(label, Box::new(move || text.clone()))
}

/// The same with a text as it is when the button is pressed.
pub fn copy_button_of(label: &str, text: Box<dyn Fn() -> String + Send>) -> El {
    let said = RwSignal::new("");
    let copy = move |_| {
        let written = write_text(&text());
        crate::task::spawn(async move {
            let writing = async { Some(JsFuture::from(written.ok()?).await.is_ok()) };
            let copied = catching(Box::pin(writing)).await.flatten().unwrap_or_default();
            let words = &words().problem;
            said.set(if copied { words.copied } else { words.not_copied });
        });
    };
    el("span")
        .child(el("button").attr("type", "button").class("quiet").on("click", copy).child(label))
        .child(" ")
        .child(el("span").class("said").attr("role", "status").text_of(move || said.get().to_owned()))
}
