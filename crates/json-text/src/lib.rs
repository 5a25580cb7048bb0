//! JSON as text: which pieces it has, and where they begin, without turning it into values and back.
//!
//! `serde_json` says whether a text is JSON. Within a text that is, finding the pieces takes no parser: only strings and
//! brackets count. For a text that is not, the pieces mean nothing, but finding them ends and never panics.

use core::fmt;
use serde_json::value::RawValue;

/// A text that is not JSON: where it stops being so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The line, counted from 1.
    pub line: usize,
    /// The place in the line, in bytes counted from 1; 0 is before the line's first byte.
    pub column: usize,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not JSON from line {}, column {} on", self.line, self.column)
    }
}

impl core::error::Error for NotJson {}

/// Whether the text is one whole JSON value. However deep it nests, it is read without recursion.
///
/// # Errors
/// Where it is not.
pub fn check(text: &str) -> Result<(), NotJson> {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(_) => Ok(()),
        Err(error) => Err(NotJson { line: error.line(), column: error.column() }),
    }
}

/// The members of an object in their order, duplicates too: each the name as it is written, in quotes, and the value; `None`
/// for anything else.
#[must_use]
pub fn members(object: &str) -> Option<Vec<(&str, &str)>> {
    let pieces = pieces(object, b'{')?;
    let mut members = Vec::with_capacity(pieces.len() / 2);
    let mut pieces = pieces.into_iter();
    while let (Some(name), Some(value)) = (pieces.next(), pieces.next()) {
        members.push((name, value));
    }
    Some(members)
}

/// The items of an array; `None` for anything else.
#[must_use]
pub fn items(array: &str) -> Option<Vec<&str>> {
    pieces(array, b'[')
}

/// What stands between the outermost commas and colons, without the white space around it.
fn pieces(text: &str, open: u8) -> Option<Vec<&str>> {
    let text = text.trim_ascii();
    let bytes = text.as_bytes();
    if bytes.first() != Some(&open) {
        return None;
    }
    // Enough for most records at once.
    let mut pieces = Vec::with_capacity(32);
    let mut start = 1;
    let mut depth = 0_usize;
    let mut place = 1;
    while let Some(byte) = bytes.get(place) {
        match byte {
            b'"' => place = end_of_string(bytes, place),
            b'{' | b'[' => depth += 1,
            b',' | b':' | b'}' | b']' if depth == 0 => {
                let piece = text.get(start..place)?.trim_ascii();
                // An object or array without anything in it has one empty piece.
                if !piece.is_empty() {
                    pieces.push(piece);
                }
                start = place + 1;
            }
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        place += 1;
    }
    Some(pieces)
}

/// The place of the quote that ends the string which begins here.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut place = start + 1;
    while let Some(rest) = bytes.get(place..) {
        let Some(ahead) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) else { break };
        place += ahead;
        if rest.get(ahead) == Some(&b'"') {
            return place;
        }
        place += 2;
    }
    bytes.len()
}

/// The text of a string; `None` for anything else, and when half of a surrogate pair stands alone in it.
#[must_use]
pub fn string(raw: &str) -> Option<String> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, escaped)) = rest.split_once('\\') {
        text.push_str(before);
        let (kind, mut behind) = escaped.split_at_checked(1)?;
        let character = match kind.as_bytes() {
            [b'b'] => '\u{8}',
            [b'f'] => '\u{c}',
            [b'n'] => '\n',
            [b'r'] => '\r',
            [b't'] => '\t',
            [b'u'] => {
                let mut code = code_unit(&mut behind)?;
                if (0xd800..0xdc00).contains(&code) {
                    behind = behind.strip_prefix("\\u")?;
                    let low = code_unit(&mut behind)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    code = 0x1_0000 + ((code - 0xd800) << 10) + low;
                }
                char::from_u32(code)?
            }
            [other] => char::from(*other),
            _ => return None,
        };
        text.push(character);
        rest = behind;
    }
    text.push_str(rest);
    Some(text)
}

/// Takes four hexadecimal digits.
fn code_unit(rest: &mut &str) -> Option<u32> {
    let (digits, behind) = rest.split_at_checked(4)?;
    *rest = behind;
    u32::from_str_radix(digits, 16).ok()
}

/// A text as a JSON string.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut rest = text;
    // All that is escaped is ASCII: what lies between is copied as it is.
    while let Some(place) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..=b'\x1f')) {
        let (plain, escaped) = rest.split_at(place);
        quoted.push_str(plain);
        let (special, behind) = escaped.split_at(1);
        match special {
            "\n" => quoted.push_str("\\n"),
            "\r" => quoted.push_str("\\r"),
            "\t" => quoted.push_str("\\t"),
            "\"" | "\\" => quoted.extend(["\\", special]),
            _ => {
                let code = special.bytes().next().map_or(0, u32::from);
                quoted.push_str("\\u00");
                quoted.extend(char::from_digit(code >> 4, 16));
                quoted.extend(char::from_digit(code & 15, 16));
            }
        }
        rest = behind;
    }
    quoted.push_str(rest);
    quoted.push('"');
    quoted
}
