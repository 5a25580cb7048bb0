//! What needs the person's attention: a summary at the top of the form.

use super::conflict_summary::ConflictSummary;
use super::mine::{DiscardMine, DownloadMine};
use super::notice::{PageLink, Summary, WARNING, WhoLine};
use crate::forms::buttons::{AnswerButton, EventButton};
use crate::forms::form::{Form, SAVE};
use crate::locales::{fill, words};
use crate::ui::anew::Anew;
use crate::ui::focus;
use crate::ui::problem::{ProblemDetails, ProblemText, reload_button};
use crate::ui::sentence::Sentence;
use editing::{Choices, Conflict, Event, Merge, Message, Phase, Problem, ProblemKind, Sent};
use leptos::prelude::*;

/// The summary of what needs attention. The editing core says when it takes the focus.
#[component]
pub fn Attention(
    /// The form.
    form: Form,
) -> impl IntoView {
    let phase = form.phase;
    // Choosing and typing in a conflict leave its summary as it is, and with it the focus and what is unfolded.
    let shown = Memo::new(move |_| {
        phase.with(|phase| match phase {
            Phase::Conflict(conflict) => Phase::Conflict(Conflict {
                choices: Choices::default(),
                merge: Merge::default(),
                pressed_early: false,
                ..conflict.clone()
            }),
            phase => phase.clone(),
        })
    });
    let summary = move || match shown.get() {
        Phase::Conflict(conflict) => Some(view! { <ConflictSummary form conflict /> }.into_any()),
        Phase::Unknown(sent, problem) => Some(view! { <UnknownOutcome form sent problem /> }.into_any()),
        Phase::Editing(Some(message)) => of_message(form, message),
        Phase::Editing(None) | Phase::Reviewing | Phase::Saving(_) => None,
    };
    view! { <Anew view=Box::new(summary) /> }
}

fn of_message(form: Form, message: Message) -> Option<AnyView> {
    let text = &words().form;
    let view = match message {
        Message::Required(fields) => view! { <Required form fields /> }.into_any(),
        Message::Refused(problem) => view! { <Refused form problem /> }.into_any(),
        Message::CurrentVersionRefused(problem) => {
            view! { <Refused form lead=text.current_refused problem /> }.into_any()
        }
        Message::LatestUnreadable(problem) => {
            view! { <Refused form lead=text.latest_unreadable problem /> }.into_any()
        }
        Message::NotSaved => {
            view! { <Summary title=text.problem><p>{text.not_saved}</p></Summary> }.into_any()
        }
        Message::VersionMoved => {
            view! { <Summary title=text.problem><p>{text.version_moved}</p></Summary> }.into_any()
        }
        Message::Merged(fields) => view! { <Merged form fields /> }.into_any(),
        Message::Overtaken(fields) => view! {
            <Summary title=text.overtaken_title class=WARNING>
                <p>{text.overtaken}<WhoLine form fields /></p>
            </Summary>
        }
        .into_any(),
        Message::Saved { differences, .. } if !differences.is_empty() => {
            view! { <Differences form differences /> }.into_any()
        }
        Message::Updated(fields) => {
            view! { <Updated form fields title=text.updated_title what="" /> }.into_any()
        }
        Message::Restored(fields) => {
            view! { <Updated form fields title=text.restored_title what=text.restored /> }.into_any()
        }
        Message::Saved { .. } | Message::NoChanges | Message::AlreadySaved | Message::Discarded(_) => {
            return None;
        }
    };
    Some(view)
}

/// Nobody knows whether the save arrived.
#[component]
fn UnknownOutcome(form: Form, sent: Sent, problem: Problem) -> impl IntoView {
    let text = &words().form;
    // Without a version, sending blindly could overwrite what somebody else wrote meanwhile.
    let again = sent.precondition.version().is_some().then(|| {
        view! { <AnswerButton form label=text.send_again event=Event::SendAgain focus=SAVE /> }
    });
    view! {
        <Summary title=text.unknown_title class=WARNING>
            <p>{text.unknown}</p>
            <ProblemText problem=problem.clone() />
            <p class="choices">
                {reload_button(&problem)}
                <EventButton form label=text.find_out event=Event::FindOut focus=SAVE class="primary" />
                {again}
                <DownloadMine form />
                <DiscardMine form />
            </p>
            <ProblemDetails details=problem.details />
        </Summary>
    }
}

