//! Section 9: by which route a qualification is read and set.

use partner_center::{Failure, Qualification, QualificationRoute, QualificationRoutes, QualificationSetting};

use crate::response;
use Qualification::{Education, StateOwnedEntity};
use QualificationRoute::{Asynchronous, Synchronous};

fn routes(setting: &str) -> QualificationRoutes {
    QualificationRoutes::new(QualificationSetting::parse(setting).unwrap())
}

fn failure(status: u16, body: &str) -> Failure {
    Failure::of(&response(status, body))
}

const MISSING_ROUTE: [(u16, &str); 4] =
    [(405, ""), (410, r#"{"code":1000}"#), (404, ""), (404, r#"{"message":"Resource not found"}"#)];

const OTHERS: [(u16, &str); 9] = [
    (404, r#"{"code":60003,"description":"Tenant not found"}"#),
    (400, r#""Customer tagging denied.""#),
    (401, ""),
    (403, r#"{"code":900329}"#),
    (409, ""),
    (412, ""),
    (429, ""),
    (500, ""),
    (503, ""),
];

#[test]
fn settings() {
    assert_eq!(QualificationSetting::parse("auto"), Some(QualificationSetting::Auto));
    let fixed = |route| Some(QualificationSetting::Fixed(route));
    assert_eq!(QualificationSetting::parse("synchronous"), fixed(Synchronous));
    assert_eq!(QualificationSetting::parse("asynchronous"), fixed(Asynchronous));
    for text in ["", "Auto", "sync", "asynchronous "] {
        assert_eq!(QualificationSetting::parse(text), None, "{text}");
    }
}

#[test]
fn set_by_the_synchronous_route_until_it_is_gone() {
    for (status, body) in MISSING_ROUTE {
        let mut routes = routes("auto");
        assert_eq!(routes.setting(&Education), Synchronous);
        assert_eq!(
            routes.after_setting(&Education, &failure(status, body)),
            Some(Asynchronous),
            "{status} {body}"
        );
        // Remembered, and never back.
        assert_eq!(routes.setting(&Education), Asynchronous);
        assert_eq!(routes.after_setting(&Education, &failure(status, body)), None);
        assert_eq!(routes.setting(&Education), Asynchronous);
        assert_eq!(routes.reading(), Asynchronous);
    }
}

#[test]
fn read_by_the_asynchronous_route_until_it_is_gone() {
    for (status, body) in MISSING_ROUTE {
        let mut routes = routes("auto");
        assert_eq!(routes.reading(), Asynchronous);
        assert!(routes.has_asynchronous());
        assert_eq!(routes.after_reading(&failure(status, body)), Some(Synchronous), "{status} {body}");
        assert_eq!(routes.reading(), Synchronous);
        assert!(!routes.has_asynchronous());
        assert_eq!(routes.after_reading(&failure(status, body)), None);
        assert_eq!(routes.setting(&Education), Synchronous);
    }
}

/// Nothing is sent a second time after an answer of a route that exists.
#[test]
fn other_answers_change_nothing() {
    let mut routes = routes("auto");
    for (status, body) in OTHERS {
        assert_eq!(routes.after_setting(&Education, &failure(status, body)), None, "{status} {body}");
        assert_eq!(routes.after_reading(&failure(status, body)), None, "{status} {body}");
    }
    assert_eq!((routes.setting(&Education), routes.reading()), (Synchronous, Asynchronous));
}

#[test]
fn state_owned_entity_is_always_set_by_the_asynchronous_route() {
    let mut routes = routes("auto");
    assert_eq!(routes.setting(&StateOwnedEntity), Asynchronous);
    // It has nowhere else to go, and tells nothing of the synchronous route.
    assert_eq!(routes.after_setting(&StateOwnedEntity, &failure(404, "")), None);
    assert_eq!(routes.setting(&Education), Synchronous);
}

#[test]
fn fixed_route_stays() {
    for (setting, route) in [("synchronous", Synchronous), ("asynchronous", Asynchronous)] {
        let mut routes = routes(setting);
        for (status, body) in MISSING_ROUTE {
            assert_eq!(routes.after_setting(&Education, &failure(status, body)), None);
            assert_eq!(routes.after_reading(&failure(status, body)), None);
            assert_eq!((routes.setting(&Education), routes.reading()), (route, route));
        }
        assert_eq!(routes.setting(&StateOwnedEntity), route);
        assert_eq!(routes.has_asynchronous(), route == Asynchronous);
    }
}
