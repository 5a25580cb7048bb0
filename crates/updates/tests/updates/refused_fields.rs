//! A refusal that names properties marks the fields they are (reference, sections 2 and 10).

use crate::made_up::{NOW, billing, ids, qualification, response};
use editing::WriteOutcome;
use updates::{BillingField, QualificationField, RecordId};

const CONTACT_NAMES: [usize; 2] = [BillingField::FirstName.index(), BillingField::LastName.index()];

fn fields(record: &RecordId, body: &str) -> Vec<usize> {
    match record.operation().outcome(&response(400, body), &ids(), NOW) {
        WriteOutcome::Refused(problem) => problem.fields,
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_the_billing_profile() {
    let cases: &[(&str, &[usize])] = &[
        // As documented of a refused address, and the kind beyond it.
        (
            r#"{"code":3000,"description":"Invalid property: 'State'","data":[]}"#,
            &[BillingField::State.index()],
        ),
        (
            r#"{"code":3000,"description":"Invalid property: \u0027State\u0027"}"#,
            &[BillingField::State.index()],
        ),
        (
            r#"{"code":"3000","description":"Invalid property: \"postalCode\"."}"#,
            &[BillingField::PostalCode.index()],
        ),
        (r#"{"code":3000,"description":"Invalid property: state"}"#, &[BillingField::State.index()]),
        (
            r#"{"code":3000,"description":"Invalid property: defaultAddress.city"}"#,
            &[BillingField::City.index()],
        ),
        (
            r#"{"message":"Address field invalid for property: 'Region', 'PostalCode', 'City'"}"#,
            &[BillingField::City.index(), BillingField::PostalCode.index(), BillingField::Region.index()],
        ),
        (
            r#"{"Code":3000,"Description":"AddressLine1 must not be empty"}"#,
            &[BillingField::AddressLine1.index()],
        ),
        (r#"{"code":3000,"description":"City is required for this country"}"#, &[BillingField::City.index()]),
        (r#""The property 'Culture' is not supported.""#, &[BillingField::Culture.index()]),
        ("Language \u{2018}language\u{2019} is wrong", &[BillingField::Language.index()]),
        // Real refusals, with the path in `data` (reference, section 10).
        (
            r#"{"code":2001,"description":"A property is missing","data":["billingProfile.defaultAddress.addressLine1"],"source":"PartnerFD"}"#,
            &[BillingField::AddressLine1.index()],
        ),
        (
            r#"{"code":2001,"data":"billingProfile.defaultAddress.addressLine2"}"#,
            &[BillingField::AddressLine2.index()],
        ),
        (
            r#"{"code":2001,"data":["BillingProfile.DefaultAddress.FirstName","$.defaultAddress['city']"]}"#,
            &[BillingField::City.index(), BillingField::AddressFirstName.index()],
        ),
        (
            r##"{"code":2001,"data":["/defaultAddress/city","#/defaultAddress/region"]}"##,
            &[BillingField::City.index(), BillingField::Region.index()],
        ),
        (r#"{"code":2001,"data":["billingProfile.lastName"]}"#, &[CONTACT_NAMES[1]]),
        (
            r#"{"code":27002,"description":"NotificationEmailAddress is invalid"}"#,
            &[BillingField::Email.index()],
        ),
        (r#"{"code":27002,"data":["NotificationEmailAddress"]}"#, &[BillingField::Email.index()]),
        (
            r#"{"code":600051,"description":"Missing","data":["email"]}"#,
            &[BillingField::Email.index(), BillingField::PhoneNumber.index()],
        ),
        // Other shapes of mistakes by property.
        (
            r#"{"Message":"The request is invalid.","ModelState":{"profile.DefaultAddress.State":["No."]}}"#,
            &[BillingField::State.index()],
        ),
        (
            r#"{"errors":{"Email":["No."],"DefaultAddress.City":["No."]}}"#,
            &[BillingField::Email.index(), BillingField::City.index()],
        ),
        (
            r#"{"error":{"code":"BadArgument","target":"country","details":[{"target":"phoneNumber"}]}}"#,
            &[BillingField::Country.index(), BillingField::PhoneNumber.index()],
        ),
        (r#"{"message":"No","innerError":{"zipCode":["No."]}}"#, &[BillingField::PostalCode.index()]),
        // A name that two fields have marks both.
        (
            r#"{"description":"Invalid property: 'FirstName'"}"#,
            &[CONTACT_NAMES[0], BillingField::AddressFirstName.index()],
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(fields(&billing(), body), *expected, "{body}");
    }
}

#[test]
fn of_the_other_records() {
    let cases: &[(RecordId, &str, &[usize])] = &[
        (RecordId::SupportProfile, r#"{"description":"Invalid property: 'Website'"}"#, &[2]),
        (RecordId::SupportProfile, r#"{"code":3000,"data":["PhoneNumber","supportProfile.email"]}"#, &[0, 1]),
        (
            qualification(),
            r#"{"description":"Invalid property: validationCode"}"#,
            &[QualificationField::ValidationCode.index()],
        ),
        (
            qualification(),
            r#"{"data":["EducationSegment","website"]}"#,
            &[QualificationField::EducationSegment.index(), QualificationField::Website.index()],
        ),
    ];
    for (record, body, expected) in cases {
        assert_eq!(fields(record, body), *expected, "{body}");
    }
}

#[test]
fn what_names_no_property_marks_nothing() {
    for body in [
        r#"{"code":3000,"description":"The state of the country is not known to this city.","data":[],"source":"PartnerFD"}"#,
        r#"{"code":800002,"description":"Invalid input","data":["US","Redmond"]}"#,
        // A record that is repeated names all of its members, and means none.
        r#"{"description":"Refused","data":[{"email":"a@b.example","defaultAddress":{"city":"Redmond","state":"WA"}}]}"#,
        r#""Customer tagging denied.""#,
        "<html><body>Invalid property: 'State'</body></html>",
        r#"{"description":"Invalid property: 'Discount'"}"#,
        r#"{"description":"Invalid property: 'AddressLine'"}"#,
        "",
        "{}",
        "null",
        r#"{"description":"'' '.' '[0]' . / ["}"#,
    ] {
        assert_eq!(fields(&billing(), body), [0; 0], "{body}");
    }
}

#[test]
fn only_a_refused_value_marks_fields() {
    let body = r#"{"code":1002,"description":"Invalid property: 'State'"}"#;
    match billing().operation().outcome(&response(403, body), &ids(), NOW) {
        WriteOutcome::Refused(problem) => assert_eq!(problem.fields, [0; 0]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_body_that_nests_endlessly_is_read_to_an_end() {
    let deep = format!("{}\"state\"{}", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(fields(&billing(), &deep), [0; 0]);
}
