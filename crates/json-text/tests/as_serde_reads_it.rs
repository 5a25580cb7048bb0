//! The pieces of a text are those that a parser finds.

#[cfg(test)]
mod as_serde_reads_it {
    use proptest::prelude::*;
    use serde_json::Value;

    /// Texts of every shape, printed with and without white space.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            ".*".prop_map(Value::from),
            prop::sample::select(vec!["\"", "\\", "{", "}", "[", "]", ",", ":", "\u{1f600}", "\\\"", "a\"b"])
                .prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((".*", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    fn assert_same(value: &Value, raw: &str) -> Result<(), TestCaseError> {
        prop_assert!(json_text::check(raw).is_ok());
        match value {
            Value::Object(expected) => {
                let members = json_text::members(raw).expect("an object");
                prop_assert_eq!(members.len(), expected.len());
                for ((name, part), (wanted, inner)) in members.into_iter().zip(expected) {
                    prop_assert_eq!(json_text::string(name), Some(wanted.clone()));
                    assert_same(inner, part)?;
                }
            }
            Value::Array(expected) => {
                let items = json_text::items(raw).expect("an array");
                prop_assert_eq!(items.len(), expected.len());
                for (part, inner) in items.into_iter().zip(expected) {
                    assert_same(inner, part)?;
                }
            }
            Value::String(expected) => prop_assert_eq!(json_text::string(raw), Some(expected.clone())),
            other => {
                let printed = other.to_string();
                prop_assert_eq!(raw, &printed);
                prop_assert!(json_text::members(raw).is_none() && json_text::items(raw).is_none());
                prop_assert_eq!(json_text::string(raw), None);
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn pieces_are_found_however_the_text_is_laid_out(value in value()) {
            let (plain, pretty) = (value.to_string(), serde_json::to_string_pretty(&value).unwrap());
            assert_same(&value, &plain)?;
            assert_same(&value, &pretty)?;
        }

        #[test]
        fn quoting_is_undone_by_reading(text in ".*") {
            let quoted = json_text::quoted(&text);
            prop_assert_eq!(&serde_json::from_str::<String>(&quoted).unwrap(), &text);
            prop_assert_eq!(json_text::string(&quoted), Some(text));
        }

        #[test]
        fn escapes_are_read_as_serde_reads_them(codes in prop::collection::vec(prop_oneof![
            0_u16..0x100, 0xd7f0_u16..0xe010, any::<u16>(),
        ], 0..4), short in prop::sample::select(vec!["", "\\b", "\\f", "\\n", "\\r", "\\t", "\\/", "\\\\", "\\\""])) {
            let escaped: String = codes.iter().map(|code| format!("\\u{code:04X}")).collect();
            let raw = format!("\"{short}{escaped}\"");
            prop_assert_eq!(json_text::string(&raw), serde_json::from_str::<String>(&raw).ok());
        }

        #[test]
        fn what_is_no_json_ends_without_a_panic(text in "[\\[\\]{}\",:\\\\ua1 ]{0,30}") {
            let _pieces = (json_text::members(&text), json_text::items(&text), json_text::string(&text));
        }
    }

    #[test]
    fn what_is_not_json_is_refused_and_the_place_is_told() {
        for (text, line, column) in [
            ("", 1, 0),
            ("{", 1, 1),
            ("{\n \"a\": x}", 2, 7),
            ("1 2", 1, 3),
            ("[1,]", 1, 4),
            ("\u{feff}{}", 1, 1),
        ] {
            let refused = json_text::check(text).unwrap_err();
            assert_eq!((refused.line, refused.column), (line, column), "{text:?}");
            assert_eq!(refused.to_string(), format!("not JSON from line {line}, column {column} on"));
        }
    }

    #[test]
    fn a_character_beyond_two_bytes_is_a_pair_and_half_of_one_is_none() {
        for (raw, text) in [
            (r#""\ud83d\ude00""#, Some("\u{1f600}")),
            (r#""\ud800\udc00""#, Some("\u{10000}")),
            (r#""\udbff\udfff""#, Some("\u{10ffff}")),
            (r#""\ud800\ue000""#, None),
            (r#""\ud800\udbff""#, None),
            (r#""\ud800""#, None),
            (r#""\udc00\ud800""#, None),
        ] {
            assert_eq!(json_text::string(raw).as_deref(), text, "{raw}");
        }
    }

    #[test]
    fn what_is_escaped_is_escaped_in_its_short_form() {
        assert_eq!(
            json_text::quoted("a\"b\\c\nd\re\tf\u{1}\u{1f}\u{7f}é"),
            r#""a\"b\\c\nd\re\tf\u0001\u001f"#.to_owned() + "\u{7f}é\""
        );
    }
}
