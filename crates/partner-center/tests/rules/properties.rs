//! Properties over arbitrary input.

use partner_center::{
    ETag, Failure, FailureKind, Headers, Qualification, Response, RetryAfter, SearchField, TenantId,
    ValidationCodeId, address_validation, audit_records, country_rules, customers, iso_date, qualification,
    qualifications, read_resource, validation_codes,
};
use proptest::prelude::*;
use serde_json::Value;

/// Any text, and often a text that is nearly JSON of the service.
fn body() -> impl Strategy<Value = String> {
    let near = prop::sample::select(vec![
        include_str!("../fixtures/auditrecord.add_customer.json"),
        include_str!("../fixtures/customers.list-page.json"),
        include_str!("../fixtures/customer.get-by-id.json"),
        include_str!("../fixtures/customer.billing-profile.get.json"),
        include_str!("../fixtures/validationcodes.list.json"),
        include_str!("../fixtures/error.403-1002-authorization-failed.json"),
        include_str!("../fixtures/qualification.put.response.json"),
        include_str!("../fixtures/qualifications.get.denied.json"),
        include_str!("../fixtures/countryvalidationrules.US.recorded.json"),
        include_str!("../fixtures/validations.address.streetpartial-200.json"),
    ]);
    let damaged = (near, any::<prop::sample::Index>(), any::<prop::sample::Index>(), ".{0,3}").prop_map(
        |(text, from, to, put_in)| {
            let characters: Vec<char> = text.chars().collect();
            let (from, to) = (from.index(characters.len()), to.index(characters.len()));
            let (from, to) = (from.min(to), from.max(to));
            characters[..from]
                .iter()
                .copied()
                .chain(put_in.chars())
                .chain(characters[to..].iter().copied())
                .collect()
        },
    );
    prop_oneof![any::<String>(), damaged, r#"[\[\]{}":,0-9a-z\\u \u{feff}]{0,40}"#]
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            assert!(byte.is_ascii_alphanumeric() || b"-._~".contains(&byte), "{byte} is not encoded");
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

proptest! {
    /// Whatever comes, a reader gives an answer, and only a success is read.
    #[test]
    fn readers_answer_anything(status in prop_oneof![Just(200_u16), any::<u16>()], body in body()) {
        let response = Response { status, headers: Headers::new(), body };
        let success = (200..300).contains(&status);
        if let Ok(text) = read_resource(&response) {
            prop_assert!(success);
            prop_assert!(serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok());
        }
        prop_assert!(success || audit_records::read(&response).is_err());
        prop_assert!(success || customers::read_page(&response).is_err());
        prop_assert!(success || customers::read_customer(&response).is_err());
        prop_assert!(success || qualification::read(&response).is_err());
        prop_assert!(success || validation_codes::read(&response).is_err());
        prop_assert!(success || qualifications::read(&response).is_err());
        prop_assert!(success || country_rules::read(&response).is_err());
        prop_assert!(success || status == 400 || address_validation::read(&response).is_err());
        let _ = (ETag::of_document(&response.body), Qualification::parse_lenient(&response.body));
    }

    /// A failure is unreadable exactly when the status is one of success; its words are short and never blank.
    #[test]
    fn failure_of_anything(status: u16, body in body(), retry_after in any::<String>()) {
        let mut response = Response { status, headers: Headers::new(), body };
        response.headers.set("Retry-After", &retry_after);
        let failure = Failure::of(&response);
        prop_assert_eq!(failure.kind == FailureKind::Unreadable, (200..300).contains(&status));
        if let Some(text) = failure.text {
            prop_assert!(!text.trim().is_empty());
            prop_assert!(text.chars().count() <= 1024);
        }
        prop_assert_ne!(failure.code, Some(String::new()));
    }

    /// A version is one exactly when a header can carry it, and then its header value is a legal one.
    #[test]
    fn version_is_always_a_legal_header(text in prop_oneof![any::<String>(), "[ -~\u{80}-\u{ff}]{1,40}"]) {
        let legal = |character: char| {
            let code = u32::from(character);
            (0x20..0x7f).contains(&code) || (0x80..0x100).contains(&code)
        };
        match ETag::new(&text) {
            None => prop_assert!(text.is_empty() || !text.chars().all(legal)),
            Some(etag) => {
                let value = etag.header_value();
                prop_assert!(value.chars().all(legal));
                prop_assert!(value.starts_with("W/") || (value.len() > 1 && value.starts_with('"') && value.ends_with('"')));
                let quoted = ["\"", text.as_str(), "\""].concat();
                prop_assert!(value == text || value == quoted);
                // Sent back and read again it is the same version.
                let document = serde_json::json!({"attributes": {"etag": text}}).to_string();
                prop_assert_eq!(ETag::of_document(&document), Some(etag));
            }
        }
    }

    #[test]
    fn tenant_id_comes_back(id in "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") {
        let parsed = TenantId::parse(&id).unwrap();
        prop_assert_eq!(parsed.as_str(), id.to_lowercase());
        prop_assert_eq!(TenantId::parse(&parsed.to_string()), Ok(parsed));
    }

    /// An id is safe in a path, whatever it was read from.
    #[test]
    fn tenant_id_is_safe_in_a_path(text in prop_oneof![any::<String>(), "[ {}0-9a-zA-Z/?#%.-]{34,40}"]) {
        if let Ok(id) = TenantId::parse(&text) {
            prop_assert!(id.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        }
    }

    /// A search carries any words to the service unharmed, and cannot leave its place in the query.
    #[test]
    fn search_carries_any_words(words in any::<String>(), size: u32) {
        let request = customers::starts_with(SearchField::CompanyName, &words, size);
        let prefix = format!("v1/customers?size={size}&filter=");
        let filter = percent_decoded(request.path.strip_prefix(prefix.as_str()).unwrap());
        let filter = serde_json::from_str::<Value>(&filter).unwrap();
        let expected = serde_json::json!({"Field": "CompanyName", "Value": words.trim(), "Operator": "starts_with"});
        prop_assert_eq!(filter, expected);
    }

    #[test]
    fn validation_code_is_carried_as_it_is(code in any::<String>()) {
        if let Some(code) = ValidationCodeId::new(&code) {
            let tenant = TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap();
            let cloud = Qualification::GovernmentCommunityCloud;
            let request = qualification::put(&tenant, &cloud, Some(&code)).unwrap();
            let (_, query) = request.path.split_once("?code=").unwrap();
            prop_assert_eq!(percent_decoded(query), code.expose());
        }
    }

    /// Whatever the two values of an audit record are, what changed can be told; and nothing did between a value and itself.
    #[test]
    fn values_of_an_audit_record(old in prop::option::of(body()), new in prop::option::of(body())) {
        let record = |old: &Option<String>, new: &Option<String>| {
            let item = serde_json::json!([{"operationType": "x", "resourceOldValue": old, "resourceNewValue": new}]);
            audit_records::read(&Response { status: 200, headers: Headers::new(), body: item.to_string() }).unwrap().remove(0)
        };
        for change in record(&old, &new).changes() {
            prop_assert_ne!(change.old, change.new);
        }
        prop_assert_eq!(record(&new, &new).changes(), []);
    }

    /// What is sent of an address comes back as it was.
    #[test]
    fn address_is_carried_as_it_is(texts in prop::collection::vec(any::<String>(), 9)) {
        let filled: Vec<(&str, &str)> = address_validation::FIELDS
            .into_iter()
            .zip(texts.iter().map(String::as_str))
            .filter(|(_, text)| !text.trim().is_empty())
            .collect();
        let document: serde_json::Map<String, Value> =
            filled.iter().map(|(name, text)| ((*name).to_owned(), Value::from(*text))).collect();
        let document = Value::Object(document).to_string();
        let body = address_validation::post(&document).body.unwrap();
        prop_assert_eq!(&serde_json::from_str::<Value>(&body).unwrap().to_string(), &document);
        let sent = partner_center::PostalAddress::of_document(&body);
        prop_assert_eq!(sent.iter().collect::<Vec<_>>(), filled);
    }

    /// Any text is read as a date or not at all.
    #[test]
    fn date_of_anything(text in prop_oneof![any::<String>(), r"[0-9TZ:.+ \u{e9}-]{0,30}", "20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-9:.Z+-]{0,16}"]) {
        let _ = iso_date::milliseconds(&text);
    }

    /// Letter case and `_` make no difference.
    #[test]
    fn qualification_in_any_spelling(number in 0_usize..5, upper in any::<[bool; 32]>(), separated in any::<[bool; 32]>()) {
        let name = ["None", "Education", "Nonprofit", "GovernmentCommunityCloud", "StateOwnedEntity"][number];
        let mut spelled = String::new();
        for ((character, upper), separated) in name.chars().zip(upper).zip(separated) {
            if separated {
                spelled.push('_');
            }
            spelled.push(if upper { character.to_ascii_uppercase() } else { character.to_ascii_lowercase() });
        }
        let read = Qualification::parse_lenient(&format!("\"{spelled}\"")).unwrap();
        prop_assert_eq!(read.name(), name);
        prop_assert_eq!(read.number().map(usize::from), Some(number));
    }

    /// Dates count up by days without a gap, from 1970 on.
    #[test]
    fn each_day_follows_the_one_before(day in 1_u64..31, month in 0_usize..12, year in 1970_u64..9999) {
        let month_name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month];
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let before: u64 = length[..month].iter().sum();
        let leap_days = (1970..year).filter(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)).count();
        let days = (year - 1970) * 365 + leap_days as u64 + before + day - 1;
        prop_assume!(day <= length[month]);
        let date = format!("Mon, {day:02} {month_name} {year} 00:00:01 GMT");
        prop_assert_eq!(RetryAfter::parse(&date), Some(RetryAfter::Date(days * 86_400 + 1)));
    }
}
