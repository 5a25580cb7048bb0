//! Whether one document holds every member of another.

use super::{Document, scan};

impl Document {
    /// Whether every member of `other` that is not `null` is here too, also in objects within it, whatever its value.
    /// An answer that does not cover what was sent is not the whole record.
    #[must_use]
    pub fn covers(&self, other: &Document) -> bool {
        let mut pairs = vec![(self.text.trim_ascii(), other.text.trim_ascii())];
        while let Some((own, wanted)) = pairs.pop() {
            let Some(wanted) = scan::members(wanted) else { continue };
            let Some(own) = scan::members(own) else { return false };
            for (place, member) in wanted.iter().enumerate() {
                // A name that cannot be decoded is no member that anybody asks for, and of duplicates the last is it.
                let Some(name) = &member.name else { continue };
                let later = wanted.iter().skip(place + 1).any(|other| other.is_named(name));
                if later || member.value == "null" {
                    continue;
                }
                let found = own.iter().rev().find(|candidate| candidate.is_named(name));
                match found {
                    // The same to the letter, as most of a record is.
                    Some(found) if found.value == member.value => {}
                    Some(found) => pairs.push((found.value, member.value)),
                    None => return false,
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(own: &str, wanted: &str, expected: bool) {
        let covers = Document::parse(own).unwrap().covers(&Document::parse(wanted).unwrap());
        assert_eq!(covers, expected, "{own} covers {wanted}");
    }

    #[test]
    fn members_that_are_missing_are_found_at_any_depth() {
        check(r#"{"A":1,"b":{"c":2,"d":3}}"#, r#"{"a":"x","b":{"c":null}}"#, true);
        check(r#"{"a":1}"#, r#"{"a":1,"b":null}"#, true);
        check(r#"{"a":1}"#, r#"{"a":1,"b":2}"#, false);
        check(r#"{"b":{}}"#, r#"{"b":{"c":1}}"#, false);
        check(r#"{"b":1}"#, r#"{"b":{"c":1}}"#, false);
        check("{}", "{}", true);
        check(r#"{"a":{},"a":1,"\ud800":1}"#, r#"{"a":{},"A":1,"\ud800":1}"#, true);
        check(r#"{"a":{}}"#, r#"{"a":1,"a":{"b":1}}"#, false);
        check("\"education\"", "\"none\"", true);
    }
}