/// Fields that the record needs are empty.
#[component]
fn Required(form: Form, fields: Vec<usize>) -> impl IntoView {
    let text = &words().form;
    let editor = form.editor();
    let links = fields.into_iter().map(|index| {
        let required = fill(text.required, &[form.label(index)]);
        view! { <li><PageLink target=editor.field_element(index) text=required /></li> }
    });
    let links = links.collect_view();
    view! { <Summary title=text.problem><ul>{links}</ul></Summary> }
}

/// The service, or something on the way, did not take the save.
#[component]
fn Refused(
    form: Form,
    /// What went before; empty for nothing.
    #[prop(optional)]
    lead: &'static str,
    problem: Problem,
) -> impl IntoView {
    let text = &words().form;
    let editor = form.editor();
    let lead = (!lead.is_empty()).then(|| view! { <p>{lead}</p> });
    let links = problem.fields.iter().map(|&index| {
        view! { <li><PageLink target=editor.field_element(index) text=form.label(index) /></li> }
    });
    let links = (!problem.fields.is_empty()).then(|| view! { <ul>{links.collect_view()}</ul> });
    let choices = stays(problem.kind).then(|| {
        view! {
            <p class="choices">
                {sign_in(form, &problem)}
                {reload_button(&problem)}
                <DownloadMine form />
            </p>
        }
    });
    view! {
        <Summary title=text.problem>
            {lead}
            <ProblemText problem=problem.clone() />
            {links}
            <p>{text.edits_safe}</p>
            {choices}
            <ProblemDetails details=problem.details />
        </Summary>
    }
}

/// The way to another token, where one is what is missing.
fn sign_in(form: Form, problem: &Problem) -> Option<AnyView> {
    let session = form.editor().place().api.session();
    let wanted = problem.kind == ProblemKind::SignInNeeded && session.is_wanted();
    let ask = |_| {
        session.ask(true);
        focus::after_rendering(focus::HEADING.to_owned());
    };
    wanted.then(|| {
        view! { <button type="button" class="primary" on:click=ask>{words().session.paste}</button> }
            .into_any()
    })
}

/// Whether saving again will not help by itself, so that the person may want to carry the edits elsewhere.
const fn stays(kind: ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Denied
            | ProblemKind::Gone
            | ProblemKind::SignInNeeded
            | ProblemKind::HostSignIn
            | ProblemKind::HostRefused
    )
}

/// What somebody else changed was put into the form.
#[component]
fn Merged(form: Form, fields: Vec<usize>) -> impl IntoView {
    let text = &words().form;
    let merged = fill(text.merged, &[&form.names(&fields).0]);
    // Nothing went wrong, but a save waits for the person.
    view! {
        <Summary title=text.merged_title class=WARNING>
            <p>{merged}<WhoLine form fields /></p>
            <p>{text.merged_ready}</p>
        </Summary>
    }
}

/// What is in the form now, quietly: nothing went wrong, and nothing waits.
#[component]
fn Updated(
    form: Form,
    fields: Vec<usize>,
    title: &'static str,
    /// What more is to be said; empty for nothing.
    what: &'static str,
) -> impl IntoView {
    let what = (!what.is_empty()).then(|| view! { <p>{what}</p> });
    let changed = (!fields.is_empty()).then(|| {
        let merged = fill(words().form.merged, &[&form.names(&fields).0]);
        view! { <p>{merged}<WhoLine form fields /></p> }
    });
    view! {
        <section class="notice" aria-label=title>
            <p>{title}</p>
            {what}
            {changed}
        </section>
    }
}

/// What the service saved otherwise than it was sent.
#[component]
fn Differences(
    form: Form,
    /// The fields, each with what was sent.
    differences: Vec<(usize, String)>,
) -> impl IntoView {
    let text = &words().form;
    let editor = form.editor();
    let rows = differences.into_iter().map(|(index, sent)| {
        let now = editor.state().with_untracked(|state| {
            state.open().map(|open| open.draft.original(index).to_owned()).unwrap_or_default()
        });
        let template = fill(text.saved_difference, &[form.label(index), "{0}", "{1}"]);
        let values = vec![form.display(index, sent), form.display(index, now)];
        view! { <li><Sentence template values /></li> }
    });
    view! {
        <section class="notice" aria-labelledby="differences">
            <h2 id="differences">{text.saved_differently}</h2>
            <ul>{rows.collect_view()}</ul>
        </section>
    }
}
