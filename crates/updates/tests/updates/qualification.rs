//! A customer's qualifications, by either route.

use crate::made_up::{NOW, qualification, response, routes};
use crate::record_id::sent;
use partner_center::{Method, Qualification, Request};
use updates::QualificationField;
use updates::{asked_for, asking_for, qualification_document, qualifications_named, qualifications_of};

const GOVERNMENT: &str = "GovernmentCommunityCloud";

fn write(body: &str, setting: &str) -> Option<Request> {
    qualification().operation().put(&sent(body, None), &routes(setting)).ok()
}

#[test]
fn the_synchronous_route_takes_the_number_and_the_code_where_it_needs_one() {
    let body =
        r#"{"qualification":"GovernmentCommunityCloud","validationCode":"a code","educationSegment":"K12"}"#;
    let government = write(body, "synchronous").unwrap();
    assert!(government.path.ends_with("/qualification?code=a%20code"), "{}", government.path);
    assert_eq!((government.method, government.body.as_deref()), (Method::Put, Some("3")));
    let education =
        write(r#"{"qualification":"StateOwnedEntity Education","validationCode":"x"}"#, "auto").unwrap();
    assert!(education.path.ends_with("/qualification"), "{}", education.path);
    assert_eq!(education.body.as_deref(), Some("1"), "what is asked for stands last");
    for body in [r#"{"qualification":"None"}"#, r#"{"qualification":"StateOwnedEntity"}"#, "{}"] {
        assert!(write(body, "synchronous").is_none(), "{body}");
    }
}

#[test]
fn the_asynchronous_route_takes_names_and_what_one_is_asked_for_with() {
    let body = r#"{"qualification":"Education","validationCode":"1","educationSegment":"K12","website":" school.example "}"#;
    let education = write(body, "asynchronous").unwrap();
    assert!(education.path.ends_with("/qualifications"), "{}", education.path);
    assert_eq!(education.method, Method::Post);
    let expected = r#"{"qualification":"Education","educationSegment":"K12","website":"school.example"}"#;
    assert_eq!(education.body.as_deref(), Some(expected));
    let code = r#"{"qualification":"GovernmentCommunityCloud","validationCode":"12"}"#;
    assert_eq!(write(code, "asynchronous").unwrap().body.as_deref(), Some(code));
    for setting in ["auto", "asynchronous"] {
        let owned = write(r#"{"qualification":"Education StateOwnedEntity"}"#, setting).unwrap();
        assert_eq!(owned.body.as_deref(), Some(r#"{"qualification":"StateOwnedEntity"}"#));
    }
    assert!(
        write(r#"{"qualification":"Education"}"#, "asynchronous").is_none(),
        "without the kind of school"
    );
}

#[test]
fn what_is_required_depends_on_what_is_asked_for_and_on_the_routes() {
    let missing = |setting: &str, values: [&str; 3]| {
        (qualification().operation().record(&routes(setting)).required)(&values)
    };
    for setting in ["auto", "synchronous", "asynchronous"] {
        assert_eq!(missing(setting, [GOVERNMENT, "", ""]), [QualificationField::ValidationCode.index()]);
        assert_eq!(missing(setting, [GOVERNMENT, "x", ""]), [0_usize; 0]);
        assert_eq!(missing(setting, ["GovernmentCommunityCloud StateOwnedEntity", "", ""]), [0_usize; 0]);
        assert_eq!(missing(setting, ["Education StateOwnedEntity", "", ""]), [0_usize; 0]);
        assert_eq!(missing(setting, ["None", "", ""]), [0_usize; 0]);
        assert_eq!(missing(setting, ["StateOwnedEntity Education", "", "K12"]), [0_usize; 0]);
    }
    for setting in ["auto", "synchronous"] {
        assert_eq!(missing(setting, ["Education", "", ""]), [0_usize; 0], "it is not sent there");
    }
    assert_eq!(
        missing("asynchronous", ["StateOwnedEntity Education", "", ""]),
        [QualificationField::EducationSegment.index()]
    );
}

#[test]
fn a_route_that_is_missing_is_left_for_the_other() {
    let gone = response(404, "");
    let missing_customer = response(404, r#"{"code":60003,"description":"x"}"#);
    let education = sent(r#"{"qualification":"Education","educationSegment":"K12"}"#, None);
    for setting in ["synchronous", "asynchronous"] {
        let mut fixed = routes(setting);
        assert!(!qualification().operation().is_elsewhere(None, &gone, &mut fixed));
        assert!(!qualification().operation().is_elsewhere(Some(&education), &gone, &mut fixed));
    }
    let mut auto = routes("auto");
    let path = |routes: &updates::Routes| qualification().operation().get(routes).path;
    assert!(path(&auto).ends_with("/qualifications"));
    for answer in [&missing_customer, &response(500, ""), &response(200, "[]")] {
        assert!(!qualification().operation().is_elsewhere(None, answer, &mut auto));
        assert!(!qualification().operation().is_elsewhere(Some(&education), answer, &mut auto));
    }
    assert!(qualification().operation().is_elsewhere(Some(&education), &response(410, ""), &mut auto));
    assert!(qualification().operation().put(&education, &auto).unwrap().path.ends_with("/qualifications"));
    assert_eq!(
        (qualification().operation().record(&auto).required)(&["Education", "", ""]),
        [QualificationField::EducationSegment.index()]
    );
    assert!(
        !qualification().operation().is_elsewhere(Some(&education), &gone, &mut auto),
        "there is no third"
    );
    let mut auto = routes("auto");
    assert!(qualification().operation().is_elsewhere(None, &gone, &mut auto));
    assert!(path(&auto).ends_with("/qualification"));
    assert!(!qualification().operation().is_elsewhere(None, &gone, &mut auto), "once");
    assert!((qualification().operation().record(&auto).required)(&["Education", "", ""]).is_empty());
}

#[test]
fn a_list_is_the_names_that_hold_and_what_is_told_of_each() {
    let list = r#"[{"qualification":"Education","vettingStatus":"InReview"},{"qualification":"StateOwnedEntity"},
        {"qualification":"education","vettingStatus":"Denied","vettingReason":"Not an Academic Domain"}]"#;
    let read = |body: &str| qualification().operation().snapshot(&response(200, body), NOW).unwrap();
    let snapshot = read(list);
    assert_eq!(snapshot.text(QualificationField::Qualification.index()), "Education StateOwnedEntity");
    let told = qualifications_of(snapshot.document());
    assert_eq!(told.len(), 3);
    assert!(told[0].is_in_review() && told[2].is_denied());
    assert_eq!(told[2].reason.as_deref(), Some("Not an Academic Domain"));
    let object = read(&format!("{{\"qualifications\":{list}}}"));
    assert_eq!(qualifications_of(object.document()), told);
    for none in [
        "[]",
        "{\"qualifications\":[]}",
        "\"none\"",
        "0",
        "[{\"qualification\":\"None\"}]",
        "[{\"qualification\":\"Education\",\"vettingStatus\":\"denied\"}]",
    ] {
        assert_eq!(read(none).text(QualificationField::Qualification.index()), "None", "{none}");
    }
    let named = qualification_document("\"some_thing_new\"").unwrap();
    assert_eq!(qualifications_of(&named)[0].qualification, Qualification::Other("some_thing_new".to_owned()));
    for no_record in ["{}", "{\"code\":1}", "\"Customer tagging denied.\"", "null", "[1]", "{\"items\":[]}"] {
        assert!(qualification_document(no_record).is_none(), "{no_record}");
    }
}

#[test]
fn what_is_asked_for_stands_behind_what_is_held() {
    let held = "Education";
    let names = asking_for(&Qualification::StateOwnedEntity, held);
    assert_eq!(names, "Education StateOwnedEntity");
    assert_eq!(asked_for(&names, held), Some(Qualification::StateOwnedEntity));
    assert_eq!(asked_for(held, held), None);
    assert_eq!(asking_for(&Qualification::Education, "None"), "Education");
    assert_eq!(asked_for("Education", "None"), Some(Qualification::Education));
    assert_eq!(asked_for("None", "Education"), None, "nobody can ask for none");
    assert_eq!(qualifications_named("None"), []);
    assert_eq!(qualifications_named("Education StateOwnedEntity").len(), 2);
}
