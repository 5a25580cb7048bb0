//! What a draft says about what was typed.

use crate::config;
use crate::profile::{RECORD, base_and_theirs, choices, draft, profile, snapshot, texts, typed};
use editing::{Choices, Edits, merge};
use proptest::prelude::*;

fn index() -> impl Strategy<Value = usize> {
    0..RECORD.fields.len()
}

proptest! {
    #![proptest_config(config(300))]

    /// Whatever way it came about: the same texts are the same draft.
    #[test]
    fn what_was_typed_before_does_not_matter(base in profile(true), first in texts(0.5), last in texts(0.5)) {
        let mut one = draft(base.document(), &first);
        for (index, _) in RECORD.fields() {
            let text = last[index].clone().unwrap_or_else(|| one.original(index).to_owned());
            one.type_text(&RECORD, index, text);
        }
        let other = draft(base.document(), &last);
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.edits.is_empty(), one.edits.iter().next().is_none());
    }

    /// The form shows what was typed; only what cannot be written, or is no field, stays.
    #[test]
    fn a_field_shows_what_was_typed(base in profile(true), texts in texts(0.5), index in 0..RECORD.fields.len() + 2,
        text in typed()) {
        let mut mine = draft(base.document(), &texts);
        let before = mine.clone();
        mine.type_text(&RECORD, index, text.clone());
        if index >= RECORD.fields.len() || mine.is_read_only(index) {
            prop_assert_eq!(&mine, &before);
        } else {
            prop_assert_eq!(mine.text(index), &text);
            prop_assert_eq!(mine.edits.get(index).is_some(), text != mine.original(index));
        }
        for (other, _) in RECORD.fields().filter(|(other, _)| *other != index) {
            prop_assert_eq!(mine.text(other), before.text(other));
        }
        let shown: Vec<&str> = RECORD.fields().map(|(index, _)| mine.text(index)).collect();
        prop_assert_eq!(mine.texts(&RECORD), shown);
    }

    /// What is sent has the edits, and else what was read.
    #[test]
    fn the_document_has_the_edits(base in profile(true), texts in texts(0.4)) {
        let mine = draft(base.document(), &texts);
        let (sent, applied) = (mine.document(&RECORD), mine.applied(&RECORD));
        for (index, field) in RECORD.fields() {
            let value = sent.value(field.pointer);
            match mine.edits.get(index) {
                Some(edit) => prop_assert_eq!(value.shown(), edit),
                None => prop_assert_eq!(&value, mine.base.value(index)),
            }
            prop_assert_eq!(applied.value(index), &value);
        }
        prop_assert_eq!(applied.document(), &sent);
        prop_assert_eq!((&applied.version, applied.read_at), (&mine.base.version, mine.base.read_at));
    }

    /// Once a write is done, the form still shows the same, and what is left to save was typed since.
    #[test]
    fn what_was_typed_since_is_all_that_is_left(base in profile(true), sent in texts(0.4), since in texts(0.3)) {
        let then = draft(base.document(), &sent);
        let mut now = then.clone();
        for (index, text) in since.iter().enumerate() {
            if let Some(text) = text {
                now.type_text(&RECORD, index, text.clone());
            }
        }
        let left = now.since(&RECORD, &then.edits, then.applied(&RECORD));
        prop_assert_eq!(left.texts(&RECORD), now.texts(&RECORD));
        prop_assert_eq!(left.base.document(), &then.document(&RECORD));
        for (index, _) in RECORD.fields() {
            prop_assert_eq!(left.edits.get(index).is_some(), now.text(index) != then.text(index));
        }
        prop_assert!(then.since(&RECORD, &then.edits, then.applied(&RECORD)).edits.is_empty());
    }

    /// Two people after me: only what moved again is asked again.
    #[test]
    fn what_was_decided_is_asked_again_only_where_it_moved((base, theirs) in base_and_theirs(false), texts in texts(0.5),
        choices in choices(), moved in index(), text in typed()) {
        let theirs = snapshot(theirs.document());
        let mine = draft(base.document(), &texts);
        let decided = merge(&RECORD, &mine, &theirs).rebased(&RECORD, &mine, &theirs, &choices);
        let later = snapshot(theirs.document().with(&[(RECORD.fields[moved].pointer, &text)]));
        let again = merge(&RECORD, &decided, &later);
        let unit = RECORD.unit_of(moved);
        for asked in again.conflicts(&RECORD) {
            prop_assert_eq!(asked, unit);
            // Where theirs was chosen there is nothing of mine to ask about.
            let mine_is_left = RECORD.members(unit).iter().any(|index| decided.edits.get(*index).is_some());
            prop_assert!(mine_is_left);
        }
        // Elsewhere everything stands as it was decided.
        let result = again.rebased(&RECORD, &decided, &later, &Choices::default());
        for (index, _) in RECORD.fields().filter(|(index, _)| RECORD.unit_of(*index) != unit) {
            prop_assert_eq!(result.text(index), decided.text(index));
        }
    }

    #[test]
    fn edits_that_are_taken_back_leave_no_trace(set in prop::collection::vec((index(), typed()), 0..8)) {
        let mut edits = Edits::default();
        for (index, text) in &set {
            edits.set(*index, Some(text.clone()));
            prop_assert_eq!(edits.get(*index), Some(text.as_str()));
        }
        prop_assert_eq!(edits.is_empty(), set.is_empty());
        prop_assert_eq!(edits.has_changes(&RECORD), !set.is_empty());
        for (index, _) in set.iter().rev() {
            edits.set(*index, None);
        }
        prop_assert_eq!(&edits, &Edits::default());
    }
}
