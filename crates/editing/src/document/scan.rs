//! Finding places in JSON text: the names in a pointer, and the members of an object with their spans.

use std::borrow::Cow;

/// The member names in a JSON pointer, outermost first.
pub fn names(pointer: &str) -> Vec<Cow<'_, str>> {
    let mut names = Vec::new();
    let mut rest = pointer;
    while let Some((parent, name)) = split(rest) {
        names.push(name);
        rest = parent;
    }
    names.reverse();
    names
}

/// A JSON pointer as the pointer of what it lies in, and its name there; `None` for the whole document.
pub fn split(pointer: &str) -> Option<(&str, Cow<'_, str>)> {
    let (parent, name) = pointer.rsplit_once('/')?;
    let unescaped = || name.replace("~1", "/").replace("~0", "~");
    Some((parent, if name.contains('~') { Cow::Owned(unescaped()) } else { Cow::Borrowed(name) }))
}

/// One member of an object, borrowed from the document's text.
pub struct Member<'a> {
    /// The decoded name; `None` when it cannot be decoded, and then it matches nothing.
    pub name: Option<Cow<'a, str>>,
    /// The value as the document spells it.
    pub value: &'a str,
}

impl Member<'_> {
    /// Whether the member has this name, ignoring ASCII case.
    pub fn is_named(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(name))
    }
}

/// Every member of a JSON object in its order, duplicates too; `None` when the value is not an object.
pub fn members(raw: &str) -> Option<Vec<Member<'_>>> {
    let members = json_text::members(raw)?.into_iter();
    Some(members.map(|(name, value)| Member { name: decoded(name), value }).collect())
}

/// A name without its quotes: as it stands in the text, where nothing in it is escaped.
fn decoded(name: &str) -> Option<Cow<'_, str>> {
    if name.contains('\\') {
        json_text::string(name).map(Cow::Owned)
    } else {
        name.strip_prefix('"')?.strip_suffix('"').map(Cow::Borrowed)
    }
}

/// Where `part`, a piece borrowed from `text`, begins in it; `None` when it lies outside.
pub fn offset(text: &str, part: &str) -> Option<usize> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (start.checked_add(part.len())? <= text.len()).then_some(start)
}
