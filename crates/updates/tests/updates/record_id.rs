//! Names of records, and their requests.

use crate::made_up::{billing, customer, qualification};
use editing::{Document, Edits, Sent};
use partner_center::{Method, SupportProfilePath};
use updates::{RecordId, field, qualification_document, qualification_named};

fn sent(body: &str, etag: Option<&str>) -> Sent {
    Sent {
        body: Document::parse(body).unwrap(),
        if_match: etag.map(str::to_owned),
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
    let path = SupportProfilePath::SupportProfile;
    let write = |record: &RecordId, etag| record.put(&sent("{\"a\":1.50}", etag), path).unwrap();
    let support = write(&RecordId::SupportProfile, None);
    assert_eq!((support.method, support.path.as_str()), (Method::Put, "v1/profiles/supportprofile"));
    assert_eq!((support.headers.get("If-Match"), support.body.as_deref()), (None, Some("{\"a\":1.50}")));
    assert_eq!(write(&RecordId::SupportProfile, Some("7")).headers.get("If-Match"), Some("\"7\""));
    let profile = write(&billing(), Some("-42"));
    assert_eq!(profile.path, format!("v1/customers/{}/profiles/billing", customer().as_str()));
    assert_eq!(profile.headers.get("If-Match"), Some("\"-42\""));
    assert_eq!(write(&billing(), None).headers.get("If-Match"), None);
    assert!(RecordId::SupportProfile.get().path.starts_with("v1/profiles/support"));
    assert_eq!(billing().get().path, profile.path);
    assert_eq!(qualification().get().path, format!("v1/customers/{}/qualification", customer().as_str()));
}

#[test]
fn a_qualification_is_sent_with_its_code_where_it_needs_one() {
    let path = SupportProfilePath::Support;
    let write = |body: &str| qualification().put(&sent(body, None), path);
    let government =
        write(r#"{"qualification":"GovernmentCommunityCloud","validationCode":"a code"}"#).unwrap();
    assert!(government.path.ends_with("/qualification?code=a%20code"), "{}", government.path);
    let education = write(r#"{"qualification":"Education"}"#).unwrap();
    assert!(education.path.ends_with("/qualification"), "{}", education.path);
    assert!(write(r#"{"qualification":"None"}"#).is_err());
}

#[test]
fn only_the_government_cloud_requires_a_code() {
    let missing = |value: &str, code: &str| (qualification().record().required)(&[value, code]);
    assert_eq!(missing("GovernmentCommunityCloud", ""), [field::VALIDATION_CODE]);
    assert_eq!(missing("GovernmentCommunityCloud", "x"), [0_usize; 0]);
    assert_eq!(missing("Education", ""), [0_usize; 0]);
    assert_eq!((billing().record().required)(&[""; 16]), [0_usize; 0]);
    assert_eq!((RecordId::SupportProfile.record().required)(&[""; 3]), [0_usize; 0]);
}

#[test]
fn a_value_survives_its_document() {
    for name in ["None", "Education", "Nonprofit", "GovernmentCommunityCloud", "SomethingNew"] {
        let document = qualification_document(&qualification_named(name));
        assert_eq!(document.value("/qualification").shown(), name);
    }
}

#[test]
fn the_phone_number_is_where_its_index_says() {
    let field = billing().record().fields[field::PHONE_NUMBER];
    assert_eq!(field.pointer, "/defaultAddress/phoneNumber");
}
