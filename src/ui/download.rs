//! A text as a file.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

/// Gives the person a text as a file of this name.
pub fn download(name: &str, text: &str) {
    let Ok(link) = document().create_element("a") else { return };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    let text = String::from(js_sys::encode_uri_component(text));
    link.set_href(&format!("data:application/json;charset=utf-8,{text}"));
    link.set_download(name);
    link.click();
}
