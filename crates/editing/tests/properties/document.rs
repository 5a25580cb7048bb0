//! Random documents, random writes: what is not written stays, and what is written can be read back.

use crate::config;
use crate::tree::{Node, names, node, pointer, typed, white};
use editing::{Document, Value};
use proptest::prelude::*;

type Change = (Vec<String>, String);

fn document(root: &Node) -> Document {
    Document::parse(&root.text()).unwrap()
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((names(), typed()), 0..5)
}

fn with(document: &Document, changes: &[Change]) -> Document {
    let pointers: Vec<String> = changes.iter().map(|(names, _)| pointer(names)).collect();
    let changes: Vec<(&str, &str)> =
        pointers.iter().zip(changes).map(|(p, (_, typed))| (p.as_str(), typed.as_str())).collect();
    document.with(&changes)
}

/// Two places of which none lies in the other.
fn apart() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    (names(), names()).prop_filter("one lies in the other", |(one, other)| {
        let same = |(a, b): (&String, &String)| a.eq_ignore_ascii_case(b);
        !one.iter().zip(other).all(same)
    })
}

proptest! {
    #![proptest_config(config(800))]

    /// Every byte that is not written stays: the text is the one that the tree spells, which keeps each name,
    /// value and white space apart. Only added names may differ from it in letter case.
    #[test]
    fn writes_as_into_a_tree(mut root in node(), before in white(), after in white(), changes in changes()) {
        let text = format!("{before}{}{after}", root.text());
        let written = with(&Document::parse(&text).unwrap(), &changes);
        let mut added = false;
        for (names, typed) in &changes {
            added |= root.write(names, typed);
        }
        let expected = format!("{before}{}{after}", root.text());
        if !added {
            prop_assert_eq!(written.text(), expected);
        } else {
            prop_assert!(written.text().eq_ignore_ascii_case(&expected), "{} is not {expected}", written.text());
        }
    }

    #[test]
    fn what_is_written_is_read_back(root in node(), names in names(), typed in typed()) {
        let (document, pointer) = (document(&root), pointer(&names));
        let before = document.value(&pointer);
        let written = document.with(&[(&pointer, &typed)]);
        let after = written.value(&pointer);
        match before {
            Value::ReadOnly(_) => prop_assert_eq!(written, document),
            Value::Absent if typed.is_empty() => prop_assert_eq!(after, Value::Absent),
            Value::Null | Value::Number(_) if typed.is_empty() => prop_assert_eq!(after, Value::Null),
            Value::Text(text) if typed.is_empty() && !text.is_empty() => prop_assert_eq!(after, Value::Null),
            _ => prop_assert_eq!(after, Value::Text(typed)),
        }
    }

    #[test]
    fn other_places_keep_their_value(root in node(), (written, other) in apart(), typed in typed()) {
        let document = document(&root);
        let after = document.with(&[(&pointer(&written), &typed)]);
        // A parent that was `null` or absent is an object now: beside the new member it is as empty as before.
        prop_assert_eq!(after.value(&pointer(&other)), document.value(&pointer(&other)));
    }

    #[test]
    fn no_change_is_the_same_text(root in node(), before in white(), after in white()) {
        let text = format!("{before}{}{after}", root.text());
        let document = Document::parse(&text).unwrap();
        prop_assert_eq!(document.text(), &text);
        let same = document.with(&[]);
        prop_assert_eq!(same.text(), &text);
    }

    #[test]
    fn writing_twice_is_writing_once(root in node(), names in names(), typed in typed()) {
        let change = [(names, typed)];
        let once = with(&document(&root), &change);
        prop_assert_eq!(with(&once, &change), once);
    }

    #[test]
    fn what_is_written_is_json(root in node(), changes in changes()) {
        let document = document(&root);
        let written = with(&document, &changes);
        prop_assert_eq!(Document::parse(written.text()), Ok(written.clone()));
        // The strict reader takes the new text wherever it took the old one.
        if serde_json::from_str::<serde_json::Value>(document.text()).is_ok() {
            let strict = serde_json::from_str::<serde_json::Value>(written.text());
            prop_assert!(strict.is_ok(), "{strict:?}");
        }
    }

    /// Writing adds members and empties them, and takes none away.
    #[test]
    fn a_document_covers_itself_and_what_it_was_before_a_write(root in node(), names in names()) {
        let document = document(&root);
        prop_assert!(document.covers(&document));
        let written = with(&document, &[(names, "x".to_owned())]);
        prop_assert!(written.covers(&document), "{} does not cover {}", written.text(), document.text());
    }

    #[test]
    fn any_pointer_will_do(root in node(), pointer in any::<String>(), typed in any::<String>()) {
        let written = document(&root).with(&[(&pointer, &typed)]);
        prop_assert!(Document::parse(written.text()).is_ok());
    }

    /// Text that is nearly JSON is refused, or read and written as any other.
    #[test]
    fn any_text_will_do(root in node(), at in any::<prop::sample::Index>(), splice in ".{0,2}", cut in any::<bool>(),
        names in names()) {
        let text = root.text();
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        let (head, tail) = text.split_at(*at.get(&places));
        let text = if cut { head.to_owned() } else { format!("{head}{splice}{tail}") };
        match Document::parse(&text) {
            Ok(document) => {
                let written = with(&document, &[(names, "x".to_owned())]);
                prop_assert!(Document::parse(written.text()).is_ok());
            }
            Err(not_json) => {
                let line = text.split('\n').nth(not_json.line - 1);
                prop_assert!(line.is_some_and(|line| not_json.column <= line.len() + 1), "{not_json} in {text:?}");
            }
        }
    }

    #[test]
    fn random_text_does_not_panic(text in any::<String>(), pointer in any::<String>()) {
        if let Ok(document) = Document::parse(&text) {
            prop_assert!(Document::parse(document.with(&[(&pointer, "x")]).text()).is_ok());
        }
    }
}
