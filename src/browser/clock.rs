//! The time: by the clock of this computer, and by that of the host.

use std::cell::Cell;

/// The time, in milliseconds since 1970.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time after 1970 that fits")]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

thread_local! {
    /// How far the host's clock is ahead of this computer's, in milliseconds; none while no answer told the time.
    static HOST_AHEAD: Cell<Option<i64>> = const { Cell::new(None) };
}

/// A clock that is off by less is not worth a word: 2 minutes, in milliseconds.
const TOLERANCE: i64 = 2 * 60 * 1000;

/// Takes notice of the time at which the host made an answer that came just now, in seconds since 1970.
pub fn heard(host: u64) {
    HOST_AHEAD.set(host.saturating_mul(1000).checked_signed_diff(now()));
}

/// The time by the host's clock, in milliseconds since 1970; none while no answer told the time.
#[must_use]
pub fn host_now() -> Option<u64> {
    HOST_AHEAD.get().map(|ahead| now().saturating_add_signed(ahead))
}

/// A time of the host's clock, by the clock of this computer; both in milliseconds since 1970.
#[must_use]
pub fn to_local(host: u64) -> u64 {
    host.saturating_sub_signed(HOST_AHEAD.get().unwrap_or_default())
}

/// By how many minutes this computer's clock is ahead of the host's (negative: behind); none if it is about right, or not
/// known.
#[must_use]
pub fn minutes_ahead() -> Option<i64> {
    let ahead = HOST_AHEAD.get().filter(|ahead| ahead.abs() >= TOLERANCE)?;
    // To the nearest minute: the host tells the time in whole seconds, and some time ago.
    let minutes = (ahead.abs() + 30_000) / 60_000;
    Some(if ahead > 0 { -minutes } else { minutes })
}
