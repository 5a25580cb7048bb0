//! The list of customers, and what input methods of several browsers do in its search.

use super::page::{Page, open, pause};
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use panel::pages::CustomersPage;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlInputElement};

/// Longer than typing rests before the service is asked, in pauses.
const LONG: usize = 40;

/// An event of this class, with these members.
fn event(class: &str, kind: &str, members: &[(&str, JsValue)]) -> Event {
    let init = Object::new();
    for (name, value) in [("bubbles", JsValue::TRUE)].iter().chain(members) {
        Reflect::set(&init, &JsValue::from_str(name), value).unwrap();
    }
    let class: Function =
        Reflect::get(&js_sys::global(), &JsValue::from_str(class)).unwrap().unchecked_into();
    Reflect::construct(&class, &Array::of2(&JsValue::from_str(kind), &init)).unwrap().unchecked_into()
}

fn input(field: &HtmlInputElement, text: &str, is_composing: bool) {
    field.set_value(text);
    let event = event("InputEvent", "input", &[("isComposing", JsValue::from_bool(is_composing))]);
    field.dispatch_event(&event).unwrap();
}

fn composition(field: &HtmlInputElement, kind: &str) {
    field.dispatch_event(&event("CompositionEvent", kind, &[])).unwrap();
}

fn key(field: &HtmlInputElement, key: &str, code: u32, is_composing: bool) {
    let members = [
        ("key", JsValue::from_str(key)),
        ("keyCode", JsValue::from_f64(f64::from(code))),
        ("isComposing", JsValue::from_bool(is_composing)),
    ];
    field.dispatch_event(&event("KeyboardEvent", "keydown", &members)).unwrap();
}

async fn wait() {
    for _ in 0..LONG {
        pause().await;
    }
}

fn has_focus(field: &HtmlInputElement) -> bool {
    let active = document().active_element();
    active.is_some_and(|active| active.id() == field.id())
}

/// The page with its first rows, and the search field with the focus.
async fn searching() -> (Page, HtmlInputElement) {
    let page = open(|shell| view! { <CustomersPage shell /> }.into_any());
    page.see("10 customers").await;
    let field = page.field("Search customers").await;
    field.focus().unwrap();
    (page, field)
}

#[wasm_bindgen_test]
async fn a_composition_is_searched_for_when_it_ends_in_every_order_of_events() {
    // Chromium sends the last input before the end, Firefox after it, and Safari the key that ended it after everything.
    let orders: [fn(&HtmlInputElement); 3] = [
        |field| {
            input(field, "さくら", true);
            composition(field, "compositionend");
        },
        |field| {
            field.set_value("さくら");
            composition(field, "compositionend");
            input(field, "さくら", false);
        },
        |field| {
            input(field, "さくら", true);
            composition(field, "compositionend");
            key(field, "Enter", 229, false);
        },
    ];
    for ends in orders {
        let (page, field) = searching().await;
        composition(&field, "compositionstart");
        for text in ["s", "さ", "さk", "さくr"] {
            input(&field, text, true);
        }
        wait().await;
        assert_eq!(page.queries("v1/customers"), ["size=500"], "the unfinished reading was searched for");
        ends(&field);
        page.see("Searched by company name.").await;
        wait().await;
        assert!(has_focus(&field));
        let queries = page.queries("v1/customers");
        assert_eq!(queries.len(), 2, "{queries:?}");
        assert!(queries[1].contains("%E3%81%95%E3%81%8F%E3%82%89"), "{queries:?}");
    }
}

#[wasm_bindgen_test]
async fn keys_of_a_composition_do_not_move_the_focus() {
    let (_page, field) = searching().await;
    for name in ["Enter", "ArrowDown", "ArrowUp"] {
        key(&field, name, 229, true);
        assert!(has_focus(&field), "{name} while composing");
        key(&field, name, 13, true);
        assert!(has_focus(&field), "{name} while composing, with a code of its own");
        key(&field, name, 229, false);
        assert!(has_focus(&field), "{name} that ended a composition in Safari");
    }
    key(&field, "ArrowDown", 40, false);
    assert!(!has_focus(&field), "an arrow without a composition leads to the rows");
}

#[wasm_bindgen_test]
async fn one_customer_is_one_customer() {
    let (page, field) = searching().await;
    input(&field, "Alder Creek", false);
    page.see("1 customer").await;
    assert!(!page.text().contains("1 customers"), "{}", page.text());
    input(&field, "b.v.", false);
    page.see("Searched by company name and by domain.").await;
    page.see("No customer found").await;
}
