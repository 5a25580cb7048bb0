//! Dates as the service writes them, in ISO 8601 and UTC.

const DAY_MS: u64 = 86_400_000;

/// Reads a date with or without a time of day: `2020-09-02`, `2020-09-02T17:34:12.8069005Z`, an offset such as `+02:00`
/// in place of `Z`. Without either it is UTC. The result is in milliseconds since 1970-01-01 UTC; smaller parts are cut
/// off. `None` for what is no such date, and for one before 1970.
#[must_use]
pub fn milliseconds(text: &str) -> Option<u64> {
    let text = text.trim();
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00:00"));
    let mut parts = date.split('-');
    let (year, month, day_of_month) = (parts.next()?, parts.next()?, parts.next()?);
    let days = days_since_1970(number(year, 9999)?, number(month, 12)?, number(day_of_month, 31)?)?;
    // There and back: what comes out different is no day, as February 30th.
    if day(days * DAY_MS) != date {
        return None;
    }
    (days * DAY_MS).checked_add_signed(of_day(time)?)
}

/// The day of a point in time in UTC, given in milliseconds since 1970-01-01 UTC: `2020-09-02`.
#[must_use]
pub fn day(milliseconds: u64) -> String {
    // Years begin in March here, so that the day of a leap year is the last one; an era has 400 of them.
    let days = milliseconds / DAY_MS + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Days from 1970-01-01 to a day of the Gregorian calendar; `None` before 1970.
pub(crate) fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    // Years begin in March here, so that the day of a leap year is the last one.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let day_of_year = (153 * month + 2) / 5 + day.checked_sub(1)?;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + day_of_year;
    days.checked_sub(719_468)
}

/// Digits and nothing else, up to a largest number.
pub(crate) fn number(digits: &str, most: u64) -> Option<u64> {
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| all_digits && *number <= most)
}

/// Milliseconds from the beginning of the day, in UTC: of the day before, when the offset takes it there.
fn of_day(time: &str) -> Option<i64> {
    let (time, offset_minutes) = match time.rfind(['Z', 'z', '+', '-']) {
        None => (time, 0),
        Some(at) => {
            let (time, zone) = time.split_at(at);
            (time, offset(zone)?)
        }
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = time.split(':');
    let (hours, minutes) = (number(parts.next()?, 23)?, number(parts.next()?, 59)?);
    let seconds = number(parts.next().unwrap_or("0"), 60)?;
    if parts.next().is_some() || fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let milliseconds =
        fraction.bytes().chain(*b"00").take(3).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    let seconds = i64::try_from((hours * 60 + minutes) * 60 + seconds).ok()?;
    Some((seconds - offset_minutes * 60) * 1000 + milliseconds)
}

/// The minutes of `Z`, `+02:00` or `-0730`.
fn offset(zone: &str) -> Option<i64> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("Z" | "z", "") => return Some(0),
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = minutes.strip_prefix(':').unwrap_or(minutes);
    let minutes = if minutes.is_empty() { 0 } else { number(minutes, 59)? };
    i64::try_from(number(hours, 23)? * 60 + minutes).ok().map(|minutes| sign * minutes)
}
