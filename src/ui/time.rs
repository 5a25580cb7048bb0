//! Points in time, as the page's language writes them.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// A day, in milliseconds.
const DAY: u64 = 86_400_000;

/// A point in time (milliseconds since 1970): the time of the day, and the date where that is not of the last hours.
#[must_use]
pub fn told(at: u64, now: u64) -> String {
    let options = Object::new();
    let style = |name: &str| {
        let _always = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str("short"));
    };
    style("timeStyle");
    if now.saturating_sub(at) > DAY / 2 {
        style("dateStyle");
    }
    date(at).to_locale_string(crate::locales::LOCALE, &options).into()
}

/// A point in time as ISO 8601 in UTC.
#[must_use]
pub fn utc(at: u64) -> String {
    date(at).to_iso_string().into()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
fn date(at: u64) -> Date {
    Date::new(&JsValue::from_f64(at as f64))
}
