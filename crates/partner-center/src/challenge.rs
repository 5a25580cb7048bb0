//! `WWW-Authenticate`: why a token was refused (RFC 9110, section 11.6.1; RFC 6750, section 3).

use std::str::Chars;

/// Why a token was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BearerError {
    /// The request carries the token in a wrong way.
    InvalidRequest,
    /// The token has expired, was revoked, or is otherwise not valid.
    InvalidToken,
    /// The token does not include the rights for this call.
    InsufficientScope,
    /// Conditional Access asks for a new sign-in.
    InsufficientClaims,
}

impl BearerError {
    const ALL: [Self; 4] =
        [Self::InvalidRequest, Self::InvalidToken, Self::InsufficientScope, Self::InsufficientClaims];

    /// The error as the header writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidToken => "invalid_token",
            Self::InsufficientScope => "insufficient_scope",
            Self::InsufficientClaims => "insufficient_claims",
        }
    }

    /// Reads the error of the `Bearer` challenge among the challenges in a value of
    /// `WWW-Authenticate`. A challenge that carries `claims` without an error asks for them. `None`
    /// when there is no such challenge, or it gives no reason that is known.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let parameters = parameters(value, "bearer");
        let find = |name: &str| parameters.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        match find("error").filter(|(_, error)| !error.is_empty()) {
            Some((_, error)) => Self::ALL.into_iter().find(|known| known.as_str() == error),
            None => find("claims").map(|_| Self::InsufficientClaims),
        }
    }
}

/// The parameters of all challenges of one scheme (in lower case), in their order.
fn parameters(value: &str, wanted: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = value.chars();
    let mut is_wanted = false;
    // A word directly behind a scheme, with no comma between them, is the scheme's token68.
    let mut begins = true;
    loop {
        match rest.clone().next() {
            None => return found,
            Some(',') => {
                begins = true;
                rest.next();
            }
            Some(' ' | '\t') => {
                rest.next();
            }
            Some(_) => {
                let name = word(&mut rest);
                let mut behind = rest.clone();
                skip_blanks(&mut behind);
                if !name.is_empty() && behind.next() == Some('=') {
                    skip_blanks(&mut behind);
                    let text = if behind.clone().next() == Some('"') {
                        behind.next();
                        quoted(&mut behind)
                    } else {
                        word(&mut behind)
                    };
                    rest = behind;
                    if is_wanted {
                        found.push((name, text));
                    }
                } else if name.is_empty() {
                    // Neither a word nor a separator: skipped, so that the rest is still read.
                    rest.next();
                } else if begins {
                    is_wanted = name.eq_ignore_ascii_case(wanted);
                }
                begins = false;
            }
        }
    }
}

fn skip_blanks(rest: &mut Chars<'_>) {
    while matches!(rest.clone().next(), Some(' ' | '\t')) {
        rest.next();
    }
}

fn word(rest: &mut Chars<'_>) -> String {
    let mut word = String::new();
    while let Some(letter) = rest.clone().next() {
        if matches!(letter, ' ' | '\t' | ',' | '=' | '"') {
            break;
        }
        word.push(letter);
        rest.next();
    }
    word
}

/// The rest of a quoted string; one that is never closed ends with the value.
fn quoted(rest: &mut Chars<'_>) -> String {
    let mut text = String::new();
    while let Some(letter) = rest.next() {
        match letter {
            '"' => break,
            '\\' => text.extend(rest.next()),
            _ => text.push(letter),
        }
    }
    text
}
