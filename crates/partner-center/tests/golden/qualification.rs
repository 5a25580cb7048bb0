//! The qualification. The bodies of the asynchronous route show how the service spells it.

use partner_center::qualification::{get, put, read};
use partner_center::{FailureKind, Method, NotSettable, Qualification, ValidationCodeId};
use serde_json::Value;

use super::fixtures::{READING, WRITING, fields, golden, success, tenant};

/// Reads the `qualification` of each object, in an array or alone, and checks that it is spelled as this program spells
/// it.
fn spelled_in(text: &str) -> Vec<Qualification> {
    let items = match serde_json::from_str(text).unwrap() {
        Value::Array(items) => items,
        item => vec![item],
    };
    items
        .iter()
        .map(|item| {
            let spelled = &item["qualification"];
            let qualification = Qualification::parse_lenient(&spelled.to_string()).unwrap();
            assert_eq!(qualification.name(), spelled.as_str().unwrap());
            qualification
        })
        .collect()
}

golden! {
    set_qualification_comes_back(text = "qualification.put.response.json") {
        assert_eq!(read(&success(text)).unwrap(), Qualification::GovernmentCommunityCloud);
    }

    approved(text = "qualifications.get.approved.json") {
        assert_eq!(spelled_in(text), [Qualification::Education]);
    }

    in_review(text = "qualifications.get.inreview.json") {
        assert_eq!(spelled_in(text), [Qualification::Education]);
    }

    denied(text = "qualifications.get.denied.json") {
        assert_eq!(spelled_in(text), [Qualification::Education]);
    }

    state_owned(text = "qualifications.get.soe.json") {
        assert_eq!(spelled_in(text), [Qualification::StateOwnedEntity]);
    }

    education_and_state_owned(text = "qualifications.get.education-and-soe.json") {
        assert_eq!(spelled_in(text), [Qualification::Education, Qualification::StateOwnedEntity]);
    }

    /// The list of the other route is no answer of this one.
    list_is_not_read_as_one(text = "qualifications.get.approved.json") {
        assert_eq!(read(&success(text)).unwrap_err().kind, FailureKind::Unreadable);
    }

    asked_for_education(text = "qualifications.post.education.request.json") {
        assert_eq!(spelled_in(text), [Qualification::Education]);
    }

    education_was_asked_for(text = "qualifications.post.education.response-201.json") {
        assert_eq!(spelled_in(text), [Qualification::Education]);
    }

    asked_for_state_owned(text = "qualifications.post.soe.request.json") {
        assert_eq!(spelled_in(text), [Qualification::StateOwnedEntity]);
        assert_eq!(put(&tenant(), &spelled_in(text)[0], None), Err(NotSettable::OtherRoute));
    }

    /// The same qualification and code, by the synchronous route.
    asked_for_government_community_cloud(text = "qualifications.post.gcc.request.json") {
        let asked = serde_json::from_str::<Value>(text).unwrap();
        let code = ValidationCodeId::new(asked["validationCode"].as_str().unwrap()).unwrap();
        let request = put(&tenant(), &spelled_in(text)[0], Some(&code)).unwrap();
        assert_eq!(request.method, Method::Put);
        assert_eq!(request.path, "v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/qualification?code=123456");
        assert_eq!(fields(&request), WRITING);
        assert_eq!(request.body.as_deref(), Some("3"));
    }
}

#[test]
fn education_is_set_without_a_code() {
    let code = ValidationCodeId::new("123456");
    for code in [None, code.as_ref()] {
        let request = put(&tenant(), &Qualification::Education, code).unwrap();
        assert_eq!(request.method, Method::Put);
        assert_eq!(request.path, "v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/qualification");
        assert_eq!(fields(&request), WRITING);
        assert_eq!(request.body.as_deref(), Some("1"));
    }
}

#[test]
fn qualification_is_asked_for() {
    let request = get(&tenant());
    assert_eq!(request.method, Method::Get);
    assert_eq!(request.path, "v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/qualification");
    assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));
}
