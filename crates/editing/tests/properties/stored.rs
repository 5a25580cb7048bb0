//! Drafts as they are kept over a reload: what was written is read, and nothing else is.

use crate::config;
use crate::tree::node;
use editing::{
    Document, Draft, EXPIRY, Edits, Field, Guarantee, Kind, NotADraft, Precondition, Record, Sent, Snapshot,
    StoredDraft, Version,
};
use proptest::prelude::*;

/// Fields in places that are hard to name.
const FIELDS: &[Field] = &[
    Field::new("/city", Kind::Text),
    Field::new("/address/city", Kind::Text),
    Field::new("/a~1b", Kind::Text),
    Field::new("/m~0n", Kind::Text),
    Field::new("/~01", Kind::Text),
    Field::new("/say \"\\\n\u{fc}\"", Kind::Text),
    Field { sent_only: true, ..Field::new("/code", Kind::Choice) },
    Field::new("/edits", Kind::Text),
];

static RECORD: Record = record(FIELDS);

/// The same record in an older program: in another order, without some, and with one that is no more.
const OLDER_FIELDS: &[Field] =
    &[FIELDS[4], Field::new("/no/more", Kind::Text), FIELDS[0], FIELDS[2], FIELDS[7]];

static OLDER: Record = record(OLDER_FIELDS);

const fn record(fields: &'static [Field]) -> Record {
    Record { fields, guarantee: Guarantee::CompareAndSwap, audited: false, required: |_| Vec::new() }
}

/// Any text: emptied, with control characters, with all that JSON escapes.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        1 => "[\\x00-\\x20\"\\\\/~\u{7f}\u{2028}]{1,6}",
        3 => any::<String>(),
    ]
}

fn edits(fields: usize) -> impl Strategy<Value = Edits> {
    prop::collection::vec(prop::option::of(text()), fields).prop_map(|texts| {
        let mut edits = Edits::default();
        for (index, text) in texts.into_iter().enumerate() {
            edits.set(index, text);
        }
        edits
    })
}

fn document() -> impl Strategy<Value = Document> {
    node().prop_map(|node| Document::parse(&node.text()).unwrap())
}

/// Any text that a header can carry.
fn version() -> impl Strategy<Value = Option<Version>> {
    prop::option::of("[ -~\u{80}-\u{ff}]{1,6}".prop_map(|text| Version::new(&text).expect("a version")))
}

fn sent(fields: usize) -> impl Strategy<Value = Sent> {
    let flags = (any::<bool>(), any::<bool>());
    (document(), version(), text(), edits(fields), flags).prop_map(
        |(body, version, request_id, edits, (again, doubtful))| Sent {
            body,
            precondition: version.map_or(Precondition::Unconditional, Precondition::IfMatch),
            request_id,
            edits,
            again,
            doubtful,
        },
    )
}

fn stored(record: &'static Record) -> impl Strategy<Value = StoredDraft> {
    let fields = record.fields.len();
    (document(), version(), any::<u64>(), edits(fields), prop::option::of(sent(fields)), any::<u64>())
        .prop_map(|(document, version, read_at, edits, pending, edited_at)| {
            let base = Snapshot::new(record, document, version, read_at);
            StoredDraft { draft: Draft { base, edits }, pending, edited_at }
        })
}

fn drafts(record: &'static Record) -> impl Strategy<Value = Vec<StoredDraft>> {
    prop::collection::vec(stored(record), 1..4)
}

