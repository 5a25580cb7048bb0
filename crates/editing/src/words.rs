//! Which words of a text changed.

/// A piece of a text: words in a row, with the white space behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether the other text does not have it here.
    pub changed: bool,
}

/// Texts of more words are compared as a whole: the table of the comparison grows with the square.
const MOST_WORDS: usize = 60;

/// The pieces of a text, told apart by whether another text has them too, in the same order. Joined they are the text.
#[must_use]
pub fn changed_words<'a>(text: &'a str, other: &str) -> Vec<Piece<'a>> {
    let (words, others) = (words(text), words(other));
    if words.len() > MOST_WORDS || others.len() > MOST_WORDS {
        return vec![Piece { text, changed: text != other }];
    }
    let common = common(&words, &others);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut begin = 0;
    let mut end = 0;
    for (word, is_common) in words.iter().zip(common) {
        let changed = !is_common;
        if pieces.last().is_some_and(|last| last.changed == changed) {
            pieces.pop();
        } else {
            begin = end;
        }
        end += word.len();
        pieces.push(Piece { text: text.get(begin..end).unwrap_or_default(), changed });
    }
    pieces
}

/// The words of a text, each with the white space behind it.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// Which words are in the longest common subsequence.
fn common(words: &[&str], others: &[&str]) -> Vec<bool> {
    let width = others.len() + 1;
    let same = |row: usize, column: usize| {
        words.get(row).map(|word| word.trim()) == others.get(column).map(|word| word.trim())
    };
    let mut lengths = vec![0_u16; (words.len() + 1) * width];
    let length = |lengths: &[u16], row: usize, column: usize| {
        lengths.get(row * width + column).copied().unwrap_or_default()
    };
    for row in (0..words.len()).rev() {
        for column in (0..others.len()).rev() {
            let longest = if same(row, column) {
                length(&lengths, row + 1, column + 1) + 1
            } else {
                length(&lengths, row + 1, column).max(length(&lengths, row, column + 1))
            };
            if let Some(cell) = lengths.get_mut(row * width + column) {
                *cell = longest;
            }
        }
    }
    let mut common = vec![false; words.len()];
    let (mut row, mut column) = (0, 0);
    while row < words.len() && column < others.len() {
        if same(row, column) {
            if let Some(is_common) = common.get_mut(row) {
                *is_common = true;
            }
            row += 1;
            column += 1;
        } else if length(&lengths, row + 1, column) >= length(&lengths, row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::changed_words;
    use proptest::prelude::*;

    fn marked(text: &str, other: &str) -> String {
        changed_words(text, other)
            .into_iter()
            .map(|piece| if piece.changed { format!("[{}]", piece.text) } else { piece.text.to_owned() })
            .collect()
    }

    #[test]
    fn words_that_the_other_text_lacks_are_marked() {
        assert_eq!(marked("12 Long Street, Floor 3", "12 Long Street, Floor 2"), "12 Long Street, Floor [3]");
        assert_eq!(marked("Delft", "Delft"), "Delft");
        assert_eq!(marked("Delft", "Leiden"), "[Delft]");
        assert_eq!(marked("a b c", "a c"), "a [b ]c");
        assert_eq!(marked("", "x"), "");
    }

    /// The comparison would take long, and so would reading its marks.
    #[test]
    fn texts_of_many_words_are_compared_as_a_whole() {
        let most = "word ".repeat(60);
        assert_eq!(marked(&most, &format!("{most}word")), format!("[{most}]"));
        assert_eq!(marked(&format!("{most}word"), &most), format!("[{most}word]"));
        assert_eq!(marked(&format!("{most}word"), &format!("{most}word")), format!("{most}word"));
        assert_eq!(
            marked(&most, &most.replacen("word", "work", 1)),
            format!("[word ]{}", "word ".repeat(59))
        );
    }

    #[test]
    fn as_many_words_as_can_be_are_common() {
        assert_eq!(marked("x a b c", "a b x c"), "[x ]a b c");
        assert_eq!(marked("a b x c", "x a b c"), "a b [x ]c");
        assert_eq!(marked("a  b\tc", "a b c"), "a [ ]b\tc");
        assert_eq!(marked("b a b a", "a b"), "[b ]a b [a]");
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "[ab ]{0,20}", other in "[ab ]{0,20}") {
            let joined: String = changed_words(&text, &other).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(&joined, &text);
            let marked = changed_words(&text, &other).iter().any(|piece| piece.changed);
            if text.trim() == other.trim() { prop_assert!(!marked || text != other); }
        }

        #[test]
        fn what_is_not_marked_is_in_the_other_text_in_order(text in "[abc ]{0,20}", other in "[abc ]{0,20}") {
            let kept: String = changed_words(&text, &other)
                .iter().filter(|piece| !piece.changed).flat_map(|piece| piece.text.split_whitespace()).collect();
            let mut rest = other.chars().filter(|letter| !letter.is_whitespace());
            prop_assert!(kept.chars().all(|letter| rest.any(|there| there == letter)));
        }
    }
}
