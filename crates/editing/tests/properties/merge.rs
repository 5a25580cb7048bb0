//! What a merge promises to the two people who changed the same record.

use crate::config;
use crate::profile::{
    RECORD, base_and_theirs, choices, draft, draft_in_conflict, meaning, profile, respelled, snapshot, texts,
    units,
};
use editing::{Choice, Choices, Draft, Value, Verdict, merge};
use proptest::prelude::*;

/// What these fields mean.
fn meanings(draft: &Draft, fields: &[usize]) -> Vec<String> {
    fields.iter().map(|index| meaning(RECORD.fields[*index].kind, draft.text(*index))).collect()
}

proptest! {
    #![proptest_config(config(400))]

    /// What I typed is in the form and in what is sent, unless I chose theirs.
    #[test]
    fn my_edit_is_never_lost((base, theirs) in base_and_theirs(false), texts in texts(0.5), choices in choices()) {
        let theirs = snapshot(theirs.document());
        for mine in [draft(base.document(), &texts), draft_in_conflict(base.document(), &texts)] {
            let merged = merge(&RECORD, &mine, &theirs);
            let result = merged.rebased(&RECORD, &mine, &theirs, &choices);
            let sent = result.document(&RECORD);
            for (index, edit) in mine.edits.iter() {
                let field = &RECORD.fields[index];
                let chose_theirs = choices.get(RECORD.unit_of(index)) == Some(Choice::Theirs);
                let value = sent.value(field.pointer);
                match merged.verdict(index) {
                    Verdict::Conflict if chose_theirs => {
                        prop_assert_eq!(value.shown(), theirs.text(index));
                    }
                    Verdict::Agreed => {
                        prop_assert_eq!(meaning(field.kind, value.shown()), meaning(field.kind, edit));
                    }
                    _ => {
                        prop_assert_eq!(value.shown(), edit);
                        prop_assert_eq!(result.text(index), edit);
                    }
                }
            }
        }
    }

    /// Without a choice the form keeps what I typed, so that nothing has to be typed again.
    #[test]
    fn an_open_conflict_keeps_what_i_typed((base, theirs) in base_and_theirs(false), texts in texts(0.5)) {
        let theirs = snapshot(theirs.document());
        let mine = draft(base.document(), &texts);
        let merged = merge(&RECORD, &mine, &theirs);
        let result = merged.rebased(&RECORD, &mine, &theirs, &Choices::default());
        for (index, edit) in mine.edits.iter() {
            let kind = RECORD.fields[index].kind;
            prop_assert_eq!(meaning(kind, result.text(index)), meaning(kind, edit));
        }
    }

    /// What they changed stays where I changed nothing, to the letter, unless I chose mine for the whole group.
    #[test]
    fn theirs_is_never_lost_where_i_did_not_edit((base, theirs) in base_and_theirs(true), texts in texts(0.3),
        choices in choices()) {
        let theirs = snapshot(theirs.document());
        let mine = draft(base.document(), &texts);
        let merged = merge(&RECORD, &mine, &theirs);
        let sent = merged.rebased(&RECORD, &mine, &theirs, &choices).document(&RECORD);
        for (index, field) in RECORD.fields() {
            let unit = RECORD.unit_of(index);
            let i_edited_the_unit = RECORD.members(unit).iter().any(|index| mine.edits.get(*index).is_some());
            let chose_mine = i_edited_the_unit && choices.get(unit) == Some(Choice::Mine);
            if mine.edits.get(index).is_none() && !(field.group.is_some() && chose_mine) {
                prop_assert_eq!(sent.value(field.pointer), theirs.document().value(field.pointer));
            }
        }
    }

    #[test]
    fn agreement_asks_nothing(base in profile(false), theirs in profile(false), texts in texts(0.3)) {
        // In the units that I edited they made the same changes in another spelling; in others any.
        let (base, mut theirs) = (base, theirs);
        let mine = draft(base.document(), &texts);
        let mut same = Vec::new();
        for unit in units() {
            let members = RECORD.members(unit);
            if members.iter().any(|index| mine.edits.get(*index).is_some()) {
                for index in members {
                    theirs.values[index].clone_from(&base.values[index]);
                    if let Some(edit) = mine.edits.get(index) {
                        let field = &RECORD.fields[index];
                        same.push((field.pointer, respelled(field.kind, edit)));
                    }
                }
            }
        }
        let same: Vec<(&str, &str)> = same.iter().map(|(pointer, text)| (*pointer, text.as_str())).collect();
        let theirs = snapshot(theirs.document().with(&same));
        let merged = merge(&RECORD, &mine, &theirs);
        prop_assert_eq!(merged.conflicts(&RECORD), Vec::new());
        prop_assert!((0..RECORD.fields.len()).all(|index| merged.verdict(index) != Verdict::Conflict));
    }

    /// Somebody typed exactly what I typed, and more: there is nothing to ask, and nothing left to send.
    #[test]
    fn all_of_mine_among_theirs_asks_nothing((base, theirs) in base_and_theirs(false), texts in texts(0.3)) {
        let mine = draft(base.document(), &texts);
        let pairs: Vec<(&str, &str)> =
            mine.edits.iter().map(|(index, edit)| (RECORD.fields[index].pointer, edit)).collect();
        let theirs = snapshot(theirs.document().with(&pairs));
        let merged = merge(&RECORD, &mine, &theirs);
        prop_assert_eq!(merged.conflicts(&RECORD), Vec::new());
        let result = merged.rebased(&RECORD, &mine, &theirs, &Choices::default());
        prop_assert!(result.edits.is_empty());
    }

    /// Two people who edit different units end with the same record, whoever saves first, and are not asked.
    #[test]
    fn disjoint_edits_commute(base in profile(true), texts in texts(0.6),
        first in prop::collection::vec(any::<bool>(), units().len())) {
        let base = base.document();
        let of = |person: bool| -> Vec<Option<String>> {
            let is_of = |index: usize| {
                units().iter().zip(&first).any(|(unit, first)| *unit == RECORD.unit_of(index) && *first == person)
            };
            texts.iter().enumerate().map(|(index, text)| text.clone().filter(|_| is_of(index))).collect()
        };
        let (one, other) = (draft(base.clone(), &of(true)), draft(base, &of(false)));
        let saved_after = |late: &Draft, early: &Draft| {
            let theirs = snapshot(early.document(&RECORD));
            let merged = merge(&RECORD, late, &theirs);
            let result = merged.rebased(&RECORD, late, &theirs, &Choices::default());
            (merged.conflicts(&RECORD), result.document(&RECORD))
        };
        let ((asked_one, saved_one), (asked_other, saved_other)) =
            (saved_after(&one, &other), saved_after(&other, &one));
        prop_assert_eq!((asked_one, asked_other), (Vec::new(), Vec::new()));
        for field in RECORD.fields {
            prop_assert_eq!(saved_one.value(field.pointer), saved_other.value(field.pointer));
        }
    }

    #[test]
    fn merging_twice_is_merging_once((base, theirs) in base_and_theirs(false), texts in texts(0.5),
        choices in choices()) {
        let theirs = snapshot(theirs.document());
        let mine = draft(base.document(), &texts);
        let once = merge(&RECORD, &mine, &theirs).rebased(&RECORD, &mine, &theirs, &choices);
        let again = merge(&RECORD, &once, &theirs);
        prop_assert_eq!(again.conflicts(&RECORD), Vec::new());
        prop_assert_eq!(again.theirs(), Vec::<usize>::new());
        prop_assert_eq!(again.rebased(&RECORD, &once, &theirs, &Choices::default()), once);
    }

    #[test]
    fn nothing_of_theirs_gives_mine(base in profile(true), texts in texts(0.5), choices in choices()) {
        let mine = draft(base.document(), &texts);
        let merged = merge(&RECORD, &mine, &mine.base);
        prop_assert_eq!(merged.conflicts(&RECORD), Vec::new());
        let result = merged.rebased(&RECORD, &mine, &mine.base, &choices);
        prop_assert_eq!(&result, &mine);
    }

    #[test]
    fn nothing_of_mine_gives_theirs((base, theirs) in base_and_theirs(true), choices in choices()) {
        let theirs = snapshot(theirs.document());
        let mine = draft(base.document(), &[]);
        let merged = merge(&RECORD, &mine, &theirs);
        prop_assert_eq!(merged.conflicts(&RECORD), Vec::new());
        let result = merged.rebased(&RECORD, &mine, &theirs, &choices);
        prop_assert_eq!(result.document(&RECORD), theirs.document().clone());
    }

    /// Members without a field are sent as theirs has them: their value, spelling and order.
    #[test]
    fn unknown_members_come_through((base, theirs) in base_and_theirs(true), texts in texts(0.5),
        choices in choices()) {
        let latest = snapshot(theirs.document());
        let mine = draft(base.document(), &texts);
        let merged = merge(&RECORD, &mine, &latest);
        let sent = merged.rebased(&RECORD, &mine, &latest, &choices).document(&RECORD);
        let mut there = theirs.unknown.clone();
        there.retain(|member| !member.is_empty() && latest.document().text().contains(member.as_str()));
        there.sort_by_key(|member| latest.document().text().find(member.as_str()));
        let mut rest = sent.text();
        for member in &there {
            let found = rest.split_once(member.as_str());
            prop_assert!(found.is_some(), "{member} is gone or moved in {}", sent.text());
            rest = found.unwrap().1;
        }
        prop_assert_eq!(sent.text().matches("unknown").count(), there.len());
    }

    /// An address, and a name, is all mine or all theirs, whatever was chosen or not chosen yet.
    #[test]
    fn groups_are_atomic((base, theirs) in base_and_theirs(false), texts in texts(0.4), choices in choices(),
        chosen in any::<bool>()) {
        let choices = if chosen { choices } else { Choices::default() };
        let theirs = snapshot(theirs.document());
        for mine in [draft(base.document(), &texts), draft_in_conflict(base.document(), &texts)] {
            let merged = merge(&RECORD, &mine, &theirs);
            let result = merged.rebased(&RECORD, &mine, &theirs, &choices);
            let theirs = Draft::new(theirs.clone());
            for unit in units() {
                let fields = RECORD.members(unit);
                let got = meanings(&result, &fields);
                let (mine, theirs) = (meanings(&mine, &fields), meanings(&theirs, &fields));
                prop_assert!(got == mine || got == theirs, "{got:?} is neither {mine:?} nor {theirs:?}");
            }
        }
    }

    /// The verdict on a field that stands alone, from the meaning of the three texts.
    #[test]
    fn verdicts_by_the_table((base, theirs) in base_and_theirs(false), texts in texts(0.5)) {
        let theirs = snapshot(theirs.document());
        let mine = draft(base.document(), &texts);
        let merged = merge(&RECORD, &mine, &theirs);
        for (index, field) in RECORD.fields().filter(|(_, field)| field.group.is_none()) {
            let [was, typed, now] = [mine.original(index), mine.text(index), theirs.text(index)];
            let [was_means, typed_means, now_means] = [&was, &typed, &now].map(|text| meaning(field.kind, text));
            let expected = match (typed != was, now_means != was_means) {
                (false, false) => Verdict::Untouched,
                (false, true) => Verdict::Theirs,
                (true, false) if typed == now => Verdict::Untouched,
                (true, false) => Verdict::Mine,
                (true, true) if typed_means == now_means => Verdict::Agreed,
                (true, true) => Verdict::Conflict,
            };
            prop_assert_eq!(merged.verdict(index), expected, "{:?}", [was, typed, now]);
        }
    }

    /// What differs in more than white space, or the letter case of a code, is a change; and an edit of just that
    /// is sent as it was typed.
    #[test]
    fn canonicalisation_hides_no_change(base in profile(false), theirs in profile(false), texts in texts(0.5)) {
        let (base, theirs) = (snapshot(base.document()), snapshot(theirs.document()));
        let expected: Vec<usize> = RECORD
            .fields()
            .filter(|(_, field)| {
                let [was, now] = [&base, &theirs].map(|it| {
                    meaning(field.kind, it.document().value(field.pointer).shown())
                });
                was != now
            })
            .map(|(index, _)| index)
            .collect();
        prop_assert_eq!(RECORD.differences(&base, &theirs), expected.clone());
        prop_assert_eq!(merge(&RECORD, &Draft::new(base.clone()), &theirs).theirs(), expected);

        let mut mine = Draft::new(base.clone());
        for (index, field) in RECORD.fields().filter(|(index, _)| texts[*index].is_some()) {
            mine.type_text(&RECORD, index, respelled(field.kind, base.text(index)));
        }
        let merged = merge(&RECORD, &mine, &base);
        let sent = merged.rebased(&RECORD, &mine, &mine.base, &Choices::default()).document(&RECORD);
        for (index, edit) in mine.edits.iter() {
            prop_assert_eq!(sent.value(RECORD.fields[index].pointer), Value::Text(edit.to_owned()));
        }
    }

    /// Where theirs cannot be edited any more, what I typed cannot be sent: that is asked, never dropped unsaid.
    #[test]
    fn what_cannot_be_written_any_more_is_a_conflict((base, theirs) in base_and_theirs(true), texts in texts(0.5)) {
        let theirs = snapshot(theirs.document());
        let mine = draft(base.document(), &texts);
        let merged = merge(&RECORD, &mine, &theirs);
        for (index, _) in mine.edits.iter() {
            if theirs.value(index).is_read_only() {
                prop_assert_eq!(merged.verdict(index), Verdict::Conflict);
                prop_assert!(RECORD.differences(&mine.base, &theirs).contains(&index));
            }
        }
    }
}

