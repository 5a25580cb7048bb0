//! Random profiles that two people change: few values in many spellings, so that the changes meet.

use editing::{Choice, Choices, Document, Draft, Edits, Field, Guarantee, Kind, Record, Snapshot, Unit};
use proptest::prelude::*;

const FIELDS: &[Field] = &[
    Field::new("/email", Kind::Email),
    Field::new("/culture", Kind::Code),
    Field::in_group("/firstName", Kind::Text, 1),
    Field::in_group("/lastName", Kind::Text, 1),
    Field::new("/taxId", Kind::Text),
    Field::in_group("/address/line1", Kind::Text, 2),
    Field::in_group("/address/city", Kind::Text, 2),
    Field::in_group("/address/country", Kind::Code, 2),
    Field::new("/address/phone", Kind::Phone),
];

/// The record that the properties are about.
pub const RECORD: Record =
    Record { fields: FIELDS, guarantee: Guarantee::CompareAndSwap, audited: true, required: |_| Vec::new() };

/// The units of the record, each once.
pub fn units() -> Vec<Unit> {
    let mut units: Vec<Unit> = RECORD.fields().map(|(index, _)| RECORD.unit_of(index)).collect();
    units.dedup();
    units
}

/// A document as the service could send it.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The spelling of each field; `None` is absent.
    pub values: Vec<Option<String>>,
    /// Members without a field, one for each place between the fields, in the spelling of the service.
    pub unknown: Vec<String>,
    /// What stands for an address without fields: nothing, `null` or an empty object.
    pub no_address: Option<String>,
    /// Whether names are in PascalCase.
    pub pascal: bool,
}

impl Profile {
    pub fn document(&self) -> Document {
        let mut top = Vec::new();
        let mut address = Vec::new();
        for ((field, value), unknown) in FIELDS.iter().zip(&self.values).zip(&self.unknown) {
            let path = field.pointer.trim_start_matches('/');
            let (list, name) = match path.strip_prefix("address/") {
                Some(name) => (&mut address, name),
                None => (&mut top, path),
            };
            if let Some(value) = value {
                list.push(format!("\"{}\": {value}", self.named(name)));
            }
            // One inside of the address would turn an empty address into one with members.
            if !unknown.is_empty() && (list.len() > 1 || !path.contains('/')) {
                list.push(unknown.clone());
            }
        }
        let address = match address.is_empty() {
            true => self.no_address.clone(),
            false => Some(format!("{{ {} }}", address.join(", "))),
        };
        top.extend(address.map(|address| format!("\"{}\": {address}", self.named("address"))));
        Document::parse(&format!("{{\n  {}\n}}", top.join(",\n  "))).unwrap()
    }

    fn named(&self, name: &str) -> String {
        match name.split_at_checked(1) {
            Some((first, rest)) if self.pascal => first.to_ascii_uppercase() + rest,
            _ => name.to_owned(),
        }
    }
}

pub fn snapshot(document: Document) -> Snapshot {
    Snapshot::new(&RECORD, document, None, 0)
}

/// The spelling of a field: a string, a number, `null`, absent; with `odd` also what cannot be edited.
fn value(odd: bool) -> impl Strategy<Value = Option<String>> {
    let usual = vec![
        None,
        Some("null"),
        Some(r#""""#),
        Some(r#""a""#),
        Some(r#""A""#),
        Some(r#"" a ""#),
        Some(r#""\u0062""#),
        Some(r#""5""#),
        Some("5"),
        Some("5.0"),
        Some(r#""true""#),
    ];
    let unusual = vec![Some("true"), Some("[ 5 ]"), Some("{}"), Some(r#""\ud800""#)];
    prop_oneof![
        4 => prop::sample::select(usual),
        u32::from(odd) => prop::sample::select(unusual),
    ]
    .prop_map(|value| value.map(str::to_owned))
}

/// A member that has no field: a name that nothing else has, and a value whose spelling a parser would not keep.
fn unknown(place: usize) -> impl Strategy<Value = String> {
    let values =
        vec!["1.50E+3", "123456789012345678901", "null", r#"{ "b":1,"a":[ ] , "b":2}"#, r#""\u00fc\/""#];
    prop_oneof![
        1 => Just(String::new()),
        1 => prop::sample::select(values).prop_map(move |value| format!("\"unknown{place}\" :{value}")),
    ]
}

/// What somebody types, or the other one types alike.
pub fn typed() -> impl Strategy<Value = String> {
    let texts = vec!["", " ", "a", "A", "a ", "b", "B", "5", "true", "c"];
    prop_oneof![8 => prop::sample::select(texts).prop_map(str::to_owned), 1 => any::<String>()]
}

pub fn profile(odd: bool) -> impl Strategy<Value = Profile> {
    let values = prop::collection::vec(value(odd), FIELDS.len());
    let unknown: Vec<_> = (0..FIELDS.len()).map(unknown).collect();
    let no_address = prop::sample::select(vec![None, Some("null"), Some("{ }")]);
    (values, unknown, no_address, any::<bool>()).prop_map(|(values, unknown, no_address, pascal)| Profile {
        values,
        unknown,
        no_address: no_address.map(str::to_owned),
        pascal,
    })
}

/// A profile, and what somebody else made of it: some fields changed, and any of what has no field.
pub fn base_and_theirs(odd: bool) -> impl Strategy<Value = (Profile, Profile)> {
    let changed = prop::collection::vec(prop::bool::weighted(0.3), FIELDS.len());
    (profile(odd), profile(odd), changed).prop_map(|(base, mut theirs, changed)| {
        for ((theirs, base), changed) in theirs.values.iter_mut().zip(&base.values).zip(changed) {
            if !changed {
                theirs.clone_from(base);
            }
        }
        (base, theirs)
    })
}

/// Edits for each field; the middle number is the share of fields that have one.
pub fn texts(share: f64) -> impl Strategy<Value = Vec<Option<String>>> {
    prop::collection::vec(prop::option::weighted(share, typed()), FIELDS.len())
}

/// The draft of somebody who typed these texts.
pub fn draft(base: Document, texts: &[Option<String>]) -> Draft {
    let mut draft = Draft::new(snapshot(base));
    for (index, text) in texts.iter().enumerate() {
        if let Some(text) = text {
            draft.type_text(&RECORD, index, text.clone());
        }
    }
    draft
}

/// The draft of somebody who typed these texts while a conflict was open: there a text that is the base's own is an
/// edit as well.
pub fn draft_in_conflict(base: Document, texts: &[Option<String>]) -> Draft {
    let mut edits = Edits::default();
    for (index, text) in texts.iter().enumerate() {
        if !base.value(FIELDS[index].pointer).is_read_only() {
            edits.set(index, text.clone());
        }
    }
    Draft { base: snapshot(base), edits }
}

/// A choice for every unit.
pub fn choices() -> impl Strategy<Value = Choices> {
    prop::collection::vec(any::<bool>(), units().len()).prop_map(|mine| {
        let mut choices = Choices::default();
        for (unit, mine) in units().into_iter().zip(mine) {
            choices.set(unit, if mine { Choice::Mine } else { Choice::Theirs });
        }
        choices
    })
}

/// Another spelling of the same: with white space, and of a code in the other letter case.
pub fn respelled(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Code => format!("\t{} ", text.to_ascii_uppercase()),
        _ => format!(" {text}\n"),
    }
}

/// What a text means, told in another way than the program's: two texts are the same when this is.
pub fn meaning(kind: Kind, text: &str) -> String {
    let text = text.trim_matches(char::is_whitespace).to_owned();
    if kind == Kind::Code { text.to_ascii_lowercase() } else { text }
}
