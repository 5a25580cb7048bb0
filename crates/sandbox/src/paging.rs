//! Continuation tokens: where the next page begins, in a form that says nothing to the caller (section 1.6).

use std::fmt::Write;

/// Where a page begins and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// How many matching items come before; in a list that grows at its beginning, the number of the last one shown.
    pub offset: usize,
    /// Items per page.
    pub size: usize,
    /// The filter, as JSON; empty when there is none.
    pub filter: String,
}

impl Position {
    /// The token of this position, of at least this length in characters.
    pub fn token(&self, length: usize) -> String {
        let plain = format!("{}\n{}\n{}", self.offset, self.size, self.filter);
        // A byte becomes two characters, and zeros before the number change nothing.
        let zeros = "0".repeat(length.div_ceil(2).saturating_sub(plain.len()));
        let plain = zeros + &plain;
        plain.bytes().fold(String::new(), |mut token, byte| {
            // Writing to a string cannot fail.
            let _ = write!(token, "{:02x}", byte ^ 0x5a);
            token
        })
    }

    /// Reads a token; `None` when it is none of ours.
    pub fn parse(token: &str) -> Option<Self> {
        let digits: Vec<u8> = token
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
            .collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits
            .chunks(2)
            .map(|pair| match pair {
                [high, low] => Some((high * 16 + low) ^ 0x5a),
                _ => None,
            })
            .collect::<Option<_>>()?;
        let plain = String::from_utf8(bytes).ok()?;
        let mut parts = plain.splitn(3, '\n');
        Some(Self {
            offset: parts.next()?.parse().ok()?,
            size: parts.next()?.parse().ok()?,
            filter: parts.next()?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_as_its_position() {
        let position =
            Position { offset: 500, size: 40, filter: r#"{"Field":"Domain","Value":"å"}"#.to_owned() };
        for length in [0, 9_000] {
            let token = position.token(length);
            assert!(token.len() >= length && token.bytes().all(|byte| byte.is_ascii_alphanumeric()));
            assert_eq!(Position::parse(&token).as_ref(), Some(&position));
        }
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for token in ["", "AQAAAA==", "5", "zz", "6a6a", "é"] {
            assert_eq!(Position::parse(token), None, "{token}");
        }
    }
}
