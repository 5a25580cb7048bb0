use crate::answer::Answer;
use crate::invented::{CountryRules, Tax};
use crate::json::{Object, quoted};
use crate::{CountryRulesForm, Settings};

/// GET `countryvalidationrules/{code}`.
pub fn get(code: &str, settings: &Settings) -> Answer {
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Answer::invalid_input("The country code is not an ISO code of two letters");
    }
    match CountryRules::find(code) {
        None => Answer::fault(404, 1000, "The country was not found."),
        Some(rules) => Answer::found(document(rules, settings.country_rules).to_string()),
    }
}

fn document(rules: &CountryRules, form: CountryRulesForm) -> Object {
    let mut document = Object::new()
        .with_text("iso2Code", rules.code)
        .with_text("defaultCulture", rules.cultures.first().copied().unwrap_or_default())
        .with("isStateRequired", (!rules.states.is_empty()).to_string());
    if !rules.states.is_empty() {
        push_list(&mut document, "states", rules.states, form);
    }
    push_list(&mut document, "supportedLanguages", rules.languages, form);
    push_list(&mut document, "supportedCultures", rules.cultures, form);
    document.push("isPostalCodeRequired", rules.postal_code.is_some().to_string());
    if let Some(postal_code) = &rules.postal_code {
        document.push("postalCodeRegex", quoted(postal_code.pattern));
    }
    let is_vat = matches!(rules.tax, Tax::Vat { .. });
    document.push("isCityRequired", "true");
    document.push("isVatIdSupported", is_vat.to_string());
    if let Tax::Vat { pattern, format, sample } = rules.tax {
        document.push("taxIdFormat", quoted(format));
        document.push("taxIdSample", quoted(sample));
        document.push("vatIdRegex", quoted(pattern));
    }
    if let Some(pattern) = rules.phone_pattern {
        document.push("phoneNumberRegex", quoted(pattern));
    }
    document.push("isTaxIdSupported", (!is_vat).to_string());
    document.push("isTaxIdOptional", (!is_vat).to_string());
    push_list(&mut document, "countryCallingCodes", rules.calling_codes, form);
    let kind = match form {
        CountryRulesForm::Recorded => "CountryValidationRules",
        CountryRulesForm::Documented => "CountryInformation",
    };
    document.with("attributes", Object::new().with_text("objectType", kind).to_string())
}

/// Adds a list: `supportedLanguagesList`, or in the older form `supportedLanguages` with the list as its `value`.
fn push_list(document: &mut Object, name: &str, items: &[&str], form: CountryRulesForm) {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    let list = format!("[{}]", items.join(","));
    match form {
        CountryRulesForm::Documented => document.push(name, format!(r#"{{"value":{list}}}"#)),
        CountryRulesForm::Recorded if name == "states" => document.push("supportedStatesList", list),
        CountryRulesForm::Recorded => document.push(&format!("{name}List"), list),
    }
}
