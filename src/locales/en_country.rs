//! English, of the choice of a country.

use super::country::CountryWords;

/// The texts.
pub static WORDS: CountryWords = CountryWords {
    // As Microsoft's table of supported locales has them.
    names: &[
        ("AN", "Netherlands Antilles"),
        ("XE", "Sint Eustatius"),
        ("XJ", "Jan Mayen"),
        ("XK", "Kosovo"),
        ("XS", "Saba"),
    ],
    name_and_code: "{0} ({1})",
    another: "Enter a code that is not in the list",
    code: "Country code",
    code_hint: "Two letters, for example XK.",
    not_a_code: "A country code has two letters.",
    not_listed: "This code is not in Microsoft’s list of countries, so the service may refuse it.",
    no_state: "This is not one of the state codes of this country: {0}.",
};
