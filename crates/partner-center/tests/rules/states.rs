//! Section 1.7: the service lists the codes of states, and people write their names.

use partner_center::country_rules;
use partner_center::states::code_of;
use proptest::prelude::*;

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn recorded() -> Vec<String> {
    let text = include_str!("../fixtures/countryvalidationrules.US.recorded.json");
    country_rules::read(&crate::response(200, text)).unwrap().states
}

#[test]
fn each_recorded_code_is_found_by_a_name_and_each_name_gives_one() {
    let recorded = recorded();
    for (name, code) in [
        ("Washington", "WA"),
        ("washington", "WA"),
        (" WASHINGTON ", "WA"),
        ("Washington State", "WA"),
        ("Washington, D.C.", "DC"),
        ("District of Columbia", "DC"),
        ("West Virginia", "WV"),
        ("Virginia", "VA"),
        ("Kansas", "KS"),
        ("Arkansas", "AR"),
        ("New  York", "NY"),
        ("North\u{a0}Dakota", "ND"),
    ] {
        assert_eq!(code_of("US", name, &recorded), Some(code), "{name}");
    }
    let known = [
        "Alabama",
        "Alaska",
        "Arizona",
        "Arkansas",
        "California",
        "Colorado",
        "Connecticut",
        "Delaware",
        "District of Columbia",
        "Florida",
        "Georgia",
        "Hawaii",
        "Idaho",
        "Illinois",
        "Indiana",
        "Iowa",
        "Kansas",
        "Kentucky",
        "Louisiana",
        "Maine",
        "Maryland",
        "Massachusetts",
        "Michigan",
        "Minnesota",
        "Mississippi",
        "Missouri",
        "Montana",
        "Nebraska",
        "Nevada",
        "New Hampshire",
        "New Jersey",
        "New Mexico",
        "New York",
        "North Carolina",
        "North Dakota",
        "Ohio",
        "Oklahoma",
        "Oregon",
        "Pennsylvania",
        "Rhode Island",
        "South Carolina",
        "South Dakota",
        "Tennessee",
        "Texas",
        "Utah",
        "Vermont",
        "Virginia",
        "Washington",
        "West Virginia",
        "Wisconsin",
        "Wyoming",
    ];
    let mut found: Vec<&str> = known.iter().filter_map(|name| code_of("us", name, &recorded)).collect();
    found.sort_unstable();
    assert_eq!(found, recorded);
}

#[test]
fn other_countries_and_languages() {
    let canada = codes(&["AB", "BC", "NL", "QC"]);
    assert_eq!(code_of("CA", "Alberta", &canada), Some("AB"));
    assert_eq!(code_of("CA", "Québec", &canada), Some("QC"));
    assert_eq!(code_of("CA", "colombie britannique", &canada), Some("BC"));
    assert_eq!(code_of("BR", "Sao Paulo", &codes(&["SP", "RJ"])), Some("SP"));
    assert_eq!(code_of("AU", "western australia", &codes(&["WA", "NSW"])), Some("WA"));
    // Sources disagree on the codes of Mexico: the list decides.
    assert_eq!(code_of("MX", "Nuevo León", &codes(&["NL"])), Some("NL"));
    assert_eq!(code_of("MX", "Nuevo Leon", &codes(&["NLE"])), Some("NLE"));
}

#[test]
fn what_is_not_unambiguous_is_left_alone() {
    let recorded = recorded();
    for name in ["", " ", "Washingtn", "Carolina", "Wash", "WA", "Ontario", "Washington and Oregon"] {
        assert_eq!(code_of("US", name, &recorded), None, "{name}");
    }
    // A list without the code, both codes, another country, no list.
    assert_eq!(code_of("US", "Puerto Rico", &recorded), None);
    assert_eq!(code_of("MX", "Jalisco", &codes(&["JA", "JAL"])), None);
    assert_eq!(code_of("SE", "Washington", &recorded), None);
    assert_eq!(code_of("US", "Washington", &[]), None);
}

proptest! {
    #[test]
    fn a_code_is_always_one_of_the_list(country in "[A-Z]{2}", name in ".{0,20}") {
        let recorded = recorded();
        if let Some(code) = code_of(&country, &name, &recorded) {
            prop_assert!(recorded.iter().any(|known| known == code));
        }
    }
}
