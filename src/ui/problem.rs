//! A problem in plain words, the service's own words marked as such, and the details in a fold.

use super::button::button;
use super::copy::copy_button;
use super::element::{El, el};
use super::time::utc;
use crate::clock::now;
use crate::locales::words;
use crate::reload;
use editing::{Details, Problem, ProblemKind};
use leptos::prelude::*;
use std::time::Duration;

/// The problem as a sentence of this program, and what the service says.
pub fn sentence(problem: &Problem) -> Vec<El> {
    let words = &words().problem;
    let mut sentences = vec![plain(problem)];
    if let Some(text) = &problem.text {
        let service = el("p").class("service-text").child(words.service_says).child(" ");
        sentences.push(service.child(el("q").child(text.as_str())));
    }
    sentences
}

/// What a refusal means whose code or challenge says more than its status (API reference, sections 2 and 6).
#[must_use]
pub fn specific(problem: &Problem) -> Option<&'static str> {
    let words = &words().problem;
    let details = &problem.details;
    if details.challenge.as_deref() == Some("insufficient_claims") {
        return Some(words.claims_needed);
    }
    let text = match (problem.kind, details.code.as_deref()) {
        (ProblemKind::Denied, Some(code)) => match code {
            "900329" => words.person_needed,
            "900309" => words.policy,
            "900308" => words.delegated_role,
            "900149" => words.program_inactive,
            "900150" => words.role_lacks_rights,
            "600006" => words.action_not_allowed,
            "2032" => words.access_denied,
            _ => return None,
        },
        (ProblemKind::SignInNeeded, Some("900421")) => words.second_factor,
        (ProblemKind::SignInNeeded, Some("900420")) => words.audience_retired,
        (ProblemKind::SignInNeeded, _) if details.challenge.as_deref() == Some("invalid_token") => {
            words.invalid_token
        }
        _ => return None,
    };
    Some(text)
}

/// The button that helps where the host wants a sign-in: a page that is loaded again is sent there.
#[must_use]
pub fn reload_button(problem: &Problem) -> Option<El> {
    (problem.kind == ProblemKind::HostSignIn).then(|| button(words().page.reload, reload::reload))
}

/// The problem as a sentence of this program.
fn plain(problem: &Problem) -> El {
    let page = &words().page;
    let words = &words().problem;
    if let Some(text) = specific(problem) {
        return el("p").child(text);
    }
    let text = match problem.kind {
        ProblemKind::Invalid => words.invalid,
        ProblemKind::Denied => words.denied,
        // Nothing of the service's own in it: there may be no such route (API reference, section 9).
        ProblemKind::Gone if problem.details.code.is_none() => words.gone_or_withdrawn,
        ProblemKind::Gone => words.gone,
        ProblemKind::SignInNeeded => words.sign_in,
        ProblemKind::Throttled { seconds } => return countdown(seconds, problem.details.at),
        ProblemKind::Stale => words.stale,
        ProblemKind::Server => words.server,
        ProblemKind::Unreadable => words.unreadable,
        ProblemKind::Unreachable => words.unreachable,
        ProblemKind::TimedOut => words.timed_out,
        ProblemKind::HostRefused => words.host_refused,
        ProblemKind::HostFailed => words.host_failed,
        ProblemKind::HostSignIn => page.host_sign_in,
        ProblemKind::Interrupted => words.interrupted,
        ProblemKind::Unexpected => words.unexpected,
    };
    el("p").child(text)
}

/// Counts down the seconds that the service asked to wait, by the clock: a hidden tab's timers run rarely. Nothing is sent at
/// its end: that waits for a click.
fn countdown(seconds: u64, since: u64) -> El {
    let end = since.saturating_add(seconds.saturating_mul(1000));
    let left = move || end.saturating_sub(now()).div_ceil(1000);
    let shown = RwSignal::new(left());
    let tick = move || {
        shown.set(left());
    };
    if left() > 0
        && let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1))
    {
        on_cleanup(move || handle.clear());
    }
    el("p").text_of(move || match shown.get() {
        0 => words().problem.throttled_over.to_owned(),
        left => words().problem.throttled.fill(left),
    })
}

/// What a person who reports the problem has to pass on, in a fold.
pub fn details(details: &Details) -> El {
    let words = &words().problem;
    let status = details.status.map_or_else(|| words.no_status.to_owned(), |status| status.to_string());
    let rows = [
        (words.status, Some(status)),
        (words.code, details.code.clone()),
        (words.challenge, details.challenge.clone()),
        ("MS-RequestId", details.request_id.clone()),
        ("MS-CorrelationId", details.correlation_id.clone()),
        (words.time, Some(utc(details.at))),
    ];
    let mut text = String::new();
    let mut list = el("dl");
    for (name, value) in rows {
        let Some(value) = value else { continue };
        for part in [name, ": ", &value, "\n"] {
            text.push_str(part);
        }
        list = list.child(el("dt").child(name)).child(el("dd").verbatim().child(value));
    }
    el("details")
        .class("support-details")
        .child(el("summary").child(words.details))
        .child(list)
        .child(el("p").child(copy_button(words.copy_details, text)))
}
