//! Section 1.7.

use partner_center::country_rules::{get, read};
use partner_center::{CountryRules, FailureKind};

use crate::response;

fn rules(body: &str) -> CountryRules {
    read(&response(200, body)).unwrap_or_else(|failure| panic!("{body}: {failure}"))
}

#[test]
fn countries_are_two_letters() {
    for country in ["nl", "NL", " nL "] {
        assert_eq!(get(country).unwrap().path, "v1/countryvalidationrules/NL");
    }
    for country in ["", "N", "NLD", "N1", "..", "N/", "é", "中", "N\u{e9}"] {
        assert_eq!(get(country), None, "{country}");
    }
}

#[test]
fn what_is_left_out_is_not_asked() {
    let rules =
        rules(r#"{"isCityRequired":false,"isStateRequired":null,"phoneNumberRegex":"","taxIdSample":null}"#);
    assert_eq!(rules, CountryRules::default());
}

#[test]
fn members_in_other_letters_and_odd_items() {
    let rules = rules(
        r#"{"IsCityRequired":true,"SupportedStatesList":["A","",null,7,{},"B"],"supportedCulturesList":"nl-NL",
            "TaxIdFormat":"NL#########B##","taxIdSample":"NL123456789B01","vatIdRegex":"^NL","isVatIdSupported":true}"#,
    );
    assert_eq!(rules.states, ["A", "7", "B"]);
    assert_eq!(rules.cultures, [""; 0]);
    assert!(rules.requires_city && rules.supports_vat_id && !rules.requires_state);
    assert_eq!(rules.tax_id_format.as_deref(), Some("NL#########B##"));
    assert_eq!(rules.tax_id_sample.as_deref(), Some("NL123456789B01"));
    assert_eq!(rules.vat_id_pattern.as_deref(), Some("^NL"));
}

#[test]
fn pattern_that_was_wrapped_over_lines_is_none() {
    for pattern in [r"^\\d{\n        5\n    }$", r"^\\d{\r\n5}$", r"\t"] {
        let body = format!(r#"{{"isCityRequired":true,"postalCodeRegex":"{pattern}"}}"#);
        assert_eq!(rules(&body).postal_code_pattern, None, "{body}");
    }
}

/// Something else must not be read as a country that asks nothing.
#[test]
fn what_is_no_rules() {
    for body in ["", "{}", "[]", "null", r#"{"iso2Code":"US"}"#, r#"{"isCityRequired":true"#, "<html>"] {
        assert_eq!(read(&response(200, body)).unwrap_err().kind, FailureKind::Unreadable, "{body}");
    }
    let body = r#"{"isCityRequired":true}"#;
    assert_eq!(read(&response(404, body)).unwrap_err().kind, FailureKind::Gone);
    assert_eq!(read(&response(400, body)).unwrap_err().kind, FailureKind::Invalid);
}
