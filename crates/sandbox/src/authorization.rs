//! Whether a call may be made at all (section 6).

use crate::answer::Answer;
use crate::invented::PARTNER_ID;
use crate::route::Route;
use crate::token::{Claims, bearer};
use crate::{MfaForm, Settings, Timestamp};
use partner_center::{Method, Request};

/// Audiences of the service, with its id.
const AUDIENCES: [&str; 3] = [
    "https://api.partnercenter.microsoft.com",
    "https://partner.partnercenterapi.microsoftonline.cn",
    "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
];
/// The audience that is no longer taken, with its id.
const RETIRED_AUDIENCES: [&str; 2] = ["https://graph.windows.net", "00000002-0000-0000-c000-000000000000"];

/// Why a call may not be made; `None` when it may. A token is looked at only where the settings ask for one.
pub fn refusal(
    request: &Request,
    route: Option<&Route>,
    settings: &Settings,
    now: Timestamp,
) -> Option<Answer> {
    let mut is_app_only = settings.app_only;
    if settings.bearer {
        match claims(request, settings, now) {
            Err(refusal) => return Some(refusal),
            Ok(claims) => is_app_only |= claims.user.is_none(),
        }
    }
    let needs_user = route.is_some_and(|route| needs_user(route, request.method));
    (is_app_only && needs_user)
        .then(|| Answer::fault(403, 900_329, "This resource does not support app-only authentication."))
}

/// The refusal of a call for the want of a second factor, where the settings refuse a share of the calls; `call` is its number.
pub fn refusal_in_turn(settings: &Settings, call: u64) -> Option<Answer> {
    let share = u64::from(settings.mfa_refused_one_in);
    (share > 0 && call.is_multiple_of(share)).then(no_second_factor)
}

fn no_second_factor() -> Answer {
    Answer::fault(401, 900_421, "The token has no multifactor authentication.")
}

/// What the token of a call says, if it is one that the service takes.
fn claims(request: &Request, settings: &Settings, now: Timestamp) -> Result<Claims, Answer> {
    if bearer(&request.headers).is_none() {
        return Err(Answer::fault(401, 800_001, "The partner token is missing."));
    }
    let access_denied = || Answer::fault(401, 400, "Access denied");
    let claims = Claims::of(&request.headers).ok_or_else(access_denied)?;
    let audience = claims.audience.trim_end_matches('/');
    let is_among = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(audience));
    if is_among(&RETIRED_AUDIENCES) {
        return Err(Answer::fault(401, 900_420, "The audience of the token is no longer supported."));
    }
    let seconds = now.unix_millis() / 1000;
    let is_valid_now = (claims.not_before..claims.expires).contains(&seconds);
    if !is_among(&AUDIENCES) || !is_valid_now {
        return Err(access_denied());
    }
    if !claims.tenant.eq_ignore_ascii_case(PARTNER_ID) {
        return Err(Answer::fault(403, 1002, "Authorization Failed"));
    }
    match settings.mfa {
        _ if claims.user.is_none() || claims.has_mfa => Ok(claims),
        MfaForm::Off => Ok(claims),
        MfaForm::Code => Err(no_second_factor()),
        MfaForm::Empty => Err(Answer::empty(401)),
    }
}

/// Whether a route takes this method from a user only.
const fn needs_user(route: &Route, method: Method) -> bool {
    match route {
        Route::SupportProfile | Route::SupportProfileUpdate => true,
        Route::Qualification(_) | Route::Qualifications(_) => !matches!(method, Method::Get),
        _ => false,
    }
}
