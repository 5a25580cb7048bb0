//! Section 9, a test for each row that concerns this crate, with every variant of it. The rows "CORS" and "China authority"
//! are about where the panel is served and about signing in: of them, here is only what every request is bound to.

use partner_center::{
    AddressStatus, CustomerQualification, ETag, EducationSegment, Evidence, Failure, FailureKind,
    Precondition, Qualification, QualificationRoute, QualificationRoutes, QualificationSetting, Request,
    SupportProfilePath, SupportProfileRoute, SupportProfileSetting, TenantId, ValidationCodeId,
    VettingStatus, address_validation, audit_records, billing_profile, country_rules, customers,
    qualification, qualifications, read_resource, support_profile, validation_codes,
};

use crate::response;

fn tenant() -> TenantId {
    TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap()
}

const CLOUD: Qualification = Qualification::GovernmentCommunityCloud;

/// Row "PUT support profile path".
#[test]
fn put_support_profile_path() {
    let written = |route: &SupportProfileRoute| support_profile::put(route.path(), "{}".to_owned()).path;
    let (documented, of_clients) = ("v1/profiles/supportprofile", "v1/profiles/support");
    for status in [404, 405] {
        let mut route = SupportProfileRoute::new(SupportProfileSetting::Auto);
        assert_eq!(written(&route), documented);
        assert_eq!(route.after(status), Some(SupportProfilePath::Support));
        assert_eq!(written(&route), of_clients);
    }
    for (setting, path) in [("supportprofile", documented), ("support", of_clients)] {
        let mut route = SupportProfileRoute::new(SupportProfileSetting::parse(setting).unwrap());
        assert_eq!((route.after(404), written(&route).as_str()), (None, path));
    }
}

