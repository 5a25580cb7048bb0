//! The rules of countries.

use crate::caller::{Caller, code, json, sample};
use serde_json::json as value;

const US: &str = "v1/countryvalidationrules/US";

#[test]
fn those_of_the_united_states_are_as_recorded() {
    let mut caller = Caller::new();
    let answer = caller.get(US);
    assert_eq!(json(&answer), sample("countryvalidationrules.US.recorded.json"));
    // The recorded length: 777 bytes and a byte order mark.
    assert_eq!(answer.body.len(), 780);
    assert_eq!(caller.get("v1/countryvalidationrules/us").body, answer.body);
}

#[test]
fn every_country_of_a_customer_has_rules() {
    let mut caller = Caller::new();
    for country in ["NL", "SE", "GB", "DE", "CA", "JP", "PL", "GR", "AE", "PT", "MD"] {
        let rules = json(&caller.get(&format!("v1/countryvalidationrules/{country}")));
        assert_eq!(rules["iso2Code"], country);
        assert_eq!(rules["isStateRequired"] == true, rules.get("supportedStatesList").is_some(), "{country}");
        assert_eq!(
            rules["isPostalCodeRequired"] == true,
            rules.get("postalCodeRegex").is_some(),
            "{country}"
        );
        assert_eq!(rules["isVatIdSupported"] == true, rules.get("vatIdRegex").is_some(), "{country}");
        let culture = rules["defaultCulture"].as_str().expect("a culture");
        assert!(culture.starts_with(rules["supportedLanguagesList"][0].as_str().expect("a language")));
    }
    let portugal = json(&caller.get("v1/countryvalidationrules/PT"));
    assert_eq!(portugal["vatIdRegex"], r"^PT[\d]{9,9}$");
}

#[test]
fn a_country_that_is_none_has_no_rules() {
    let mut caller = Caller::new();
    let unknown = caller.get("v1/countryvalidationrules/QQ");
    assert_eq!((unknown.status, code(&unknown)), (404, 1000));
    for country in ["USA", "1", "n%20l", "é"] {
        let answer = caller.get(&format!("v1/countryvalidationrules/{country}"));
        assert_eq!((answer.status, code(&answer)), (400, 800_002), "{country}");
    }
    assert_eq!(caller.get("v1/countryvalidationrules").status, 404);
    assert_eq!(caller.put(US, "{}").status, 405);
}

#[test]
fn the_older_page_shows_another_shape() {
    let mut caller = Caller::new();
    caller.set(r#"{"countryRules":"documented"}"#);
    let rules = json(&caller.get(US));
    assert_eq!(rules["states"]["value"].as_array().map(Vec::len), Some(51));
    assert_eq!(rules["supportedLanguages"], value!({ "value": ["en", "es"] }));
    assert_eq!(rules["supportedCultures"], value!({ "value": ["en-US", "es-US"] }));
    assert_eq!(rules["attributes"]["objectType"], "CountryInformation");
    assert_eq!(rules.get("supportedStatesList"), None);
}
