use super::*;

fn document(text: &str) -> Document {
    Document::parse(text).unwrap()
}

#[track_caller]
fn check_value(text: &str, pointer: &str, expected: Value) {
    assert_eq!(document(text).value(pointer), expected, "{pointer} in {text}");
}

#[track_caller]
fn check_written(text: &str, changes: &[(&str, &str)], expected: &str) {
    assert_eq!(document(text).with(changes).text(), expected);
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(spelling: &str) -> Value {
    Value::Number(spelling.to_owned())
}

fn read_only(raw: &str) -> Value {
    Value::ReadOnly(raw.to_owned())
}

#[test]
fn values_of_every_type() {
    let record = r#"{"s":"x","n":1.50e+3,"minus":-0,"nil":null,"t":true,"f":false,"o":{"a":1},"l":["x", 1]}"#;
    check_value(record, "/s", text("x"));
    check_value(record, "/n", number("1.50e+3"));
    check_value(record, "/minus", number("-0"));
    check_value(record, "/nil", Value::Null);
    check_value(record, "/t", read_only("true"));
    check_value(record, "/f", read_only("false"));
    check_value(record, "/o", read_only(r#"{"a":1}"#));
    check_value(record, "/l", read_only(r#"["x", 1]"#));
    check_value(record, "/none", Value::Absent);
    check_value(record, "/o/a", number("1"));
    check_value(record, "", read_only(record));
}

#[test]
fn many_values_at_once_are_those_of_each() {
    let pointers = [
        "/a/c", "/b", "/a/d", "", "/x/c", "/nil/c", "/s/c", "/s/d", "/a", "/a/e/f", "/m~0n", "/o~1p/c", "b",
        "/A/C", "/",
    ];
    let record = document(
        r#"{"a":{"c":"0"},"b":1,"A":{"c":"1","D":"2","e":{"f":[]}},"nil":null,"s":"x","m~n":"3","o/p":{"c":"4"},"":"5"}"#,
    );
    for document in [record, document("[1]"), document("null"), document("\"x\"")] {
        let each: Vec<Value> = pointers.iter().map(|pointer| document.value(pointer)).collect();
        assert_eq!(document.values(&pointers), each);
    }
}

#[test]
fn what_a_form_shows() {
    assert_eq!(Value::Absent.shown(), "");
    assert_eq!(Value::Null.shown(), "");
    assert_eq!(text("x").shown(), "x");
    assert_eq!(number("1.0").shown(), "1.0");
    assert_eq!(read_only("[1]").shown(), "[1]");
}

#[test]
fn places_below_other_types() {
    let record = r#"{"nil":null,"s":"x","n":5,"l":["x"],"b":true}"#;
    check_value(record, "/nil/city", Value::Absent);
    check_value(record, "/none/deeper/city", Value::Absent);
    check_value(record, "/s/city", read_only(r#""x""#));
    check_value(record, "/n/city", read_only("5"));
    check_value(record, "/l/0", read_only(r#"["x"]"#));
    check_value(record, "/b/city", read_only("true"));
}

#[test]
fn documents_that_are_no_objects() {
    check_value(r#" "None" "#, "", text("None"));
    check_value(" null\n", "", Value::Null);
    check_value("7", "", number("7"));
    check_value("[1]", "", read_only("[1]"));
    check_written(r#" "None" "#, &[("", "Education")], r#" "Education" "#);
    check_written(r#""None""#, &[("", "")], "null");
    check_written(r#""None""#, &[("/a", "x")], r#""None""#);
    check_written(" null ", &[("/a/b", "x"), ("/a/c", "y")], r#" {"a":{"b":"x","c":"y"}} "#);
    check_written("[1]", &[("/0", "x"), ("", "y")], "[1]");
}

#[test]
fn names_ignore_ascii_case_and_only_that() {
    check_value(r#"{"FirstName":"Ada"}"#, "/firstname", text("Ada"));
    check_value(r#"{"DefaultAddress":{"CITY":"Oslo"}}"#, "/defaultAddress/city", text("Oslo"));
    check_value(r#"{"Ä":"x"}"#, "/ä", Value::Absent);
    check_written(r#"{"FirstName":"Ada"}"#, &[("/firstName", "Eva")], r#"{"FirstName":"Eva"}"#);
}

#[test]
fn names_in_escapes() {
    let record = r#"{"\u0063ity":"Oslo","a\/b":"1","m~n":"2","q\"":"3","":"4"}"#;
    check_value(record, "/city", text("Oslo"));
    check_value(record, "/a~1b", text("1"));
    check_value(record, "/m~0n", text("2"));
    check_value(record, "/q\"", text("3"));
    check_value(record, "/", text("4"));
    check_value(r#"{"~1":"x"}"#, "/~01", text("x"));
    check_written(r#"{"\u0063ity":"Oslo"}"#, &[("/city", "Rome")], r#"{"\u0063ity":"Rome"}"#);
}

#[test]
fn a_name_that_cannot_be_decoded_is_kept_and_matches_nothing() {
    check_value(r#"{"\ud800":1,"a":"x"}"#, "/a", text("x"));
    check_value(r#"{"\ud800":1}"#, "/\u{fffd}", Value::Absent);
    check_written(r#"{"\ud800":1}"#, &[("/a", "x")], r#"{"\ud800":1,"a":"x"}"#);
}

#[test]
fn a_string_that_cannot_be_decoded_is_read_only() {
    let record = r#"{"a":"x\ud800y"}"#;
    check_value(record, "/a", read_only(r#""x\ud800y""#));
    check_written(record, &[("/a", "x")], record);
    check_value(r#"{"a":"\ud83d\ude00"}"#, "/a", text("\u{1f600}"));
}

#[test]
fn the_last_duplicate_is_the_value_and_each_is_written() {
    let record = r#"{"city":"a","x":1,"City":{"deep":[]},"CITY":"c"}"#;
    check_value(record, "/city", text("c"));
    check_written(record, &[("/city", "d")], r#"{"city":"d","x":1,"City":"d","CITY":"d"}"#);
    check_written(record, &[("/city", "")], r#"{"city":null,"x":1,"City":null,"CITY":null}"#);
    let last_is_not_editable = r#"{"city":"a","city":true}"#;
    check_written(last_is_not_editable, &[("/city", "d")], last_is_not_editable);
}

#[test]
fn duplicates_of_a_parent_are_all_written() {
    check_value(r#"{"p":{"c":"1"},"p":{}}"#, "/p/c", Value::Absent);
    check_written(
        r#"{"p":{"c":"1"},"p":null,"p":"no","P":{ }}"#,
        &[("/p/c", "x")],
        r#"{"p":{"c":"x"},"p":{"c":"x"},"p":"no","P":{"c":"x" }}"#,
    );
    check_written(r#"{"p":{"c":"1"},"p":{}}"#, &[("/p/c", "")], r#"{"p":{"c":null},"p":{}}"#);
    let last_is_not_editable = r#"{"p":{"c":"1"},"p":[]}"#;
    check_written(last_is_not_editable, &[("/p/c", "x")], last_is_not_editable);
}

#[test]
fn typed_text_becomes_a_string() {
    check_written(r#"{"n":1.0,"nil":null}"#, &[("/n", "2"), ("/nil", "x")], r#"{"n":"2","nil":"x"}"#);
    check_written(r#"{"n":1.0}"#, &[("/n", "1.0")], r#"{"n":"1.0"}"#);
    check_written(
        r#"{"a":""}"#,
        &[("/a", "\"\\/\n\r\t\u{1}\u{1f}\u{7f}ß\u{2028}")],
        "{\"a\":\"\\\"\\\\/\\n\\r\\t\\u0001\\u001f\u{7f}ß\u{2028}\"}",
    );
}

#[test]
fn an_empty_text_is_null_where_the_member_is_and_absent_where_it_is_not() {
    check_written(r#"{"a":"x","n":5}"#, &[("/a", ""), ("/n", "")], r#"{"a":null,"n":null}"#);
    check_written(r#"{"a":null}"#, &[("/a", "")], r#"{"a":null}"#);
    check_written(r#"{"p":null}"#, &[("/b", ""), ("/p/c", ""), ("/q/c", "")], r#"{"p":null}"#);
}

#[test]
fn what_says_the_same_keeps_its_spelling() {
    check_written(r#"{"a":"\u0078","e":""}"#, &[("/a", "x"), ("/e", "")], r#"{"a":"\u0078","e":""}"#);
}

#[test]
fn added_members_follow_the_last_one() {
    check_written("{}", &[("/a", "x")], r#"{"a":"x"}"#);
    check_written("{ \n }", &[("/a", "x"), ("/b", "y")], "{\"a\":\"x\",\"b\":\"y\" \n }");
    check_written("{\n  \"a\": 1\n}", &[("/b", "y")], "{\n  \"a\": 1,\"b\":\"y\"\n}");
    check_written(r#"{"o":{"a":{}} }"#, &[("/b~1~0\"", "y")], r#"{"o":{"a":{}},"b/~\"":"y" }"#);
}

#[test]
fn an_absent_or_null_parent_is_created_once() {
    let changes = [
        ("/address/city", "Oslo"),
        ("/address/geo/zone", "1"),
        ("/address/country", "NO"),
        ("/address/geo/x", "2"),
    ];
    let created = r#"{"city":"Oslo","geo":{"zone":"1","x":"2"},"country":"NO"}"#;
    check_written(r#"{"id":1}"#, &changes, &format!(r#"{{"id":1,"address":{created}}}"#));
    check_written(r#"{"address":null}"#, &changes, &format!(r#"{{"address":{created}}}"#));
}

#[test]
fn added_names_take_the_letter_case_of_their_siblings() {
    check_written(r#"{"FirstName":"A"}"#, &[("/lastName", "B")], r#"{"FirstName":"A","LastName":"B"}"#);
    check_written(r#"{"firstName":"A"}"#, &[("/lastName", "B")], r#"{"firstName":"A","lastName":"B"}"#);
    check_written(
        r#"{"Id":"A"}"#,
        &[("/address/city", "B"), ("/address/state", "C")],
        r#"{"Id":"A","Address":{"City":"B","State":"C"}}"#,
    );
    check_written(
        r#"{"Id":"A","Address":{}}"#,
        &[("/address/city", "B")],
        r#"{"Id":"A","Address":{"City":"B"}}"#,
    );
    check_written(r#"{"Address":null}"#, &[("/address/city", "B")], r#"{"Address":{"City":"B"}}"#);
    check_written(r#"{"Id":1,"p":{"a":1}}"#, &[("/p/b", "B")], r#"{"Id":1,"p":{"a":1,"b":"B"}}"#);
    // The odd one does not decide.
    check_written(r#"{"ETag":1,"id":1,"kind":1}"#, &[("/x", "B")], r#"{"ETag":1,"id":1,"kind":1,"x":"B"}"#);
    check_written(r#"{"1":1,"\ud800":1}"#, &[("/x", "B")], r#"{"1":1,"\ud800":1,"x":"B"}"#);
}

#[test]
fn all_that_is_not_written_stays_byte_for_byte() {
    check_written(
        "\t{ \"big\" : 12345678901234567890.10E+05 ,\"city\":\"a\" , \"t\":[ ],\"é\\u00e9\\/\":\"\\ud800\",\"big\":-0}\r\n",
        &[("/city", "b")],
        "\t{ \"big\" : 12345678901234567890.10E+05 ,\"city\":\"b\" , \"t\":[ ],\"é\\u00e9\\/\":\"\\ud800\",\"big\":-0}\r\n",
    );
}

#[test]
fn changes_apply_one_after_the_other() {
    check_written("{}", &[("/a", "x"), ("/a", "y")], r#"{"a":"y"}"#);
    check_written("{}", &[("/a", "x"), ("/a/b", "y")], r#"{"a":"x"}"#);
    check_written(r#"{"a":"x"}"#, &[], r#"{"a":"x"}"#);
}

#[test]
fn deep_nesting_is_no_recursion() {
    let depth = 100_000;
    let deep = "[".repeat(depth) + &"]".repeat(depth);
    check_value(&deep, "", Value::ReadOnly(deep.clone()));
    let record = format!(r#"{{"deep":{deep},"a":"x"}}"#);
    check_written(&record, &[("/a", "y")], &record.replace('x', "y"));

    let pointer = "/p".repeat(1_000);
    let written = document("{}").with(&[(&pointer, "x")]);
    assert_eq!(written.value(&pointer), text("x"));
    assert_eq!(Document::parse(written.text()).unwrap(), written);
}

#[test]
fn not_json_says_where() {
    let error = Document::parse("<html>").unwrap_err();
    assert_eq!(error, NotJson { line: 1, column: 1 });
    assert_eq!(error.to_string(), "not JSON from line 1, column 1 on");
    let cut_off = Document::parse("{\"a\":\n\"x").unwrap_err();
    assert_eq!((cut_off.line, cut_off.column), (2, 2));
    for text in
        ["", " ", "{", "{}{}", "{\"a\"}", "{'a':1}", "[1,]", "01", "\"\n\"", "NaN", "\u{feff}{}", "nul"]
    {
        assert!(Document::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn the_place_of_a_value_is_where_it_stands() {
    let document = document(r#" {"a": {"b" : "x"}, "A": {"B": [1, 2]}, "~/": 1} "#);
    let at = |pointer: &str| document.place(pointer).and_then(|place| document.text().get(place));
    assert_eq!(at("/a/b"), Some("[1, 2]"));
    assert_eq!(at("/~0~1"), Some("1"));
    for absent in ["", "a", "/c", "/a/c", "/~0~1/x"] {
        assert_eq!(at(absent), None, "{absent}");
    }
}
