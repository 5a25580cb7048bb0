//! Moving the focus.

use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

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
    /// The id of the element that was to take the focus last and was not there, and what had the focus then.
    static OWED: RefCell<Option<(String, Option<Element>)>> = const { RefCell::new(None) };
}

/// Moves the focus to the element that was to take it and was not there, now that it may be, unless the person has moved on.
pub fn pay() {
    if let Some((id, active)) = OWED.take()
        && document().active_element() == active
    {
        after_rendering(id);
    }
}

/// Moves the focus to an element; later, if it is not there yet.
pub fn now(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return OWED.set(Some((id.to_owned(), document().active_element())));
    };
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
