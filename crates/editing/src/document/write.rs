//! Writing one text into JSON text, as replacements of spans.

use super::Value;
use super::scan::{Member, members, names, offset};
use std::borrow::Cow;

/// A piece of the text to be replaced; an empty piece is an insertion.
struct Edit {
    start: usize,
    end: usize,
    new: String,
}

/// An object or `null` on the way to the place, and the letter case of names around it.
struct Place<'a> {
    raw: &'a str,
    pascal: bool,
    /// Whether it is the one that is read: of duplicates, the last.
    counts: bool,
}

/// `text` with `typed` at every place that `pointer` names; as it is where that is read-only.
pub fn written(text: &str, pointer: &str, typed: &str) -> String {
    apply(text, &edits(text, pointer, typed).unwrap_or_default())
}

/// The edits in the order of the text, none of which touches another. `None` where what is there is read-only.
fn edits(text: &str, pointer: &str, typed: &str) -> Option<Vec<Edit>> {
    let names = names(pointer);
    let mut edits = Vec::new();
    let mut places = vec![Place { raw: text.trim_ascii(), pascal: false, counts: true }];
    let mut rest = names.as_slice();
    while let Some((name, below)) = rest.split_first() {
        let mut next = Vec::new();
        for place in places {
            let Some(members) = members(place.raw) else {
                if place.counts && place.raw != "null" {
                    return None;
                }
                if place.raw == "null" && !typed.is_empty() {
                    insert(&mut edits, replacement(text, place.raw, nested(rest, place.pascal, typed))?);
                }
                continue;
            };
            let pascal = is_pascal(&members).unwrap_or(place.pascal);
            let before = next.len();
            let found = members.iter().filter(|member| member.is_named(name));
            next.extend(found.map(|member| Place { raw: member.value, pascal, counts: false }));
            if next.len() > before {
                if let Some(last) = next.last_mut() {
                    last.counts = place.counts;
                }
            } else if !typed.is_empty() {
                insert(
                    &mut edits,
                    addition(text, place.raw, &members, name, &nested(below, pascal, typed), pascal)?,
                );
            }
        }
        places = next;
        rest = below;
    }
    for place in places {
        if place.counts && Value::of(place.raw).is_read_only() {
            return None;
        }
        // What says the same already keeps its spelling.
        if json_text::string(place.raw).as_deref() != Some(typed) {
            insert(&mut edits, replacement(text, place.raw, nested(&[], place.pascal, typed))?);
        }
    }
    Some(edits)
}

/// In the order of the text: members that are added on different levels come before the replacements below them.
fn insert(edits: &mut Vec<Edit>, edit: Edit) {
    let place = edits.iter().position(|other| other.start > edit.start).unwrap_or(edits.len());
    edits.insert(place, edit);
}

fn replacement(text: &str, raw: &str, new: String) -> Option<Edit> {
    let start = offset(text, raw)?;
    Some(Edit { start, end: start + raw.len(), new })
}

/// A new member, directly behind the object's last one.
fn addition(
    text: &str,
    object: &str,
    members: &[Member<'_>],
    name: &str,
    value: &str,
    pascal: bool,
) -> Option<Edit> {
    let mut new = String::new();
    let start = match members.last() {
        Some(last) => {
            new.push(',');
            offset(text, last.value)? + last.value.len()
        }
        None => offset(text, object)? + 1,
    };
    push_name(&mut new, name, pascal);
    new.push_str(value);
    Some(Edit { start, end: start, new })
}

/// The value to write: `typed` as a JSON string, or `null` for none, within an object for each name.
fn nested(names: &[Cow<'_, str>], pascal: bool, typed: &str) -> String {
    let mut out = String::new();
    for name in names {
        out.push('{');
        push_name(&mut out, name, pascal);
    }
    if typed.is_empty() {
        out.push_str("null");
    } else {
        out.push_str(&json_text::quoted(typed));
    }
    for _ in names {
        out.push('}');
    }
    out
}

fn push_name(out: &mut String, name: &str, pascal: bool) {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) if pascal => {
            let mut own = String::from(first.to_ascii_uppercase());
            own.push_str(characters.as_str());
            out.push_str(&json_text::quoted(&own));
        }
        _ => out.push_str(&json_text::quoted(name)),
    }
    out.push(':');
}

/// Whether most of the names begin upper-case; `None` when they do not tell.
fn is_pascal(members: &[Member<'_>]) -> Option<bool> {
    let first = |m: &Member<'_>| m.name.as_ref().and_then(|name| name.bytes().next());
    let upper = members.iter().filter_map(first).filter(u8::is_ascii_uppercase).count();
    let lower = members.iter().filter_map(first).filter(u8::is_ascii_lowercase).count();
    (upper != lower).then_some(upper > lower)
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.start).unwrap_or_default());
        out.push_str(&edit.new);
        done = edit.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}
