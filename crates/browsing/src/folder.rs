//! The folder in which the panel lies: its identity on its host. Drafts, locks and channels carry it in their names, so every
//! address that leads to the same folder must give the same text.

use std::fmt::Write;

/// Returns the folder of a page, by the path of its address: `/panel/` for `/panel/index.html` and `/p%61nel/`. It begins and
/// ends with a slash.
///
/// A segment is compared by the bytes it stands for, as a host does: what may stand unescaped in a path does, and the escapes
/// that remain have capital hex digits. An escaped slash is no separator. Slashes in a row count as one, as nginx and Caddy
/// count them. Letter case is kept: most hosts tell it apart.
#[must_use]
pub fn normalize(path: &str) -> String {
    let (folders, file) = path.rsplit_once('/').unwrap_or_default();
    let file = normalize_segment(file);
    let mut segments: Vec<String> = Vec::new();
    // A name of dots at the end is no file, but a way to a folder.
    let last = matches!(file.as_str(), "." | "..").then_some(file);
    for segment in folders.split('/').map(normalize_segment).chain(last) {
        match segment.as_str() {
            "" | "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    let mut folder = String::from("/");
    for segment in segments {
        folder.push_str(&segment);
        folder.push('/');
    }
    folder
}

/// Returns the part of a storage key behind the folder, if the key begins with another spelling of this folder: the name, or
/// what begins with the name where that ends with a colon.
#[must_use]
pub fn strip_respelled<'a>(key: &'a str, folder: &str, name: &str) -> Option<&'a str> {
    let (spelled, rest) = key.split_at_checked(key.rfind(name)?)?;
    let is_named = rest == name || name.ends_with(':');
    (is_named && spelled.starts_with('/') && spelled != folder && normalize(spelled) == folder)
        .then_some(rest)
}

fn normalize_segment(segment: &str) -> String {
    let mut normal = String::new();
    let mut bytes = segment.as_bytes().iter();
    while let Some(byte) = bytes.next().copied() {
        let escaped = (byte == b'%').then(|| escaped_byte(bytes.as_slice())).flatten();
        if escaped.is_some() {
            bytes.nth(1);
        }
        let byte = escaped.unwrap_or(byte);
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte) {
            normal.push(char::from(byte));
        } else {
            // Writing to a string never fails.
            let _always = write!(normal, "%{byte:02X}");
        }
    }
    normal
}

/// The byte that the two hex digits at the beginning stand for.
fn escaped_byte(digits: &[u8]) -> Option<u8> {
    let [high, low, ..] = digits else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}
