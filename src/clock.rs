//! The time.

/// The time, in milliseconds since 1970.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time after 1970 that fits")]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}
