use super::*;
use partner_center::{QualificationRoute, SupportProfilePath};
use serde_json::Value;

const SHIPPED: &str = include_str!("../../config.json");
const SCHEMA: &str = include_str!("../../config.schema.json");
const DOCUMENTATION: &str = include_str!("../../docs/CONFIGURATION.md");

fn mistake(text: &str) -> (&'static str, String) {
    match Config::parse(text) {
        Err(ConfigMistake::Member { name, found, .. }) => (name, found),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn the_shipped_settings_name_every_default() {
    assert_eq!(Config::parse(SHIPPED), Ok(Config::default()));
    let shipped: Value = serde_json::from_str(SHIPPED).unwrap();
    let named: Vec<&str> = shipped.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected: Vec<&str> =
        MEMBERS.iter().map(|(name, _)| *name).filter(|name| *name != "tenant").collect();
    expected.sort_unstable();
    assert_eq!(named, expected);
}

#[test]
fn what_is_left_out_has_a_default() {
    assert_eq!(Config::parse("{}"), Ok(Config::default()));
    assert_eq!(Config::parse("\u{feff} {} \n"), Ok(Config::default()));
}

#[test]
fn every_member_is_read() {
    let text = r#"{
        "$schema": "elsewhere.json",
        "cloud": "21Vianet",
        "api": "https://api.example.com/pc/",
        "tenant": "EEBD1B55-5360-4438-a11d-5c06918c3014",
        "supportProfilePath": "support",
        "qualificationRoute": "asynchronous",
        "signIn": "token",
        "audit": false
    }"#;
    let expected = Config {
        cloud: Cloud::China,
        api: "https://api.example.com/pc/".to_owned(),
        tenant: TenantId::parse("eebd1b55-5360-4438-a11d-5c06918c3014").ok(),
        support_profile_path: SupportProfileSetting::Fixed(SupportProfilePath::Support),
        support_profile_path_text: "support",
        qualification_route: QualificationSetting::Fixed(QualificationRoute::Asynchronous),
        qualification_route_text: "asynchronous",
        sign_in: SignIn::Token,
        audit: false,
    };
    assert_eq!(Config::parse(text), Ok(expected));
    let clouds = ["global", "usGovernment", "germany"]
        .map(|cloud| Config::parse(&format!(r#"{{"cloud":"{cloud}"}}"#)).unwrap().cloud);
    assert_eq!(clouds, [Cloud::Global, Cloud::UsGovernment, Cloud::Germany]);
}

#[test]
fn a_mistake_names_the_member_what_was_found_and_what_is_expected() {
    for (name, expected) in MEMBERS.iter().filter(|(name, _)| *name != "$schema") {
        for wrong in ["7", "null", "[]", "{\"a\": 1}", "\"both\"", "\"Auto\"", "\"\"", "\"true\""] {
            let found = Config::parse(&format!("{{\"api\": \"./\", {:?} : {wrong} }}", name));
            let found_mistake = ConfigMistake::Member { name, found: wrong.to_owned(), expected };
            assert_eq!(found, Err(found_mistake), "{name}: {wrong}");
        }
    }
    assert_eq!(mistake(r#"{"audit":"false"}"#), ("audit", "\"false\"".to_owned()));
    let long = format!("{{\"tenant\":\"{}\"}}", "ä".repeat(100));
    assert_eq!(mistake(&long), ("tenant", format!("\"{}…", "ä".repeat(79))));
}

#[test]
fn an_address_is_that_of_a_folder_and_not_of_another_host_without_https() {
    for right in
        ["./", "./api/", "/pc/", "https://pc.example.com/", "http://localhost:8080/", "http://127.0.0.1/x/"]
    {
        let config = Config::parse(&format!(r#"{{"api":"{right}"}}"#));
        assert_eq!(config.unwrap().api, right);
    }
    for wrong in [
        "./v1",
        "api/",
        "./?a/",
        "./#a/",
        "http://example.com/",
        "http://localhost.example.com/",
        "//example.com/",
        "https:///",
    ] {
        assert_eq!(mistake(&format!(r#"{{"api":"{wrong}"}}"#)), ("api", format!("\"{wrong}\"")));
    }
}

#[test]
fn a_file_that_is_no_object_and_a_member_that_is_not_known_are_mistakes() {
    assert_eq!(Config::parse(" [] "), Err(ConfigMistake::NotAnObject("[]".to_owned())));
    assert!(matches!(Config::parse("{"), Err(ConfigMistake::NotJson(_))));
    assert!(matches!(Config::parse(""), Err(ConfigMistake::NotJson(_))));
    assert_eq!(Config::parse(r#"{"signin":"token"}"#), Err(ConfigMistake::Unknown("signin".to_owned())));
}

#[test]
fn the_audit_records_can_be_switched_off() {
    let on = Config::default();
    let off = Config { audit: false, ..Config::default() };
    assert_eq!(on.offers(Feature::AuditRecords), Ok(()));
    assert_eq!(off.offers(Feature::AuditRecords), Err(NotOffered::SwitchedOff));
    assert_eq!(off.offers(Feature::Qualification), Ok(()));
    let china = Config { cloud: Cloud::China, ..off };
    assert_eq!(china.offers(Feature::AuditRecords), Err(NotOffered::NotInChina));
}

/// The values of a member in the schema, as JSON writes them.
fn values(property: &Value) -> Vec<String> {
    match (property.get("enum"), property.get("type").and_then(Value::as_str)) {
        (Some(values), _) => values.as_array().unwrap().iter().map(Value::to_string).collect(),
        (None, Some("boolean")) => vec!["true".to_owned(), "false".to_owned()],
        _ => Vec::new(),
    }
}

#[test]
fn the_schema_says_what_is_read() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert_eq!(schema["additionalProperties"], false);
    let properties = schema["properties"].as_object().unwrap();
    let names: Vec<&str> = properties.keys().map(String::as_str).collect();
    let mut known: Vec<&str> = MEMBERS.iter().map(|(name, _)| *name).collect();
    known.sort_unstable();
    assert_eq!(names, known);
    let shipped: Value = serde_json::from_str(SHIPPED).unwrap();
    for (name, expected) in MEMBERS {
        let property = &properties[name];
        assert_eq!(values(property), expected, "{name}");
        assert!(property["description"].as_str().is_some_and(|text| text.ends_with('.')), "{name}");
        if let Some(first) = expected.first() {
            assert_eq!(property["default"].to_string(), *first, "the default of {name}");
        }
        if name != "$schema" {
            assert_eq!(property.get("default"), shipped.get(name), "the default of {name} as shipped");
        }
    }
}

/// Each row of the table: the member, its values in the order of the program, and the default.
#[test]
fn the_documentation_says_what_is_read() {
    let (_, table) = DOCUMENTATION.split_once("| member |").expect("a table of the members");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let in_code =
        |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let names: Vec<String> = rows.iter().flat_map(|row| in_code(row[0])).collect();
    assert_eq!(names, MEMBERS.map(|(name, _)| name));
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for (row, (name, expected)) in rows.iter().zip(MEMBERS) {
        if !expected.is_empty() {
            assert_eq!(in_code(row[1]), expected, "the values of {name}");
        }
        let default = schema["properties"][name].get("default").map(Value::to_string);
        assert_eq!(in_code(row[2]), Vec::from_iter(default), "the default of {name}");
    }
}

/// What a host passes calls on to is the chosen cloud's service.
#[test]
fn the_documentation_names_the_service_of_each_cloud() {
    let cells =
        |line: &str| -> Vec<String> { line.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let rows: Vec<Vec<String>> = DOCUMENTATION.lines().map(cells).collect();
    for value in MEMBERS[1].1 {
        let cloud = Config::parse(&format!("{{\"cloud\":{value}}}")).unwrap().cloud;
        let row = rows.iter().find(|row| row.len() == 2 && row[0] == *value);
        let row = row.unwrap_or_else(|| panic!("a row for {value}"));
        assert_eq!(row[1], cloud.service());
    }
}
