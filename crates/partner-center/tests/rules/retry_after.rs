//! `Retry-After` in its two forms.

use partner_center::RetryAfter;

#[test]
fn seconds() {
    let cases = [
        ("0", 0),
        ("57", 57),
        (" 57 ", 57),
        ("007", 7),
        ("18446744073709551615", u64::MAX),
        ("99999999999999999999", u64::MAX),
    ];
    for (value, seconds) in cases {
        assert_eq!(RetryAfter::parse(value), Some(RetryAfter::Seconds(seconds)));
        assert_eq!(RetryAfter::Seconds(seconds).seconds_from(1_547_249_163), seconds);
    }
}

/// The three forms of a date, and dates around the ends of months and leap years.
#[test]
fn dates() {
    let cases = [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
        ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
        ("Sat, 21 Nov 2026 09:44:00 GMT", 1_795_254_240),
        ("Saturday, 21-Nov-26 09:44:00 GMT", 1_795_254_240),
        ("Tue, 31 Dec 2024 23:59:60 GMT", 1_735_689_600),
        ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
    ];
    for (value, seconds) in cases {
        assert_eq!(RetryAfter::parse(value), Some(RetryAfter::Date(seconds)), "{value}");
    }
}

#[test]
fn date_is_waited_for_and_never_negative() {
    let date = RetryAfter::parse("Fri, 11 Jan 2019 23:26:03 GMT").unwrap();
    assert_eq!(date.seconds_from(1_547_249_100), 63);
    assert_eq!(date.seconds_from(1_547_249_163), 0);
    assert_eq!(date.seconds_from(1_547_249_164), 0);
}

#[test]
fn neither_form() {
    for value in [
        "",
        " ",
        "-1",
        "+5",
        "1.5",
        "soon",
        "Fri, 11 Jan 2019",
        "Fri, 11 Jan 2019 23:26 GMT",
        "Fri, 11 Jan 2019 24:00:00 GMT",
        "Fri, 11 Jan 2019 23:60:00 GMT",
        "Fri, 00 Jan 2019 23:26:03 GMT",
        "Fri, 32 Jan 2019 23:26:03 GMT",
        "Fri, 11 Foo 2019 23:26:03 GMT",
        "Fri, 11 Jan 219 23:26:03 GMT",
        "Wed, 31 Dec 1969 23:59:59 GMT",
        "Fri, +1 Jan 2019 23:26:03 GMT",
        "2019-01-11T23:26:03Z",
    ] {
        assert_eq!(RetryAfter::parse(value), None, "{value}");
    }
}
