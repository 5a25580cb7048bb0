//! What the customer is qualified as by now, and how far the service is with deciding on what was asked for.

use super::names::{in_review, name, told_in_brief};
use crate::browser::clock::now;
use crate::forms::form::Form;
use crate::locales::{fill, qualification_words};
use crate::sessions::Editor;
use crate::ui::element::{El, dynamic, el};
use crate::ui::time;
use editing::{Event, Message, Phase};
use leptos::prelude::*;
use partner_center::{CustomerQualification, VettingStatus};
use std::cell::Cell;
use std::time::Duration;
use updates::qualifications_of;

/// How long it takes until a vetting is looked at for the first time; each further time takes twice as long.
const FIRST_LOOK: Duration = Duration::from_secs(5);

/// After so many times the first one, it does not take longer any more: a minute.
const LONGEST: u32 = 12;

/// What the service holds, as far as this form knows.
pub fn held(form: Form) -> Memo<Vec<CustomerQualification>> {
    Memo::new(move |_| {
        form.with_open(|open| {
            qualifications_of(match &open.phase {
                Phase::Conflict(conflict) => conflict.theirs.document(),
                _ => open.draft.base.document(),
            })
        })
    })
}

/// The sentence that names them, and the steps of each vetting.
pub fn state(held: Memo<Vec<CustomerQualification>>) -> El {
    let sentence = move || fill(qualification_words().current, &[&told_in_brief(&held.get())]);
    let vetted = dynamic(move || {
        let held = held.get();
        let vetted = held.iter().filter(|one| one.status.is_some());
        el("div").children(vetted.map(|one| vetting(one, &held))).into_any()
    });
    el("div").child(el("p").attr("role", "status").text_of(sentence)).child(vetted)
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Done,
    Now,
    ToCome,
}

fn vetting(one: &CustomerQualification, all: &[CustomerQualification]) -> El {
    let text = qualification_words();
    let asked = match (one.created_ms, &one.created) {
        (Some(at), _) => fill(text.asked_on, &[&time::told(at, now())]),
        (None, Some(created)) => fill(text.asked_on, &[created]),
        (None, None) => text.asked.to_owned(),
    };
    let (review, decision) = match &one.status {
        Some(VettingStatus::InReview) => {
            ((text.reviewing, Step::Now), (text.to_be_decided.to_owned(), Step::ToCome))
        }
        Some(VettingStatus::Denied) => ((text.reviewed, Step::Done), (text.denied.to_owned(), Step::Now)),
        Some(VettingStatus::Other(spelled)) => {
            ((text.sent, Step::Done), (fill(text.other_status, &[spelled]), Step::Now))
        }
        Some(VettingStatus::Approved) | None => {
            ((text.reviewed, Step::Done), (text.approved.to_owned(), Step::Now))
        }
    };
    let name = name(&one.qualification);
    let title = fill(text.vetting, &[name]);
    let steps = el("ol")
        .class("steps")
        .child(step(asked, Step::Done))
        .child(step(review.0.to_owned(), review.1))
        .child(step(decision.0, decision.1));
    let reason = one.reason.as_ref().map(|reason| {
        el("p")
            .class("service-text")
            .child(text.service_says)
            .child(" ")
            .child(el("q").child(reason.as_str()))
    });
    let again = one.is_denied()
        && !all.iter().any(|other| other.qualification == one.qualification && !other.is_denied());
    el("section")
        .class("vetting")
        .attr("aria-label", &title)
        .child(el("h2").child(title.as_str()))
        .child(steps)
        .child(reason)
        .child(again.then(|| el("p").child(text.ask_again)))
}

fn step(text: String, step: Step) -> El {
    let item = el("li").child(text);
    match step {
        Step::Done => item.attr("data-step", "done"),
        Step::Now => item.attr("aria-current", "step"),
        Step::ToCome => item,
    }
}

/// Looks at a vetting now and then, as long as it is in review and the page is in sight.
pub fn follow(form: Form, held: Memo<Vec<CustomerQualification>>) {
    let editor = form.editor();
    let looks = Cell::new((0, 1));
    let tick = move || {
        let (passed, wait) = looks.get();
        looks.set(if !is_in_review(&editor) {
            (0, 1)
        } else if document().hidden() {
            (passed, wait)
        } else if passed + 1 < wait {
            (passed + 1, wait)
        } else {
            editor.dispatch(Event::Regarded);
            (0, (wait * 2).min(LONGEST))
        });
    };
    if let Ok(handle) = set_interval_with_handle(tick, FIRST_LOOK) {
        on_cleanup(move || handle.clear());
    }
    // What is being decided on is not set yet.
    let (phase, said) = (form.phase, form.said);
    Effect::new(move |_| {
        let saved = phase.with(|phase| {
            matches!(phase, Phase::Editing(Some(Message::Saved { differences, .. })) if differences.is_empty())
        });
        said.set(if saved { in_review(&held.get()).unwrap_or_default() } else { String::new() });
    });
}

/// Whether something of what the form began with is in review.
fn is_in_review(editor: &Editor) -> bool {
    editor.state().with_untracked(|state| {
        let open = state.open();
        open.is_some_and(|open| {
            let told = qualifications_of(open.draft.base.document());
            told.iter().any(CustomerQualification::is_in_review)
        })
    })
}
