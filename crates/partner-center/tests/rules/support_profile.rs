//! Section 1.1: which path a support profile is written to.

use partner_center::{SupportProfilePath, SupportProfileRoute, SupportProfileSetting};

use SupportProfilePath::{Support, SupportProfile};

fn route(setting: &str) -> SupportProfileRoute {
    SupportProfileRoute::new(SupportProfileSetting::parse(setting).unwrap())
}

#[test]
fn settings() {
    assert_eq!(SupportProfileSetting::parse("auto"), Some(SupportProfileSetting::Auto));
    let fixed = SupportProfileSetting::parse("supportprofile");
    assert_eq!(fixed, Some(SupportProfileSetting::Fixed(SupportProfile)));
    assert_eq!(SupportProfileSetting::parse("support"), Some(SupportProfileSetting::Fixed(Support)));
    for text in ["", "Auto", "support ", "v1/profiles/support"] {
        assert_eq!(SupportProfileSetting::parse(text), None, "{text}");
    }
}

#[test]
fn documented_path_first_and_the_other_when_it_does_not_exist() {
    for status in [404, 405] {
        let mut route = route("auto");
        assert_eq!(route.path(), SupportProfile);
        assert_eq!(route.after(status), Some(Support));
        // Remembered, and never back.
        assert_eq!(route.path(), Support);
        assert_eq!(route.after(status), None);
        assert_eq!(route.path(), Support);
    }
}

#[test]
fn other_answers_change_nothing() {
    let mut route = route("auto");
    for status in [200, 400, 401, 403, 409, 410, 412, 429, 500, 502, 503] {
        assert_eq!(route.after(status), None, "{status}");
        assert_eq!(route.path(), SupportProfile, "{status}");
    }
    assert_eq!(route.after(404), Some(Support));
}

#[test]
fn fixed_path_stays() {
    for (setting, path) in [("supportprofile", SupportProfile), ("support", Support)] {
        let mut route = route(setting);
        for status in [404, 405] {
            assert_eq!(route.path(), path);
            assert_eq!(route.after(status), None);
            assert_eq!(route.path(), path);
        }
    }
}
