//! What a person sees if the program stops: WebAssembly cannot go on after a panic, so a static layer says so.

use crate::locales::words;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The id of the layer.
const LAYER: &str = "crashed";

/// From now on a panic is logged, without any state of the panel, and shows the layer.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the panel stopped at {place}").into());
        show();
    }));
    let uncaught = |event: JsValue| {
        if is_of_program(&event) {
            show();
        }
    };
    let uncaught = Closure::<dyn Fn(JsValue)>::new(uncaught).into_js_value();
    let _always = window().add_event_listener_with_callback("error", uncaught.unchecked_ref());
}

/// Whether an uncaught exception passed through the program, which cannot go on then: what it had in hand, a state or a lock,
/// stays in hand.
fn is_of_program(event: &JsValue) -> bool {
    let member = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
    // All browsers name the functions of a program so in a stack.
    member(event, "error")
        .and_then(|error| member(&error, "stack"))
        .and_then(|stack| stack.as_string())
        .is_some_and(|stack| stack.contains("wasm-function"))
}

/// Shows the layer, by plain calls of the browser: the program behind it may be half-way through anything.
pub fn show() {
    if document().get_element_by_id(LAYER).is_none() {
        // What the browser refuses here cannot be told to anybody.
        let _refused = build();
    }
}

fn build() -> Result<(), JsValue> {
    let words = &words().page;
    let layer = element("section", None)?;
    for (name, value) in
        [("id", LAYER), ("class", "crashed"), ("role", "alertdialog"), ("aria-label", words.crashed)]
    {
        layer.set_attribute(name, value)?;
    }
    layer.append_child(&*element("h1", Some(words.crashed))?)?;
    layer.append_child(&*element("p", Some(words.crashed_why))?)?;
    let reload = element("a", Some(words.reload))?;
    reload.set_attribute("href", "")?;
    layer.append_child(&reload)?;
    document().body().ok_or(JsValue::NULL)?.append_child(&layer)?;
    reload.dyn_into::<HtmlElement>()?.focus()
}

fn element(name: &str, text: Option<&str>) -> Result<Element, JsValue> {
    let element = document().create_element(name)?;
    element.set_text_content(text);
    Ok(element)
}
