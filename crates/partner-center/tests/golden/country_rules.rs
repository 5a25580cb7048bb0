//! The rules of a country.

use partner_center::Method;
use partner_center::country_rules::{get, read};

use super::fixtures::{READING, compact, fields, golden, success};

golden! {
    recorded_rules(text = "countryvalidationrules.US.recorded.json") {
        // The recorded length, less the byte order mark.
        assert_eq!(compact(text).len(), 777);
        let rules = read(&success(&compact(text))).unwrap();
        assert_eq!(rules.country, "US");
        assert_eq!((rules.requires_city, rules.requires_state, rules.requires_postal_code), (true, true, true));
        assert_eq!(rules.states.len(), 51);
        assert_eq!((rules.states[0].as_str(), rules.states[50].as_str()), ("AK", "WY"));
        assert_eq!(rules.postal_code_pattern.as_deref(), Some(r"^\d{5}(-\d{4})?$"));
        let phone = r"^(1[ \-\/\.]?)?(\((\d{3})\)|(\d{3}))[ \-\/\.]?(\d{3})[ \-\/\.]?(\d{4})$";
        assert_eq!(rules.phone_pattern.as_deref(), Some(phone));
        assert_eq!(rules.calling_codes, ["1"]);
        assert_eq!(rules.default_culture.as_deref(), Some("en-US"));
        assert_eq!(rules.cultures, ["en-US", "es-US"]);
        assert_eq!(rules.languages, ["en", "es"]);
        assert_eq!((rules.supports_tax_id, rules.tax_id_is_optional, rules.supports_vat_id), (true, true, false));
        assert_eq!((rules.tax_id_format, rules.tax_id_sample, rules.vat_id_pattern), (None, None, None));
    }

    /// The address that was asked in the recording.
    rules_are_asked_for(text = "countryvalidationrules.US.recorded-exchange.json") {
        let exchange = serde_json::from_str::<serde_json::Value>(text).unwrap();
        let request = get("us").unwrap();
        let address = format!("https://api.partnercenter.microsoft.com/{}", request.path);
        assert_eq!(exchange["RequestUri"], address.as_str());
        assert_eq!(request.method, Method::Get);
        assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));
    }
}
