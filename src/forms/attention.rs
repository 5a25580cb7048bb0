//! What needs the person's attention: a summary at the top of the form, and the status beside its buttons.

use super::view::Form;
use crate::locales::{fill, words};
use crate::ui::focus;
use crate::ui::problem::{details, sentence};
use editing::{Conflict, Event, Message, Phase, Problem, Sent, Unit};
use leptos::prelude::*;

/// The status of the form: announced, and the focus stays.
pub fn status(form: &Form) -> AnyView {
    let phase = form.phase;
    view! {
        <p class="status" role="status">
            {move || {
                let words = &words().form;
                phase
                    .with(|phase| match phase {
                        Phase::Saving(_) => words.saving,
                        Phase::Editing(Some(Message::NoChanges)) => words.no_changes,
                        Phase::Editing(Some(Message::Saved { read_back: true, .. })) => words.saved,
                        Phase::Editing(Some(Message::Saved { read_back: false, .. })) => words.saved_not_read_back,
                        Phase::Editing(Some(Message::AlreadySaved)) => words.already_saved,
                        _ => "",
                    })
            }}
        </p>
    }
    .into_any()
}

/// The summary of what needs attention. The editing core says when it takes the focus.
pub fn attention(form: &Form) -> AnyView {
    let form = form.clone();
    (move || {
        let text = &words().form;
        form.phase.with(|phase| match phase {
            Phase::Conflict(conflict) => of_conflict(&form, conflict),
            Phase::Unknown(sent, problem) => of_unknown(&form, sent, problem),
            Phase::Editing(Some(message)) => match message {
                Message::Required(fields) => of_required(&form, fields),
                Message::Refused(problem) => of_problem(&form, None, problem),
                Message::CurrentVersionRefused(problem) => {
                    of_problem(&form, Some(text.current_refused), problem)
                }
                Message::LatestUnreadable(problem) => {
                    of_problem(&form, Some(text.latest_unreadable), problem)
                }
                Message::NotSaved => summary(text.problem, paragraph(text.not_saved)),
                Message::VersionMoved => summary(text.problem, paragraph(text.version_moved)),
                Message::Merged(fields) => of_merged(&form, fields),
                Message::Saved { differences, .. } if !differences.is_empty() => {
                    of_differences(&form, differences)
                }
                Message::Saved { .. } | Message::NoChanges | Message::AlreadySaved => ().into_any(),
            },
            Phase::Editing(None) | Phase::Reviewing | Phase::Saving(_) => ().into_any(),
        })
    })
    .into_any()
}

fn summary(title: &'static str, content: AnyView) -> AnyView {
    let title_id = "summary-title";
    view! {
        <section id=focus::SUMMARY class="notice notice-error" tabindex="-1" aria-labelledby=title_id>
            <h2 id=title_id>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn paragraph(text: impl Into<String>) -> AnyView {
    view! { <p>{text.into()}</p> }.into_any()
}

/// A link within the page. Left to the browser it would add an entry to the history; so it only moves the focus.
fn link(target: String, text: String) -> AnyView {
    let href = format!("#{target}");
    let follow = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::now(&target);
    };
    view! { <li><a href=href on:click=follow>{text}</a></li> }.into_any()
}

fn of_conflict(form: &Form, conflict: &Conflict) -> AnyView {
    let text = &words().form;
    let names: Vec<&str> = conflict.units.iter().map(|unit| form.unit_name(*unit)).collect();
    let sentence = if names.len() == 1 { text.conflict_one } else { text.conflict_many };
    let what = fill(sentence, &[&names.join(", ")]);
    let round = form.editor.state().with_untracked(|state| state.open().map_or(0, |open| open.round));
    let again = (round > 1).then(|| paragraph(fill(text.conflict_again, &[&round.to_string()])));
    let links: Vec<AnyView> = conflict
        .units
        .iter()
        .map(|unit| {
            link(form.editor.unit_element(*unit), fill(text.conflict_legend, &[form.unit_name(*unit)]))
        })
        .collect();
    let early = conflict.pressed_early && !conflict.undecided().is_empty();
    let undecided = early.then(|| paragraph(text.conflict_undecided));
    let kept = of_kept(form, conflict);
    summary(
        text.problem,
        view! {
            <p>{what} " " {text.conflict_how}</p>
            {again}
            {undecided}
            <ul>{links}</ul>
            {kept}
        }
        .into_any(),
    )
}

/// What somebody else changed without touching what I changed.
fn of_kept(form: &Form, conflict: &Conflict) -> Option<AnyView> {
    let record = form.editor.record();
    let kept = form.editor.state().with_untracked(|state| {
        state.open().map(|open| conflict.merge(record, &open.draft).theirs()).unwrap_or_default()
    });
    let rows: Vec<AnyView> = kept
        .iter()
        .map(|index| {
            view! { <dt>{form.label(*index)}</dt> <dd>{or_empty(conflict.theirs.text(record, *index))}</dd> }
                .into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words().form.conflict_kept}</summary>
                <dl>{rows}</dl>
            </details>
        }
        .into_any()
    })
}

