//! Names of records, and their requests.

use crate::made_up::{billing, customer, qualification, routes};
use editing::{Document, Edits, Precondition, Sent, Version};
use partner_center::{ETag, Method};
use updates::{BillingField, RecordId};

pub fn sent(body: &str, etag: Option<&str>) -> Sent {
    Sent {
        body: Document::parse(body).unwrap(),
        precondition: etag
            .map_or(Precondition::Unconditional, |etag| Precondition::IfMatch(Version::new(etag).unwrap())),
        request_id: String::new(),
        edits: Edits::default(),
        again: false,
        doubtful: false,
    }
}

#[test]
fn a_key_names_one_record() {
    for record in [RecordId::SupportProfile, billing(), qualification()] {
        assert_eq!(RecordId::from_key(&record.key()), Some(record.clone()));
        for other in [RecordId::SupportProfile, billing(), qualification()] {
            assert_eq!(record.key() == other.key(), record == other);
        }
    }
    for key in ["", "support-profile:unread", "billing-profile/x", "qualification/", "customers"] {
        assert_eq!(RecordId::from_key(key), None, "{key}");
    }
}

#[test]
fn the_partners_own_record_has_no_customer() {
    assert_eq!(RecordId::SupportProfile.customer(), None);
    assert_eq!(billing().customer(), Some(&customer()));
    assert_eq!(qualification().customer(), Some(&customer()));
}

#[test]
fn a_write_goes_where_the_record_is_with_its_version_if_it_has_one() {
    let routes = routes("synchronous");
    let write =
        |record: &RecordId, etag| record.operation().put(&sent("{\"a\":1.50}", etag), &routes).unwrap();
    let support = write(&RecordId::SupportProfile, None);
    assert_eq!((support.method, support.path.as_str()), (Method::Put, "v1/profiles/supportprofile"));
    assert_eq!((support.headers.get("If-Match"), support.body.as_deref()), (None, Some("{\"a\":1.50}")));
    assert_eq!(write(&RecordId::SupportProfile, Some("7")).headers.get("If-Match"), Some("\"7\""));
    let profile = write(&billing(), Some("-42"));
    assert_eq!(profile.path, format!("v1/customers/{}/profiles/billing", customer().as_str()));
    assert_eq!(profile.headers.get("If-Match"), Some("\"-42\""));
    assert_eq!(write(&billing(), None).headers.get("If-Match"), None);
    assert!(RecordId::SupportProfile.operation().get(&routes).path.starts_with("v1/profiles/support"));
    assert_eq!(billing().operation().get(&routes).path, profile.path);
    assert_eq!(
        qualification().operation().get(&routes).path,
        format!("v1/customers/{}/qualification", customer().as_str())
    );
}

/// So no version is refused, or left out, on its way into a request.
#[test]
fn a_version_is_what_a_header_can_carry() {
    for character in '\0'..='\u{400}' {
        for text in [String::from(character), format!("7{character}")] {
            assert_eq!(Version::new(&text).is_some(), ETag::new(&text).is_some(), "{text:?}");
        }
    }
    assert_eq!((Version::new(""), ETag::new("")), (None, None));
}

#[test]
fn the_phone_number_is_where_its_index_says() {
    let field = billing().record().fields[BillingField::PhoneNumber.index()];
    assert_eq!(field.pointer, "/defaultAddress/phoneNumber");
}
