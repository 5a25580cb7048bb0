//! What needs the person's attention: a summary at the top of the form.

use super::conflict_summary::of_conflict;
use super::mine::{discard_mine, download};
use super::view::{Form, SAVE};
use super::who::{Who, who};
use crate::locales::{fill, words};
use crate::ui::button::button;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use crate::ui::memo::{Memo, memo};
use crate::ui::problem::{details, reload_button, sentence};
use editing::{Choices, Conflict, Event, Merge, Message, Phase, Problem, ProblemKind, Sent, Unit};
use leptos::prelude::*;

/// The summary of what needs attention. The editing core says when it takes the focus.
pub fn attention(form: &Form) -> AnyView {
    let form = form.clone();
    let phase = form.phase;
    // Choosing and typing in a conflict leave its summary as it is, and with it the focus and what is unfolded.
    let shown = memo(move || {
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
    dynamic(move || {
        let shown = shown.with(|phase| match phase {
            Phase::Conflict(conflict) => Some(of_conflict(&form, conflict)),
            Phase::Unknown(sent, problem) => Some(of_unknown(&form, sent, problem)),
            Phase::Editing(Some(message)) => of_message(&form, message),
            Phase::Editing(None) | Phase::Reviewing | Phase::Saving(_) => None,
        });
        shown.map_or_else(nothing, IntoAny::into_any)
    })
}

fn of_message(form: &Form, message: &Message) -> Option<El> {
    let text = &words().form;
    match message {
        Message::Required(fields) => Some(of_required(form, fields)),
        Message::Refused(problem) => Some(of_problem(form, "", problem)),
        Message::CurrentVersionRefused(problem) => Some(of_problem(form, text.current_refused, problem)),
        Message::LatestUnreadable(problem) => Some(of_problem(form, text.latest_unreadable, problem)),
        Message::NotSaved => Some(summary(text.problem).child(paragraph(text.not_saved))),
        Message::VersionMoved => Some(summary(text.problem).child(paragraph(text.version_moved))),
        Message::Merged(fields) => Some(of_merged(form, fields)),
        Message::Overtaken(fields) => Some(
            frame("notice notice-warning", text.overtaken_title)
                .child(paragraph(text.overtaken).child(who_line(form, fields))),
        ),
        Message::Saved { differences, .. } if !differences.is_empty() => {
            Some(of_differences(form, differences))
        }
        Message::Updated(fields) => Some(of_updated(form, fields, text.updated_title, "")),
        Message::Restored(fields) => Some(of_updated(form, fields, text.restored_title, text.restored)),
        Message::Saved { .. } | Message::NoChanges | Message::AlreadySaved | Message::Discarded(_) => None,
    }
}

/// The frame of a summary of what went wrong, which can take the focus.
pub fn summary(title: &str) -> El {
    frame("notice notice-error", title)
}

fn frame(class: &str, title: &str) -> El {
    el("section")
        .id(focus::SUMMARY)
        .class(class)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "summary-title")
        .child(el("h2").id("summary-title").child(title))
}

/// A paragraph.
pub fn paragraph(text: &str) -> El {
    el("p").child(text)
}

/// A list item with a link within the page.
pub fn link(target: String, text: &str) -> El {
    el("li").child(anchor(target, text))
}

/// A link within the page. Left to the browser it would add an entry to the history; so it only moves the focus.
pub fn anchor(target: String, text: &str) -> El {
    let href = format!("#{target}");
    let follow = move |event: web_sys::Event| {
        event.prevent_default();
        focus::now(&target);
    };
    el("a").attr("href", &href).on("click", follow).child(text)
}

fn of_unknown(form: &Form, sent: &Sent, problem: &Problem) -> El {
    let text = &words().form;
    // Without a version, sending blindly could overwrite what somebody else wrote meanwhile.
    let again = sent
        .precondition
        .version()
        .is_some()
        .then(|| form.answer_to(SAVE, text.send_again, Event::SendAgain));
    let find_out = form.button_to(SAVE, text.find_out, Event::FindOut).class("primary");
    frame("notice notice-warning", text.unknown_title)
        .child(paragraph(text.unknown))
        .children(sentence(problem))
        .child(
            el("p")
                .class("choices")
                .child(reload_button(problem))
                .child(find_out)
                .child(again)
                .child(download(form))
                .child(discard_mine(form)),
        )
        .child(details(&problem.details))
}

fn of_required(form: &Form, fields: &[usize]) -> El {
    let text = &words().form;
    let links = fields
        .iter()
        .map(|index| link(form.editor.field_element(*index), &fill(text.required, &[form.label(*index)])));
    summary(text.problem).child(el("ul").children(links))
}

fn of_problem(form: &Form, lead: &str, problem: &Problem) -> El {
    let text = &words().form;
    let links: Vec<El> = problem
        .fields
        .iter()
        .map(|index| link(form.editor.field_element(*index), form.label(*index)))
        .collect();
    summary(text.problem)
        .child((!lead.is_empty()).then(|| paragraph(lead)))
        .children(sentence(problem))
        .child((!links.is_empty()).then(|| el("ul").children(links)))
        .child(paragraph(text.edits_safe))
        .child(stays(problem.kind).then(|| {
            el("p")
                .class("choices")
                .child(sign_in(form, problem))
                .child(reload_button(problem))
                .child(download(form))
        }))
        .child(details(&problem.details))
}

/// The way to another token, where one is what is missing.
fn sign_in(form: &Form, problem: &Problem) -> Option<El> {
    let session = form.editor.place().api.session().clone();
    let wanted = problem.kind == ProblemKind::SignInNeeded && session.is_wanted();
    wanted.then(|| {
        button(words().session.paste, move || {
            session.ask(true);
            focus::after_rendering(focus::HEADING.to_owned());
        })
        .class("primary")
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

fn of_merged(form: &Form, fields: &[usize]) -> El {
    let text = &words().form;
    // Nothing went wrong, but a save waits for the person.
    frame("notice notice-warning", text.merged_title)
        .child(paragraph(&fill(text.merged, &[&form.names(fields).0])).child(who_line(form, fields)))
        .child(paragraph(text.merged_ready))
}

/// What is in the form now, quietly: nothing went wrong, and nothing waits.
fn of_updated(form: &Form, fields: &[usize], title: &str, what: &str) -> El {
    let text = &words().form;
    let changed = (!fields.is_empty())
        .then(|| paragraph(&fill(text.merged, &[&form.names(fields).0])).child(who_line(form, fields)));
    el("section")
        .class("notice")
        .attr("aria-label", title)
        .child(el("p").child(title))
        .child((!what.is_empty()).then(|| paragraph(what)))
        .child(changed)
}

/// Who changed these fields, once that is known.
pub fn who_line(form: &Form, fields: &[usize]) -> AnyView {
    let (form, fields) = (form.clone(), fields.to_vec());
    who_said(memo(move || who(&form, &fields)))
}

/// The same, where the fields follow the state.
pub fn who_said(said: Memo<Option<Who>>) -> AnyView {
    dynamic(move || {
        said.with(|said| match said {
            Some(who) => {
                let values: Vec<&str> = who.values.iter().map(String::as_str).collect();
                el("span").child(" ").sentence(who.template, &values).into_any()
            }
            None => nothing(),
        })
    })
}

fn of_differences(form: &Form, differences: &[(usize, String)]) -> El {
    let text = &words().form;
    let rows = differences.iter().map(|(index, sent)| {
        let now = form.editor.state().with_untracked(|state| {
            state.open().map(|open| open.draft.original(*index).to_owned()).unwrap_or_default()
        });
        let template = fill(text.saved_difference, &[form.label(*index), "{0}", "{1}"]);
        el("li").sentence(&template, &[&form.display(*index, sent.clone()), &form.display(*index, now)])
    });
    el("section")
        .class("notice")
        .attr("aria-labelledby", "differences")
        .child(el("h2").id("differences").child(text.saved_differently))
        .child(el("ul").children(rows))
}

/// The heading of a unit in conflict.
#[must_use]
pub fn legend(form: &Form, unit: Unit) -> String {
    fill(words().form.conflict_legend, &[form.unit_name(unit)])
}
