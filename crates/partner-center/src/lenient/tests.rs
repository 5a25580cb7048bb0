//! What is read of an object is what a plain reading by `serde_json` finds, under the rules of the module.

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Number;
use serde_json::value::RawValue;

use super::*;

/// A member in each of the ways that a reader can ask for one.
#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase", default)]
struct Probe<'a> {
    #[serde(deserialize_with = "default_on_error")]
    plain_text: String,
    #[serde(deserialize_with = "non_blank")]
    some_text: Option<String>,
    #[serde(deserialize_with = "from_text")]
    count: Option<u32>,
    #[serde(deserialize_with = "default_on_error")]
    flag: Option<bool>,
    #[serde(deserialize_with = "vec_skip_error")]
    texts: Vec<String>,
    #[serde(deserialize_with = "one_or_more")]
    several: Vec<String>,
    #[serde(deserialize_with = "default_on_error")]
    inner: Inner,
    #[serde(borrow)]
    raw: Option<Raw<'a>>,
    list: Option<IfReadable<Vec<IfReadable<bool>>>>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Inner {
    #[serde(rename = "plainText", deserialize_with = "default_on_error")]
    plain_text: String,
}

const NAMES: [&str; 11] = [
    "plainText",
    "someText",
    "count",
    "flag",
    "texts",
    "several",
    "inner",
    "raw",
    "list",
    "plain_text",
    "other",
];

/// The value of the last member of this name; `None` when it is `null` or missing.
fn last<'a>(members: &'a [(String, Box<RawValue>)], name: &str) -> Option<&'a str> {
    let (_, value) = members.iter().rfind(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(value.get()).filter(|value| *value != "null")
}

fn members(text: &str) -> Option<Vec<(String, Box<RawValue>)>> {
    /// All members in their order, which a map would not keep.
    struct Members(Vec<(String, Box<RawValue>)>);
    impl<'de> Deserialize<'de> for Members {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct All;
            impl<'de> Visitor<'de> for All {
                type Value = Members;

                fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    formatter.write_str("an object")
                }

                fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                    let mut members = Vec::new();
                    while let Some(member) = map.next_entry()? {
                        members.push(member);
                    }
                    Ok(Members(members))
                }
            }
            deserializer.deserialize_map(All)
        }
    }
    serde_json::from_str::<Members>(text).ok().map(|members| members.0)
}

fn text_of(value: &str) -> Option<String> {
    let is_number = || serde_json::from_str::<Number>(value).is_ok();
    serde_json::from_str(value).ok().or_else(|| is_number().then(|| value.to_owned()))
}

fn items_of(value: &str) -> Option<Vec<Box<RawValue>>> {
    serde_json::from_str(value).ok()
}

/// The same by hand, with `serde_json` alone.
fn by_hand(members: &[(String, Box<RawValue>)]) -> Probe<'_> {
    let last = |name| last(members, name);
    let bool_of = |value: &str| serde_json::from_str::<bool>(value).ok();
    let texts = |items: Vec<Box<RawValue>>| items.iter().filter_map(|item| text_of(item.get())).collect();
    let inner = last("inner").and_then(self::members).unwrap_or_default();
    Probe {
        plain_text: last("plainText").and_then(text_of).unwrap_or_default(),
        some_text: last("someText").and_then(text_of).filter(|text| !text.trim().is_empty()),
        count: last("count").and_then(text_of).and_then(|text| text.parse().ok()),
        flag: last("flag").and_then(bool_of),
        texts: last("texts").and_then(items_of).map_or_else(Vec::new, texts),
        several: last("several").map_or_else(Vec::new, |value| match items_of(value) {
            Some(items) => texts(items),
            None => Vec::from_iter(text_of(value)),
        }),
        inner: Inner { plain_text: self::last(&inner, "plainText").and_then(text_of).unwrap_or_default() },
        raw: last("raw").map(Raw),
        list: last("list").map(|value| {
            let items = items_of(value);
            IfReadable(items.map(|items| items.iter().map(|item| IfReadable(bool_of(item.get()))).collect()))
        }),
    }
}

/// One of the names, in other letters or with escapes.
fn name() -> impl Strategy<Value = String> {
    (prop::sample::select(NAMES.to_vec()), any::<[u8; 10]>()).prop_map(|(name, ways)| {
        let spell = |(letter, way): (char, u8)| match way {
            0..40 => letter.to_ascii_uppercase().to_string(),
            40..80 => letter.to_ascii_lowercase().to_string(),
            80..100 => format!("\\u{:04x}", u32::from(letter)),
            _ => letter.to_string(),
        };
        format!("\"{}\"", name.chars().zip(ways).map(spell).collect::<String>())
    })
}

