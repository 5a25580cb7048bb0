//! JSON as a tree that knows its own spelling: makes random documents, and says by another way than
//! the editor's what a write into one gives.

use proptest::prelude::*;

/// One JSON value.
#[derive(Clone, Debug)]
pub enum Node {
    /// A string, number, `true`, `false` or `null`, as spelled.
    Leaf(String),
    /// The values, and the white space behind each.
    Array(Vec<(Node, String)>),
    /// The members, and the white space behind the opening brace.
    Object(Vec<Member>, String),
}

/// One member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name's spelling, in quotes.
    name: String,
    /// The colon with the white space around it.
    colon: String,
    value: Node,
    /// The white space before the comma or the closing brace.
    after: String,
}

impl Node {
    /// The JSON text.
    pub fn text(&self) -> String {
        match self {
            Node::Leaf(spelling) => spelling.clone(),
            Node::Array(values) => {
                let values: Vec<String> = values.iter().map(|(value, after)| value.text() + after).collect();
                format!("[{}]", values.join(","))
            }
            Node::Object(members, open) => {
                let members: Vec<String> = members
                    .iter()
                    .map(|m| format!("{}{}{}{}", m.name, m.colon, m.value.text(), m.after))
                    .collect();
                format!("{{{open}{}}}", members.join(","))
            }
        }
    }

    /// Writes `typed` at the place that `names` lead to, if that is one that can be edited. Says whether members
    /// were added.
    pub fn write(&mut self, names: &[String], typed: &str) -> bool {
        self.is_editable(names) && self.write_all(names, typed)
    }

    fn is_editable(&self, names: &[String]) -> bool {
        match (self, names.split_first()) {
            (Node::Leaf(spelling), None) => {
                !matches!(spelling.as_str(), "true" | "false")
                    && (!spelling.starts_with('"') || decoded(spelling).is_some())
            }
            (Node::Leaf(spelling), Some(_)) => spelling == "null",
            (Node::Object(members, _), Some((name, below))) => {
                members.iter().rfind(|m| m.is_named(name)).is_none_or(|m| m.value.is_editable(below))
            }
            (Node::Array(_), _) | (Node::Object(..), None) => false,
        }
    }

    fn write_all(&mut self, names: &[String], typed: &str) -> bool {
        let Some((name, below)) = names.split_first() else {
            if decoded(&self.text()).as_deref() != Some(typed) {
                *self = Node::Leaf(if typed.is_empty() { "null".to_owned() } else { quoted(typed) });
            }
            return false;
        };
        if matches!(self, Node::Leaf(spelling) if spelling == "null") && !typed.is_empty() {
            *self = Node::Object(Vec::new(), String::new());
        }
        let Node::Object(members, open) = self else { return false };
        let (mut found, mut added) = (false, false);
        for member in members.iter_mut().filter(|m| m.is_named(name)) {
            added |= member.value.write_all(below, typed);
            found = true;
        }
        if !found && !typed.is_empty() {
            let mut value = Node::Leaf("null".to_owned());
            value.write_all(below, typed);
            let after = match members.last_mut() {
                Some(last) => core::mem::take(&mut last.after),
                None => core::mem::take(open),
            };
            members.push(Member { name: quoted(name), colon: ":".to_owned(), value, after });
            added = true;
        }
        added
    }
}

impl Member {
    fn is_named(&self, name: &str) -> bool {
        decoded(&self.name).is_some_and(|own| own.eq_ignore_ascii_case(name))
    }
}

fn decoded(spelling: &str) -> Option<String> {
    serde_json::from_str(spelling).ok()
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Random documents: few names in many spellings, so that they meet, nested and doubled.
pub fn node() -> impl Strategy<Value = Node> {
    let spellings = vec![
        r#""x""#,
        r#""""#,
        r#""Zürich""#,
        r#""\u0078\/\"\\""#,
        r#""\ud83d\ude00""#,
        r#""cut \ud800 off""#,
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1.50",
        "1E+400",
        "123456789012345678901234567890",
    ];
    let leaf = prop_oneof![
        4 => prop::sample::select(spellings).prop_map(str::to_owned),
        1 => ".{0,6}".prop_map(|text| quoted(&text)),
        2 => Just("null".to_owned()),
    ]
    .prop_map(Node::Leaf);
    leaf.prop_recursive(3, 24, 5, |value| {
        let member = (name_spelling(), white(), white(), value.clone(), white()).prop_map(
            |(name, before, behind, value, after)| Member {
                name,
                colon: format!("{before}:{behind}"),
                value,
                after,
            },
        );
        prop_oneof![
            1 => prop::collection::vec((value, white()), 0..3).prop_map(Node::Array),
            5 => (prop::collection::vec(member, 0..6), white())
                .prop_map(|(members, open)| Node::Object(members, open)),
        ]
    })
}

/// White space, mostly none.
pub fn white() -> impl Strategy<Value = String> {
    prop_oneof![3 => Just(String::new()), 1 => "[ \t\r\n]{1,3}"]
}

fn name_spelling() -> impl Strategy<Value = String> {
    let spellings = vec![
        r#""a""#,
        r#""A""#,
        r#""city""#,
        r#""City""#,
        r#""\u0063ITY""#,
        r#""Address""#,
        r#""address""#,
        r#""a/b""#,
        r#""a\/b""#,
        r#""m~n""#,
        r#""~1""#,
        r#""ß""#,
        r#""""#,
        r#""\"""#,
        r#""\udc00""#,
    ];
    prop::sample::select(spellings).prop_map(str::to_owned)
}

/// Member names as a pointer leads through them, of those that [`node`] uses and some more.
pub fn names() -> impl Strategy<Value = Vec<String>> {
    let names = vec!["a", "city", "CITY", "address", "a/b", "m~n", "~1", "ß", "", "\"", "other", "zip"];
    prop::collection::vec(prop::sample::select(names).prop_map(str::to_owned), 0..4)
}

/// The JSON pointer for these names.
pub fn pointer(names: &[String]) -> String {
    names.iter().map(|name| format!("/{}", name.replace('~', "~0").replace('/', "~1"))).collect()
}

/// What a person types; often nothing.
pub fn typed() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 1 => Just("x".to_owned()), 3 => any::<String>()]
}
