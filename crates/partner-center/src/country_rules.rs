//! What a country asks of an address (section 1.7).

use crate::json::{self, Object};
use crate::{Failure, Request, Response};

/// What a country asks of an address, and which cultures and languages it has (section 1.7). What the service leaves out
/// is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountryRules {
    /// The country, as ISO 3166-1 alpha-2; empty when the service does not repeat it.
    pub country: String,
    /// Whether an address needs a city.
    pub requires_city: bool,
    /// Whether an address needs a state.
    pub requires_state: bool,
    /// Whether an address needs a postal code.
    pub requires_postal_code: bool,
    /// The codes of the states, in the service's order; empty where there is no list to choose from.
    pub states: Vec<String>,
    /// What a postal code looks like: a regular expression in the .NET dialect.
    pub postal_code_pattern: Option<String>,
    /// What a phone number looks like: a regular expression in the .NET dialect.
    pub phone_pattern: Option<String>,
    /// The numbers that phone numbers of the country begin with, without `+`.
    pub calling_codes: Vec<String>,
    /// The culture of a new customer: `en-US`.
    pub default_culture: Option<String>,
    /// The cultures to choose from: `en-US`, ...
    pub cultures: Vec<String>,
    /// The languages to choose from: `en`, ...
    pub languages: Vec<String>,
    /// Whether a customer can have a tax id.
    pub supports_tax_id: bool,
    /// Whether the tax id may be left out.
    pub tax_id_is_optional: bool,
    /// What a tax id looks like, for people.
    pub tax_id_format: Option<String>,
    /// An example of a tax id.
    pub tax_id_sample: Option<String>,
    /// Whether a customer can have a VAT id.
    pub supports_vat_id: bool,
    /// What a VAT id looks like: a regular expression in the .NET dialect.
    pub vat_id_pattern: Option<String>,
}

/// Asks for the rules of a country, given as ISO 3166-1 alpha-2 in either letter case (section 1.7); `None` when it is not two
/// letters.
#[must_use]
pub fn get(country: &str) -> Option<Request> {
    let country = country.trim();
    let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| Request::get(format!("v1/countryvalidationrules/{}", country.to_ascii_uppercase())))
}

/// Reads the answer to [`get`], in the recorded shape, where a list is `supportedStatesList`, and in the documented one,
/// where it is `states.value` (section 1.7).
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body holds no rules.
pub fn read(response: &Response) -> Result<CountryRules, Failure> {
    let rules = response.is_success().then(|| rules(response.text())).flatten();
    rules.ok_or_else(|| Failure::of(response))
}

fn rules(text: &str) -> Option<CountryRules> {
    let rules = Object::parse(text)?;
    // Without it the answer is something else, and would be read as a country that asks nothing.
    rules.get("isCityRequired")?;
    let is = |name| rules.get(name) == Some("true");
    Some(CountryRules {
        country: rules.text("iso2Code").unwrap_or_default(),
        requires_city: is("isCityRequired"),
        requires_state: is("isStateRequired"),
        requires_postal_code: is("isPostalCodeRequired"),
        states: list(&rules, "supportedStatesList", "states"),
        postal_code_pattern: pattern(&rules, "postalCodeRegex"),
        phone_pattern: pattern(&rules, "phoneNumberRegex"),
        calling_codes: list(&rules, "countryCallingCodesList", "countryCallingCodes"),
        default_culture: rules.filled("defaultCulture"),
        cultures: list(&rules, "supportedCulturesList", "supportedCultures"),
        languages: list(&rules, "supportedLanguagesList", "supportedLanguages"),
        supports_tax_id: is("isTaxIdSupported"),
        tax_id_is_optional: is("isTaxIdOptional"),
        tax_id_format: rules.filled("taxIdFormat"),
        tax_id_sample: rules.filled("taxIdSample"),
        supports_vat_id: is("isVatIdSupported"),
        vat_id_pattern: pattern(&rules, "vatIdRegex"),
    })
}

/// A list of texts, by its recorded name or as the `value` of its documented one.
fn list(rules: &Object<'_>, recorded: &str, documented: &str) -> Vec<String> {
    let wrapped = || rules.object(documented)?.get("value");
    let items = rules.get(recorded).or_else(wrapped).and_then(json::array).unwrap_or_default();
    items.into_iter().filter_map(json::scalar).filter(|text| !text.is_empty()).collect()
}

/// A pattern. One that was wrapped over lines, as the documentation prints it, means something else: it is none.
fn pattern(rules: &Object<'_>, name: &str) -> Option<String> {
    rules.filled(name).filter(|pattern| !pattern.contains(char::is_control))
}
