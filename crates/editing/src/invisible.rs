//! Characters that a reader doesn't see. They arrive with a paste and would be sent unnoticed.

use crate::Kind;

/// A piece of a text, for a view that marks what a reader doesn't see.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Marked {
    /// Text as it is.
    Text(String),
    /// A character to mark.
    Mark(char),
}

/// How a character looks to a reader.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Visible,
    /// The space bar's space, or a space that East Asian names are written with.
    Space,
    /// Looks like a space and isn't one: a no-break space, a tab.
    OtherSpace,
    Invisible,
}

/// What becomes of the spaces within a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spaces {
    /// A name keeps the wide space of East Asian names; others become plain.
    Name,
    /// They separate digits: all become plain.
    Separators,
    /// The value has none: plain ones, which a reader sees, stay; others are removed.
    None,
}

/// Removes what a reader doesn't see from a value that machines read: an email address, a phone number, a website, a postal
/// code, a code. `None` for other kinds of fields, and where there is nothing to remove.
///
/// Within phone numbers and postal codes, a space of another kind becomes a plain space, because it separates digits.
/// A zero-width joiner or non-joiner stays where a script needs it, as in an internationalized domain name.
#[must_use]
pub fn cleaned(kind: Kind, text: &str) -> Option<String> {
    let spaces = match kind {
        Kind::Phone | Kind::PostalCode => Spaces::Separators,
        Kind::Email | Kind::Website | Kind::Code | Kind::Secret => Spaces::None,
        Kind::Text | Kind::Choice | Kind::Names => return None,
    };
    let cleaned = changed(text, spaces);
    (cleaned != text).then_some(cleaned)
}

/// Removes what [`marked`] marks from a name or other free text: a space of another kind becomes a plain space.
#[must_use]
pub fn without_marks(text: &str) -> String {
    changed(text, Spaces::Name)
}

/// Removes every character that a reader doesn't see, and leaves spaces alone.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for (character, look) in looks(text) {
        if look != Look::Invisible {
            visible.push(character);
        }
    }
    visible
}

/// Splits a text into what a reader sees and what to mark; empty where there is nothing to mark. `ends` tells whether spaces
/// at the ends count, which they don't while somebody is typing.
#[must_use]
pub fn marked(text: &str, ends: bool) -> Vec<Marked> {
    let inner = text.trim();
    let start = text.len() - text.trim_start().len();
    let is_end = |at: usize| at < start || at >= start + inner.len();
    let mut pieces = Vec::new();
    let mut has_marks = false;
    let mut at = 0;
    for (character, look) in looks(text) {
        let mark = match look {
            Look::Visible => false,
            Look::Space => ends && is_end(at),
            Look::OtherSpace | Look::Invisible => true,
        };
        at += character.len_utf8();
        match pieces.last_mut() {
            _ if mark => {
                has_marks = true;
                pieces.push(Marked::Mark(character));
            }
            Some(Marked::Text(piece)) => piece.push(character),
            _ => pieces.push(Marked::Text(character.to_string())),
        }
    }
    if has_marks { pieces } else { Vec::new() }
}

/// Removes invisible characters and spaces at the ends.
fn changed(text: &str, spaces: Spaces) -> String {
    let mut kept = String::with_capacity(text.len());
    for (character, look) in looks(text) {
        match look {
            Look::Visible => kept.push(character),
            Look::Space if character == ' ' || spaces == Spaces::Name => kept.push(character),
            Look::Space | Look::OtherSpace if spaces != Spaces::None => kept.push(' '),
            Look::Space | Look::OtherSpace | Look::Invisible => {}
        }
    }
    kept.trim().to_owned()
}

/// The characters of a text with their looks. A joiner counts as visible behind a character that it may shape.
fn looks(text: &str) -> impl Iterator<Item = (char, Look)> + '_ {
    let mut before = None;
    text.chars().map(move |character| {
        let look = match look(character) {
            Look::Invisible if is_joiner(character) && before.is_some_and(is_shaped) => Look::Visible,
            look => look,
        };
        if look != Look::Invisible {
            before = Some(character);
        }
        (character, look)
    })
}

const fn look(character: char) -> Look {
    match character {
        ' ' | '\u{3000}' => Look::Space,
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{2800}' => {
            Look::OtherSpace
        }
        // Controls, and the format characters, fillers and selectors that show nothing by themselves.
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Look::Invisible,
        _ => Look::Visible,
    }
}

const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner behind this character may change how it is written: the scripts from Arabic to Mongolian and their later
/// blocks, and emoji.
const fn is_shaped(character: char) -> bool {
    matches!(
        character,
        '\u{600}'..='\u{109f}'
            | '\u{1700}'..='\u{18af}'
            | '\u{1900}'..='\u{1c4f}'
            | '\u{1cd0}'..='\u{1cff}'
            | '\u{2600}'..='\u{27bf}'
            | '\u{a800}'..='\u{abff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{11000}'..='\u{1faff}'
    )
}