/// Row "sync qualification".
#[test]
fn sync_qualification() {
    let gone = [(405, ""), (410, ""), (404, ""), (404, "<html>")];
    for (status, body) in gone {
        let mut routes = QualificationRoutes::new(QualificationSetting::Auto);
        assert_eq!(routes.setting(&CLOUD), QualificationRoute::Synchronous);
        let failure = qualification::read(&response(status, body)).unwrap_err();
        assert_eq!(routes.after_setting(&CLOUD, &failure), Some(QualificationRoute::Asynchronous));
        assert_eq!(routes.setting(&CLOUD), QualificationRoute::Asynchronous);
    }
    // There, but not the customer; or refused.
    for (status, body) in
        [(404, r#"{"code":60003}"#), (404, r#"{"code":"1000"}"#), (400, r#""Denied.""#), (403, "")]
    {
        let mut routes = QualificationRoutes::new(QualificationSetting::Auto);
        let failure = qualification::read(&response(status, body)).unwrap_err();
        assert_eq!(routes.after_setting(&CLOUD, &failure), None);
        assert_eq!(routes.setting(&CLOUD), QualificationRoute::Synchronous);
    }
}

/// Row "async code location".
#[test]
fn async_code_location() {
    let code = ValidationCodeId::new("123456");
    let evidence = Evidence { code: code.as_ref(), ..Evidence::default() };
    let request = qualifications::post(&tenant(), &CLOUD, evidence).unwrap();
    assert!(!request.path.contains('?'), "{}", request.path);
    assert_eq!(
        request.body.as_deref(),
        Some(r#"{"qualification":"GovernmentCommunityCloud","validationCode":"123456"}"#)
    );
    let request = qualification::put(&tenant(), &CLOUD, code.as_ref()).unwrap();
    assert!(request.path.ends_with("/qualification?code=123456"), "{}", request.path);
    assert_eq!(request.body.as_deref(), Some("3"));
}

/// Row "GET qualifications shape"; section 1.4 has the same of POST, and one object.
#[test]
fn get_qualifications_shape() {
    let item = r#"{"qualification":"Education","vettingStatus":"InReview"}"#;
    let expected = CustomerQualification {
        status: Some(VettingStatus::InReview),
        ..CustomerQualification::held(Qualification::Education)
    };
    for body in [format!("[{item}]"), format!(r#"{{"qualifications":[{item}]}}"#), item.to_owned()] {
        for status in [200, 201] {
            assert_eq!(
                qualifications::read(&response(status, &body)).unwrap().as_slice(),
                std::slice::from_ref(&expected),
                "{body}"
            );
        }
    }
}

/// Row "vettingCreate(d)Date".
#[test]
fn vetting_create_d_date() {
    for name in ["vettingCreateDate", "vettingCreatedDate", "VettingCreatedDate"] {
        let body = format!(r#"[{{"qualification":"Education","{name}":"2020-12-04T20:54:24Z"}}]"#);
        let read = qualifications::read(&response(200, &body)).unwrap();
        assert_eq!(read[0].created.as_deref(), Some("2020-12-04T20:54:24Z"), "{name}");
        assert_eq!(read[0].created_ms, Some(1_607_115_264_000), "{name}");
    }
}

/// Row "enum string".
#[test]
fn enum_string() {
    for spelled in [
        r#""governmentcommunitycloud""#,
        r#""government_community_cloud""#,
        r#""GovernmentCommunityCloud""#,
        r#""3""#,
        "3",
    ] {
        assert_eq!(qualification::read(&response(200, spelled)).unwrap(), CLOUD, "{spelled}");
        let list = format!(r#"[{{"qualification":{spelled}}}]"#);
        assert_eq!(qualifications::read(&response(200, &list)).unwrap()[0].qualification, CLOUD, "{spelled}");
    }
    let code = ValidationCodeId::new("1");
    let body = qualification::put(&tenant(), &CLOUD, code.as_ref()).unwrap().body;
    assert_eq!(body.as_deref(), Some("3"));
    let evidence = Evidence { segment: Some(EducationSegment::K12), ..Evidence::default() };
    let body = qualifications::post(&tenant(), &Qualification::Education, evidence).unwrap().body;
    assert!(body.unwrap().starts_with(r#"{"qualification":"Education""#));
}

/// Row "country rules shape".
#[test]
fn country_rules_shape() {
    let recorded = r#"{"iso2Code":"US","isCityRequired":true,"supportedStatesList":["AK","AL"],"supportedLanguagesList":["en","es"],
        "supportedCulturesList":["en-US","es-US"],"countryCallingCodesList":["1"],"attributes":{"objectType":"CountryValidationRules"}}"#;
    let documented = r#"{"iso2Code":"US","isCityRequired":true,"states":{"value":["AK","AL"]},"supportedLanguages":{"value":["en","es"]},
        "supportedCultures":{"value":["en-US","es-US"]},"countryCallingCodes":{"value":["1"]},"attributes":{"objectType":"CountryInformation"}}"#;
    let read = |body| country_rules::read(&response(200, body)).unwrap();
    let rules = read(recorded);
    assert_eq!((rules.states.join(" "), rules.languages.join(" ")), ("AK AL".to_owned(), "en es".to_owned()));
    assert_eq!(
        (rules.cultures.join(" "), rules.calling_codes.join(" ")),
        ("en-US es-US".to_owned(), "1".to_owned())
    );
    assert_eq!(read(documented), rules);
}

/// Row "address failure".
#[test]
fn address_failure() {
    let newer = r#"{"originalAddress":{"city":"Redmond"},"suggestedAddresses":[{"country":"US","city":"BELLEVUE","state":"WA",
        "addressLine1":"One Microsoft Way","postalCode":"98007"}],"status":"InteractionRequired","validationMessage":"m"}"#;
    let older = r#"{"code":2007,"description":"{\"code\":\"60071\",\"reason\":\"ZipCityInvalid - Details: Field - &#39;City&#39; is corrected from OldValue: &#39;Redmond&#39; to NewValue: &#39;BELLEVUE&#39;.\",\"corrected_address\":{\"country\":\"US\",\"region\":\"WA\",\"city\":\"BELLEVUE\",\"address_line1\":\"One Microsoft Way\",\"postal_code\":\"98007\"},\"object_type\":\"AddressValidation\",\"resource_status\":\"Active\"}","data":[],"source":"PartnerFD"}"#;
    // The documented length of the older answer, once its quotes are what they are on the wire.
    assert_eq!(older.replace("&#39;", "'").len(), 418);
    let expected = [
        ("addressLine1", "One Microsoft Way"),
        ("city", "BELLEVUE"),
        ("state", "WA"),
        ("postalCode", "98007"),
        ("country", "US"),
    ];
    let newer = address_validation::read(&response(200, newer)).unwrap();
    assert_eq!(newer.status, AddressStatus::InteractionRequired);
    assert_eq!(newer.suggestions[0].iter().collect::<Vec<_>>(), expected);
    assert_eq!(newer.original.unwrap().get("city"), "Redmond");
    let words = "ZipCityInvalid - Details: Field - 'City' is corrected from OldValue: 'Redmond' to NewValue: 'BELLEVUE'.";
    for body in [older.to_owned(), older.replace("&#39;", "'")] {
        let older = address_validation::read(&response(400, &body)).unwrap();
        assert_eq!(older.status, AddressStatus::InteractionRequired);
        assert_eq!(older.suggestions, newer.suggestions);
        assert_eq!((older.original, older.message.as_deref()), (None, Some(words)));
    }
    // An address that exists: nothing, or a truth, under the older contract.
    for (body, status) in
        [("", AddressStatus::Verified), ("true", AddressStatus::Verified), ("false", AddressStatus::None)]
    {
        assert_eq!(address_validation::read(&response(200, body)).unwrap().status, status, "{body}");
    }
}

/// Row "error `code` type".
#[test]
fn error_code_type() {
    for code in ["20002", r#""20002""#] {
        let failure = Failure::of(&response(403, &format!(r#"{{"code":{code},"description":"d"}}"#)));
        assert_eq!(failure.code.as_deref(), Some("20002"));
        assert!(failure.is_no_relationship());
    }
}

/// Row "If-Match required".
#[test]
fn if_match_required() {
    let body = r#"{"email":"a@b.c","attributes":{"etag":"-4242348048554929329"}}"#;
    let etag = ETag::of_document(body).unwrap();
    let request = billing_profile::put(&tenant(), &Precondition::IfMatch(etag), body.to_owned());
    assert_eq!(request.headers.get("If-Match"), Some("\"-4242348048554929329\""));
    assert_eq!(request.body.as_deref(), Some(body));
    // Without one, nothing is made up.
    let request = billing_profile::put(&tenant(), &Precondition::Unconditional, body.to_owned());
    assert_eq!(request.headers.get("If-Match"), None);
}

/// Row "conflict status".
#[test]
fn conflict_status() {
    let fault = |code: u32| format!(r#"{{"code":{code},"description":"d"}}"#);
    for (status, body) in
        [(400, fault(2055)), (412, String::new()), (417, fault(800_036)), (428, String::new())]
    {
        assert_eq!(Failure::of(&response(status, &body)).kind, FailureKind::Stale, "{status}");
    }
    assert_eq!(Failure::of(&response(409, "")).kind, FailureKind::MaybeStale);
    for (status, body) in [(400, fault(2000)), (417, fault(1)), (404, fault(2055))] {
        let kind = Failure::of(&response(status, &body)).kind;
        assert!(!matches!(kind, FailureKind::Stale | FailureKind::MaybeStale), "{status}");
    }
}

/// Row "BOM".
#[test]
fn bom() {
    for mark in ["", "\u{feff}"] {
        let answer = |body: &str| response(200, &format!("{mark}{body}"));
        assert_eq!(read_resource(&answer("{}")).unwrap(), "{}");
        assert_eq!(qualification::read(&answer(r#""education""#)).unwrap(), Qualification::Education);
        assert_eq!(qualifications::read(&answer("[]")).unwrap(), []);
        assert_eq!(customers::read_page(&answer(r#"{"items":[]}"#)).unwrap().customers, []);
        assert_eq!(audit_records::read(&answer(r#"{"items":[]}"#)).unwrap(), []);
        assert!(validation_codes::read(&answer("[]")).unwrap().is_empty());
        assert!(country_rules::read(&answer(r#"{"isCityRequired":true}"#)).unwrap().requires_city);
        assert_eq!(address_validation::read(&answer("")).unwrap().status, AddressStatus::Verified);
        let verified = answer(r#"{"status":"Verified"}"#);
        assert_eq!(address_validation::read(&verified).unwrap().status, AddressStatus::Verified);
        let refused = response(400, &format!(r#"{mark}{{"code":2055}}"#));
        assert_eq!(Failure::of(&refused).kind, FailureKind::Stale);
    }
}

/// Row "CORS": a request names no host, so that any proxy can carry it; and a list is gone through without following an address.
#[test]
fn cors() {
    let customer = tenant();
    let code = ValidationCodeId::new("1");
    let first = customers::list(500);
    let answer = response(
        200,
        r#"{"items":[],"continuationToken":"t","links":{"next":{"uri":"https://elsewhere.example/"}}}"#,
    );
    let token = customers::read_page(&answer).unwrap().next.unwrap();
    let requests: [Request; 14] = [
        support_profile::get(),
        support_profile::put(SupportProfilePath::SupportProfile, "{}".to_owned()),
        billing_profile::get(&customer),
        billing_profile::put(&customer, &Precondition::Unconditional, "{}".to_owned()),
        qualification::get(&customer),
        qualification::put(&customer, &CLOUD, code.as_ref()).unwrap(),
        qualifications::get(&customer),
        qualifications::post(&customer, &Qualification::StateOwnedEntity, Evidence::default()).unwrap(),
        validation_codes::list(),
        customers::customer(&customer),
        customers::next(&first, &token),
        country_rules::get("NL").unwrap(),
        address_validation::post("{}"),
        audit_records::history(&customer, 0),
    ];
    for request in requests {
        assert!(request.path.starts_with("v1/"), "{}", request.path);
        assert!(!request.path.contains("..") && !request.path.contains("//"), "{}", request.path);
    }
}
