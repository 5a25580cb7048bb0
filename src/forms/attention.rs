//! What needs the person's attention: a summary at the top of the form, and the status beside its buttons.

use super::view::{Form, SAVE};
use crate::locales::{fill, words};
use crate::ui::element::{El, dynamic, el, nothing, text_of};
use crate::ui::focus;
use crate::ui::problem::{details, sentence};
use editing::{Conflict, Event, Message, Phase, Problem, Sent, Unit};
use leptos::prelude::*;

/// The status of the form: announced, and the focus stays.
pub fn status(form: &Form) -> El {
    let phase = form.phase;
    let text = move || {
        let words = &words().form;
        let text = phase.with(|phase| match phase {
            Phase::Saving(_) => words.saving,
            Phase::Editing(Some(Message::NoChanges)) => words.no_changes,
            Phase::Editing(Some(Message::Saved { differences, .. })) if !differences.is_empty() => {
                words.saved_differently_status
            }
            Phase::Editing(Some(Message::Saved { read_back: true, .. })) => words.saved,
            Phase::Editing(Some(Message::Saved { read_back: false, .. })) => words.saved_not_read_back,
            Phase::Editing(Some(Message::AlreadySaved)) => words.already_saved,
            _ => "",
        });
        text.to_owned()
    };
    el("p").class("status").attr("role", "status").child(text_of(text))
}

/// The summary of what needs attention. The editing core says when it takes the focus.
pub fn attention(form: &Form) -> AnyView {
    let form = form.clone();
    dynamic(move || {
        let shown = form.phase.with(|phase| match phase {
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
        Message::Saved { differences, .. } if !differences.is_empty() => {
            Some(of_differences(form, differences))
        }
        Message::Saved { .. } | Message::NoChanges | Message::AlreadySaved => None,
    }
}

fn summary(title: &str) -> El {
    el("section")
        .id(focus::SUMMARY)
        .class("notice notice-error")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "summary-title")
        .child(el("h2").id("summary-title").child(title))
}

fn paragraph(text: &str) -> El {
    el("p").child(text)
}

/// A link within the page. Left to the browser it would add an entry to the history; so it only moves the focus.
fn link(target: String, text: &str) -> El {
    let href = format!("#{target}");
    let follow = move |event: web_sys::Event| {
        event.prevent_default();
        focus::now(&target);
    };
    el("li").child(el("a").attr("href", &href).on("click", follow).child(text))
}

fn of_conflict(form: &Form, conflict: &Conflict) -> El {
    let text = &words().form;
    let record = form.editor.record();
    let (round, fields) = form.editor.state().with_untracked(|state| {
        state.open().map_or((0, Vec::new()), |open| {
            let merge = conflict.merge(record, &open.draft);
            let fields = conflict.units.iter().flat_map(|unit| merge.in_conflict(record, *unit)).collect();
            (open.round, fields)
        })
    });
    let (names, one) = form.names(&fields);
    let sentence = if one { text.conflict_one } else { text.conflict_many };
    let what = format!("{} {}", fill(sentence, &[&names]), text.conflict_how);
    let again = (round > 1).then(|| paragraph(&fill(text.conflict_again, &[&round.to_string()])));
    let early = conflict.pressed_early && !conflict.undecided().is_empty();
    let links = conflict.units.iter().map(|unit| link(form.editor.unit_element(*unit), &legend(form, *unit)));
    summary(text.problem)
        .child(paragraph(&what))
        .child(again)
        .child(early.then(|| paragraph(text.conflict_undecided)))
        .child(el("ul").children(links))
        .child(of_kept(form, conflict))
}

/// What somebody else changed without touching what I changed.
fn of_kept(form: &Form, conflict: &Conflict) -> Option<El> {
    let record = form.editor.record();
    let kept = form.editor.state().with_untracked(|state| {
        state.open().map(|open| conflict.merge(record, &open.draft).theirs()).unwrap_or_default()
    });
    if kept.is_empty() {
        return None;
    }
    let mut rows = el("dl");
    for index in kept {
        let value = form.display(index, conflict.theirs.text(record, index));
        rows = rows.child(el("dt").child(form.label(index))).child(el("dd").child(value));
    }
    Some(el("details").child(el("summary").child(words().form.conflict_kept)).child(rows))
}

fn of_unknown(form: &Form, sent: &Sent, problem: &Problem) -> El {
    let text = &words().form;
    // Without a version, sending blindly could overwrite what somebody else wrote meanwhile.
    let again = sent.if_match.is_some().then(|| form.button_to(SAVE, text.send_again, Event::SendAgain));
    let find_out = form.button_to(SAVE, text.find_out, Event::FindOut).class("primary");
    summary(text.unknown_title)
        .child(paragraph(text.unknown))
        .children(sentence(problem))
        .child(el("p").class("choices").child(find_out).child(again))
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
        .child(details(&problem.details))
}

fn of_merged(form: &Form, fields: &[usize]) -> El {
    let text = &words().form;
    summary(text.merged_title)
        .child(paragraph(&fill(text.merged, &[&form.names(fields).0])))
        .child(paragraph(text.merged_ready))
}

fn of_differences(form: &Form, differences: &[(usize, String)]) -> El {
    let text = &words().form;
    let record = form.editor.record();
    let rows = differences.iter().map(|(index, sent)| {
        let now = form.editor.state().with_untracked(|state| {
            state.open().map(|open| open.draft.original(record, *index)).unwrap_or_default()
        });
        el("li").child(fill(
            text.saved_difference,
            &[form.label(*index), &form.display(*index, sent.clone()), &form.display(*index, now)],
        ))
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
