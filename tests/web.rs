//! Components in a real browser, with the sandbox inside the page as the service.
#![cfg(target_family = "wasm")]

#[cfg(test)]
mod web {
    mod crash;
    mod customers;
    mod forms;
    mod leaving;
    mod locks;
    mod page;
    mod parts;
    mod settings;

    wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
}
