//! The time that a query asks for.

use crate::answer::Answer;
use crate::{Timestamp, query};
use partner_center::iso_date;
use std::ops::RangeInclusive;

const DAY_MS: u64 = 86_400_000;
/// How far back a query may reach.
const MOST_DAYS: u64 = 90;
/// How far back a query without a start date reaches.
const DEFAULT_DAYS: u64 = 30;

/// The milliseconds since 1970 between `startDate` and `endDate`. Without a start they begin 30 days before the end. A day
/// without a time of day is whole.
///
/// # Errors
/// 400 with code 2000 for a start of more than 90 days ago, and for what is no date.
pub fn window(query: &str, now: Timestamp) -> Result<RangeInclusive<u64>, Answer> {
    let now = now.unix_millis();
    let end = match date(query, "endDate")? {
        None => now,
        // As long as a date without a time of day is.
        Some((day, true)) => day.saturating_add(DAY_MS - 1),
        Some((time, false)) => time,
    };
    let earliest = (now / DAY_MS).saturating_sub(MOST_DAYS) * DAY_MS;
    let start = match date(query, "startDate")? {
        None => end.saturating_sub(DEFAULT_DAYS * DAY_MS).max(earliest),
        Some((start, _)) if start < earliest => {
            return Err(Answer::refused_query("The start date is more than 90 days ago"));
        }
        Some((start, _)) => start,
    };
    Ok(start..=end)
}

/// The date of a parameter, and whether it is a whole day.
fn date(query: &str, name: &str) -> Result<Option<(u64, bool)>, Answer> {
    let Some(text) = query::value(query, name).filter(|text| !text.trim().is_empty()) else {
        return Ok(None);
    };
    let text = text.trim();
    let date = iso_date::milliseconds(text).or_else(|| american(text));
    let whole = !text.contains(':');
    date.map(|date| Some((date, whole)))
        .ok_or_else(|| Answer::refused_query(&format!("The parameter {name} is not a date")))
}

/// Reads `6/1/2017 12:00:00 AM`, and the day alone: the other form that the documentation shows.
fn american(text: &str) -> Option<u64> {
    let (day, time) = text.split_once(' ').unwrap_or((text, "12:00:00 AM"));
    let mut day = day.split('/').map(|part| part.parse::<u64>().ok());
    let (month, day_of_month, year) = (day.next()??, day.next()??, day.next()??);
    let (time, half) = time.split_once(' ')?;
    let (hour, rest) = time.split_once(':')?;
    let hour = hour.parse::<u64>().ok().filter(|hour| (1..=12).contains(hour))? % 12;
    let hour = match half.to_ascii_uppercase().as_str() {
        "AM" => hour,
        "PM" => hour + 12,
        _ => return None,
    };
    if day.next().is_some() {
        return None;
    }
    iso_date::milliseconds(&format!("{year:04}-{month:02}-{day_of_month:02}T{hour:02}:{rest}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-21T09:44:00Z.
    const NOW: Timestamp = Timestamp::from_unix_millis(1_795_254_240_000);

    fn at(text: &str) -> u64 {
        iso_date::milliseconds(text).expect(text)
    }

    #[test]
    fn dates_in_every_documented_form() {
        let now = NOW.unix_millis();
        let cases = [
            ("", now - 30 * DAY_MS, now),
            ("startDate=2026-11-20", at("2026-11-20"), now),
            ("StartDate=2026-11-20T10:00:00.1234567Z", at("2026-11-20T10:00:00.123Z"), now),
            ("startDate=11/20/2026%2012:00:00%20AM", at("2026-11-20"), now),
            ("startDate=11/20/2026+1:02:03+PM", at("2026-11-20T13:02:03Z"), now),
            ("startDate=11/20/2026", at("2026-11-20"), now),
            ("startDate=2026-08-23", at("2026-08-23"), now),
            ("startDate=2026-11-20&endDate=2026-11-20", at("2026-11-20"), at("2026-11-20T23:59:59.999Z")),
            ("endDate=2026-11-02T00:00:00Z", at("2026-10-03"), at("2026-11-02")),
            ("endDate=2026-09-01", at("2026-08-23"), at("2026-09-01T23:59:59.999Z")),
            ("startDate=&endDate=", now - 30 * DAY_MS, now),
        ];
        for (query, start, end) in cases {
            assert_eq!(window(query, NOW).ok(), Some(start..=end), "{query}");
        }
    }

    #[test]
    fn what_is_too_old_or_no_date_is_refused() {
        for query in [
            "startDate=2026-08-22",
            "startDate=2026-08-22T23:59:59Z",
            "startDate=6/1/2017%2012:00:00%20AM",
            "startDate=yesterday",
            "endDate=2026-13-01",
            "startDate=13/1/2026%2012:00:00%20AM",
            "startDate=11/20/2026%2013:00:00%20PM",
            "startDate=11/20/2026/1",
        ] {
            assert_eq!(window(query, NOW).err().map(|answer| answer.status), Some(400), "{query}");
        }
    }
}
