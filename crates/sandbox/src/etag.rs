//! Version tokens: signed integers of 64 bits, spelled as text (section 2).

use crate::{EtagForm, Timestamp};

/// Issues etags that never repeat, also over a restart: it counts on from the time at which it was made, with room for a
/// million etags per millisecond.
#[derive(Clone, Debug)]
pub struct Etags {
    next: u64,
}

impl Etags {
    pub const fn starting_at(now: Timestamp) -> Self {
        Self { next: now.unix_millis() << 20 }
    }

    /// A new etag.
    pub fn issue(&mut self) -> String {
        spell(self.reserve(1))
    }

    /// The number of the next etag.
    pub const fn next(&self) -> u64 {
        self.next
    }

    /// Leaves out the numbers below this one.
    pub fn skip_to(&mut self, next: u64) {
        self.next = self.next.max(next);
    }

    /// Takes this many numbers in a row and returns the first; [`spell`] makes etags of them.
    pub fn reserve(&mut self, count: u64) -> u64 {
        let first = self.next;
        self.next = self.next.wrapping_add(count);
        first
    }
}

/// The etag of a number: scattered over all 64 bits by a multiplication that gives no value twice, so that etags look as
/// the service's do, with either sign and no order.
pub fn spell(number: u64) -> String {
    number.wrapping_mul(0x9E37_79B9_7F4A_7C15).cast_signed().to_string()
}

impl EtagForm {
    /// The etag in this form.
    pub fn of(self, etag: &str) -> String {
        match self {
            Self::Bare => etag.to_owned(),
            Self::Quoted => format!("\"{etag}\""),
            Self::Weak => format!("W/\"{etag}\""),
            Self::Base64 => format!("{etag}=/+"),
            Self::Uncarriable => format!("版本 {etag}"),
        }
    }
}

/// Whether an `If-Match` value names this etag: quoted, bare, in a list, or `*` (section 2).
pub fn matches(if_match: &str, etag: &str) -> bool {
    if_match.split(',').map(str::trim).any(|one| one == "*" || one == etag || unquoted(one) == etag)
}

fn unquoted(value: &str) -> &str {
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn etags_are_signed_integers_and_differ() {
        let mut etags = Etags::starting_at(Timestamp::from_unix_millis(1_795_000_000_000));
        let issued: Vec<String> = (0..1000).map(|_| etags.issue()).collect();
        assert!(issued.iter().all(|etag| etag.parse::<i64>().is_ok()));
        assert!(issued.iter().any(|etag| etag.starts_with('-')));
        assert_eq!(issued.iter().collect::<HashSet<_>>().len(), 1000);
    }

    #[test]
    fn a_restart_does_not_repeat_an_etag() {
        let mut before = Etags::starting_at(Timestamp::from_unix_millis(1_795_000_000_000));
        before.reserve(100_000);
        let seen: HashSet<String> = (0..100_000).map(|_| before.issue()).collect();
        let mut after = Etags::starting_at(Timestamp::from_unix_millis(1_795_000_000_001));
        assert!((0..100_000).all(|_| !seen.contains(&after.issue())));
    }

    #[test]
    fn if_match_is_read_in_every_form() {
        for value in ["\"-42\"", "-42", "*", " \"-42\" ", "\"7\", \"-42\""] {
            assert!(matches(value, "-42"), "{value}");
        }
        for value in ["\"42\"", "", "\"\"", "W/\"-42\"", "\"-42"] {
            assert!(!matches(value, "-42"), "{value}");
        }
    }
}
