//! A text with the words marked that another text does not have.

use super::element::{El, el};
use editing::changed_words;

/// The text, with what the other does not have in elements of this name: `ins` or `del`, which are told apart by more than
/// their colour.
pub fn changed(mark: &'static str, text: &str, other: &str) -> El {
    el("span").verbatim().children(changed_words(text, other).into_iter().map(|piece| {
        let name = if piece.changed { mark } else { "span" };
        el(name).child(piece.text)
    }))
}
