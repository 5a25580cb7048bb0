//! What a country asks of an address (section 1.7).

use serde::Deserialize;

use crate::lenient::{self, IfReadable, default_on_error, non_blank, vec_skip_error};
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
    let rules = response.is_success().then(|| lenient::from_str(response.text())).flatten();
    rules.and_then(WireRules::into_rules).ok_or_else(|| Failure::of(response))
}

/// The rules, as the service writes them: each list by its recorded and by its documented name.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireRules {
    #[serde(deserialize_with = "default_on_error")]
    iso2_code: String,
    is_city_required: Option<IfReadable<bool>>,
    #[serde(deserialize_with = "default_on_error")]
    is_state_required: bool,
    #[serde(deserialize_with = "default_on_error")]
    is_postal_code_required: bool,
    supported_states_list: Option<WireList>,
    #[serde(deserialize_with = "default_on_error")]
    states: Documented,
    #[serde(deserialize_with = "non_blank")]
    postal_code_regex: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    phone_number_regex: Option<String>,
    country_calling_codes_list: Option<WireList>,
    #[serde(deserialize_with = "default_on_error")]
    country_calling_codes: Documented,
    #[serde(deserialize_with = "non_blank")]
    default_culture: Option<String>,
    supported_cultures_list: Option<WireList>,
    #[serde(deserialize_with = "default_on_error")]
    supported_cultures: Documented,
    supported_languages_list: Option<WireList>,
    #[serde(deserialize_with = "default_on_error")]
    supported_languages: Documented,
    #[serde(deserialize_with = "default_on_error")]
    is_tax_id_supported: bool,
    #[serde(deserialize_with = "default_on_error")]
    is_tax_id_optional: bool,
    #[serde(deserialize_with = "non_blank")]
    tax_id_format: Option<String>,
    #[serde(deserialize_with = "non_blank")]
    tax_id_sample: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    is_vat_id_supported: bool,
    #[serde(deserialize_with = "non_blank")]
    vat_id_regex: Option<String>,
}

/// A list of texts; empty when it is something else.
#[derive(Default, Deserialize)]
struct WireList(#[serde(deserialize_with = "vec_skip_error")] Vec<String>);

/// A list as the documentation has it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Documented {
    value: WireList,
}

impl WireRules {
    /// `None` where it does not say whether a city is needed: the answer is something else then, and would be read as a
    /// country that asks nothing.
    fn into_rules(self) -> Option<CountryRules> {
        Some(CountryRules {
            country: self.iso2_code,
            requires_city: self.is_city_required?.0.unwrap_or_default(),
            requires_state: self.is_state_required,
            requires_postal_code: self.is_postal_code_required,
            states: list(self.supported_states_list, self.states),
            postal_code_pattern: pattern(self.postal_code_regex),
            phone_pattern: pattern(self.phone_number_regex),
            calling_codes: list(self.country_calling_codes_list, self.country_calling_codes),
            default_culture: self.default_culture,
            cultures: list(self.supported_cultures_list, self.supported_cultures),
            languages: list(self.supported_languages_list, self.supported_languages),
            supports_tax_id: self.is_tax_id_supported,
            tax_id_is_optional: self.is_tax_id_optional,
            tax_id_format: self.tax_id_format,
            tax_id_sample: self.tax_id_sample,
            supports_vat_id: self.is_vat_id_supported,
            vat_id_pattern: pattern(self.vat_id_regex),
        })
    }
}

/// The texts of a list, by its recorded name or else by its documented one.
fn list(recorded: Option<WireList>, documented: Documented) -> Vec<String> {
    let WireList(mut texts) = recorded.unwrap_or(documented.value);
    texts.retain(|text| !text.is_empty());
    texts
}

/// A pattern. One that was wrapped over lines, as the documentation prints it, means something else: it is none.
fn pattern(regex: Option<String>) -> Option<String> {
    regex.filter(|pattern| !pattern.contains(char::is_control))
}
