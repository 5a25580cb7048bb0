//! `WWW-Authenticate` (RFC 9110, section 11.6.1; RFC 6750, section 3).

use partner_center::Failure;
use partner_center::challenge::BearerError;
use proptest::prelude::*;

use crate::response;

fn bearer_error(value: &str) -> Option<&'static str> {
    BearerError::parse(value).map(BearerError::as_str)
}

#[test]
fn the_reason_is_found_however_the_challenge_is_spelled() {
    for (value, error) in [
        // As the service, Entra and Microsoft Graph write them.
        (r#"Bearer error="invalid_token""#, Some("invalid_token")),
        (
            r#"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#,
            Some("insufficient_claims"),
        ),
        (r#"Bearer authorization_uri="https://x/", claims="e30=""#, Some("insufficient_claims")),
        (
            r#"Bearer error="invalid_token", error_description="The access token expired, at 12:00""#,
            Some("invalid_token"),
        ),
        (r#"bearer ERROR = insufficient_scope"#, Some("insufficient_scope")),
        // Several challenges, in either order, and one with a token68.
        (r#"Negotiate, Bearer error="invalid_token""#, Some("invalid_token")),
        (r#"Bearer error="invalid_token", Negotiate"#, Some("invalid_token")),
        (r#"Basic realm="a, Bearer error=x", Bearer error="invalid_token""#, Some("invalid_token")),
        (r#"NTLM TlRMTVNTUAAC==, Bearer error="invalid_token""#, Some("invalid_token")),
        (r#"Digest error="other", Bearer realm="a""#, None),
        // A quoted text may hold whatever it likes.
        (r#"Bearer realm="say \"error=\"", error="invalid_token""#, Some("invalid_token")),
        (r#"Bearer realm="error=\"x\"""#, None),
        (r#"Bearer error="something_new", claims="e30=""#, None),
        ("Bearer", None),
        ("Bearer realm=\"never closed, error=x", None),
        ("Bearer error=\"\"", None),
        ("", None),
        (", ,,", None),
        ("=,\"=", None),
    ] {
        assert_eq!(bearer_error(value), error, "{value}");
    }
}

#[test]
fn a_failure_carries_the_reason() {
    let mut answer = response(401, "");
    assert_eq!(Failure::of(&answer).challenge, None);
    answer.headers.set("www-authenticate", r#"Bearer error="invalid_token""#);
    assert_eq!(Failure::of(&answer).challenge, Some(BearerError::InvalidToken));
}

/// A parameter's value as a quoted string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_failure(value in any::<String>()) {
        let _error = bearer_error(&value);
    }

    #[test]
    fn whatever_stands_around_it_the_error_is_found(
        before in prop::collection::vec(("[a-z]{1,8}", "\\PC{0,20}"), 0..4),
        error in "invalid_request|invalid_token|insufficient_scope|insufficient_claims",
        after in prop::collection::vec(("[a-z]{1,8}", "\\PC{0,20}"), 0..4),
        other in prop::option::of("(Basic|Negotiate|PoP) realm=\"[a-z, =]{0,9}\""),
    ) {
        let written = |parameters: &[(String, String)]| parameters
            .iter()
            .filter(|(name, _)| name != "error")
            .map(|(name, text)| format!("{name}={}, ", quoted(text)))
            .collect::<String>();
        let other = other.map(|other| other + ", ").unwrap_or_default();
        let value = format!("{other}Bearer {}error={}, {}", written(&before), quoted(&error), written(&after));
        prop_assert_eq!(bearer_error(&value), Some(error.as_str()));
    }
}