/// What a reload knows of them: nobody waits for the answer to a write.
fn after_a_reload(mut drafts: Vec<StoredDraft>) -> Vec<StoredDraft> {
    for draft in &mut drafts {
        draft.pending.iter_mut().for_each(|sent| sent.doubtful = true);
    }
    drafts
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn what_was_written_is_read(drafts in drafts(&RECORD)) {
        let text = StoredDraft::write(&RECORD, &drafts);
        prop_assert_eq!(text.lines().count(), 1);
        let strict = serde_json::from_str::<serde_json::Value>(&text);
        prop_assert!(strict.is_ok_and(|json| json.as_object().is_some_and(|it| it.len() == drafts.len())));
        prop_assert_eq!(StoredDraft::read(&RECORD, &text), Ok(after_a_reload(drafts)));
    }

    /// Nothing is lost where two texts come together, and nothing is there twice.
    #[test]
    fn joined_are_all_drafts_of_both(one in drafts(&RECORD), other in drafts(&RECORD), garbage in any::<String>()) {
        let texts = [&one, &other].map(|drafts| StoredDraft::write(&RECORD, drafts));
        let joined = StoredDraft::join(&RECORD, &texts[0], &texts[1]).unwrap();
        let joined = StoredDraft::read(&RECORD, &joined).unwrap();
        let (one, other) = (after_a_reload(one), after_a_reload(other));
        prop_assert_eq!(&joined[..one.len()], &one[..]);
        prop_assert!(other.iter().all(|draft| joined.contains(draft)));
        prop_assert!(joined[one.len()..].iter().all(|draft| other.contains(draft) && !one.contains(draft)));
        let twice = StoredDraft::join(&RECORD, &texts[0], &texts[0]).unwrap();
        prop_assert_eq!(StoredDraft::read(&RECORD, &twice), Ok(one));
        for (one, other) in [(&texts[0], &garbage), (&garbage, &texts[0])] {
            prop_assert_eq!(StoredDraft::join(&RECORD, one, other), Err(NotADraft));
        }
    }

    /// Edits are found by the places of their fields.
    #[test]
    fn drafts_by_an_older_table_are_read(drafts in drafts(&OLDER)) {
        let text = StoredDraft::write(&OLDER, &drafts);
        let read = StoredDraft::read(&RECORD, &text).unwrap();
        prop_assert_eq!(read.len(), drafts.len());
        for (read, written) in read.iter().zip(&drafts) {
            let of = |it: &StoredDraft| {
                let pending = it.pending.clone().map(|it| (it.body, it.precondition, it.request_id, it.again));
                let base = &it.draft.base;
                (base.document().clone(), base.version.clone(), base.read_at, it.edited_at, pending)
            };
            prop_assert_eq!(of(read), of(written));
            let mut edits = vec![(&read.draft.edits, &written.draft.edits)];
            if let (Some(read), Some(written)) = (&read.pending, &written.pending) {
                edits.push((&read.edits, &written.edits));
            }
            for (read, written) in edits {
                for (index, field) in RECORD.fields() {
                    let older = OLDER_FIELDS.iter().position(|older| older.pointer == field.pointer);
                    prop_assert_eq!(read.get(index), older.and_then(|older| written.get(older)));
                }
            }
            for (index, field) in RECORD.fields() {
                prop_assert_eq!(read.draft.base.value(index), &read.draft.base.document().value(field.pointer));
            }
        }
    }

    /// A text that was cut off is none.
    #[test]
    fn a_part_of_it_is_not_read(drafts in drafts(&RECORD), at in any::<prop::sample::Index>()) {
        let text = StoredDraft::write(&RECORD, &drafts);
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        let (part, rest) = text.split_at(*at.get(&places));
        prop_assert_eq!(StoredDraft::read(&RECORD, part), Err(NotADraft));
        prop_assert_eq!(StoredDraft::read(&RECORD, rest).is_ok(), part.is_empty());
    }

    /// Of a text that somebody touched, what is read is written and read again, and nothing breaks.
    #[test]
    fn a_touched_text_breaks_nothing(drafts in drafts(&RECORD), at in any::<prop::sample::Index>(), splice in ".{0,3}") {
        let mut text = StoredDraft::write(&RECORD, &drafts);
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        text.insert_str(*at.get(&places), &splice);
        if let Ok(read) = StoredDraft::read(&RECORD, &text) {
            let again = StoredDraft::read(&RECORD, &StoredDraft::write(&RECORD, &read));
            prop_assert_eq!(again, Ok(read));
        }
    }

    #[test]
    fn any_other_text_is_not_a_draft(other in any::<String>(), json in node()) {
        prop_assert_eq!(StoredDraft::read(&RECORD, &other), Err(NotADraft));
        prop_assert_eq!(StoredDraft::read(&RECORD, &json.text()), Err(NotADraft));
    }

    #[test]
    fn a_draft_expires_after_its_time(mut stored in stored(&RECORD), now in any::<u64>()) {
        let expected = now > stored.edited_at && now - stored.edited_at > EXPIRY;
        prop_assert_eq!(stored.is_expired(now), expected);
        stored.edited_at = now.saturating_sub(EXPIRY);
        prop_assert!(!stored.is_expired(now));
        if let (Some(typed), true) = (stored.edited_at.checked_sub(1), now > EXPIRY) {
            stored.edited_at = typed;
            prop_assert!(stored.is_expired(now));
        }
    }
}

