//! Moving the focus.

use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
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
    after_frames(move || now(&id));
}

/// Moves the focus to the heading of the page that was gone to, once it is there, unless the person has moved it by then. The page
/// stays where it is scrolled.
pub fn on_arrival() {
    let before = document().active_element();
    after_frames(move || {
        let now = document().active_element();
        // The element that had it may have gone with its page; the body has it then.
        let is_moved = now != before && now.is_some_and(|now| now.tag_name() != "BODY");
        if !is_moved {
            take(HEADING, false);
        }
    });
}

/// Two frames: effects run as microtasks, and the first paint with the element may come only then.
fn after_frames(run: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(run));
}

/// An element that was to take the focus and was not there.
struct Owed {
    id: String,
    scrolls: bool,
    /// What had the focus then.
    active: Option<Element>,
}

thread_local! {
    static OWED: RefCell<Option<Owed>> = const { RefCell::new(None) };
}

/// Moves the focus to the element that was to take it and was not there, now that it may be, unless the person has moved on.
pub fn pay() {
    if let Some(Owed { id, scrolls, active }) = OWED.take()
        && document().active_element() == active
    {
        after_frames(move || take(&id, scrolls));
    }
}

/// Moves the focus to an element; later, if it is not there yet.
pub fn now(id: &str) {
    take(id, true);
}

fn take(id: &str, scrolls: bool) {
    let Some(element) = document().get_element_by_id(id) else {
        return OWED.set(Some(Owed { id: id.to_owned(), scrolls, active: document().active_element() }));
    };
    OWED.set(None);
    if scrolls {
        bring_into_view(id, &element);
    }
    focus(&element, &FocusOptions::new());
}

/// Gives an element the focus where it is, and shows that it has it, whatever was used last: mouse or keyboard.
pub fn show_focus(element: &Element) {
    let options = FocusOptions::new();
    // A browser that does not know this option ignores it.
    let _always = js_sys::Reflect::set(&options, &JsValue::from_str("focusVisible"), &JsValue::TRUE);
    focus(element, &options);
}

fn focus(element: &Element, options: &FocusOptions) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it is.
        let _refused = element.focus_with_options(options);
    }
}

/// What is in sight stays where it is. A page is read from its beginning, which is above its heading.
fn bring_into_view(id: &str, element: &Element) {
    let label = document().query_selector(&format!("label[for=\"{id}\"]")).ok().flatten();
    let first = label.as_ref().unwrap_or(element);
    if is_in_view(first) && is_in_view(element) {
        return;
    }
    if id == HEADING {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    } else {
        first.scroll_into_view();
    }
}

/// Whether all of an element is in sight.
#[must_use]
pub fn is_in_view(element: &Element) -> bool {
    let height = document().document_element().map_or(0, |root| root.client_height());
    let place = element.get_bounding_client_rect();
    place.top() >= 0.0 && place.bottom() <= f64::from(height)
}
