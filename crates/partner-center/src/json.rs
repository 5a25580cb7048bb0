//! Lenient reading of the service's JSON (section 0): member names match ignoring ASCII case, since the service writes
//! camelCase and in places PascalCase; a member that is `null` is absent; of duplicates the last one counts; a number
//! and a string of its digits are the same. Values stay text until they are asked for.

pub(crate) use json_text::{members, quoted};

/// The members of an object, in their order. The value of each is JSON text.
pub(crate) struct Object<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Object<'a> {
    /// Reads one object; `None` for anything else, also for an object that is cut off or followed by something.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        json_text::check(text).ok()?;
        json_text::members(text).map(Self)
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
    json_text::check(text).ok()?;
    json_text::items(text)
}

/// A string; `None` for anything else.
pub(crate) fn string(text: &str) -> Option<String> {
    let text = text.trim_ascii();
    is_json(text).then(|| json_text::string(text)).flatten()
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
    json_text::check(text).is_ok()
}

/// Whether a member name, in quotes as it was written, is this one.
fn is_named(key: &str, name: &str) -> bool {
    let inner = key.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(key);
    inner.eq_ignore_ascii_case(name)
        || (inner.contains('\\')
            && json_text::string(key).is_some_and(|decoded| decoded.eq_ignore_ascii_case(name)))
}
