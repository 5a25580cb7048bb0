//! How views follow the state, whatever a translator does to the page.

use super::page::open;
use leptos::prelude::*;
use panel::ui::anew::Anew;
use panel::ui::controls::{Binding, bound};
use panel::ui::sentence::Sentence;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

#[wasm_bindgen_test]
async fn what_follows_the_state_follows_it_and_the_rest_stays() {
    let (count, set) = signal(0);
    let page = open(move |_| {
        let odd = move || (count.get() % 2 == 1).then(|| view! { <em>"odd"</em> }.into_any());
        view! {
            <div>
                <button on:click=move |_| set.update(|count| *count += 1)>"More"</button>
                <p prop:textContent=move || format!("count {}", count.get())></p>
                {odd}
                "end"
            </div>
        }
        .into_any()
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
        let odd = move || (count.get() % 2 == 1).then(|| view! { <em>"odd"</em> }.into_any());
        let list = move || {
            let items = (0..count.get()).map(|item| view! { <li>{format!("item {item}")}</li> });
            items.collect_view().into_any()
        };
        view! {
            <div>
                <button aria-label="More" on:click=move |_| set.update(|count| *count += 1)>"More"</button>
                <p>"now "<span prop:textContent=move || format!("count {}", count.get())></span></p>
                "before "
                {odd}
                " behind"
                <ul>{list}</ul>
                <p><Sentence template="{0} and {1}" values=vec!["value".to_owned(), String::new()] /></p>
            </div>
        }
        .into_any()
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
async fn what_is_built_anew_is_new_to_a_reader_and_to_a_translator() {
    let (count, set) = signal(0);
    let page = open(move |_| {
        let part = move || Some(view! { <em>{format!("count {}", count.get() / 2)}</em> }.into_any());
        view! {
            <div>
                <button aria-label="More" on:click=move |_| set.update(|count| *count += 1)>"More"</button>
                <Anew view=Box::new(part) />
                " behind"
            </div>
        }
        .into_any()
    });
    page.see("count 0 behind").await;
    let part = || page.root().query_selector("em").unwrap().unwrap();
    // The same text first, and then another one.
    for expected in ["count 0 BEHIND", "count 1 BEHIND"] {
        let before = part();
        translate(page.root().unchecked_ref::<Element>());
        page.press("More").await;
        page.see(expected).await;
        assert!(before != part(), "the element was kept");
        assert!(!before.is_connected(), "the old element stayed");
    }
}

/// What a control is bound to: a text of the state.
fn binding(text: RwSignal<String>) -> Binding {
    Binding {
        property: "value",
        event: "input",
        text: Arc::new(move || text.get()),
        text_now: Arc::new(move || text.try_get_untracked()),
        edit: Arc::new(move |edit, _| text.set(edit)),
    }
}

#[wasm_bindgen_test]
async fn a_bound_control_agrees_with_the_state_both_ways() {
    let page = open(move |_| {
        let text = RwSignal::new("first".to_owned());
        view! {
            <div>
                <label for="bound">"Text"</label>
                <input id="bound" use:bound=binding(text) />
                <button on:click=move |_| text.set("other".to_owned())>"Other"</button>
                <p prop:textContent=move || format!("it is {}", text.get())></p>
            </div>
        }
        .into_any()
    });
    page.see("it is first").await;
    assert_eq!(page.field("Text").await.value(), "first");
    page.type_into("Text", "typed").await;
    page.see("it is typed").await;
    page.press("Other").await;
    page.see("it is other").await;
    assert_eq!(page.field("Text").await.value(), "other");
}

#[wasm_bindgen_test]
async fn text_from_outside_stays_text() {
    let page = open(|_| view! { <p>{"<b>not bold</b>".to_owned()}</p> }.into_any());
    page.see("<b>not bold</b>").await;
}

#[wasm_bindgen_test]
async fn what_is_removed_listens_no_more_and_leaves_nothing() {
    let (shown, show) = signal(true);
    let page = open(move |_| {
        let part = move || {
            let remove = move |_| show.set(false);
            shown.get().then(|| view! { <button on:click=remove>"Remove me"</button> }.into_any())
        };
        view! { <div>{part}"rest"</div> }.into_any()
    });
    page.see("Remove me").await;
    page.press("Remove me").await;
    page.see("rest").await;
    assert!(!page.text().contains("Remove me"));
}
