//! A problem in plain words, the service's own words marked as such, and the details in a fold.

use super::copy::CopyButton;
use super::time::utc;
use crate::browser::clock::now;
use crate::browser::reload;
use crate::locales::words;
use editing::{Details, Problem, ProblemKind, Reason};
use leptos::prelude::*;
use std::time::Duration;

/// The problem as a sentence of this program, and what the service says.
#[component]
pub fn ProblemText(
    /// The problem.
    problem: Problem,
) -> impl IntoView {
    let service = problem.text.clone().map(|text| {
        view! { <p class="service-text">{words().problem.service_says}" "<q>{text}</q></p> }
    });
    view! {
        {plain(&problem)}
        {service}
    }
}

/// What a refusal means where the service says more than that.
fn reason_text(reason: Reason) -> &'static str {
    let words = &words().problem;
    match reason {
        Reason::ClaimsNeeded => words.claims_needed,
        Reason::PersonNeeded => words.person_needed,
        Reason::SecondFactorNeeded => words.second_factor,
        Reason::AudienceRetired => words.audience_retired,
        Reason::TokenInvalid => words.invalid_token,
        Reason::ForbiddenByPolicy => words.policy,
        Reason::DelegatedRoleNeeded => words.delegated_role,
        Reason::ProgramInactive => words.program_inactive,
        Reason::RoleLacksRight => words.role_lacks_rights,
        Reason::ActionNotAllowed => words.action_not_allowed,
        Reason::AccessDenied => words.access_denied,
        Reason::NoRelationship => words.gone,
    }
}

/// The button that helps where the host wants a sign-in: a page that is loaded again is sent there.
#[must_use]
pub fn reload_button(problem: &Problem) -> Option<AnyView> {
    (problem.kind == ProblemKind::HostSignIn).then(|| {
        view! { <button type="button" on:click=|_| reload::reload()>{words().page.reload}</button> }
            .into_any()
    })
}

/// The problem as a sentence of this program.
fn plain(problem: &Problem) -> AnyView {
    let page = &words().page;
    let words = &words().problem;
    if let Some(reason) = problem.reason {
        let text = reason_text(reason);
        return view! { <p>{text}</p> }.into_any();
    }
    let text = match problem.kind {
        ProblemKind::Invalid => words.invalid,
        ProblemKind::Denied => words.denied,
        // Nothing of the service's own in it: there may be no such route (API reference, section 9).
        ProblemKind::Gone if problem.details.code.is_none() => words.gone_or_withdrawn,
        ProblemKind::Gone => words.gone,
        ProblemKind::SignInNeeded => words.sign_in,
        ProblemKind::Throttled { seconds } => {
            return view! { <Countdown seconds since=problem.details.at /> }.into_any();
        }
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
    view! { <p>{text}</p> }.into_any()
}

/// Counts down the seconds that the service asked to wait, by the clock: a hidden tab's timers run rarely. Nothing is sent at
/// its end: that waits for a click.
#[component]
fn Countdown(
    /// How long to wait.
    seconds: u64,
    /// When the service asked for it, in milliseconds since 1970.
    since: u64,
) -> impl IntoView {
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
    let text = move || match shown.get() {
        0 => words().problem.throttled_over.to_owned(),
        left => words().problem.throttled.fill(left),
    };
    view! { <p prop:textContent=text></p> }
}

/// What a person who reports the problem has to pass on, in a fold.
#[component]
pub fn ProblemDetails(
    /// What is known of the call that failed.
    details: Details,
) -> impl IntoView {
    let words = &words().problem;
    let status = details.status.map_or_else(|| words.no_status.to_owned(), |status| status.to_string());
    let rows = [
        (words.status, Some(status)),
        (words.code, details.code),
        (words.challenge, details.challenge),
        ("MS-RequestId", details.request_id),
        ("MS-CorrelationId", details.correlation_id),
        (words.time, Some(utc(details.at))),
    ];
    let rows: Vec<_> = rows.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let text: String = rows.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let rows = rows.into_iter().map(|(name, value)| {
        view! {
            <dt>{name}</dt>
            <dd translate="no">{value}</dd>
        }
    });
    view! {
        <details class="support-details">
            <summary>{words.details}</summary>
            <dl>{rows.collect_view()}</dl>
            <p>
                <CopyButton label=words.copy_details text=Box::new(move || text.clone()) />
            </p>
        </details>
    }
}