fn of_unknown(form: &Form, sent: &Sent, problem: &Problem) -> AnyView {
    let text = &words().form;
    // Without a version, sending blindly could overwrite what somebody else wrote meanwhile.
    let again = sent.if_match.is_some().then(|| {
        view! { <button type="button" on:click=form.on(Event::SendAgain)>{text.send_again}</button> }
    });
    summary(
        text.unknown_title,
        view! {
            <p>{text.unknown}</p>
            {sentence(problem)}
            <p class="choices">
                <button type="button" class="primary" on:click=form.on(Event::FindOut)>{text.find_out}</button>
                {again}
            </p>
            {details(&problem.details)}
        }
        .into_any(),
    )
}

fn of_required(form: &Form, fields: &[usize]) -> AnyView {
    let text = &words().form;
    let links: Vec<AnyView> = fields
        .iter()
        .map(|index| link(form.editor.field_element(*index), fill(text.required, &[form.label(*index)])))
        .collect();
    summary(text.problem, view! { <ul>{links}</ul> }.into_any())
}

fn of_problem(form: &Form, lead: Option<&'static str>, problem: &Problem) -> AnyView {
    let text = &words().form;
    let links: Vec<AnyView> = problem
        .fields
        .iter()
        .map(|index| link(form.editor.field_element(*index), form.label(*index).to_owned()))
        .collect();
    let links = (!links.is_empty()).then(|| view! { <ul>{links}</ul> });
    summary(
        text.problem,
        view! {
            {lead.map(paragraph)}
            {sentence(problem)}
            {links}
            <p>{text.edits_safe}</p>
            {details(&problem.details)}
        }
        .into_any(),
    )
}

fn of_merged(form: &Form, fields: &[usize]) -> AnyView {
    let text = &words().form;
    let fields = form.labels(fields);
    summary(
        text.merged_title,
        view! {
            <p>{fill(text.merged, &[&fields])}</p>
            <p>{text.merged_ready}</p>
        }
        .into_any(),
    )
}

fn of_differences(form: &Form, differences: &[(usize, String)]) -> AnyView {
    let text = &words().form;
    let rows: Vec<AnyView> = differences
        .iter()
        .map(|(index, sent)| {
            let now = form.editor.state().with_untracked(|state| {
                state.open().map(|open| open.draft.original(form.editor.record(), *index)).unwrap_or_default()
            });
            view! {
                <li>
                    {form.label(*index)} ": " {text.saved_sent} " " <q>{or_empty(sent.clone())}</q> ", "
                    {text.saved_now} " " <q>{or_empty(now)}</q>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="notice" aria-labelledby="differences">
            <h2 id="differences">{text.saved_differently}</h2>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

/// A value for reading: an empty one is named.
pub fn or_empty(value: String) -> String {
    if value.is_empty() { words().form.empty.to_owned() } else { value }
}

/// The heading of a unit in conflict.
pub fn legend(form: &Form, unit: Unit) -> String {
    fill(words().form.conflict_legend, &[form.unit_name(unit)])
}
