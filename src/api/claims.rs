//! What a token says of itself. It is read and not verified: the service does that.

use super::Token;
use crate::config::{Cloud, Config};
use leptos::prelude::window;
use partner_center::TenantId;

/// The id under which Partner Center is known to the sign-in, in place of its address (API reference, section 5).
const PARTNER_CENTER: &str = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

/// What a token says of itself (API reference, section 6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// When it expires, in milliseconds since 1970; none if it does not say.
    pub expires: Option<u64>,
    /// What it is for, an address or an id; several in a list.
    pub audience: Vec<String>,
    /// The tenant it is of.
    pub tenant: Option<String>,
    /// The name of the person it is of, if it says one.
    pub person: Option<String>,
    /// Whether it is of an application alone (App-only), with no person behind it.
    pub app_only: bool,
    /// Whether the person used a second factor.
    pub second_factor: bool,
}

/// Why a token is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It is no token, or says nothing of itself that can be read.
    NotAToken,
    /// It expired at this time, in milliseconds since 1970.
    Expired(u64),
    /// It is for this, and not for the service.
    OtherAudience(String),
    /// It is of this tenant; the settings name another one.
    OtherTenant(String),
    /// It is of this tenant, and the edits that are not saved are of another one.
    OtherEdits(String),
}

impl Claims {
    /// Reads what the token says.
    #[must_use]
    pub fn of(token: &Token) -> Option<Self> {
        // The browser's decoder knows the older alphabet, and gives a letter for each byte.
        let payload = token.payload().replace('-', "+").replace('_', "/");
        let letters = window().atob(&payload).ok()?;
        let bytes =
            letters.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect::<Option<_>>()?;
        Self::read(&String::from_utf8(bytes).ok()?)
    }

    fn read(payload: &str) -> Option<Self> {
        json::check(payload).ok()?;
        let members = json::members(payload)?;
        let raw = |name: &str| {
            let is_it = |member: &&(&str, &str)| member.0.trim_matches('"') == name;
            members.iter().find(is_it).map(|(_, value)| *value)
        };
        let text = |name| raw(name).and_then(json::string);
        let texts = |name| match raw(name) {
            Some(value) => match json::items(value) {
                Some(items) => items.into_iter().filter_map(json::string).collect(),
                None => Vec::from_iter(json::string(value)),
            },
            None => Vec::new(),
        };
        let kind = text("idtyp");
        Some(Self {
            expires: raw("exp").and_then(seconds).map(|seconds| seconds.saturating_mul(1000)),
            audience: texts("aud"),
            tenant: text("tid"),
            person: ["upn", "preferred_username", "unique_name", "email", "name"].into_iter().find_map(text),
            // A token of a person carries what the person delegated.
            app_only: kind.as_deref() == Some("app") || (kind.is_none() && raw("scp").is_none()),
            second_factor: texts("amr").iter().any(|method| method == "mfa"),
        })
    }

    /// Whether the token can be of use to this deployment. `now` in milliseconds since 1970; `edits` is the tenant of edits that
    /// are not saved, if there are any and it is known.
    ///
    /// # Errors
    /// The first reason for which it is not.
    pub fn check(&self, config: &Config, now: u64, edits: Option<&str>) -> Result<(), NotTaken> {
        if let Some(expired) = self.expires.filter(|expires| *expires <= now) {
            return Err(NotTaken::Expired(expired));
        }
        if !self.audience.iter().any(|audience| is_service(config.cloud, audience)) {
            return Err(NotTaken::OtherAudience(self.audience.join(", ")));
        }
        let tenant = self.tenant.clone().unwrap_or_default();
        let is_other = |known: &str| !known.eq_ignore_ascii_case(&tenant);
        if config.tenant.as_ref().map(TenantId::as_str).is_some_and(is_other) {
            return Err(NotTaken::OtherTenant(tenant));
        }
        if edits.is_some_and(is_other) {
            return Err(NotTaken::OtherEdits(tenant));
        }
        Ok(())
    }
}

/// Whole seconds; what is behind a point does not matter.
fn seconds(raw: &str) -> Option<u64> {
    let text = raw.trim_matches('"');
    text.split_once('.').map_or(text, |(whole, _)| whole).parse().ok()
}

