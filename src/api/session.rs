//! Who makes the calls: nobody, or whoever pasted a token.

use super::purpose::Purpose;
use super::token::Token;
use crate::browser::clock::now;
use crate::browser::lock::locked;
use crate::config::SignIn;
use leptos::prelude::*;
use partner_center::Request;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How things stand with the token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// There is one, or none is needed.
    #[default]
    Good,
    /// It will expire soon, at this time (milliseconds since 1970).
    Ending(u64),
    /// There is none.
    Missing,
    /// The service did not take it.
    Refused,
    /// It has expired.
    Expired,
}

/// So long before a token expires, it is said: long enough to finish what is being typed.
const NOTICE: Duration = Duration::from_secs(5 * 60);

/// The token, in memory alone: it is gone when the page is loaded again. Cheap to clone.
#[derive(Clone)]
pub struct Session {
    sign_in: SignIn,
    held: Arc<Mutex<Held>>,
    standing: RwSignal<Standing>,
    asking: RwSignal<bool>,
}

#[derive(Default)]
struct Held {
    token: Option<Token>,
    /// Which token it is: an answer to a call with an earlier one says nothing about this one.
    number: u32,
    /// When it expires, in milliseconds since 1970 by this computer's clock; none if that is not known.
    expires: Option<u64>,
    /// Whether a write was refused: a read that passes does not say that a write would.
    write_refused: bool,
}

impl Session {
    /// Without a token.
    #[must_use]
    pub(super) fn new(sign_in: SignIn) -> Self {
        let standing = if sign_in == SignIn::Token { Standing::Missing } else { Standing::Good };
        Self {
            sign_in,
            held: Arc::default(),
            standing: RwSignal::new(standing),
            asking: RwSignal::new(false),
        }
    }

    /// Adds the token to a request, and gives its number; none if one is needed, and there is none or it has expired.
    pub(super) fn authorize(&self, request: &mut Request) -> Option<u32> {
        if self.standing.get_untracked() == Standing::Expired {
            return None;
        }
        let held = locked(&self.held);
        match &held.token {
            Some(token) => request.headers.set("Authorization", &token.authorization()),
            None if self.sign_in == SignIn::Token => return None,
            None => {}
        }
        Some(held.number)
    }

    /// Takes notice of the status of an answer to a call with the token of this number.
    pub(super) fn answered(&self, number: u32, status: u16, purpose: Purpose, is_write: bool) {
        match status {
            // What is read beside the work has no say in what the person is told.
            _ if self.sign_in != SignIn::Token || purpose == Purpose::Background => {}
            401 => {
                self.fall(number, Standing::Refused);
                let held = &mut locked(&self.held);
                held.write_refused = (held.write_refused || is_write) && held.number == number;
            }
            200..=299 => self.rise(number, is_write),
            _ => {}
        }
    }

    /// The token of this number is of use again: the service can refuse it in one call and accept it in the next.
    fn rise(&self, number: u32, is_write: bool) {
        let (is_current, expires) = {
            let mut held = locked(&self.held);
            let is_current = held.number == number;
            held.write_refused &= !(is_current && is_write);
            (is_current && !held.write_refused, held.expires)
        };
        if is_current && self.standing.get_untracked() == Standing::Refused {
            let soon = u64::try_from(NOTICE.as_millis()).unwrap_or_default();
            let ending = expires.filter(|expires| *expires <= now().saturating_add(soon));
            self.standing.set(ending.map_or(Standing::Good, Standing::Ending));
        }
    }

    /// The token of this number is of no use any more, or will not be for long.
    fn fall(&self, number: u32, standing: Standing) {
        let is_held = { locked(&self.held).number == number };
        if is_held && matches!(self.standing.get_untracked(), Standing::Good | Standing::Ending(_)) {
            self.standing.set(standing);
        }
    }

    /// Whether calls are made with a token at all.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.sign_in == SignIn::Token
    }

    /// How things stand; followed.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing.get()
    }

    /// Whether the page asks for a token, in place of what it would show; followed.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.asking.get() || self.standing() == Standing::Missing
    }

    /// The person wants to paste a token, or rather not.
    pub fn ask(&self, asking: bool) {
        self.asking.set(asking);
    }

    /// From now on calls are made with this token, which expires at this time (milliseconds since 1970, by this computer's
    /// clock) if that is known.
    pub fn begin(&self, token: Token, expires: Option<u64>) {
        let number = self.replace(Some(token), expires);
        self.asking.set(false);
        self.standing.set(Standing::Good);
        let Some(expires) = expires else { return };
        let (session, told) = (self.clone(), self.clone());
        // Longer than a browser's timer can wait is no concern: tokens live for an hour.
        let left = Duration::from_millis(expires.saturating_sub(now()).min(i32::MAX.unsigned_abs().into()));
        // One that is that short-lived is not told of at once.
        if let Some(left) = left.checked_sub(NOTICE) {
            set_timeout(move || told.fall(number, Standing::Ending(expires)), left);
        }
        set_timeout(move || session.fall(number, Standing::Expired), left);
    }

    /// The token is forgotten.
    pub fn end(&self) {
        self.replace(None, None);
        self.asking.set(false);
        self.standing.set(Standing::Missing);
    }

    fn replace(&self, token: Option<Token>, expires: Option<u64>) -> u32 {
        let mut held = locked(&self.held);
        held.token = token;
        held.expires = expires;
        held.write_refused = false;
        held.number = held.number.wrapping_add(1);
        held.number
    }

    /// Reads from the token, if there is one.
    pub fn with_token<T>(&self, read: impl FnOnce(&Token) -> T) -> Option<T> {
        locked(&self.held).token.as_ref().map(read)
    }
}
