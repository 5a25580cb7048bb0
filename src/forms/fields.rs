//! The fields of a form, as rows of its table.

use super::conflict::conflict;
use super::view::Form;
use crate::locales::{fill, words};
use editing::{Event, Kind, Message, Phase};
use leptos::prelude::*;

/// What one field shows.
#[derive(Clone, Default, PartialEq, Eq)]
struct Shown {
    text: String,
    original: Option<String>,
    read_only: bool,
    error: bool,
}

/// The sections of the form with their fields.
pub fn sections(form: &Form) -> AnyView {
    form.update()
        .sections
        .iter()
        .map(|(heading, fields)| {
            let fields: Vec<AnyView> = fields.iter().map(|index| text_field(form, *index)).collect();
            match heading {
                Some(heading) => {
                    let heading = heading(words());
                    view! { <fieldset class="section"><legend>{heading}</legend>{fields}</fieldset> }
                        .into_any()
                }
                None => view! { <div class="section">{fields}</div> }.into_any(),
            }
        })
        .collect::<Vec<AnyView>>()
        .into_any()
}

/// One field: its conflict if it has one, its label and input, what it was before, what is wrong with it.
fn text_field(form: &Form, index: usize) -> AnyView {
    let shown = shown(form, index);
    let label = form.label(index);
    let id = form.editor.field_element(index);
    let kind = form.editor.record().fields.get(index).map_or(Kind::Text, |field| field.kind);
    let input_mode = match kind {
        Kind::Email => "email",
        Kind::Phone => "tel",
        Kind::Website => "url",
        Kind::Text | Kind::Code | Kind::Choice => "text",
    };
    let autocomplete = form.update().autocomplete.get(index).copied().unwrap_or("off");
    let typed = {
        let editor = form.editor.clone();
        move |event| editor.dispatch(Event::Typed { field: index, text: event_target_value(&event) })
    };
    let note_id = format!("{id}-note");
    let described_by = {
        let note_id = note_id.clone();
        move || {
            shown
                .with(|shown| shown.original.is_some() || shown.error || shown.read_only)
                .then(|| note_id.clone())
        }
    };
    let changed = move || shown.with(|shown| shown.original.is_some()).then_some("changed");
    view! {
        {conflict(form, index)}
        <div class="field" data-state=changed>
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type="text"
                inputmode=input_mode
                autocomplete=autocomplete
                spellcheck="false"
                prop:value=move || shown.with(|shown| shown.text.clone())
                readonly=move || shown.with(|shown| shown.read_only)
                aria-invalid=move || shown.with(|shown| shown.error).then_some("true")
                aria-describedby=described_by
                on:input=typed
            />
            <div class="note" id=note_id>{note(form, index, shown)}</div>
        </div>
    }
    .into_any()
}

fn shown(form: &Form, index: usize) -> Memo<Shown> {
    let form = form.clone();
    Memo::new(move |_| {
        let record = form.editor.record();
        let text = form.texts.with(|texts| texts.get(index).cloned().unwrap_or_default());
        form.with_open(|open| {
            let in_conflict = matches!(open.phase, Phase::Conflict(_));
            let error = match &open.phase {
                Phase::Editing(Some(Message::Required(fields))) => fields.contains(&index),
                Phase::Editing(Some(Message::Refused(problem))) => problem.fields.contains(&index),
                Phase::Conflict(conflict) => conflict.undecided().contains(&record.unit_of(index)),
                _ => false,
            };
            Shown {
                // In a conflict the panel beside the field shows all sides.
                original: (!in_conflict && open.draft.edits.get(index).is_some())
                    .then(|| open.draft.original(record, index)),
                read_only: open.draft.is_read_only(record, index),
                error,
                text,
            }
        })
    })
}

/// What stands below the input.
fn note(form: &Form, index: usize, shown: Memo<Shown>) -> AnyView {
    let form = form.clone();
    (move || {
        let text = &words().form;
        let label = form.label(index);
        let shown = shown.get();
        let required = (shown.error && shown.text.is_empty())
            .then(|| view! { <p class="field-error">{fill(text.required, &[label])}</p> });
        let read_only = shown.read_only.then(|| view! { <p>{text.read_only}</p> });
        let changed = shown.original.map(|original| {
            let was = super::attention::or_empty(original);
            view! {
                <p class="was">
                    {fill(text.changed_was, &[&was])} " "
                    <button type="button" class="quiet" on:click=form.on(Event::PutBack { field: index })>
                        {fill(text.put_back, &[label])}
                    </button>
                </p>
            }
        });
        view! {
            {required}
            {read_only}
            {changed}
        }
    })
    .into_any()
}
