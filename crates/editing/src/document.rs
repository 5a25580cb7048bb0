//! A JSON document that is edited as text: a write replaces spans of it and adds members, and everything else
//! stays byte for byte: members this program has never heard of, order, letter case, duplicates, `null` against
//! absent, the spelling of numbers, white space.

mod covers;
mod scan;
#[cfg(test)]
mod tests;
mod write;

pub use json_text::NotJson;
use scan::Member;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// A JSON document as the service sent it, kept as text. Cheap to clone.
///
/// Places in it are named by JSON pointers (RFC 6901): `""` is the whole document, `"/defaultAddress/city"` a
/// member of a member; `~1` stands for `/` and `~0` for `~`; what begins with no `/` is the whole document too. Member names match ignoring ASCII case, and of
/// duplicates the last is the value. Arrays are not entered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Document {
    text: Arc<str>,
}

/// What a place in a [`Document`] holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// The document has no such member; writing a text adds it.
    Absent,
    /// The member is there and `null`.
    Null,
    /// A string, decoded.
    Text(String),
    /// A number in its own spelling (`1.0`, `1e3`); it becomes a string once written.
    Number(String),
    /// What cannot be edited as one line of text, as the document spells it: `true`, `false`, an array, an object,
    /// a string that cannot be decoded (`"\ud800"`); for a place below something that is neither an object nor
    /// `null`, that something.
    ReadOnly(String),
}

impl Document {
    /// Takes any well-formed JSON: an object usually, but a bare string is a document too. However deep it nests,
    /// it is read without recursion. A byte order mark must have been removed.
    ///
    /// # Errors
    /// [`NotJson`] when the text is not one well-formed JSON value.
    pub fn parse(text: &str) -> Result<Document, NotJson> {
        json_text::check(text).map(|()| Document { text: text.into() })
    }

    /// The document's text, as it came and as [`with`](Self::with) changed it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the document holds at a pointer. Below a member that is absent or `null` everything is absent.
    #[must_use]
    pub fn value(&self, pointer: &str) -> Value {
        self.values(&[pointer]).pop().unwrap_or(Value::Absent)
    }

    /// What the document holds at each of these pointers. An object is looked through once for all that are asked of it
    /// one after the other: a form asks for all its fields.
    #[must_use]
    pub fn values(&self, pointers: &[&str]) -> Vec<Value> {
        let mut above = None;
        let mut object = Err(Value::Absent);
        let value = |pointer| {
            let Some((parent, name)) = scan::split(pointer) else { return Value::of(self.text.trim_ascii()) };
            if above != Some(parent) {
                object = self.object(&scan::names(parent));
                above = Some(parent);
            }
            match &object {
                Ok(members) => named(members, &name).map_or(Value::Absent, Value::of),
                Err(value) => value.clone(),
            }
        };
        pointers.iter().copied().map(value).collect()
    }

    /// Where the value of a pointer stands in the text; none where the document has no such member.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Option<Range<usize>> {
        let (parent, name) = scan::split(pointer)?;
        let value = named(&self.object(&scan::names(parent)).ok()?, &name)?;
        let start = scan::offset(&self.text, value)?;
        Some(start..start + value.len())
    }

    /// The members of the object that these names lead to; where there is none, what everything below it is.
    fn object(&self, names: &[Cow<'_, str>]) -> Result<Vec<Member<'_>>, Value> {
        let mut members = members(self.text.trim_ascii())?;
        for name in names {
            members = self::members(named(&members, name).ok_or(Value::Absent)?)?;
        }
        Ok(members)
    }

    /// The document with these texts written at these pointers, one after the other.
    ///
    /// A text becomes a JSON string. An empty text becomes `null` where the document has the member, and leaves it
    /// absent where it has not. Of duplicates every one is written, also those in duplicates of a parent. A parent
    /// that is absent or `null` becomes an object in the letter case of its siblings. Places that are
    /// [read-only](Value::ReadOnly) stay as they are.
    #[must_use]
    pub fn with(&self, changes: &[(&str, &str)]) -> Document {
        let mut written = None;
        for (pointer, typed) in changes {
            written = Some(write::written(written.as_deref().unwrap_or(&self.text), pointer, typed));
        }
        written.map_or_else(|| self.clone(), |text| Document { text: text.into() })
    }
}

/// The members of the object at a place; where there is none, what everything below the place is.
fn members(place: &str) -> Result<Vec<Member<'_>>, Value> {
    match place {
        "null" => Err(Value::Absent),
        _ => scan::members(place).ok_or_else(|| Value::ReadOnly(place.to_owned())),
    }
}

/// The text of the member of this name: of duplicates, the last.
fn named<'a>(members: &[Member<'a>], name: &str) -> Option<&'a str> {
    members.iter().rev().find(|member| member.is_named(name)).map(|member| member.value)
}

/// An object without members.
impl Default for Document {
    fn default() -> Self {
        Document { text: "{}".into() }
    }
}

impl Value {
    /// Reads one JSON value from its text, which has no white space around it.
    fn of(raw: &str) -> Value {
        match raw.as_bytes().first() {
            Some(b'n') => Value::Null,
            Some(b'"') => match json_text::string(raw) {
                Some(text) => Value::Text(text),
                None => Value::ReadOnly(raw.to_owned()),
            },
            Some(b'-' | b'0'..=b'9') => Value::Number(raw.to_owned()),
            _ => Value::ReadOnly(raw.to_owned()),
        }
    }

    /// The value as a form shows it: nothing for what is absent or `null`.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Value::Absent | Value::Null => "",
            Value::Text(text) | Value::Number(text) | Value::ReadOnly(text) => text,
        }
    }

    /// Whether [`Document::with`] leaves this place as it is.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        matches!(self, Value::ReadOnly(_))
    }
}
