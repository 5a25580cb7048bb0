//! The arrow keys in the list of customers: from the search field into the rows, from row to row, and back.

use crate::shell::keyboard::SEARCH;
use crate::ui::focus;
use crate::ui::presses::is_composing;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// Moves the focus for a key that was pressed in the search field or in the list.
pub fn moved(event: &Event) {
    // A browser that fills in a field can send an event of this name that is of no key.
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if is_composing(event) || event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return;
    }
    let Some(from) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let searching = from.id() == SEARCH;
    let to = match event.key().as_str() {
        // With Enter too: what was searched for is the first row.
        "ArrowDown" | "Enter" if searching => first_row(),
        "ArrowDown" => row_of(&from).and_then(|row| beside(&row, Element::next_element_sibling)),
        "ArrowUp" if !searching => {
            let Some(row) = row_of(&from) else { return };
            match beside(&row, Element::previous_element_sibling) {
                None => {
                    event.prevent_default();
                    return focus::now(SEARCH);
                }
                row => row,
            }
        }
        _ => return,
    };
    let link = to.and_then(|row| row.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        let _always = link.focus();
    }
}

fn first_row() -> Option<Element> {
    document().query_selector("table.customers tbody tr").ok().flatten()
}

fn row_of(element: &Element) -> Option<Element> {
    element.closest("tbody tr").ok().flatten()
}

/// The row before or behind this one, also in the batch before or behind its own.
fn beside(row: &Element, step: fn(&Element) -> Option<Element>) -> Option<Element> {
    step(row).or_else(|| {
        let batch = step(&row.parent_element()?).filter(|batch| batch.tag_name() == "TBODY")?;
        // Downwards its first row, upwards its last.
        match step(&batch.first_element_child()?) {
            Some(_) => batch.first_element_child(),
            None => batch.last_element_child(),
        }
    })
}
