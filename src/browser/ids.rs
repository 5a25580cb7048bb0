//! Ids of calls, tabs and locks.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// `crypto.randomUUID`, which extensions replace, and some browsers lack.
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID, catch)]
    fn random_uuid() -> Result<String, JsValue>;
}

/// A new id: a random UUID.
#[must_use]
pub fn new_id() -> String {
    random_uuid().unwrap_or_else(|_| made_up_id())
}

/// An id of the same form where the browser gives none. It needs to be unique, not secret.
fn made_up_id() -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of 32 bits")]
    let random = || (js_sys::Math::random() * 4_294_967_296.0) as u32;
    let [first, second, third, fourth] = [random(), random(), random(), random()];
    // Version 4, variant 1 (RFC 9562, section 5.4).
    let (middle, variant) = ((second & 0xffff_0fff) | 0x4000, (third & 0x3fff_ffff) | 0x8000_0000);
    format!(
        "{first:08x}-{:04x}-{:04x}-{:04x}-{:04x}{fourth:08x}",
        middle >> 16,
        middle & 0xffff,
        variant >> 16,
        variant & 0xffff,
    )
}
