//! What a token says of itself. It is read and not verified: the service does that.

use super::token::Token;
use crate::config::{Cloud, Config};
use leptos::prelude::window;
use partner_center::TenantId;
use partner_center::lenient::{self, default_on_error, one_or_more};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

/// The id under which Partner Center is known to the sign-in, in place of its address (API reference, section 5).
const PARTNER_CENTER: &str = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd";

/// So much may two clocks differ that are right, in milliseconds.
const SLACK: u64 = 5 * 60 * 1000;

/// What a token says of itself (API reference, section 6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// When it was issued, in milliseconds since 1970; none if it does not say.
    pub issued: Option<u64>,
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
        let payload: Payload = lenient::from_str(payload)?;
        let names =
            [payload.upn, payload.preferred_username, payload.unique_name, payload.email, payload.name];
        Some(Self {
            issued: payload.iat.or(payload.nbf),
            expires: payload.exp,
            audience: payload.aud,
            tenant: payload.tid,
            person: names.into_iter().flatten().next(),
            // A token of a person carries what the person delegated.
            app_only: payload.idtyp.map_or(payload.scp.is_none(), |kind| kind == "app"),
            second_factor: payload.amr.iter().any(|method| method == "mfa"),
        })
    }

    /// Milliseconds for which a token that came just now can be used; none if that is not known. `host` is the time by the clock
    /// of the host, if it told it, and `now` that of this computer, which may be wrong; both in milliseconds since 1970.
    ///
    /// # Errors
    /// [`NotTaken::Expired`] if it has expired by the clock of the host, and that of this computer does not contradict.
    pub fn remaining(&self, now: u64, host: Option<u64>) -> Result<Option<u64>, NotTaken> {
        let Some(expires) = self.expires else { return Ok(None) };
        let left = expires.saturating_sub(host.unwrap_or(now));
        // A token that seems to be of the future is as good as new: the clock is behind.
        let lifetime = self.issued.map(|issued| expires.saturating_sub(issued));
        // Issued a little in the future is still a clock that is right.
        let begins = self.issued.unwrap_or_default().saturating_sub(SLACK);
        match (left, host) {
            (1.., _) => Ok(Some(lifetime.map_or(left, |lifetime| left.min(lifetime)))),
            (0, Some(_)) if !(begins..expires).contains(&now) => Err(NotTaken::Expired(expires)),
            // One of the clocks is wrong, or the only one that is known may be: the service decides.
            (0, _) => Ok(None),
        }
    }

    /// Whether the token can be of use to this deployment, and for how long: see [`Claims::remaining`]. `edits` is the tenant of
    /// edits that are not saved, if there are any and it is known.
    ///
    /// # Errors
    /// The first reason for which it is not.
    pub fn check(
        &self,
        config: &Config,
        now: u64,
        host: Option<u64>,
        edits: Option<&str>,
    ) -> Result<Option<u64>, NotTaken> {
        let remaining = self.remaining(now, host)?;
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
        Ok(remaining)
    }
}

/// The claims of a token by their registered names and those of Entra, as the token spells them.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Payload {
    #[serde(deserialize_with = "milliseconds")]
    iat: Option<u64>,
    #[serde(deserialize_with = "milliseconds")]
    nbf: Option<u64>,
    #[serde(deserialize_with = "milliseconds")]
    exp: Option<u64>,
    #[serde(deserialize_with = "one_or_more")]
    aud: Vec<String>,
    #[serde(deserialize_with = "one_or_more")]
    amr: Vec<String>,
    #[serde(deserialize_with = "default_on_error")]
    tid: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    upn: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    preferred_username: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    unique_name: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    email: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    name: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    idtyp: Option<String>,
    scp: Option<IgnoredAny>,
}