fn value() -> impl Strategy<Value = String> {
    let scalars = [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.50",
        "1e3",
        "4294967295",
        "4294967296",
        "123456789012345678901",
        r#""""#,
        r#"" ""#,
        r#""null""#,
        r#""true""#,
        r#""7""#,
        r#""a\"b\\\u00e9\ud83d\ude00""#,
        r#""\ud800""#,
        r#""\n""#,
        "{}",
        "[]",
        "[ ]",
    ];
    let scalar = prop::sample::select(scalars.to_vec()).prop_map(str::to_owned);
    scalar.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(" ,"))),
            object(inner),
        ]
    })
}

fn object(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec((name(), value, prop::sample::select(vec!["", " ", "\n\t"])), 0..12).prop_map(
        |members| {
            let spell = |(name, value, space): (String, String, &str)| {
                [&name, space, ":", space, &value, space].concat()
            };
            format!("{{{}}}", members.into_iter().map(spell).collect::<Vec<_>>().join(","))
        },
    )
}

proptest! {
    #[test]
    fn an_object_is_read_as_by_hand(text in object(value())) {
        let members = members(&text);
        prop_assert_eq!(from_str::<Probe<'_>>(&text), members.as_deref().map(by_hand));
    }

    #[test]
    fn members_are_found_as_by_hand(text in object(value()), name in prop::sample::select(NAMES.to_vec())) {
        let members = members(&text).unwrap();
        let object = Object::parse(&text).unwrap();
        let value = last(&members, name);
        prop_assert_eq!(object.text(name), value.and_then(text_of));
        prop_assert_eq!(object.non_blank(name), value.and_then(text_of).filter(|text| !text.trim().is_empty()));
        prop_assert_eq!(object.object(name).is_some(), value.is_some_and(|value| value.starts_with('{')));
    }

    #[test]
    fn anything_but_one_object_is_none(text in "[\\[\\]{}\",:\\\\ua1 ]{0,30}|.*") {
        let members = members(&text);
        prop_assert_eq!(from_str::<Probe<'_>>(&text), members.as_deref().map(by_hand));
    }

    #[test]
    fn a_value_that_is_cut_off_or_followed_by_something_is_none(
        text in object(value()), cut in any::<prop::sample::Index>(), more in "[a-z\\[{\",:0]",
    ) {
        let begin: String = text.chars().take(cut.index(text.chars().count())).collect();
        prop_assert!(Json::parse(&begin).is_none());
        prop_assert!(Json::parse(&(text + &more)).is_none());
    }
}

#[test]
fn of_duplicates_the_last_one_counts_whatever_it_is() {
    for (text, expected) in [
        (r#"{"someText":"a","SomeText":"b"}"#, Some("b")),
        (r#"{"SOMETEXT":"a","someText":null}"#, None),
        (r#"{"someText":"a","sometext":["b"]}"#, None),
        (r#"{"someText":null,"som\u0065Text":"b"}"#, Some("b")),
    ] {
        assert_eq!(from_str::<Probe<'_>>(text).unwrap().some_text.as_deref(), expected, "{text}");
    }
}

/// Without one of the functions for fields, a value that does not fit fails its object, and a missing one too.
#[test]
fn a_field_without_leniency_is_needed() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Strict {
        name: String,
        list: Option<Vec<u8>>,
    }
    let strict = |text| from_str::<Strict>(text);
    assert_eq!(strict(r#"{"Name":7}"#), Some(Strict { name: "7".to_owned(), list: None }));
    for text in [r#"{"name":true}"#, r#"{"name":null}"#, r"{}", r#"{"name":"a","list":{}}"#, r#"["a",null]"#]
    {
        assert_eq!(strict(text), None, "{text}");
    }
}

/// What no field asks for is skipped without recursion.
#[test]
fn depth_is_no_matter() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let text = format!(r#"{{"other":{deep},"plainText":{deep},"texts":["a",{deep}],"someText":"a"}}"#);
    let probe = from_str::<Probe<'_>>(&text).unwrap();
    assert_eq!((probe.plain_text.as_str(), probe.some_text.as_deref()), ("", Some("a")));
    assert_eq!(probe.texts, ["a"]);
}
