//! The error shapes of section 2.

use partner_center::{Failure, FailureKind, RetryAfter, qualification};

use super::fixtures::{compact, failure, golden};

golden! {
    no_relationship(text = "error.20002-no-relationship.json") {
        let failure = Failure::of(&failure(403, text));
        assert_eq!(failure.kind, FailureKind::Denied);
        assert_eq!(failure.code.as_deref(), Some("20002"));
        assert_eq!(failure.text.as_deref(), Some("No relationship between caller and account."));
        assert!(failure.is_no_relationship());
        assert!(!failure.is_missing_route());
    }

    authorization_failed(text = "error.403-1002-authorization-failed.json") {
        let failure = Failure::of(&failure(403, text));
        assert_eq!(failure.kind, FailureKind::Denied);
        assert_eq!(failure.code.as_deref(), Some("1002"));
        assert_eq!(failure.text.as_deref(), Some("Authorization Failed"));
        assert!(!failure.is_no_relationship());
    }

    not_found(text = "error.404-3000-mpn-not-found.json") {
        // Errors come compact and without a byte order mark: the documented Content-Length.
        assert_eq!(compact(text).len(), 124);
        let failure = Failure::of(&failure(404, &compact(text)));
        assert_eq!(failure.kind, FailureKind::Gone);
        assert_eq!(failure.code.as_deref(), Some("3000"));
        let words = "Partner Organization with partner_id 9999999 could not be found";
        assert_eq!(failure.text.as_deref(), Some(words));
        assert!(!failure.is_missing_route());
    }

    newer_shape(text = "customer.validationstatus.404-600074.json") {
        let failure = Failure::of(&failure(404, text));
        assert_eq!(failure.kind, FailureKind::Gone);
        assert_eq!(failure.code.as_deref(), Some("600074"));
        let words = "Account Status for the customer, {customer-id} was not found.";
        assert_eq!(failure.text.as_deref(), Some(words));
        assert!(!failure.is_missing_route());
    }

    gateway_throttles(text = "error.429-throttled.json") {
        let mut response = failure(429, text);
        response.headers.set("Retry-After", "57");
        let failure = Failure::of(&response);
        assert_eq!(failure.kind, FailureKind::Throttled);
        assert_eq!(failure.code, None);
        assert_eq!(failure.text.as_deref(), Some("Rate limit is exceeded. Try again in 57 seconds."));
        assert_eq!(failure.retry_after, Some(RetryAfter::Seconds(57)));
    }

    refused_qualification_is_a_bare_string(text = "error.qualification-tagging-denied.json") {
        for status in [400, 403] {
            let failure = qualification::read(&failure(status, text)).unwrap_err();
            assert_eq!(failure.code, None);
            assert_eq!(failure.text.as_deref(), Some("Customer tagging denied."));
        }
        // Its status is not known. A success would not be read as a qualification of that name.
        let failure = qualification::read(&failure(200, text)).unwrap_err();
        assert_eq!(failure.kind, FailureKind::Unreadable);
        assert_eq!(failure.text.as_deref(), Some("Customer tagging denied."));
    }
}
