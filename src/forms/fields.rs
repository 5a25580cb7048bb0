//! The fields of a form, as rows of its table.

use super::buttons::EventButton;
use super::form::Form;
use super::layout::Text;
use super::shown::Note;
use crate::locales::{fill, words};
use crate::ui::anew::Anew;
use crate::ui::controls::{Binding, bound};
use crate::ui::sentence::Sentence;
use editing::{Event, Kind};
use leptos::prelude::*;
use std::sync::Arc;

/// What can be chosen for a field: what is written, and its name if it has one.
pub type Choices = Memo<Vec<(String, String)>>;

/// What helps with a field.
#[derive(Default)]
pub struct Help {
    /// What can be chosen.
    pub choices: Option<Choices>,
    /// Whether it is picked from the choices, and not typed.
    pub picked: bool,
    /// What is to be said about the text; empty for nothing.
    pub hint: Option<Memo<String>>,
    /// Another way to fill the field, below everything else.
    pub after: Option<AnyView>,
}

/// The sections of the form with their fields.
#[component]
pub fn Sections(
    /// The form.
    form: Form,
    /// What helps with each field, by its index.
    #[prop(optional)]
    help: Option<Box<dyn Fn(usize) -> Help>>,
) -> impl IntoView {
    let section = |(heading, fields): &(Option<Text>, &[usize])| {
        let fields = fields.iter().map(|&index| {
            let help = help.as_ref().map_or_else(Help::default, |help| help(index));
            view! {
                {form.panels.conflict(form, index)}
                <FormField form index help />
            }
        });
        let fields = fields.collect_view();
        match heading {
            Some(heading) => {
                let legend = heading(words());
                view! { <fieldset class="section"><legend>{legend}</legend>{fields}</fieldset> }.into_any()
            }
            None => view! { <div class="section">{fields}</div> }.into_any(),
        }
    };
    let sections = form.layout.sections.iter().map(section).collect_view();
    view! { <div>{sections}</div> }
}

/// One field: its label and input, what it was before, what is wrong with it, and what helps with it.
#[component]
pub fn FormField(
    /// The form.
    form: Form,
    /// The field.
    index: usize,
    /// What helps with it.
    help: Help,
) -> impl IntoView {
    let Help { choices, picked, hint, after } = help;
    let note = form.fields.note(index);
    let id = form.editor().field_element(index);
    let note_id = format!("{id}-note");
    let input = match choices {
        Some(choices) if picked => view! { <ChoiceInput form index choices /> }.into_any(),
        choices => view! { <TextInput form index choices /> }.into_any(),
    };
    let state = move || note.with(|note| note.original.is_some()).then_some("changed");
    let hint = hint.map(|hint| view! { <p class="field-hint" prop:textContent=move || hint.get()></p> });
    view! {
        <div class="field" data-state=state>
            <label for=id>{form.label(index)}</label>
            {input}
            <div class="note" id=note_id>
                {hint}
                <Said form index note />
                {form.panels.remarks(form, index)}
            </div>
            {after}
        </div>
    }
}

/// The input of a field that is typed, with what can be chosen for it if there is a list.
#[component]
fn TextInput(form: Form, index: usize, choices: Option<Choices>) -> impl IntoView {
    let kind = form.editor().record().fields.get(index).map_or(Kind::Text, |field| field.kind);
    let input_mode = match kind {
        Kind::Email => "email",
        Kind::Phone => "tel",
        Kind::Website => "url",
        Kind::Text | Kind::PostalCode | Kind::Code | Kind::Choice | Kind::Names | Kind::Secret => "text",
    };
    let id = form.editor().field_element(index);
    let (note_id, list_id) = (format!("{id}-note"), format!("{id}-choices"));
    let note = form.fields.note(index);
    let list = choices.is_some().then(|| list_id.clone());
    let choices = choices.map(|choices| {
        view! { <datalist id=list_id><Options form index choices /></datalist> }
    });
    let binding = bind(form, index, Arc::new(move |text, is_complete| form.edit(index, text, is_complete)));
    // What is entered is the partner's or a customer's, not the person's own: browsers do not fill it in.
    view! {
        <input
            id=id
            type="text"
            inputmode=input_mode
            autocomplete="off"
            spellcheck="false"
            list=list
            aria-describedby=note_id
            aria-invalid=move || is_invalid(note)
            prop:readOnly=move || note.with(|note| note.read_only)
            use:bound=binding
        />
        {choices}
    }
}

