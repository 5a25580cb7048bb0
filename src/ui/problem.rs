//! A problem in plain words, the service's own words marked as such, and the details in a fold.

use super::copy::copy_button;
use crate::locales::{fill, words};
use editing::{Details, Problem, ProblemKind};
use leptos::prelude::*;

/// The problem as a sentence of this program, and what the service says.
pub fn sentence(problem: &Problem) -> AnyView {
    let service = problem.text.clone().map(|text| {
        view! {
            <p class="service-text">{words().problem.service_says} " " <q>{text}</q></p>
        }
    });
    view! {
        <p>{plain(&problem.kind)}</p>
        {service}
    }
    .into_any()
}

/// The problem as a sentence of this program.
fn plain(kind: &ProblemKind) -> AnyView {
    let words = &words().problem;
    let text = match kind {
        ProblemKind::Invalid => words.invalid,
        ProblemKind::Denied => words.denied,
        ProblemKind::Gone => words.gone,
        ProblemKind::SignInNeeded => words.sign_in,
        ProblemKind::Throttled { seconds } => return countdown(*seconds),
        ProblemKind::Stale => words.stale,
        ProblemKind::Server => words.server,
        ProblemKind::Unreadable => words.unreadable,
        ProblemKind::Unreachable => words.unreachable,
        ProblemKind::TimedOut => words.timed_out,
        ProblemKind::Unexpected => words.unexpected,
    };
    text.into_any()
}

/// Counts the seconds down that the service asked to wait. Nothing is sent at its end: that waits for a click.
fn countdown(seconds: u64) -> AnyView {
    let left = RwSignal::new(seconds);
    let tick = move || {
        left.try_update(|left| *left = left.saturating_sub(1));
    };
    if let Ok(handle) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
    (move || fill(words().problem.throttled, &[&left.get().to_string()])).into_any()
}

/// What a person who reports the problem has to pass on, in a fold.
pub fn details(details: &Details) -> AnyView {
    let words = &words().problem;
    let rows: Vec<(&'static str, String)> = [
        (words.status, Some(details.status.map_or(words.no_status.to_owned(), |status| status.to_string()))),
        (words.code, details.code.clone()),
        ("MS-RequestId", details.request_id.clone()),
        ("MS-CorrelationId", details.correlation_id.clone()),
        (words.time, Some(utc(details.at))),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| (name, value)))
    .collect();
    let text: String = rows.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let rows: Vec<AnyView> =
        rows.into_iter().map(|(name, value)| view! { <dt>{name}</dt> <dd>{value}</dd> }.into_any()).collect();
    view! {
        <details class="support-details">
            <summary>{words.details}</summary>
            <dl>{rows}</dl>
            <p>{copy_button(words.copy_details, move || text.clone())}</p>
        </details>
    }
    .into_any()
}

/// A time as ISO 8601 in UTC.
#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are far below 2^53")]
fn utc(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64));
    date.to_iso_string().into()
}
