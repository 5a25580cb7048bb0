//! The rules that addresses of a country follow (section 1.7). Those of the United States are as recorded; of Portugal, the
//! recorded pattern of its tax number; the rest is invented.

/// The rules of a country.
#[derive(Debug)]
pub struct CountryRules {
    /// The ISO code of two letters.
    pub code: &'static str,
    /// The first one is the default.
    pub cultures: &'static [&'static str],
    pub languages: &'static [&'static str],
    /// The states that addresses name; empty where they name none.
    pub states: &'static [&'static str],
    pub postal_code: Option<PostalCode>,
    pub phone_pattern: Option<&'static str>,
    pub calling_codes: &'static [&'static str],
    pub tax: Tax,
}

/// The postal codes of a country.
#[derive(Debug)]
pub struct PostalCode {
    /// A regular expression in the flavour of .NET.
    pub pattern: &'static str,
    /// The same as shapes: `9` is a digit, `A` a letter, anything else itself.
    pub shapes: &'static [&'static str],
}

/// What a country knows of tax numbers.
#[derive(Debug)]
pub enum Tax {
    /// A tax number, which may be left out.
    Id,
    /// A VAT number of this pattern, with its format and a sample.
    Vat { pattern: &'static str, format: &'static str, sample: &'static str },
}

impl CountryRules {
    /// The rules of a country; letter case is ignored.
    pub fn find(code: &str) -> Option<&'static Self> {
        RULES.iter().find(|rules| rules.code.eq_ignore_ascii_case(code))
    }

    /// Whether a text has the shape of a postal code of the country, or the country has none.
    pub fn fits_postal_code(&self, text: &str) -> bool {
        self.postal_code
            .as_ref()
            .is_none_or(|postal_code| postal_code.shapes.iter().any(|shape| fits(text, shape)))
    }

    /// Whether a state is among those of the country, or the country has none.
    pub fn has_state(&self, state: &str) -> bool {
        self.states.is_empty() || self.states.iter().any(|known| known.eq_ignore_ascii_case(state))
    }
}

fn fits(text: &str, shape: &str) -> bool {
    text.chars().count() == shape.chars().count()
        && text.chars().zip(shape.chars()).all(|(character, expected)| match expected {
            '9' => character.is_ascii_digit(),
            'A' => character.is_ascii_alphabetic(),
            other => character == other,
        })
}

