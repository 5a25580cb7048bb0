//! The fields of a form, as rows of its table.

use super::conflict::conflict;
use super::shown::Note;
use super::view::Form;
use crate::locales::{fill, words};
use crate::ui::element::{El, dynamic, el};
use crate::ui::memo::Memo;
use editing::{Event, Kind};
use leptos::prelude::*;

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
    let note = form.fields.note(index);
    let id = form.editor.field_element(index);
    let note_id = format!("{id}-note");
    let kind = form.editor.record().fields.get(index).map_or(Kind::Text, |field| field.kind);
    let input_mode = match kind {
        Kind::Email => "email",
        Kind::Phone => "tel",
        Kind::Website => "url",
        Kind::Text | Kind::Code | Kind::Choice => "text",
    };
    let fields = form.fields.clone();
    let editor = form.editor.clone();
    let input = el("input")
        .id(&id)
        .attr("type", "text")
        .attr("inputmode", input_mode)
        // What is entered is the partner's or a customer's, not the person's own.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .value_of(move || fields.text(index))
        .flag_of("readOnly", move || note.with(|note| note.read_only))
        .attr_of("aria-invalid", move || note.with(|note| note.error.is_some()).then(|| "true".to_owned()))
        .attr_of("aria-describedby", {
            let note_id = note_id.clone();
            move || note.with(|note| *note != Note::default()).then(|| note_id.clone())
        })
        .on("input", move |event| {
            editor.dispatch(Event::Typed { field: index, text: event_target_value(&event) })
        });
    el("div")
        .class("field")
        .attr_of("data-state", move || {
            note.with(|note| note.original.is_some()).then(|| "changed".to_owned())
        })
        .child(el("label").attr("for", &id).child(form.label(index)))
        .child(input)
        .child(el("div").class("note").id(&note_id).child(said(form, index, note)))
}

/// What stands below the input.
fn said(form: &Form, index: usize, note: Memo<Note>) -> AnyView {
    let form = form.clone();
    dynamic(move || {
        let text = &words().form;
        let note = note.get();
        let error = note.error.map(|error| el("p").class("field-error").child(error));
        let read_only = note.read_only.then(|| el("p").child(text.read_only));
        let changed = note.original.map(|original| {
            let put_back = fill(text.put_back_field, &[form.label(index)]);
            el("p").child(fill(text.changed_was, &[&form.display(index, original)])).child(" ").child(
                form.button_to(
                    &form.editor.field_element(index),
                    text.put_back,
                    Event::PutBack { field: index },
                )
                .attr("aria-label", &put_back)
                .class("quiet"),
            )
        });
        el("div").child(error).child(read_only).child(changed).into_any()
    })
}
