//! The layer that is shown when the program stops.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_layer_says_what_happened_once() {
    panel::browser::crash::show();
    panel::browser::crash::show();
    let layers = document().query_selector_all("[role=alertdialog]").unwrap();
    assert_eq!(layers.length(), 1);
    let layer = document().get_element_by_id("crashed").unwrap();
    assert!(layer.text_content().unwrap().contains("The panel stopped working"));
    layer.remove();
}
