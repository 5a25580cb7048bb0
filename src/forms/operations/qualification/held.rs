//! What the customer is qualified as by now, and how far the service is with deciding on what was asked for.

use super::names::{in_review, name, told_in_brief};
use crate::browser::clock::now;
use crate::forms::form::Form;
use crate::locales::{fill, qualification_words};
use crate::sessions::Editor;
use crate::ui::anew::Anew;
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
#[component]
pub fn Held(
    /// What the service holds.
    held: Memo<Vec<CustomerQualification>>,
) -> impl IntoView {
    let sentence = move || fill(qualification_words().current, &[&told_in_brief(&held.get())]);
    let vetted = move || {
        let all = held.get();
        let vetted = all.iter().filter(|one| one.status.is_some()).map(|one| {
            let is_again = one.is_denied()
                && !all.iter().any(|other| other.qualification == one.qualification && !other.is_denied());
            view! { <Vetting of=one.clone() is_again /> }
        });
        Some(view! { <div>{vetted.collect_view()}</div> }.into_any())
    };
    view! {
        <div>
            <p role="status" prop:textContent=sentence></p>
            <Anew view=Box::new(vetted) />
        </div>
    }
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Done,
    Now,
    ToCome,
}

/// How far the service is with deciding on one.
#[component]
fn Vetting(
    of: CustomerQualification,
    /// Whether it can be asked for once more.
    is_again: bool,
) -> impl IntoView {
    let text = qualification_words();
    let asked = match (of.created_ms, &of.created) {
        (Some(at), _) => fill(text.asked_on, &[&time::told(at, now())]),
        (None, Some(created)) => fill(text.asked_on, &[created]),
        (None, None) => text.asked.to_owned(),
    };
    let (review, decision) = match &of.status {
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
    let name = name(&of.qualification);
    let title = fill(text.vetting, &[name]);
    let reason = of.reason.clone().map(|reason| {
        view! { <p class="service-text">{text.service_says}" "<q>{reason}</q></p> }
    });
    view! {
        <section class="vetting" aria-label=title.clone()>
            <h2>{title.clone()}</h2>
            <ol class="steps">
                <StepItem text=asked step=Step::Done />
                <StepItem text=review.0.to_owned() step=review.1 />
                <StepItem text=decision.0 step=decision.1 />
            </ol>
            {reason}
            {is_again.then(|| view! { <p>{text.ask_again}</p> })}
        </section>
    }
}

#[component]
fn StepItem(text: String, step: Step) -> impl IntoView {
    let done = (step == Step::Done).then_some("done");
    let current = (step == Step::Now).then_some("step");
    view! { <li data-step=done aria-current=current>{text}</li> }
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
