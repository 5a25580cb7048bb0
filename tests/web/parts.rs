//! The element of which every view is made.

use super::page::open;
use leptos::prelude::*;
use panel::ui::element::{dynamic, el, nothing};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

#[wasm_bindgen_test]
async fn what_follows_the_state_follows_it_and_the_rest_stays() {
    let (count, set) = signal(0);
    let page = open(move |_| {
        let press = el("button").on("click", move |_| set.update(|count| *count += 1)).child("More");
        let shown = el("p").text_of(move || format!("count {}", count.get()));
        let odd =
            dynamic(move || if count.get() % 2 == 1 { el("em").child("odd").into_any() } else { nothing() });
        el("div").child(press).child(shown).child(odd).child("end")
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

/// Takes every text node out of an element, and puts two elements with another text in its place, as a translator does.
fn translate(root: &Node) {
    let children = root.child_nodes();
    let children: Vec<Node> = (0..children.length()).filter_map(|index| children.item(index)).collect();
    for child in children {
        if child.node_type() != Node::TEXT_NODE {
            translate(&child);
        } else if let Some(text) = child.text_content().filter(|text| !text.trim().is_empty()) {
            let [outer, inner] = [(); 2].map(|()| document().create_element("font").unwrap());
            inner.set_text_content(Some(&text.to_uppercase()));
            outer.append_child(&inner).unwrap();
            root.replace_child(&outer, &child).unwrap();
        }
    }
}

#[wasm_bindgen_test]
async fn a_translated_view_follows_the_state_all_the_same() {
    let (count, set) = signal(0);
    let page = open(move |_| {
        let press =
            el("button").attr("aria-label", "More").on("click", move |_| set.update(|count| *count += 1));
        let shown = el("p").child("now ").child(el("span").text_of(move || format!("count {}", count.get())));
        let odd =
            dynamic(move || if count.get() % 2 == 1 { el("em").child("odd").into_any() } else { nothing() });
        let list = dynamic(move || {
            let items = 0..count.get();
            items.map(|item| el("li").child(format!("item {item}"))).collect::<Vec<_>>().into_any()
        });
        el("div")
            .child(press.child("More"))
            .child(shown)
            .child("before ")
            .child(odd)
            .child(" behind")
            .child(el("ul").child(list))
            .child(el("p").sentence("{0} and {1}", &["value", ""]))
    });
    page.see("now count 0").await;
    for _ in 0..2 {
        translate(page.root().unchecked_ref::<Element>());
        page.press("More").await;
    }
    page.see("NOW count 2").await;
    assert!(!page.text().to_lowercase().contains("odd"), "{}", page.text());
    page.press("More").await;
    page.see("BEFORE odd BEHIND").await;
    page.see("item 2").await;
    assert_eq!(page.text().to_lowercase().matches("item").count(), 3, "{}", page.text());
    let value = page.root().query_selector("[translate=no]").unwrap().unwrap();
    assert_eq!(value.text_content().as_deref(), Some("VALUE"), "this translator heeds nothing");
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
