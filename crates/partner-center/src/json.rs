//! Lenient reading of the service's JSON (section 0): member names match ignoring ASCII case, since the service writes
//! camelCase and in places PascalCase; a member that is `null` is absent; of duplicates the last one counts; a number
//! and a string of its digits are the same. Values stay text until they are asked for.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// The members of an object, in their order. The value of each is JSON text.
pub(crate) struct Object<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Object<'a> {
    /// Reads one object; `None` for anything else, also for an object that is cut off or followed by something.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let members = reader.deserialize_map(Parts).ok()?;
        reader.end().ok()?;
        Some(Self(members))
    }

    /// The JSON text of a member.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.0.iter().rev().find(|(key, _)| is_named(key, name))?;
        (*value != "null").then_some(*value)
    }

    /// A member that is an object.
    pub(crate) fn object(&self, name: &str) -> Option<Self> {
        Self::parse(self.get(name)?)
    }

    /// A member that is a string or a number, as text.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        scalar(self.get(name)?)
    }

    /// A member that is a string or a number with something in it, as text.
    pub(crate) fn filled(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.trim().is_empty())
    }
}

/// The JSON texts of an array's items; `None` for anything else.
pub(crate) fn array(text: &str) -> Option<Vec<&str>> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let items = reader.deserialize_seq(Parts).ok()?;
    reader.end().ok()?;
    Some(items.into_iter().map(|(_, item)| item).collect())
}

/// A string; `None` for anything else.
pub(crate) fn string(text: &str) -> Option<String> {
    serde_json::from_str(text).ok()
}

/// A string, or a number as it is spelled.
pub(crate) fn scalar(text: &str) -> Option<String> {
    let text = text.trim();
    if text.starts_with('"') {
        return string(text);
    }
    let number = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    (number && is_json(text)).then(|| text.to_owned())
}

/// Whether the text is one whole JSON value.
pub(crate) fn is_json(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..='\x1f' => {
                let code = u32::from(character);
                quoted.push_str("\\u00");
                quoted.extend(char::from_digit(code >> 4, 16));
                quoted.extend(char::from_digit(code & 15, 16));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a member name, in quotes as it was written, is this one.
fn is_named(key: &str, name: &str) -> bool {
    let inner = key.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(key);
    inner.eq_ignore_ascii_case(name)
        || (inner.contains('\\') && string(key).is_some_and(|decoded| decoded.eq_ignore_ascii_case(name)))
}

/// Collects the members of an object, or the items of an array with empty names.
struct Parts;

impl<'de> Visitor<'de> for Parts {
    type Value = Vec<(&'de str, &'de str)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or an array")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut parts = Vec::new();
        while let Some(key) = map.next_key::<&RawValue>()? {
            parts.push((key.get(), map.next_value::<&RawValue>()?.get()));
        }
        Ok(parts)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Self::Value, S::Error> {
        let mut parts = Vec::new();
        while let Some(item) = items.next_element::<&RawValue>()? {
            parts.push(("", item.get()));
        }
        Ok(parts)
    }
}
