//! Points in time, handed in by the caller.

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(u64);

/// A point in time as a calendar shows it, in UTC.
struct Civil {
    year: u64,
    month: u64,
    day: u64,
    hour: u64,
    minute: u64,
    second: u64,
    millisecond: u64,
    weekday: &'static str,
    month_name: &'static str,
}

const DAY_MS: u64 = 86_400_000;
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Timestamp {
    /// The point in time this many milliseconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_unix_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn unix_millis(self) -> u64 {
        self.0
    }

    /// As HTTP writes it: `Sat, 21 Nov 2026 09:44:00 GMT`.
    #[must_use]
    pub fn http_date(self) -> String {
        let at = self.civil();
        format!(
            "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
            at.weekday, at.day, at.month_name, at.year, at.hour, at.minute, at.second
        )
    }

    /// As ISO 8601 writes it, in UTC with milliseconds: `2026-11-21T09:44:00.000Z`.
    #[must_use]
    pub fn iso(self) -> String {
        let at = self.civil();
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
            at.year, at.month, at.day, at.hour, at.minute, at.second, at.millisecond
        )
    }

    /// The Gregorian calendar in eras of 400 years that begin on the first of March (Howard Hinnant's algorithm).
    fn civil(self) -> Civil {
        let days = self.0 / DAY_MS;
        let of_day = self.0 % DAY_MS;
        let shifted = days + 719_468;
        let era = shifted / 146_097;
        let day_of_era = shifted % 146_097;
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        Civil {
            year: era * 400 + year_of_era + u64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: of_day / 3_600_000,
            minute: of_day / 60_000 % 60,
            second: of_day / 1000 % 60,
            millisecond: of_day % 1000,
            weekday: pick(&WEEKDAYS, days),
            month_name: pick(&MONTHS, month.saturating_sub(1)),
        }
    }
}

/// The entry of a table at this index, counted around its end.
fn pick<'a>(table: &[&'a str], index: u64) -> &'a str {
    let length = u64::try_from(table.len()).unwrap_or(1).max(1);
    usize::try_from(index % length).ok().and_then(|index| table.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        let cases = [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 GMT", "2000-02-29T00:00:00.000Z"),
            (1_448_302_843_007, "Mon, 23 Nov 2015 18:20:43 GMT", "2015-11-23T18:20:43.007Z"),
            (1_767_225_599_999, "Wed, 31 Dec 2025 23:59:59 GMT", "2025-12-31T23:59:59.999Z"),
        ];
        for (millis, http, iso) in cases {
            let at = Timestamp::from_unix_millis(millis);
            assert_eq!((at.http_date().as_str(), at.iso().as_str()), (http, iso));
        }
    }

    #[test]
    fn the_end_of_time_does_not_panic() {
        assert!(Timestamp::from_unix_millis(u64::MAX).http_date().ends_with("GMT"));
    }
}
