//! Fixtures, and the test that none of them is left out.

use std::collections::BTreeSet;

use partner_center::{Headers, Request, Response, TenantId};

/// Writes tests that each read fixtures by name, and lists the names as `COVERED`.
macro_rules! golden {
    ($($(#[doc = $doc:literal])* $test:ident($($text:ident = $file:literal),+) $body:block)+) => {
        /// The fixtures that the tests of this module read.
        pub const COVERED: &[&str] = &[$($($file),+),+];
        $(
            $(#[doc = $doc])*
            #[test]
            fn $test() {
                $(let $text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/", $file));)+
                $body
            }
        )+
    };
}
pub(crate) use golden;

/// A success as the service sends it: with a byte order mark (section 0).
pub fn success(body: &str) -> Response {
    Response { status: 200, headers: Headers::new(), body: format!("\u{feff}{body}") }
}

/// A failure as the service sends it: without a byte order mark (section 0).
pub fn failure(status: u16, body: &str) -> Response {
    Response { status, headers: Headers::new(), body: body.to_owned() }
}

pub fn tenant() -> TenantId {
    TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap()
}

/// The header fields of a request, in their order.
pub fn fields(request: &Request) -> Vec<(&str, &str)> {
    request.headers.iter().collect()
}

/// What a request without a body has as header fields.
pub const READING: [(&str, &str); 2] = [("Accept", "application/json"), ("MS-Contract-Version", "v1")];

/// What a request with a body has as header fields.
pub const WRITING: [(&str, &str); 3] =
    [("Accept", "application/json"), ("Content-Type", "application/json"), ("MS-Contract-Version", "v1")];

/// JSON without the white space between its parts.
pub fn compact(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json).unwrap().to_string()
}

#[test]
fn every_fixture_is_covered_and_has_an_origin() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let present: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    let covered: BTreeSet<String> = [
        super::address_validation::COVERED,
        super::audit_records::COVERED,
        super::country_rules::COVERED,
        super::customers::COVERED,
        super::errors::COVERED,
        super::headers::COVERED,
        super::other_resources::COVERED,
        super::profiles::COVERED,
        super::qualification::COVERED,
        super::qualifications::COVERED,
        super::routes::COVERED,
        super::validation_codes::COVERED,
    ]
    .concat()
    .into_iter()
    .map(str::to_owned)
    .collect();
    assert_eq!(covered, present);

    let readme = std::fs::read_to_string(format!("{folder}/README.md")).unwrap();
    let listed: BTreeSet<String> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(".json |"))
        .map(|(name, _)| format!("{name}.json"))
        .collect();
    assert_eq!(listed, present);
}
