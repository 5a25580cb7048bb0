//! The fields of a form, as rows of its table.

use super::shown::Note;
use super::view::Form;
use crate::locales::{fill, words};
use crate::ui::controls::Binding;
use crate::ui::element::{El, dynamic, el};
use editing::{Event, Kind};
use leptos::prelude::*;
use std::sync::Arc;

/// What helps with a field.
#[derive(Default)]
pub struct Help {
    /// What can be chosen: what is written, and its name if it has one.
    pub choices: Option<Memo<Vec<(String, String)>>>,
    /// Whether it is picked from the choices, and not typed.
    pub picked: bool,
    /// What is to be said about the text; empty for nothing.
    pub hint: Option<Memo<String>>,
    /// Another way to fill the field, below everything else.
    pub after: Option<El>,
}

/// The sections of the form with their fields.
pub fn sections(form: Form) -> El {
    sections_with(form, &|_| Help::default())
}

/// The same with help for its fields.
pub fn sections_with(form: Form, help: &dyn Fn(usize) -> Help) -> El {
    let mut sections = el("div");
    for (heading, fields) in form.update().sections {
        let section = match heading {
            Some(heading) => el("fieldset").class("section").child(el("legend").child(heading(words()))),
            None => el("div").class("section"),
        };
        let mut section = section;
        for index in *fields {
            section =
                section.child(form.panels.conflict(form, *index)).child(field(form, *index, help(*index)));
        }
        sections = sections.child(section);
    }
    sections
}

/// One field: its label and input, what it was before, what is wrong with it, and what helps with it.
pub fn field(form: Form, index: usize, help: Help) -> El {
    let note = form.fields.note(index);
    let id = form.editor().field_element(index);
    let note_id = format!("{id}-note");
    let hint = help.hint;
    let (input, list) = match help.choices {
        Some(choices) if help.picked => (el("select").child(options(form, index, choices)), None),
        choices => {
            let list = choices.map(|choices| el("datalist").child(options(form, index, choices)));
            (typed_input(form.editor().record().fields.get(index).map_or(Kind::Text, |field| field.kind)), list)
        }
    };
    let list_id = format!("{id}-choices");
    let input = match list.is_some() {
        true => input.attr("list", &list_id),
        false => input,
    };
    let (fields, now, edited) = (form.fields, form, form);
    let binding = Binding {
        property: "value",
        event: "input",
        text: Arc::new(move || fields.text(index)),
        text_now: Arc::new(move || now.texts_now(index).map(|(text, _)| text)),
        edit: Arc::new(move |text, is_complete| match help.picked {
            true => edited.pick(index, text),
            false => edited.edit(index, text, is_complete),
        }),
    };
    let input = input
        .id(&id)
        .bound(binding)
        .flag_of("readOnly", move || note.with(|note| note.read_only))
        .flag_of("disabled", move || help.picked && note.with(|note| note.read_only))
        .attr_of("aria-invalid", move || note.with(|note| note.error.is_some()).then(|| "true".to_owned()))
        .attr("aria-describedby", &note_id);
    let hint = hint.map(|hint| el("p").class("field-hint").text_of(move || hint.get()));
    el("div")
        .class("field")
        .attr_of("data-state", move || {
            note.with(|note| note.original.is_some()).then(|| "changed".to_owned())
        })
        .child(el("label").attr("for", &id).child(form.label(index)))
        .child(input)
        .child(list.map(|list| list.id(&list_id)))
        .child(
            el("div")
                .class("note")
                .id(&note_id)
                .child(hint)
                .child(said(form, index, note))
                .child(form.panels.remarks(form, index)),
        )
        .child(help.after)
}

/// An input for what is typed.
fn typed_input(kind: Kind) -> El {
    let input_mode = match kind {
        Kind::Email => "email",
        Kind::Phone => "tel",
        Kind::Website => "url",
        Kind::Text | Kind::PostalCode | Kind::Code | Kind::Choice | Kind::Names | Kind::Secret => "text",
    };
    el("input")
        .attr("type", "text")
        .attr("inputmode", input_mode)
        // What is entered is the partner's or a customer's, not the person's own.
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
}

/// What can be chosen for a field, with what it holds chosen.
fn options(form: Form, index: usize, choices: Memo<Vec<(String, String)>>) -> AnyView {
    let editor = form.editor();
    dynamic(move || {
        let record = editor.record();
        let now = editor
            .state()
            .with_untracked(|state| state.open().map(|open| open.text(record, index)).unwrap_or_default());
        let option = |(value, name): &(String, String)| {
            let option = el("option").attr("value", value).child(name.as_str());
            // An empty one asks to choose.
            let option = if value.is_empty() { option } else { option.verbatim() };
            if *value == now { option.attr("selected", "").into_any() } else { option.into_any() }
        };
        choices.with(|choices| choices.iter().map(option).collect::<Vec<_>>().into_any())
    })
}

/// What stands below the input.
fn said(form: Form, index: usize, note: Memo<Note>) -> AnyView {
    dynamic(move || {
        let text = &words().form;
        let note = note.get();
        let error = note.error.map(|error| el("p").class("field-error").child(error));
        let read_only = note.read_only.then(|| el("p").child(text.read_only));
        let changed = note.original.map(|original| {
            let put_back = fill(text.put_back_field, &[form.label(index)]);
            el("p").sentence(text.changed_was, &[&form.display(index, original)]).child(" ").child(
                form.button_to(
                    &form.editor().field_element(index),
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