fn is_service(cloud: Cloud, audience: &str) -> bool {
    let audience = audience.trim_end_matches('/');
    audience.eq_ignore_ascii_case(cloud.service()) || audience.eq_ignore_ascii_case(PARTNER_CENTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "eebd1b55-5360-4438-a11d-5c06918c3014";

    fn read(payload: &str) -> Claims {
        Claims::read(payload).unwrap()
    }

    #[test]
    fn a_persons_token_is_read() {
        let claims = read(&format!(
            r#"{{"aud":"https://api.partnercenter.microsoft.com","exp":1795300000,"amr":["pwd","mfa"],
                "scp":"user_impersonation","tid":"{TENANT}","upn":"\u00e5sa@example.com","unique_name":"other"}}"#
        ));
        let expected = Claims {
            expires: Some(1_795_300_000_000),
            audience: vec!["https://api.partnercenter.microsoft.com".to_owned()],
            tenant: Some(TENANT.to_owned()),
            person: Some("åsa@example.com".to_owned()),
            app_only: false,
            second_factor: true,
        };
        assert_eq!(claims, expected);
    }

    #[test]
    fn an_applications_token_is_told_by_what_it_lacks() {
        assert!(read(r#"{"roles":["x"]}"#).app_only);
        assert!(read(r#"{"idtyp":"app","scp":"x"}"#).app_only);
        assert!(!read(r#"{"idtyp":"user"}"#).app_only);
        assert!(!read(r#"{"scp":"x"}"#).app_only);
    }

    #[test]
    fn odd_spellings_are_read_and_what_is_missing_is_missing() {
        assert_eq!(read(r#"{"exp":"1795300000","aud":["a","b"]}"#).expires, Some(1_795_300_000_000));
        assert_eq!(read(r#"{"exp":1795300000.75}"#).expires, Some(1_795_300_000_000));
        assert_eq!(read(r#"{"exp":true}"#).expires, None);
        assert_eq!(read(r#"{"aud":["a","b"]}"#).audience, ["a", "b"]);
        assert!(read(r#"{"amr":"mfa"}"#).second_factor);
        assert!(!read(r#"{"amr":["pwd"]}"#).second_factor);
        assert_eq!(read("{}"), Claims { app_only: true, ..Claims::default() });
        for nothing in ["", "[]", "7", "{", "\"a\""] {
            assert_eq!(Claims::read(nothing), None, "{nothing}");
        }
    }

    fn claims(audience: &str) -> Claims {
        Claims {
            expires: Some(2000),
            audience: vec![audience.to_owned()],
            tenant: Some(TENANT.to_owned()),
            ..Claims::default()
        }
    }

    #[test]
    fn a_token_is_for_the_service_of_the_cloud() {
        let global = Config::default();
        let china = Config { cloud: Cloud::China, ..Config::default() };
        let (own, other) = (
            "https://api.partnercenter.microsoft.com",
            "https://partner.partnercenterapi.microsoftonline.cn/",
        );
        for (config, audience, taken) in [
            (&global, own, true),
            (&global, "https://api.partnercenter.microsoft.com/", true),
            (&global, "FA3D9A0C-3fb0-42cc-9193-47c7ecd2edbd", true),
            (&global, other, false),
            (&global, "https://graph.windows.net", false),
            (&global, "https://api.partnercenter.microsoft.com.example.com", false),
            (&china, other, true),
            (&china, own, false),
        ] {
            let expected = if taken { Ok(()) } else { Err(NotTaken::OtherAudience(audience.to_owned())) };
            assert_eq!(claims(audience).check(config, 1000, None), expected, "{audience}");
        }
        let several = Claims { audience: vec!["x".to_owned(), own.to_owned()], ..claims("") };
        assert_eq!(several.check(&global, 1000, None), Ok(()));
        let none = Claims { audience: Vec::new(), ..claims("") };
        assert_eq!(none.check(&global, 1000, None), Err(NotTaken::OtherAudience(String::new())));
    }

    #[test]
    fn a_token_is_of_the_tenant_of_the_settings_and_of_the_edits() {
        let own = claims(PARTNER_CENTER);
        let any = Config::default();
        let this = Config { tenant: TenantId::parse(TENANT).ok(), ..Config::default() };
        let other = Config { tenant: TenantId::parse(PARTNER_CENTER).ok(), ..Config::default() };
        assert_eq!(own.check(&this, 1000, None), Ok(()));
        assert_eq!(own.check(&other, 1000, None), Err(NotTaken::OtherTenant(TENANT.to_owned())));
        assert_eq!(own.check(&any, 1000, Some(&TENANT.to_uppercase())), Ok(()));
        assert_eq!(own.check(&any, 1000, Some(PARTNER_CENTER)), Err(NotTaken::OtherEdits(TENANT.to_owned())));
        let none = Claims { tenant: None, ..own };
        assert_eq!(none.check(&this, 1000, None), Err(NotTaken::OtherTenant(String::new())));
    }

    #[test]
    fn a_token_ends_at_its_time() {
        let own = claims(PARTNER_CENTER);
        assert_eq!(own.check(&Config::default(), 1999, None), Ok(()));
        assert_eq!(own.check(&Config::default(), 2000, None), Err(NotTaken::Expired(2000)));
        let endless = Claims { expires: None, ..own };
        assert_eq!(endless.check(&Config::default(), u64::MAX, None), Ok(()));
    }
}