const DRAFT: &str = r#"{"0":{"document":"{\"city\":\"Oslo\"}","etag":"7","readAt":"1","editedAt":"2","edits":{"/city":"Rome"},"pending":{"body":"{\"city\":\"Rome\"}","ifMatch":"7","requestId":"made-up","again":"true","edits":{"/city":"Rome"}}}}"#;

/// A draft that an earlier version of the program wrote must be read by later ones.
#[test]
fn the_format() {
    let base = Document::parse(r#"{"city":"Oslo"}"#).unwrap();
    let mut draft = Draft::new(Snapshot::new(&RECORD, base, Version::new("7"), 1));
    draft.type_text(&RECORD, 0, "Rome".into());
    let pending = Sent {
        body: draft.document(&RECORD),
        precondition: draft.base.precondition(),
        request_id: "made-up".into(),
        edits: draft.edits.clone(),
        again: true,
        doubtful: true,
    };
    let stored = [StoredDraft { draft, pending: Some(pending), edited_at: 2 }];
    assert_eq!(StoredDraft::write(&RECORD, &stored), DRAFT);
    assert_eq!(StoredDraft::read(&RECORD, DRAFT).as_deref(), Ok(&stored[..]));
}

/// A version that no header can carry is none; all else is as it was stored.
#[test]
fn a_version_that_cannot_be_sent_is_read_as_none() {
    for version in ["", r"7\n", "\u{100}", "\u{7f}"] {
        let unreadable = |name: &str| format!(r#""{name}":"{version}""#);
        let text = DRAFT.replacen(r#""etag":"7""#, &unreadable("etag"), 1).replacen(
            r#""ifMatch":"7""#,
            &unreadable("ifMatch"),
            1,
        );
        let read = StoredDraft::read(&RECORD, &text).unwrap();
        let mut expected = StoredDraft::read(&RECORD, DRAFT).unwrap();
        expected[0].draft.base.version = None;
        expected[0].pending.as_mut().unwrap().precondition = Precondition::Unconditional;
        assert_eq!(read, expected, "{text}");
    }
}

/// What has to be there, and in which form.
#[test]
fn a_draft_that_lacks_something_is_none() {
    for (from, to) in [
        ("{\\\"city\\\":\\\"Oslo\\\"}", "no JSON"),
        (r#""readAt":"1""#, r#""readAt":"soon""#),
        (r#""readAt":"1""#, r#""readAt":1"#),
        (r#""readAt""#, r#""other""#),
        (r#""editedAt":"2""#, r#""editedAt":"-2""#),
        (r#""editedAt""#, r#""other""#),
        (r#""document""#, r#""other""#),
        (r#""body":"{\"city\":\"Rome\"}""#, r#""body":"no JSON""#),
        (r#""requestId""#, r#""other""#),
        (r#""0""#, r#""1""#),
    ] {
        let text = DRAFT.replacen(from, to, 1);
        assert_ne!(text, DRAFT, "{from}");
        assert_eq!(StoredDraft::read(&RECORD, &text), Err(NotADraft), "{text}");
    }
    assert_eq!(StoredDraft::write(&RECORD, &[]), "{}");
    assert_eq!(StoredDraft::read(&RECORD, "{}"), Err(NotADraft));
}
