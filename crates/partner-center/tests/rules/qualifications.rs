//! Section 1.4.

use partner_center::qualifications::{post, read};
use partner_center::{
    CustomerQualification, EducationSegment, Evidence, FailureKind, NotSettable, Qualification, TenantId,
    ValidationCodeId, VettingStatus,
};

use crate::response;

fn tenant() -> TenantId {
    TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap()
}

fn list(body: &str) -> Vec<CustomerQualification> {
    read(&response(200, body)).unwrap_or_else(|failure| panic!("{body}: {failure}"))
}

fn one(members: &str) -> CustomerQualification {
    list(&format!(r#"[{{"qualification":"Education",{members}}}]"#)).pop().unwrap()
}

#[test]
fn a_customer_without_any() {
    for body in ["[]", "\u{feff}[]", r#"{"qualifications":[]}"#, r#"{"Qualifications":[],"attributes":{}}"#] {
        assert_eq!(list(body), [], "{body}");
    }
}

#[test]
fn statuses_and_reasons() {
    for (spelled, status) in [
        ("Approved", VettingStatus::Approved),
        ("approved", VettingStatus::Approved),
        ("InReview", VettingStatus::InReview),
        ("in_review", VettingStatus::InReview),
        ("Denied", VettingStatus::Denied),
        ("Expired", VettingStatus::Other("Expired".to_owned())),
    ] {
        let read = one(&format!(r#""vettingStatus":"{spelled}","vettingReason":"Not an Academic Domain""#));
        assert_eq!(read.status, Some(status.clone()));
        assert_eq!(read.is_denied(), status == VettingStatus::Denied);
        assert_eq!(read.is_in_review(), status == VettingStatus::InReview);
        assert_eq!(read.reason.as_deref(), Some("Not an Academic Domain"));
        assert!(status.name().eq_ignore_ascii_case(&spelled.replace('_', "")));
    }
    let read = one(r#""VettingStatus":null,"vettingReason":"""#);
    assert_eq!((read.status, read.reason), (None, None));
}

#[test]
fn dates_in_every_form_that_is_known() {
    for (date, milliseconds) in [
        ("2020-12-03T10:37:38.885Z", Some(1_606_991_858_885)),
        ("2020-12-04T20:54:24Z", Some(1_607_115_264_000)),
        ("2021-05-06T19:59:56.6832021+00:00", Some(1_620_331_196_683)),
        ("07/09/2020: 00:00:00", Some(1_594_252_800_000)),
        ("7/9/2020 00:00:01", Some(1_594_252_801_000)),
        ("07/09/2020", Some(1_594_252_800_000)),
        ("12/31/2020: 23:59:59", Some(1_609_459_199_000)),
        // Neither of these is a day with the month first.
        ("13/01/2020: 00:00:00", None),
        ("02/30/2020: 00:00:00", None),
        ("07/09/20", None),
        ("07/09/2020/1", None),
        ("7/9/2020 1:00:00 PM", None),
        ("0001-01-01T00:00:00", None),
        ("last week", None),
    ] {
        let read = one(&format!(r#""vettingCreateDate":"{date}""#));
        assert_eq!((read.created.as_deref(), read.created_ms), (Some(date), milliseconds), "{date}");
    }
}

/// With one of them unread, the others would say less than is so.
#[test]
fn what_is_not_all_qualifications() {
    for body in [
        "",
        "{}",
        "null",
        "[",
        r#""education""#,
        "[7]",
        "[{}]",
        r#"[{"qualification":null}]"#,
        r#"[{"qualification":"Education"},{"qualification":"Not one of them."}]"#,
        r#"{"qualifications":{}}"#,
        r#"{"qualification":["Education"]}"#,
        "<html>",
    ] {
        assert_eq!(read(&response(200, body)).unwrap_err().kind, FailureKind::Unreadable, "{body}");
    }
    assert_eq!(list(r#"[{"qualification":"Health_Care"}]"#)[0].qualification.name(), "Health_Care");
}

#[test]
fn refusals_in_every_shape() {
    let failure = read(&response(400, r#""Customer tagging denied.""#)).unwrap_err();
    assert_eq!(
        (failure.kind, failure.text.as_deref()),
        (FailureKind::Invalid, Some("Customer tagging denied."))
    );

    let failure =
        read(&response(400, r#"{"code":900126,"description":"No","data":[],"source":"P"}"#)).unwrap_err();
    assert_eq!((failure.code.as_deref(), failure.text.as_deref()), (Some("900126"), Some("No")));
    assert!(!failure.is_person_needed());

    for code in ["900329", r#""900329""#] {
        let failure = read(&response(403, &format!(r#"{{"code":{code},"description":"No"}}"#))).unwrap_err();
        assert_eq!(failure.kind, FailureKind::Denied);
        assert!(failure.is_person_needed() && !failure.is_no_relationship());
    }
}

#[test]
fn only_some_can_be_asked_for_and_not_without_their_evidence() {
    let code = ValidationCodeId::new("123456");
    let all = Evidence { segment: Some(EducationSegment::K12), website: "a.edu", code: code.as_ref() };
    let asked = |qualification, evidence| post(&tenant(), &qualification, evidence);
    for qualification in
        [Qualification::None, Qualification::Nonprofit, Qualification::Other("\"HealthCare".to_owned())]
    {
        assert_eq!(asked(qualification, all), Err(NotSettable::Never));
    }
    let without_segment = Evidence { segment: None, ..all };
    assert_eq!(asked(Qualification::Education, without_segment), Err(NotSettable::SegmentNeeded));
    let without_code = Evidence { code: None, ..all };
    assert_eq!(asked(Qualification::GovernmentCommunityCloud, without_code), Err(NotSettable::CodeNeeded));

    // What one has no use for is not sent.
    let body = |qualification, evidence| asked(qualification, evidence).unwrap().body.unwrap();
    let education = r#"{"qualification":"Education","educationSegment":"K12","website":"a.edu"}"#;
    assert_eq!(body(Qualification::Education, all), education);
    assert_eq!(body(Qualification::StateOwnedEntity, all), r#"{"qualification":"StateOwnedEntity"}"#);
    let cloud = r#"{"qualification":"GovernmentCommunityCloud","validationCode":"123456"}"#;
    assert_eq!(body(Qualification::GovernmentCommunityCloud, all), cloud);

    for (website, sent) in
        [("", ""), ("  ", ""), (" https://a.edu/\"x\" ", r#","website":"https://a.edu/\"x\"""#)]
    {
        let expected = format!(r#"{{"qualification":"Education","educationSegment":"K12"{sent}}}"#);
        assert_eq!(body(Qualification::Education, Evidence { website, ..all }), expected);
    }
}

#[test]
fn segments_by_their_names() {
    for (segment, name) in
        [(EducationSegment::K12, "K12"), (EducationSegment::HigherEducation, "HigherEducation")]
    {
        assert_eq!((segment.name(), EducationSegment::parse(name)), (name, Some(segment)));
    }
    assert_eq!(EducationSegment::parse("k12"), None);
}