const fn digits(pattern: &'static str, shapes: &'static [&'static str]) -> Option<PostalCode> {
    Some(PostalCode { pattern, shapes })
}

/// The rules, by country.
const RULES: [CountryRules; 12] = [
    CountryRules {
        code: "US",
        cultures: &["en-US", "es-US"],
        languages: &["en", "es"],
        states: &[
            "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN",
            "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ",
            "NM", "NV", "NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA",
            "WI", "WV", "WY",
        ],
        postal_code: digits(r"^\d{5}(-\d{4})?$", &["99999", "99999-9999"]),
        phone_pattern: Some(r"^(1[ \-\/\.]?)?(\((\d{3})\)|(\d{3}))[ \-\/\.]?(\d{3})[ \-\/\.]?(\d{4})$"),
        calling_codes: &["1"],
        tax: Tax::Id,
    },
    CountryRules {
        code: "CA",
        cultures: &["en-CA", "fr-CA"],
        languages: &["en", "fr"],
        states: &["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"],
        postal_code: digits(
            r"^[ABCEGHJ-NPRSTVXYabceghj-nprstvxy]\d[A-Za-z][ ]?\d[A-Za-z]\d$",
            &["A9A 9A9", "A9A9A9"],
        ),
        phone_pattern: Some(r"^(1[ \-\.]?)?(\(\d{3}\)|\d{3})[ \-\.]?\d{3}[ \-\.]?\d{4}$"),
        calling_codes: &["1"],
        tax: Tax::Id,
    },
    CountryRules {
        code: "NL",
        cultures: &["nl-NL"],
        languages: &["nl"],
        states: &[],
        postal_code: digits(r"^[1-9]\d{3}[ ]?[A-Za-z]{2}$", &["9999 AA", "9999AA"]),
        phone_pattern: Some(r"^((\+|00)31[ ]?|0)(\d[ \-]?){8}\d$"),
        calling_codes: &["31"],
        tax: Tax::Vat { pattern: r"^NL\d{9}B\d{2}$", format: "NL999999999B99", sample: "NL123456789B01" },
    },
    CountryRules {
        code: "SE",
        cultures: &["sv-SE"],
        languages: &["sv"],
        states: &[],
        postal_code: digits(r"^\d{3}[ ]?\d{2}$", &["999 99", "99999"]),
        phone_pattern: Some(r"^((\+|00)46[ ]?|0)(\d[ \-]?){6,9}\d$"),
        calling_codes: &["46"],
        tax: Tax::Vat { pattern: r"^SE[\d]{12,12}$", format: "SE999999999999", sample: "SE123456789001" },
    },
    CountryRules {
        code: "GB",
        cultures: &["en-GB"],
        languages: &["en"],
        states: &[],
        // An option within the pattern: .NET reads it, browsers do not.
        postal_code: digits(
            r"(?i)^[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}$",
            &["A9 9AA", "A99 9AA", "A9A 9AA", "AA9 9AA", "AA99 9AA", "AA9A 9AA"],
        ),
        phone_pattern: Some(r"^((\+|00)44[ ]?|0)(\d[ \-]?){9,10}$"),
        calling_codes: &["44"],
        tax: Tax::Vat { pattern: r"^GB(\d{9}|\d{12})$", format: "GB999999999", sample: "GB123456789" },
    },
    CountryRules {
        code: "DE",
        cultures: &["de-DE"],
        languages: &["de"],
        states: &[],
        postal_code: digits(r"^\d{5}$", &["99999"]),
        phone_pattern: Some(r"^((\+|00)49[ ]?|0)(\d[ \-\/]?){4,12}\d$"),
        calling_codes: &["49"],
        tax: Tax::Vat { pattern: r"^DE[\d]{9,9}$", format: "DE999999999", sample: "DE123456789" },
    },
    CountryRules {
        code: "JP",
        cultures: &["ja-JP"],
        languages: &["ja"],
        states: &[],
        postal_code: digits(r"^\d{3}-\d{4}$", &["999-9999"]),
        phone_pattern: Some(r"^((\+|00)81[ ]?|0)(\d[ \-]?){8,9}\d$"),
        calling_codes: &["81"],
        tax: Tax::Id,
    },
    CountryRules {
        code: "PL",
        cultures: &["pl-PL"],
        languages: &["pl"],
        states: &[],
        postal_code: digits(r"^\d{2}-\d{3}$", &["99-999"]),
        phone_pattern: Some(r"^((\+|00)48[ ]?)?(\d[ \-]?){8}\d$"),
        calling_codes: &["48"],
        tax: Tax::Vat { pattern: r"^PL[\d]{10,10}$", format: "PL9999999999", sample: "PL1234567890" },
    },
    CountryRules {
        code: "GR",
        cultures: &["el-GR"],
        languages: &["el"],
        states: &[],
        postal_code: digits(r"^\d{3}[ ]?\d{2}$", &["999 99", "99999"]),
        phone_pattern: Some(r"^((\+|00)30[ ]?)?(\d[ \-]?){9}\d$"),
        calling_codes: &["30"],
        tax: Tax::Vat { pattern: r"^EL[\d]{9,9}$", format: "EL999999999", sample: "EL123456789" },
    },
    CountryRules {
        code: "AE",
        cultures: &["ar-AE", "en-US"],
        languages: &["ar", "en"],
        states: &[],
        postal_code: None,
        phone_pattern: None,
        calling_codes: &["971"],
        tax: Tax::Id,
    },
    CountryRules {
        code: "PT",
        cultures: &["pt-PT"],
        languages: &["pt"],
        states: &[],
        postal_code: digits(r"^\d{4}-\d{3}$", &["9999-999"]),
        phone_pattern: Some(r"^((\+|00)351[ ]?)?(\d[ \-]?){8}\d$"),
        calling_codes: &["351"],
        tax: Tax::Vat { pattern: r"^PT[\d]{9,9}$", format: "PT999999999", sample: "PT123456789" },
    },
    CountryRules {
        code: "MD",
        cultures: &["ro-MD", "ru-MD"],
        languages: &["ro", "ru"],
        states: &[],
        postal_code: digits(r"^(MD-?)?\d{4}$", &["MD-9999", "MD9999", "9999"]),
        phone_pattern: Some(r"^((\+|00)373[ ]?|0)(\d[ \-]?){7}\d$"),
        calling_codes: &["373"],
        tax: Tax::Id,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invented::Customer;

    #[test]
    fn the_addresses_of_invented_customers_keep_the_rules() {
        for customer in (0..60).filter_map(Customer::invent) {
            let code = customer.country().code;
            let rules = CountryRules::find(code).expect(code);
            let (city, state, postal_code) = customer.place();
            assert!(rules.has_state(state), "{city}: {state}");
            assert_eq!(rules.states.is_empty(), state.is_empty(), "{city}");
            assert!(rules.fits_postal_code(postal_code), "{city}: {postal_code}");
            assert!(rules.cultures.contains(&customer.country().culture), "{code}");
            assert!(rules.languages.contains(&customer.country().language), "{code}");
        }
    }

    #[test]
    fn a_postal_code_has_the_shape_of_its_country() {
        let fits = |code: &str, text: &str| CountryRules::find(code).expect(code).fits_postal_code(text);
        for (code, text) in
            [("us", "98052"), ("US", "98052-8300"), ("NL", "2611GX"), ("GB", "SW1A 1AA"), ("AE", "")]
        {
            assert!(fits(code, text), "{code} {text}");
        }
        for (code, text) in
            [("US", "9805"), ("US", "98052 8300"), ("NL", "26AB GX"), ("DE", ""), ("JP", "１００-0001")]
        {
            assert!(!fits(code, text), "{code} {text}");
        }
    }
}
