//! The element of which every view is made.

use super::page::open;
use leptos::prelude::*;
use panel::ui::element::{dynamic, el, nothing, text_of};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_follows_the_state_follows_it_and_the_rest_stays() {
    let (count, set) = signal(0);
    let page = open(move |_| {
        let press = el("button").on("click", move |_| set.update(|count| *count += 1)).child("More");
        let shown = text_of(move || format!("count {}", count.get()));
        let odd =
            dynamic(move || if count.get() % 2 == 1 { el("em").child("odd").into_any() } else { nothing() });
        el("div").child(press).child(el("p").child(shown)).child(odd).child("end")
    });
    page.see("count 0").await;
    page.press("More").await;
    page.see("count 1").await;
    page.see("odd").await;
    assert!(page.text().trim_end().ends_with("end"), "a part keeps its place: {}", page.text());
    page.press("More").await;
    page.see("count 2").await;
    assert!(!page.text().contains("odd"));
}

#[wasm_bindgen_test]
async fn text_from_outside_stays_text() {
    let page = open(|_| el("p").child("<b>not bold</b>"));
    page.see("<b>not bold</b>").await;
}

#[wasm_bindgen_test]
async fn what_is_removed_listens_no_more_and_leaves_nothing() {
    let (shown, show) = signal(true);
    let page = open(move |_| {
        let part = dynamic(move || match shown.get() {
            true => el("button").on("click", move |_| show.set(false)).child("Remove me").into_any(),
            false => nothing(),
        });
        el("div").child(part).child("rest")
    });
    page.see("Remove me").await;
    page.press("Remove me").await;
    page.see("rest").await;
    assert!(!page.text().contains("Remove me"));
}