/// What is not in the random profiles often enough to be met each time.
mod rare {
    use super::*;
    use editing::Document;

    const EMAIL: usize = 0;
    const CITY: usize = 6;
    const COUNTRY: usize = 7;

    fn read(text: &str) -> editing::Snapshot {
        snapshot(Document::parse(text).unwrap())
    }

    #[test]
    fn a_text_typed_where_they_put_what_cannot_be_edited_is_a_conflict_though_it_is_spelled_alike() {
        let mut mine = Draft::new(read(r#"{"email":"x"}"#));
        mine.type_text(&RECORD, EMAIL, "true".to_owned());
        assert_eq!(merge(&RECORD, &mine, &read(r#"{"email":true}"#)).verdict(EMAIL), Verdict::Conflict);
    }

    #[test]
    fn what_both_spelled_anew_alike_conflicts_with_nothing_in_its_group() {
        let mut mine = Draft::new(read(r#"{"address":{"city":"Redmond","country":"us"}}"#));
        mine.type_text(&RECORD, COUNTRY, "US".to_owned());
        let theirs = read(r#"{"address":{"city":"Austin","country":"US"}}"#);
        let merged = merge(&RECORD, &mine, &theirs);
        assert_eq!([CITY, COUNTRY].map(|field| merged.verdict(field)), [Verdict::Theirs, Verdict::Untouched]);
        assert_eq!(merged.conflicts(&RECORD), []);
    }
}
