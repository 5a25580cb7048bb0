//! Tokens as the sign-in service issues them, but invented: nothing signs them (section 6).

use crate::base64url::{decoded, encoded};
use crate::invented::PARTNER_ID;
use crate::json::{Object, quoted};
use crate::{Timestamp, audit};
use partner_center::Headers;
use serde::Deserialize;

/// The audience of the service's own tokens.
const AUDIENCE: &str = "https://api.partnercenter.microsoft.com";

/// A token to be made.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct TokenRequest {
    /// Seconds until it expires; it has expired when negative.
    pub expires_in: i64,
    /// Whom it is for.
    pub audience: String,
    /// Whose it is.
    pub tenant: String,
    /// Whether it is of a program alone.
    pub app_only: bool,
    /// Whether the user showed a second factor.
    pub mfa: bool,
    /// The user's name.
    pub user: String,
    /// The program's id.
    pub application: String,
    /// Its least length, in characters: a token with many roles is long.
    pub length: usize,
}

impl Default for TokenRequest {
    fn default() -> Self {
        Self {
            expires_in: 3600,
            audience: AUDIENCE.to_owned(),
            tenant: PARTNER_ID.to_owned(),
            app_only: false,
            mfa: true,
            user: audit::OPERATOR.to_owned(),
            application: audit::PANEL.to_owned(),
            length: 0,
        }
    }
}

impl TokenRequest {
    /// The token, of three parts as a signed one has them.
    #[must_use]
    pub fn token(&self, now: Timestamp) -> String {
        let issued = i64::try_from(now.unix_millis() / 1000).unwrap_or(i64::MAX);
        let expires = issued.saturating_add(self.expires_in);
        let begin = issued.min(expires.saturating_sub(3600));
        let mut claims = Object::new()
            .with_text("aud", &self.audience)
            .with_text("iss", &format!("https://sts.windows.net/{}/", self.tenant))
            .with("iat", begin.to_string())
            .with("nbf", begin.to_string())
            .with("exp", expires.to_string())
            .with_text("tid", &self.tenant)
            .with_text("appid", &self.application);
        if self.app_only {
            claims.push("idtyp", quoted("app"));
        } else {
            claims.push("upn", quoted(&self.user));
            claims.push("scp", quoted("user_impersonation"));
            claims.push("amr", if self.mfa { r#"["pwd","mfa"]"# } else { r#"["pwd"]"# });
        }
        let part = |json: &str| encoded(json.as_bytes());
        let written = |claims: &Object| {
            format!(
                "{}.{}.{}",
                part(r#"{"typ":"JWT","alg":"none"}"#),
                part(&claims.to_string()),
                part("sandbox")
            )
        };
        let missing = self.length.saturating_sub(written(&claims).len());
        if missing > 0 {
            // Three bytes become four characters.
            claims.push("wids", quoted(&"0".repeat(missing.div_ceil(4) * 3)));
        }
        written(&claims)
    }
}

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    pub audience: String,
    pub tenant: String,
    /// In seconds since 1970-01-01 UTC, as the next.
    pub not_before: u64,
    pub expires: u64,
    pub application: String,
    /// The user; none in a token of a program alone.
    pub user: Option<String>,
    pub has_mfa: bool,
}

impl Claims {
    /// The claims of the token that a call carries; `None` where there is none that can be read.
    pub fn of(headers: &Headers) -> Option<Self> {
        let token = bearer(headers)?;
        let mut parts = token.split('.');
        let (_header, payload, _signature) = (parts.next()?, parts.next()?, parts.next()?);
        let claims = Object::parse(std::str::from_utf8(&decoded(payload)?).ok()?)?;
        let seconds = |name| claims.get(name).and_then(|value| value.parse().ok());
        let amr: Vec<String> =
            claims.get("amr").and_then(|value| serde_json::from_str(value).ok()).unwrap_or_default();
        let is_app_only = claims.text("idtyp").as_deref() == Some("app") || claims.get("scp").is_none();
        Some(Self {
            audience: claims.text("aud")?,
            tenant: claims.text("tid").unwrap_or_default(),
            not_before: seconds("nbf").unwrap_or_default(),
            expires: seconds("exp")?,
            application: claims.text("appid").or_else(|| claims.text("azp")).unwrap_or_default(),
            user: claims.text("upn").filter(|_| !is_app_only),
            has_mfa: amr.iter().any(|method| method == "mfa"),
        })
    }

    /// Who acts with it.
    pub fn operator(&self) -> String {
        self.user.clone().unwrap_or_else(|| format!("application {}", self.application))
    }
}

/// The token of a call.
pub fn bearer(headers: &Headers) -> Option<&str> {
    let (scheme, token) = headers.get("Authorization")?.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}
