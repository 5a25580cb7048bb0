//! The asynchronous route of the qualifications.

use partner_center::qualifications::{get, post, read};
use partner_center::{
    CustomerQualification, EducationSegment, Evidence, Method, Qualification, ValidationCodeId, VettingStatus,
};

use super::fixtures::{READING, WRITING, compact, fields, golden, success, tenant};

const PATH: &str = "v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/qualifications";

/// What a customer's qualification as an education customer is read as.
fn education(status: VettingStatus) -> CustomerQualification {
    CustomerQualification { status: Some(status), ..CustomerQualification::held(Qualification::Education) }
}

golden! {
    approved(text = "qualifications.get.approved.json") {
        assert_eq!(read(&success(text)).unwrap(), [education(VettingStatus::Approved)]);
    }

    in_review(text = "qualifications.get.inreview.json") {
        let expected = CustomerQualification {
            created: Some("2020-12-03T10:37:38.885Z".to_owned()),
            created_ms: Some(1_606_991_858_885),
            ..education(VettingStatus::InReview)
        };
        assert_eq!(read(&success(text)).unwrap(), [expected]);
    }

    denied(text = "qualifications.get.denied.json") {
        let expected = CustomerQualification {
            reason: Some("Not an Education Customer".to_owned()),
            created: Some("2020-12-03T10:37:38.885Z".to_owned()),
            created_ms: Some(1_606_991_858_885),
            ..education(VettingStatus::Denied)
        };
        assert_eq!(read(&success(text)).unwrap(), [expected]);
    }

    state_owned(text = "qualifications.get.soe.json") {
        let expected = CustomerQualification::held(Qualification::StateOwnedEntity);
        assert_eq!(read(&success(text)).unwrap(), [expected]);
    }

    education_and_state_owned(text = "qualifications.get.education-and-soe.json") {
        let expected = [
            education(VettingStatus::Approved),
            CustomerQualification::held(Qualification::StateOwnedEntity),
        ];
        assert_eq!(read(&success(text)).unwrap(), expected);
    }

    asks_for_education(text = "qualifications.post.education.request.json") {
        let evidence = Evidence {
            segment: Some(EducationSegment::HigherEducation),
            website: "contoso.edu",
            ..Evidence::default()
        };
        let request = post(&tenant(), &Qualification::Education, evidence).unwrap();
        assert_eq!((request.method, request.path.as_str()), (Method::Post, PATH));
        assert_eq!(fields(&request), WRITING);
        assert_eq!(request.body.as_deref().map(compact), Some(compact(text)));
    }

    education_was_asked_for(text = "qualifications.post.education.response-201.json") {
        let expected = CustomerQualification {
            created: Some("2020-12-04T20:54:24Z".to_owned()),
            created_ms: Some(1_607_115_264_000),
            ..education(VettingStatus::InReview)
        };
        let mut response = success(text);
        response.status = 201;
        assert_eq!(read(&response).unwrap(), [expected]);
    }

    asks_for_state_owned(text = "qualifications.post.soe.request.json") {
        let request = post(&tenant(), &Qualification::StateOwnedEntity, Evidence::default()).unwrap();
        assert_eq!(request.body.as_deref().map(compact), Some(compact(text)));
    }

    asks_for_government_community_cloud(text = "qualifications.post.gcc.request.json") {
        let code = ValidationCodeId::new("123456");
        let evidence = Evidence { code: code.as_ref(), ..Evidence::default() };
        let request = post(&tenant(), &Qualification::GovernmentCommunityCloud, evidence).unwrap();
        assert_eq!(request.path, PATH);
        assert_eq!(request.body.as_deref().map(compact), Some(compact(text)));
    }
}

#[test]
fn qualifications_are_asked_for() {
    let request = get(&tenant());
    assert_eq!((request.method, request.path.as_str()), (Method::Get, PATH));
    assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));
}
