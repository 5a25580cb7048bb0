//! Finding places in JSON text: the names in a pointer, and the members of an object with their spans.

use core::fmt;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The member names in a JSON pointer, outermost first. The first `/` may be left out.
pub fn names(pointer: &str) -> Vec<String> {
    if pointer.is_empty() {
        return Vec::new();
    }
    let path = pointer.strip_prefix('/').unwrap_or(pointer);
    path.split('/').map(|name| name.replace("~1", "/").replace("~0", "~")).collect()
}

/// One member of an object, borrowed from the document's text.
pub struct Member<'a> {
    /// The decoded name; `None` when it cannot be decoded, and then it matches nothing.
    pub name: Option<String>,
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
    if !raw.starts_with('{') {
        return None;
    }
    Some(serde_json::from_str::<Members>(raw).ok()?.0)
}

/// The text of a JSON string; `None` when half of a surrogate pair stands alone in it.
pub fn decoded(raw: &str) -> Option<String> {
    serde_json::from_str(raw).ok()
}

/// Where `part`, a piece borrowed from `text`, begins in it; `None` when it lies outside.
pub fn offset(text: &str, part: &str) -> Option<usize> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (start.checked_add(part.len())? <= text.len()).then_some(start)
}

/// Reads an object one level deep, names as raw text as well: a name that cannot be decoded is no mistake.
struct Members<'a>(Vec<Member<'a>>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            members.push(Member { name: decoded(name.get()), value: value.get() });
        }
        Ok(Members(members))
    }
}
