//! Moving the focus.

use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// The id of the summary of what needs attention.
pub const SUMMARY: &str = "summary";
/// The id of what is to be reviewed before sending.
pub const REVIEW: &str = "review";
/// The id of the form of a record.
pub const FORM: &str = "record";
/// The id of a page's heading.
pub const HEADING: &str = "page-heading";

/// Moves the focus to an element once the page shows the present state. Its label is brought into view first, so that the
/// person sees what it is about.
pub fn after_rendering(id: String) {
    // Two frames: effects run as microtasks, and the first paint with the element may come only then.
    request_animation_frame(move || {
        request_animation_frame(move || now(&id));
    });
}

thread_local! {
    /// The id of the element that was to take the focus last, and was not there.
    static OWED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Moves the focus to the element that was to take it and was not there, now that it may be, unless something else has it.
pub fn pay() {
    if let Some(id) = OWED.take() {
        let active = document().active_element();
        if active.is_none_or(|element| element.tag_name() == "BODY") {
            after_rendering(id);
        }
    }
}

/// Moves the focus to an element.
pub fn now(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return OWED.set(Some(id.to_owned())) };
    OWED.set(None);
    let label = document().query_selector(&format!("label[for=\"{id}\"]")).ok().flatten();
    label.as_ref().unwrap_or(&element).scroll_into_view();
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it is.
        let _refused = element.focus_with_options(&options);
    }
}
