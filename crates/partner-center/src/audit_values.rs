//! What a write changed, from the values of its audit record (section 1.9).

use crate::{AuditRecord, lenient};

/// What tells nothing of a change, or is nobody's to read: at any depth, ignoring letter case.
const LEFT_OUT: [&str; 6] = ["links", "attributes", "userCredentials", "password", "validationCode", "eTag"];

/// Objects and arrays are entered so deep: no record of the service goes deeper.
const DEPTH: u32 = 6;

/// One field of a record before and after a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// The path of the member in camelCase: `defaultAddress/city`, `customDomains/1`; empty for a value that
    /// is neither an object nor an array.
    pub field: String,
    /// What was there; `None` when nothing, or when the record does not tell.
    pub old: Option<String>,
    /// What is there since; `None` when nothing, or when the record does not tell.
    pub new: Option<String>,
}

impl AuditRecord {
    /// The fields that differ between the record's two values, in the order of the new one. A value that is no JSON counts as a
    /// text. Where the record has no [old value](Self::resource_old_value), that is all fields of the new one, and the other way
    /// around.
    #[must_use]
    pub fn changes(&self) -> Vec<ValueChange> {
        let fields = |value: &Option<String>| {
            let mut fields = Vec::new();
            let value = value.as_deref().unwrap_or_default().trim();
            if lenient::is_json(value) && value.starts_with(['{', '[']) {
                collect(value, String::new(), DEPTH, &mut fields);
            } else {
                fields.extend(text(value).map(|text| (String::new(), text)));
            }
            fields
        };
        let mut old = fields(&self.resource_old_value);
        let mut changes = Vec::new();
        for (field, new) in fields(&self.resource_new_value) {
            let before = old.iter().position(|(name, _)| name.eq_ignore_ascii_case(&field));
            let before = before.map(|place| old.remove(place).1);
            if before.as_ref() != Some(&new) {
                changes.push(ValueChange { field, old: before, new: Some(new) });
            }
        }
        changes.extend(old.into_iter().map(|(field, old)| ValueChange { field, old: Some(old), new: None }));
        changes
    }
}

/// Adds every member of a value that holds something, as (path, text).
fn collect(value: &str, path: String, depth: u32, fields: &mut Vec<(String, String)>) {
    for (name, value) in parts(value) {
        if LEFT_OUT.iter().any(|left_out| left_out.eq_ignore_ascii_case(&name)) {
            continue;
        }
        let mut characters = name.chars();
        let mut inner = path.clone();
        if !inner.is_empty() {
            inner.push('/');
        }
        inner.extend(characters.next().map(|first| first.to_ascii_lowercase()));
        inner.push_str(characters.as_str());
        if matches!(value.as_bytes().first(), Some(b'{' | b'[')) {
            if depth > 0 {
                collect(value, inner, depth - 1, fields);
            }
        } else if let Some(text) = text(value) {
            fields.push((inner, text));
        }
    }
}

/// The members of an object by their names, of duplicates the last, or the items of an array by their numbers.
fn parts(value: &str) -> Vec<(String, &str)> {
    if let Some(members) = json_text::members(value) {
        let mut parts: Vec<(String, &str)> = Vec::with_capacity(members.len());
        for (name, value) in members {
            let Some(name) = json_text::string(name) else { continue };
            parts.retain(|(known, _)| !known.eq_ignore_ascii_case(&name));
            parts.push((name, value));
        }
        return parts;
    }
    let items = json_text::items(value).unwrap_or_default();
    items.into_iter().zip(1_u32..).map(|(item, number)| (number.to_string(), item)).collect()
}

/// A single value as text; `None` when there is nothing in it.
fn text(value: &str) -> Option<String> {
    let text = lenient::string(value).unwrap_or_else(|| value.to_owned());
    (value != "null" && !text.trim().is_empty()).then_some(text)
}
