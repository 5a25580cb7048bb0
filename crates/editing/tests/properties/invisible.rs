//! Characters that a reader doesn't see.

use crate::config;
use editing::Kind;
use editing::invisible::{Marked, cleaned, marked, visible, without_marks};
use proptest::prelude::*;

/// What arrives with a paste: from web pages, documents, chats and password managers.
const UNSEEN: &str = "\0\u{1}\u{7f}\u{80}\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{180e}\u{200b}\u{200e}\u{200f}\
    \u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}\u{2061}\u{2062}\u{2063}\
    \u{2064}\u{2065}\u{2066}\u{2067}\u{2068}\u{2069}\u{206a}\u{206f}\u{3164}\u{fe00}\u{fe0e}\
    \u{fe0f}\u{feff}\u{ffa0}\u{fff9}\u{e0001}\u{e0041}\u{200c}\u{200d}";

/// Looks like a space, and isn't the space bar's.
const OTHER_SPACES: &str = "\t\u{a0}\u{1680}\u{2002}\u{2007}\u{2009}\u{202f}\u{205f}\u{2800}";

const MACHINE: [Kind; 6] =
    [Kind::Email, Kind::Phone, Kind::Website, Kind::PostalCode, Kind::Code, Kind::Secret];

fn is_unseen(character: char) -> bool {
    UNSEEN.contains(character)
}

fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => prop::sample::select(vec!['a', 'B', '7', '@', '.', '-', '+', 'é', 'ß', '山', 'א']),
        2 => prop::sample::select(vec![' ', '\u{3000}']),
        2 => prop::sample::select(OTHER_SPACES.chars().collect::<Vec<_>>()),
        3 => prop::sample::select(UNSEEN.chars().collect::<Vec<_>>()),
        1 => prop::sample::select(vec!['م', 'ی', 'क', '\u{94d}', 'ষ', '👩', '❤']),
        1 => any::<char>().prop_filter("a letter or digit", |character| character.is_alphanumeric()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(character(), 0..24).prop_map(String::from_iter)
}

/// The characters that are neither unseen nor spaces, in their order.
fn seen(text: &str) -> String {
    let is_seen = |character: &char| !is_unseen(*character) && !is_space(*character);
    text.chars().filter(is_seen).collect()
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || OTHER_SPACES.contains(character)
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn nothing_that_is_seen_is_lost(text in text()) {
        for kind in MACHINE {
            let clean = cleaned(kind, &text).unwrap_or_else(|| text.clone());
            prop_assert_eq!(seen(&clean), seen(&text), "{:?}", kind);
        }
        prop_assert_eq!(seen(&without_marks(&text)), seen(&text));
        prop_assert_eq!(seen(&visible(&text)), seen(&text));
    }

    #[test]
    fn cleaning_again_changes_nothing(text in text()) {
        for kind in MACHINE {
            if let Some(clean) = cleaned(kind, &text) {
                prop_assert_eq!(cleaned(kind, &clean), None, "{:?}", kind);
            }
        }
        let clean = without_marks(&text);
        prop_assert_eq!(without_marks(&clean), clean.clone());
        prop_assert_eq!(visible(&visible(&text)), visible(&text));
    }

    #[test]
    fn what_machines_read_holds_nothing_unseen(text in text()) {
        for kind in MACHINE {
            let clean = cleaned(kind, &text).unwrap_or_else(|| text.clone());
            prop_assert_eq!(clean.trim(), clean.as_str());
            for character in clean.chars().filter(|character| *character != '\u{200c}' && *character != '\u{200d}') {
                prop_assert!(!is_unseen(character), "{:?} in {:?}", character, clean);
                prop_assert!(character == ' ' || !is_space(character) || character == '\u{85}', "{:?} in {:?}", character, clean);
            }
        }
    }

    #[test]
    fn names_and_free_text_are_never_changed_by_themselves(text in text()) {
        for kind in [Kind::Text, Kind::Choice, Kind::Names] {
            prop_assert_eq!(cleaned(kind, &text), None);
        }
    }

    #[test]
    fn marks_are_there_exactly_if_removing_them_changes_the_text(text in text()) {
        prop_assert_eq!(marked(&text, true).is_empty(), without_marks(&text) == text, "{:?}", text);
        prop_assert!(marked(&without_marks(&text), true).is_empty());
    }

    #[test]
    fn the_pieces_are_the_text(text in text(), ends: bool) {
        let pieces = marked(&text, ends);
        if !pieces.is_empty() {
            let joined: String = pieces.iter().map(|piece| match piece {
                Marked::Text(text) => text.clone(),
                Marked::Mark(mark) => mark.to_string(),
            }).collect();
            prop_assert_eq!(joined, text);
        }
    }
}

#[test]
fn each_kind_of_paste() {
    let cases = [
        (Kind::Email, "\u{200b}a@b.example\u{a0}", "a@b.example"),
        (Kind::Email, "a\u{ad}@\u{2060}b.example ", "a@b.example"),
        (Kind::Email, "\u{202a}a@b.example\u{202c}", "a@b.example"),
        (Kind::Phone, "\u{202d}+31\u{a0}20\u{202f}555 01\u{202c}", "+31 20 555 01"),
        (Kind::Phone, "\u{200e}425-555-0101", "425-555-0101"),
        (Kind::PostalCode, "1234\u{a0}AB\t", "1234 AB"),
        (Kind::PostalCode, "９８０５２\u{3000}", "９８０５２"),
        (Kind::Website, " https://www.\u{200b}example\u{feff}", "https://www.example"),
        (Kind::Code, "en\u{200b}-US\u{fe0f}", "en-US"),
        (Kind::Secret, "\u{a0}123\u{200d}456", "123456"),
    ];
    for (kind, pasted, clean) in cases {
        assert_eq!(cleaned(kind, pasted).as_deref(), Some(clean), "{pasted:?}");
    }
    // A plain space within is seen, and may be meant.
    assert_eq!(cleaned(Kind::Email, "a b@c.example"), None);
}

#[test]
fn joiners_stay_where_a_script_needs_them() {
    // Persian, Hindi, an emoji of several, and a Persian domain name.
    for text in ["می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}💻 Studio"] {
        assert_eq!(without_marks(text), text);
        assert_eq!(marked(text, true), []);
    }
    assert_eq!(cleaned(Kind::Website, "نامه\u{200c}ای.example"), None);
    // Between Latin letters they are of no use.
    assert_eq!(without_marks("Al\u{200d}der"), "Alder");
    assert_eq!(marked("Al\u{200c}", true), [Marked::Text("Al".to_owned()), Marked::Mark('\u{200c}')]);
}

#[test]
fn spaces_at_the_ends_count_once_somebody_stopped_typing() {
    assert_eq!(marked("Anna ", false), []);
    assert_eq!(marked("Anna ", true), [Marked::Text("Anna".to_owned()), Marked::Mark(' ')]);
    assert_eq!(marked("Anna Maria", true), []);
    // East Asian names have a wide space between them.
    assert_eq!(marked("山田\u{3000}太郎", true), []);
    assert_eq!(without_marks(" 山田\u{3000}太郎\u{3000}"), "山田\u{3000}太郎");
    assert_eq!(without_marks("Jean\u{a0}Paul"), "Jean Paul");
}
