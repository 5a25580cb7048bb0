//! A write replaces the whole record: what the caller leaves out is gone.

use crate::json::Object;
use std::fmt;

/// Why a body is no record of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteMistake {
    /// It is no JSON object.
    NotAnObject,
    /// A documented member is of another type than documented.
    WrongType(String),
}

impl fmt::Display for WriteMistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => formatter.write_str("The request body is not a valid JSON object"),
            Self::WrongType(name) => write!(formatter, "Invalid property: {name}"),
        }
    }
}

/// The documented members of a record that a caller may write.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Members that are strings.
    pub strings: &'static [&'static str],
    /// A member that is an object, and its strings.
    pub object: Option<(&'static str, &'static [&'static str])>,
}

/// The object that a write leaves behind.
///
/// - Documented members are read ignoring letter case and kept in camelCase; of duplicates the last counts; one that is
///   `null` is gone, as answers omit nulls (section 0).
/// - Members of the service (`owned`: name and value) keep the service's value whatever the caller sent.
/// - Every other member is kept exactly as it came.
///
/// # Errors
/// [`WriteMistake::WrongType`] when a documented member is of another type.
pub fn written(sent: &Object, shape: Shape, owned: &[(&str, String)]) -> Result<Object, WriteMistake> {
    let mut kept = Object::new();
    for (name, value) in sent.members() {
        let named = |known: &&&str| known.eq_ignore_ascii_case(name);
        if let Some((name, value)) = owned.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)) {
            kept.set(name, value.as_str());
        } else if let Some(name) = shape.strings.iter().find(named) {
            match value {
                "null" => kept.remove(name),
                value if value.starts_with('"') => kept.set(name, value),
                _ => return Err(WriteMistake::WrongType((*name).to_owned())),
            }
        } else if let Some((name, strings)) = shape.object.filter(|(known, _)| named(&known)) {
            if value == "null" {
                kept.remove(name);
                continue;
            }
            let sent = Object::parse(value).ok_or_else(|| WriteMistake::WrongType(name.to_owned()))?;
            let inner = written(&sent, Shape { strings, object: None }, &[])?;
            kept.set(name, inner.to_string());
        } else {
            kept.push(name, value);
        }
    }
    for (name, value) in owned {
        if kept.get(name).is_none() {
            if *name == "id" {
                kept.push_first(name, value.as_str());
            } else {
                kept.push(name, value.as_str());
            }
        }
    }
    Ok(kept)
}
