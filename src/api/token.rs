//! An access token: a secret.

use editing::invisible::visible;

/// An access token, as it was pasted. It has no `Debug` and no `Display`, so that nothing prints it by mistake:
///
/// ```compile_fail,E0277
/// let token = panel::api::Token::parse("e30.e30.e30").ok();
/// println!("{token:?}");
/// ```
///
/// ```compile_fail,E0277
/// # fn shown(token: &panel::api::Token) -> String {
/// token.to_string()
/// # }
/// ```
pub struct Token(String);

/// The text is no access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAToken;

impl Token {
    /// Reads a token as it may be copied: with or without `Bearer` or the name of the header field before it, with line breaks
    /// and quotes.
    ///
    /// # Errors
    /// [`NotAToken`] when it has not the three parts of a signed token (RFC 7515, section 3.1).
    pub fn parse(text: &str) -> Result<Self, NotAToken> {
        let mut text: String =
            visible(text).chars().filter(|letter| !letter.is_whitespace() && *letter != '"').collect();
        for before in ["authorization:", "bearer"] {
            if let Some((start, rest)) = text.split_at_checked(before.len())
                && start.eq_ignore_ascii_case(before)
            {
                text = rest.to_owned();
            }
        }
        let mut parts = text.split('.');
        let is_token = parts.by_ref().take(3).filter(|part| is_base64url(part)).count() == 3;
        if is_token && parts.next().is_none() { Ok(Self(text)) } else { Err(NotAToken) }
    }

    /// The value of the header field `Authorization`.
    #[must_use]
    pub(super) fn authorization(&self) -> String {
        format!("Bearer {}", self.0)
    }

    /// The part that says what the token is for, as it is written: base64url.
    #[must_use]
    pub(super) fn payload(&self) -> &str {
        self.0.split('.').nth(1).unwrap_or_default()
    }
}

fn is_base64url(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_however_it_was_copied() {
        for text in [
            "ey-J.e_30.c2ln",
            "Bearer ey-J.e_30.c2ln",
            "bearer\tey-J.e_30.c2ln\n",
            "  Authorization: Bearer ey-J.e_\r\n30.c2l\nn ",
            "\"ey-J.e_30.c2ln\"",
            "\u{feff}ey-J.\u{200b}e_30.c2\u{ad}ln\u{202c}",
        ] {
            let token = Token::parse(text).expect(text);
            assert_eq!(token.authorization(), "Bearer ey-J.e_30.c2ln", "{text}");
            assert_eq!(token.payload(), "e_30", "{text}");
        }
    }

    #[test]
    fn what_is_no_token_is_not_read() {
        for text in [
            "",
            "Bearer",
            "hello",
            "a.b",
            "a..b",
            "a.b.",
            "a.b.c.d",
            "a.b.c.d.e",
            "ä.b.c",
            "a.b.c=",
            "a.b.c/",
        ] {
            assert!(Token::parse(text).is_err(), "{text}");
        }
    }
}
