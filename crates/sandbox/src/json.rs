//! JSON objects kept as text, so that order, letter case and the spelling of numbers survive byte for byte.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// An object: its members in order, each value as the text in which it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    members: Vec<(String, String)>,
}

impl Object {
    /// The object without members.
    pub const fn new() -> Self {
        Self { members: Vec::new() }
    }

    /// Reads an object; `None` when the text is not one.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The same object with one more member; the value is JSON.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.push(name, value);
        self
    }

    /// The same object with one more member whose value is this string.
    #[must_use]
    pub fn with_text(self, name: &str, text: &str) -> Self {
        self.with(name, quoted(text))
    }

    /// The value, as JSON, of the last member of this name; letter case is ignored.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.members
            .iter()
            .rfind(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The string that the last member of this name holds.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).and_then(|value| serde_json::from_str(value).ok())
    }

    /// The object that the last member of this name holds.
    pub fn object(&self, name: &str) -> Option<Self> {
        self.get(name).and_then(Self::parse)
    }

    /// Adds a member at the end; the value is JSON.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.members.push((name.to_owned(), value.into()));
    }

    /// Adds a member at the beginning; the value is JSON.
    pub fn push_first(&mut self, name: &str, value: impl Into<String>) {
        self.members.insert(0, (name.to_owned(), value.into()));
    }

    /// Gives a member a value, where it is or else at the end. Of several of this name one stays. It keeps its letter case.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        let mut pending = Some(value);
        self.members.retain_mut(|(known, held)| {
            if !known.eq_ignore_ascii_case(name) {
                return true;
            }
            pending.take().is_some_and(|value| {
                *held = value;
                true
            })
        });
        if let Some(value) = pending {
            self.push(name, value);
        }
    }

    /// Removes every member of this name.
    pub fn remove(&mut self, name: &str) {
        self.members.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    }

    /// The members in order: name, and value as JSON.
    pub fn members(&self) -> impl Iterator<Item = (&str, &str)> {
        self.members.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Sets what a pointer of names leads to (`["defaultAddress", "city"]`), or removes it when there is no value. Parents
    /// that are absent or no objects are made.
    pub fn set_at(&mut self, path: &[&str], value: Option<&str>) {
        match path {
            [] => {}
            [name] => match value {
                Some(value) => self.set(name, value),
                None => self.remove(name),
            },
            [name, rest @ ..] => {
                let mut child = self.object(name).unwrap_or_default();
                child.set_at(rest, value);
                self.set(name, child.to_string());
            }
        }
    }
}

/// A string as JSON.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl fmt::Display for Object {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("{")?;
        for (index, (name, value)) in self.members.iter().enumerate() {
            let separator = if index == 0 { "" } else { "," };
            write!(formatter, "{separator}{}:{value}", quoted(name))?;
        }
        formatter.write_str("}")
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut members = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    let value = map.next_value::<&'de RawValue>().map_err(A::Error::custom)?;
                    members.push((name, value.get().to_owned()));
                }
                Ok(Object { members })
            }
        }
        deserializer.deserialize_map(Members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ODD: &str =
        r#"{"rate":1.50,"account":12345678901234567890,"tags":["a", "b"],"rate":1.5E0,"half":"\ud800"}"#;

    #[test]
    fn text_comes_back_byte_for_byte() {
        assert_eq!(Object::parse(ODD).map(|object| object.to_string()).as_deref(), Some(ODD));
    }

    #[test]
    fn the_last_of_several_is_the_value_and_a_write_leaves_one() {
        let mut object = Object::parse(ODD).unwrap_or_default();
        assert_eq!(object.get("RATE"), Some("1.5E0"));
        object.set("Rate", "2");
        assert!(object.to_string().starts_with(r#"{"rate":2,"account""#));
        assert_eq!(object.members().filter(|(name, _)| *name == "rate").count(), 1);
    }

    #[test]
    fn a_pointer_reaches_into_objects_and_makes_what_is_missing() {
        let mut object =
            Object::parse(r#"{"defaultAddress":{"rate":1.50,"city":"Ede"}}"#).unwrap_or_default();
        object.set_at(&["defaultaddress", "City"], Some(r#""Delft""#));
        assert_eq!(object.to_string(), r#"{"defaultAddress":{"rate":1.50,"city":"Delft"}}"#);
        object.set_at(&["defaultAddress", "city"], None);
        object.set_at(&["notes", "first"], Some("1"));
        assert_eq!(object.to_string(), r#"{"defaultAddress":{"rate":1.50},"notes":{"first":1}}"#);
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for text in ["", "[]", "1", "{\"a\":}", "{\"a\":1} x", "null"] {
            assert_eq!(Object::parse(text), None, "{text}");
        }
    }
}
