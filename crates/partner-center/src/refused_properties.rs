//! The properties that a refusal names (reference, sections 2 and 10): in its description, as in "Invalid property: 'State'",
//! as paths in `data`, or in whatever other member the service puts them.

use crate::{Response, lenient};

/// Error bodies nest less deeply than this; what is below is not read.
const DEPTH: usize = 6;

/// A property that a refusal may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedProperty {
    /// Its name, or a path to it: `State`, `billingProfile.defaultAddress.addressLine1`.
    pub path: String,
    /// Whether it can hardly be anything but the name of a property: it is quoted, a path, or written as one word. Else it is
    /// a capitalized word of a sentence.
    pub is_certain: bool,
}

impl RefusedProperty {
    /// The steps of the path, without the numbers of list items.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &str> {
        let steps = self.path.split(['.', '/', '[', ']', '\'', '"', '$', '#']);
        steps.filter(|step| step.starts_with(|first: char| first.is_ascii_alphabetic()))
    }
}

/// Reads what may be names of properties from the body of a refusal, of any shape but HTML. The caller knows which
/// properties there are.
#[must_use]
pub fn refused_properties(response: &Response) -> Vec<RefusedProperty> {
    let body = response.text().trim();
    let mut found = Vec::new();
    if lenient::is_json(body) {
        read(body, DEPTH, &mut found);
    } else if !body.starts_with('<') {
        scan(body, &mut found);
    }
    found
}

fn read(value: &str, depth: usize, found: &mut Vec<RefusedProperty>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if let Some(members) = json_text::members(value) {
        for (name, value) in members {
            // A list of mistakes by property. Beside a plain value, the name may be part of a record that is repeated.
            let name = json_text::string(name).filter(|name| value.starts_with('[') || name.contains('.'));
            found.extend(name.map(|path| RefusedProperty { path, is_certain: true }));
            read(value, depth, found);
        }
    } else if let Some(items) = json_text::items(value) {
        for item in items {
            read(item, depth, found);
        }
    } else if let Some(text) = json_text::string(value) {
        if text.contains(char::is_whitespace) {
            scan(&text, found);
        } else {
            found.push(RefusedProperty { path: text, is_certain: true });
        }
    }
}

/// Reads the words of a sentence that may be names of properties.
fn scan(sentence: &str, found: &mut Vec<RefusedProperty>) {
    let mut rest = sentence;
    let mut word_before = "";
    while let Some(start) = rest.find(is_in_path) {
        let (before, from) = rest.split_at(start);
        let (word, behind) = from.split_at(from.find(|next| !is_in_path(next)).unwrap_or(from.len()));
        rest = behind;
        let is_quoted = before.ends_with(is_quote) && behind.starts_with(is_quote);
        let path = word.trim_matches(|end: char| !end.is_ascii_alphanumeric());
        let letters = path.as_bytes();
        let joins_words = |pair: &[u8]| matches!(pair, [left, right] if left.is_ascii_lowercase() && right.is_ascii_uppercase());
        let is_listed = before.starts_with(':') && is_property(word_before);
        word_before = word;
        let is_certain = is_quoted || is_listed || path.contains('.') || letters.windows(2).any(joins_words);
        if is_certain || letters.first().is_some_and(u8::is_ascii_uppercase) {
            found.push(RefusedProperty { path: path.to_owned(), is_certain });
        }
    }
}

/// Whether a colon behind this word introduces the name of a property.
fn is_property(word: &str) -> bool {
    ["property", "properties", "field", "fields", "parameter", "member"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
}

fn is_in_path(character: char) -> bool {
    character.is_ascii_alphanumeric() || "._/[]".contains(character)
}

const fn is_quote(character: char) -> bool {
    matches!(character, '\'' | '"' | '`' | '\u{2018}'..='\u{201f}')
}
