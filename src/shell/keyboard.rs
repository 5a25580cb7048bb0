//! The keys of every page: Ctrl+S or ⌘+S saves, `/` searches.

use crate::shell::Shell;
use crate::shell::route::Route;
use crate::ui::presses::{self, is_composing};
use browsing::keys::{Key, SaveKey};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// The id of the search field.
pub const SEARCH: &str = "search";

/// Listens from now on.
pub fn listen(shell: &'static Shell) {
    presses::listen();
    let navigation = shell.navigation.clone();
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let save_key = save_key(&event);
        if save_key != SaveKey::Other {
            event.prevent_default();
            if save_key == SaveKey::Pressed {
                save();
            }
        } else if event.key() == "/" && !is_typing(&event) {
            event.prevent_default();
            navigation.go_to_element(&Route::Customers, SEARCH);
        }
    });
    on_cleanup(move || handle.remove());
}

fn save_key(event: &KeyboardEvent) -> SaveKey {
    let key = Key {
        key: &event.key(),
        ctrl: event.ctrl_key(),
        meta: event.meta_key(),
        other_modifier: event.shift_key() || event.alt_key() || event.get_modifier_state("AltGraph"),
        composing: is_composing(event),
        repeat: event.repeat(),
    };
    key.for_save()
}

/// Presses the Save button of the page, if it has one.
fn save() {
    let button = document().query_selector("form.record button[type=submit]").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // A choice that has the focus may be gone once the save is over.
        let choice = document().query_selector(".conflict button:focus").ok().flatten();
        if choice.is_some() {
            let _always = button.focus();
        }
        button.click();
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches("input, select, textarea").unwrap_or(false))
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
}
