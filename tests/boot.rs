//! boot.js asks for the support profile while the program is still loading: with the very request of the program.

#[cfg(test)]
mod boot {
    use panel::api::LOCALE;
    use partner_center::{CallIds, support_profile};
    use std::collections::BTreeMap;

    const SCRIPT: &str = include_str!("../boot.js");

    #[derive(serde::Deserialize)]
    struct Early {
        path: String,
        headers: BTreeMap<String, String>,
    }

    #[test]
    fn the_early_request_is_that_of_the_program() {
        let (_, rest) = SCRIPT.split_once("/* begin */").expect("boot.js marks its request");
        let (json, _) = rest.split_once("/* end */").expect("boot.js marks the end of its request");
        let early: Early = serde_json::from_str(json).expect("the request is JSON");

        let ids = CallIds { request_id: String::new(), correlation_id: String::new() };
        let request = support_profile::get().identified(&ids, LOCALE);
        assert_eq!(early.path, request.path);
        let mut headers: BTreeMap<String, String> =
            request.headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        // The ids are new for each call: boot.js makes its own.
        assert!(headers.remove("MS-RequestId").is_some() && headers.remove("MS-CorrelationId").is_some());
        assert_eq!(early.headers, headers);
    }
}
