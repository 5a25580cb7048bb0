//! The fields of a form, as rows of its table.

use super::conflict::conflict;
use super::view::Form;
use crate::locales::{fill, words};
use crate::ui::element::{El, dynamic, el};
use crate::ui::memo::{Memo, memo};
use editing::{Event, Kind, Message, Phase};
use leptos::prelude::*;

/// What a field shows beside its text; nothing by default.
#[derive(Clone, Default, PartialEq, Eq)]
struct Shown {
    original: Option<String>,
    read_only: bool,
    error: Option<String>,
}

/// The sections of the form with their fields.
pub fn sections(form: &Form) -> El {
    let mut sections = el("div");
    for (heading, fields) in form.update().sections {
        let section = match heading {
            Some(heading) => el("fieldset").class("section").child(el("legend").child(heading(words()))),
            None => el("div").class("section"),
        };
        let mut section = section;
        for index in *fields {
            section = section.child(conflict(form, *index)).child(text_field(form, *index));
        }
        sections = sections.child(section);
    }
    sections
}

/// One field: its label and input, what it was before, what is wrong with it.
fn text_field(form: &Form, index: usize) -> El {
    let shown = shown(form, index);
    let id = form.editor.field_element(index);
    let note_id = format!("{id}-note");
    let kind = form.editor.record().fields.get(index).map_or(Kind::Text, |field| field.kind);
    let input_mode = match kind {
        Kind::Email => "email",
        Kind::Phone => "tel",
        Kind::Website => "url",
        Kind::Text | Kind::Code | Kind::Choice => "text",
    };
    let texts = form.texts;
    let editor = form.editor.clone();
    let input = el("input")
        .id(&id)
        .attr("type", "text")
        .attr("inputmode", input_mode)
        // What is entered is the partner's or a customer's, not the person's own.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value_of(move || texts.with(|texts| texts.get(index).cloned().unwrap_or_default()))
        .flag_of("readOnly", move || shown.with(|shown| shown.read_only))
        .attr_of("aria-invalid", move || shown.with(|shown| shown.error.is_some()).then(|| "true".to_owned()))
        .attr_of("aria-describedby", {
            let note_id = note_id.clone();
            move || shown.with(|shown| *shown != Shown::default()).then(|| note_id.clone())
        })
        .on("input", move |event| {
            editor.dispatch(Event::Typed { field: index, text: event_target_value(&event) })
        });
    el("div")
        .class("field")
        .attr_of("data-state", move || {
            shown.with(|shown| shown.original.is_some()).then(|| "changed".to_owned())
        })
        .child(el("label").attr("for", &id).child(form.label(index)))
        .child(input)
        .child(el("div").class("note").id(&note_id).child(note(form, index, shown)))
}

/// What a field shows beside its text.
fn shown(form: &Form, index: usize) -> Memo<Shown> {
    let form = form.clone();
    memo(move || {
        let record = form.editor.record();
        let text = &words().form;
        form.with_open(|open| Shown {
            original: match &open.phase {
                // In a conflict the panel beside the field shows all sides.
                Phase::Conflict(_) => None,
                _ => open.draft.edits.get(index).map(|_| open.draft.original(index).to_owned()),
            },
            read_only: match &open.phase {
                Phase::Conflict(conflict) => !conflict.is_writable(record, record.unit_of(index)),
                _ => open.draft.is_read_only(index),
            },
            error: match &open.phase {
                Phase::Editing(Some(Message::Required(fields))) if fields.contains(&index) => {
                    Some(fill(text.required, &[form.label(index)]))
                }
                Phase::Editing(Some(Message::Refused(problem))) if problem.fields.contains(&index) => {
                    Some(problem.text.clone().unwrap_or_else(|| words().problem.invalid.to_owned()))
                }
                Phase::Conflict(_) if form.undecided.with(|undecided| undecided.contains(&index)) => {
                    Some(fill(text.conflict_legend, &[form.label(index)]))
                }
                _ => None,
            },
        })
    })
}

/// What stands below the input.
fn note(form: &Form, index: usize, shown: Memo<Shown>) -> AnyView {
    let form = form.clone();
    dynamic(move || {
        let text = &words().form;
        let shown = shown.get();
        let error = shown.error.map(|error| el("p").class("field-error").child(error));
        let read_only = shown.read_only.then(|| el("p").child(text.read_only));
        let changed = shown.original.map(|original| {
            let put_back = fill(text.put_back, &[form.label(index)]);
            el("p").child(fill(text.changed_was, &[&form.display(index, original)])).child(" ").child(
                form.button_to(&form.editor.field_element(index), &put_back, Event::PutBack { field: index })
                    .class("quiet"),
            )
        });
        el("div").child(error).child(read_only).child(changed).into_any()
    })
}
