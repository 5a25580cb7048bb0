//! Sections 1.3 and 3.

use partner_center::qualification::{put, read};
use partner_center::{FailureKind, NotSettable, Qualification, TenantId, ValidationCodeId};

use crate::response;

const KNOWN: [(Qualification, &str, u8); 5] = [
    (Qualification::None, "None", 0),
    (Qualification::Education, "Education", 1),
    (Qualification::Nonprofit, "Nonprofit", 2),
    (Qualification::GovernmentCommunityCloud, "GovernmentCommunityCloud", 3),
    (Qualification::StateOwnedEntity, "StateOwnedEntity", 4),
];

fn tenant() -> TenantId {
    TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap()
}

#[test]
fn names_and_numbers_are_those_of_the_service() {
    for (qualification, name, number) in KNOWN {
        assert_eq!(qualification.name(), name);
        assert_eq!(qualification.number(), Some(number));
        let spellings = [
            number.to_string(),
            format!("\"{number}\""),
            format!("\"{name}\""),
            format!("\"{}\"", name.to_lowercase()),
            format!("\"{}\"", name.to_uppercase()),
            format!(" \"{name}\"\r\n"),
        ];
        for spelling in spellings {
            assert_eq!(Qualification::parse_lenient(&spelling).as_ref(), Some(&qualification), "{spelling}");
        }
    }
}

#[test]
fn snake_case_as_the_description_has_it() {
    let cases = [
        (r#""government_community_cloud""#, Qualification::GovernmentCommunityCloud),
        (r#""state_owned_entity""#, Qualification::StateOwnedEntity),
        (r#""Government_Community_Cloud""#, Qualification::GovernmentCommunityCloud),
    ];
    for (spelling, expected) in cases {
        assert_eq!(Qualification::parse_lenient(spelling), Some(expected));
    }
}

#[test]
fn unknown_ones_keep_their_spelling() {
    for (spelling, name) in [(r#""Health_Care""#, "Health_Care"), ("5", "5"), ("17", "17")] {
        let read = Qualification::parse_lenient(spelling).unwrap();
        assert_eq!(read, Qualification::Other(name.to_owned()));
        assert_eq!((read.name(), read.number()), (name, None));
    }
}

#[test]
fn other_values_are_no_qualification() {
    for text in [
        "",
        "null",
        "true",
        "{}",
        "[]",
        r#"["Education"]"#,
        r#""""#,
        r#"" ""#,
        "education",
        r#""education"#,
        r#""Customer tagging denied.""#,
        "-1",
        "1.0",
        "01",
        "<html>",
        r#"1 "Education""#,
    ] {
        assert_eq!(Qualification::parse_lenient(text), None, "{text}");
        assert_eq!(read(&response(200, text)).unwrap_err().kind, FailureKind::Unreadable, "{text}");
    }
}

#[test]
fn mark_before_a_success_and_the_status_of_a_failure() {
    assert_eq!(read(&response(200, "\u{feff}\"none\"")).unwrap(), Qualification::None);
    assert_eq!(read(&response(404, r#""education""#)).unwrap_err().kind, FailureKind::Gone);
}

#[test]
fn only_some_can_be_set_here() {
    let code = ValidationCodeId::new("123456");
    for (qualification, reason) in [
        (Qualification::None, NotSettable::Never),
        (Qualification::Nonprofit, NotSettable::Never),
        (Qualification::Other("HealthCare".to_owned()), NotSettable::Never),
        (Qualification::StateOwnedEntity, NotSettable::OtherRoute),
    ] {
        assert_eq!(put(&tenant(), &qualification, None), Err(reason));
        assert_eq!(put(&tenant(), &qualification, code.as_ref()), Err(reason));
    }
    let cloud = Qualification::GovernmentCommunityCloud;
    assert_eq!(put(&tenant(), &cloud, None), Err(NotSettable::CodeNeeded));
    assert!(put(&tenant(), &cloud, code.as_ref()).is_ok());
}

#[test]
fn code_cannot_leave_its_place_in_the_query() {
    let code = ValidationCodeId::new(" 12&size=1#%\u{e9} ").unwrap();
    let request = put(&tenant(), &Qualification::GovernmentCommunityCloud, Some(&code)).unwrap();
    let (_, query) = request.path.split_once('?').unwrap();
    assert_eq!(query, "code=12%26size%3D1%23%25%C3%A9");
}
