//! When to ask again.

use crate::iso_date::{days_since_1970, number};

/// The value of `Retry-After` (section 2): either of its two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// In this many seconds.
    Seconds(u64),
    /// At this time, in seconds since 1970-01-01 UTC: an HTTP date.
    Date(u64),
}

impl RetryAfter {
    /// Reads the value of the header; `None` when it is neither form.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Seconds(value.parse().unwrap_or(u64::MAX)));
        }
        unix_seconds(value).map(Self::Date)
    }

    /// How many seconds to wait, at a time given in seconds since 1970-01-01 UTC. 0 for a date that has passed.
    #[must_use]
    pub const fn seconds_from(self, now_unix_seconds: u64) -> u64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::Date(unix_seconds) => unix_seconds.saturating_sub(now_unix_seconds),
        }
    }
}

/// Reads an HTTP date, as seconds since 1970-01-01 UTC, in any of the three forms of RFC 9110: `Sun, 06 Nov 1994 08:49:37 GMT`,
/// `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
#[must_use]
pub fn unix_seconds(date: &str) -> Option<u64> {
    let mut words = date.split([' ', ',', '-']).filter(|word| !word.is_empty()).skip(1);
    let mut next = || words.next();
    let (first, second, third, fourth) = (next()?, next()?, next()?, next()?);
    let (day, month, year, time) = match month_number(first) {
        Some(month) => (second, month, fourth, third),
        None => (first, month_number(second)?, third, fourth),
    };
    let year = match (year.len(), number(year, 9999)?) {
        (4, year) => year,
        (2, year) => year + if year < 70 { 2000 } else { 1900 },
        _ => return None,
    };
    let day = number(day, 31).filter(|day| *day > 0)?;
    let mut time = time.split(':');
    let (hours, minutes, seconds) =
        (number(time.next()?, 23)?, number(time.next()?, 59)?, number(time.next()?, 60)?);
    let days = days_since_1970(year, month, day)?;
    Some(days * 86_400 + hours * 3600 + minutes * 60 + seconds)
}

/// 1 for January.
fn month_number(name: &str) -> Option<u64> {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.iter().zip(1..).find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, number)| number)
}