/// The input of a field that is picked from a list.
#[component]
fn ChoiceInput(form: Form, index: usize, choices: Choices) -> impl IntoView {
    let id = form.editor().field_element(index);
    let note_id = format!("{id}-note");
    let note = form.fields.note(index);
    let binding = bind(form, index, Arc::new(move |text, _| form.pick(index, text)));
    view! {
        <select
            id=id
            aria-describedby=note_id
            aria-invalid=move || is_invalid(note)
            prop:disabled=move || note.with(|note| note.read_only)
            use:bound=binding
        >
            <Options form index choices />
        </select>
    }
}

fn bind(form: Form, index: usize, edit: Arc<dyn Fn(String, bool) + Send + Sync>) -> Binding {
    Binding {
        property: "value",
        event: "input",
        text: Arc::new(move || form.fields.text(index)),
        text_now: Arc::new(move || form.texts_now(index).map(|(text, _)| text)),
        edit,
    }
}

fn is_invalid(note: Memo<Note>) -> Option<&'static str> {
    note.with(|note| note.error.is_some()).then_some("true")
}

/// What can be chosen for a field, with what it holds chosen.
#[component]
fn Options(form: Form, index: usize, choices: Choices) -> impl IntoView {
    let option = move |(value, name): &(String, String), now: &str| {
        let (value, name) = (value.clone(), name.clone());
        // An empty one asks to choose.
        let translate = (!value.is_empty()).then_some("no");
        let selected = value == now;
        view! { <option value=value translate=translate selected=selected>{name}</option> }
    };
    let options = move || {
        let now = form.texts_now(index).map(|(now, _)| now).unwrap_or_default();
        choices.with(|choices| choices.iter().map(|choice| option(choice, &now)).collect_view().into_any())
    };
    view! { <Anew view=Box::new(move || Some(options())) /> }
}

/// What stands below the input.
#[component]
fn Said(form: Form, index: usize, note: Memo<Note>) -> impl IntoView {
    let error = Memo::new(move |_| note.with(|note| note.error.clone()));
    let is_wrong = Memo::new(move |_| error.with(Option::is_some));
    let read_only = Memo::new(move |_| note.with(|note| note.read_only));
    let original = Memo::new(move |_| note.with(|note| note.original.clone()));
    let text = move || error.get().unwrap_or_default();
    let wrong = move || view! { <p class="field-error" prop:textContent=text></p> }.into_any();
    let locked = || view! { <p>{words().form.read_only}</p> }.into_any();
    let changed =
        move || original.get().map(|original| view! { <WasChanged form index original /> }.into_any());
    view! {
        <div>
            {move || is_wrong.get().then(wrong)}
            {move || read_only.get().then(locked)}
            <Anew view=Box::new(changed) />
        </div>
    }
}

/// What a changed field was before, and the way back to it.
#[component]
fn WasChanged(form: Form, index: usize, original: String) -> impl IntoView {
    let text = &words().form;
    let values = vec![form.display(index, original)];
    let focus = form.editor().field_element(index);
    let name = fill(text.put_back_field, &[form.label(index)]);
    view! {
        <p>
            <Sentence template=text.changed_was values />
            " "
            <EventButton form label=text.put_back event=Event::PutBack { field: index } focus class="quiet" name />
        </p>
    }
}