/// A time in seconds, as milliseconds; what is behind a point does not matter.
fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let text: String = default_on_error(deserializer)?;
    let whole = text.split_once('.').map_or(text.as_str(), |(whole, _)| whole);
    Ok(whole.parse().ok().map(|seconds: u64| seconds.saturating_mul(1000)))
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
            issued: None,
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

    /// By the leniency of the API reference (section 0), with the last of duplicates as RFC 7519 (section 4) has it.
    #[test]
    fn names_are_read_in_any_letters_and_null_is_absent() {
        let claims =
            read(r#"{"Exp":1,"TID":7,"upn":null,"Email":"a","AUD":["a",null,{},"b"],"scp":null,"exp":2}"#);
        let expected = Claims {
            expires: Some(2000),
            audience: vec!["a".to_owned(), "b".to_owned()],
            tenant: Some("7".to_owned()),
            person: Some("a".to_owned()),
            app_only: true,
            ..Claims::default()
        };
        assert_eq!(claims, expected);
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
            assert_eq!(
                claims(audience).check(config, 1000, Some(1000), None).map(|_| ()),
                expected,
                "{audience}"
            );
        }
        let several = Claims { audience: vec!["x".to_owned(), own.to_owned()], ..claims("") };
        assert_eq!(several.check(&global, 1000, Some(1000), None), Ok(Some(1000)));
        let none = Claims { audience: Vec::new(), ..claims("") };
        assert_eq!(none.check(&global, 1000, Some(1000), None), Err(NotTaken::OtherAudience(String::new())));
    }

    #[test]
    fn a_token_is_of_the_tenant_of_the_settings_and_of_the_edits() {
        let own = claims(PARTNER_CENTER);
        let any = Config::default();
        let this = Config { tenant: TenantId::parse(TENANT).ok(), ..Config::default() };
        let other = Config { tenant: TenantId::parse(PARTNER_CENTER).ok(), ..Config::default() };
        assert_eq!(own.check(&this, 1000, Some(1000), None), Ok(Some(1000)));
        assert_eq!(own.check(&other, 1000, Some(1000), None), Err(NotTaken::OtherTenant(TENANT.to_owned())));
        assert_eq!(own.check(&any, 1000, Some(1000), Some(&TENANT.to_uppercase())), Ok(Some(1000)));
        assert_eq!(
            own.check(&any, 1000, Some(1000), Some(PARTNER_CENTER)),
            Err(NotTaken::OtherEdits(TENANT.to_owned()))
        );
        let none = Claims { tenant: None, ..own };
        assert_eq!(none.check(&this, 1000, Some(1000), None), Err(NotTaken::OtherTenant(String::new())));
    }

    #[test]
    fn a_token_ends_at_its_time() {
        let own = claims(PARTNER_CENTER);
        assert_eq!(own.remaining(1999, Some(1999)), Ok(Some(1)));
        assert_eq!(own.remaining(2000, Some(2000)), Err(NotTaken::Expired(2000)));
        let endless = Claims { expires: None, ..own };
        assert_eq!(endless.remaining(u64::MAX, None), Ok(None));
    }

    #[test]
    fn a_wrong_clock_of_this_computer_shuts_nobody_out() {
        const HOUR: u64 = 3_600_000;
        let issued = 1_795_300_000_000;
        let fresh = Claims { issued: Some(issued), expires: Some(issued + HOUR), ..Claims::default() };
        let right = issued + 60_000;
        let left = HOUR - 60_000;
        // Ahead, behind, and far out: the host tells the time.
        for wrong in [right + 70 * 60_000, right - 70 * 60_000, right + 9000 * HOUR, 0, u64::MAX] {
            assert_eq!(fresh.remaining(wrong, Some(right)), Ok(Some(left)), "{wrong}");
        }
        // The host told no time: what seems to have expired is tried, and what seems to be of the future is as good as new.
        assert_eq!(fresh.remaining(right + 70 * 60_000, None), Ok(None));
        assert_eq!(fresh.remaining(right - 70 * 60_000, None), Ok(Some(HOUR)));
        assert_eq!(fresh.remaining(right, None), Ok(Some(left)));
        // The host's own clock may be wrong.
        assert_eq!(fresh.remaining(right, Some(right + 70 * 60_000)), Ok(None));
        assert_eq!(fresh.remaining(right, Some(right - 70 * 60_000)), Ok(Some(HOUR)));
        // An older token has less left, and one that both clocks know to be over is not taken.
        assert_eq!(fresh.remaining(issued + 50 * 60_000, Some(issued + 50 * 60_000)), Ok(Some(10 * 60_000)));
        let over = Err(NotTaken::Expired(issued + HOUR));
        assert_eq!(fresh.remaining(issued + HOUR, Some(issued + 2 * HOUR)), over);
        // A clock before the token was issued has no say in when it is over.
        assert_eq!(fresh.remaining(0, Some(issued + HOUR)), Err(NotTaken::Expired(issued + HOUR)));
        // Without its beginning, the time left is all that is known.
        let unissued = Claims { issued: None, ..fresh };
        assert_eq!(unissued.remaining(right - HOUR, None), Ok(Some(left + HOUR)));
    }
}
