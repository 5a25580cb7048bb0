//! The choices of the qualification form.

use super::{CodesRead, QUALIFICATION, VALIDATION_CODE, value};
use crate::forms::conflict::conflict;
use crate::forms::view::Form;
use crate::locales::{fill, words};
use crate::ui::waiting::{not_loaded, waiting};
use editing::{Event, Message, Phase};
use leptos::prelude::*;
use partner_center::{Qualification, TenantId, ValidationCode};
use std::sync::Arc;

/// The partner's validation codes, once they are read.
pub type Codes = RwSignal<Option<CodesRead>>;

/// What is offered, in this order.
const OFFERED: [Qualification; 4] = [
    Qualification::Education,
    Qualification::GovernmentCommunityCloud,
    Qualification::None,
    Qualification::Nonprofit,
];

/// The radio buttons, each with the reason where it cannot be chosen, and the validation code where one is needed.
pub fn choices(form: &Form, codes: Codes, reload: Arc<dyn Fn() + Send + Sync>) -> AnyView {
    let current = current(form);
    let texts = form.texts;
    let needs_code =
        Memo::new(move |_| text_of(texts, QUALIFICATION) == Qualification::GovernmentCommunityCloud.name());
    let offered = {
        let form = form.clone();
        move || {
            let current = current.get();
            let mut offered = OFFERED.to_vec();
            if !offered.contains(&current) {
                offered.push(current.clone());
            }
            offered.into_iter().map(|choice| radio(&form, choice, &current)).collect::<Vec<AnyView>>()
        }
    };
    let code = {
        let form = form.clone();
        move || needs_code.get().then(|| code_field(&form, codes, &reload))
    };
    view! {
        {conflict(form, QUALIFICATION)}
        <fieldset class="section" id=form.editor.field_element(QUALIFICATION) tabindex="-1">
            <legend>{form.label(QUALIFICATION)}</legend>
            <p>{move || fill(words().qualification.current, &[name(&current.get())])}</p>
            {offered}
        </fieldset>
        {code}
    }
    .into_any()
}

/// What the service holds, as far as this form knows.
fn current(form: &Form) -> Memo<Qualification> {
    let form = form.clone();
    Memo::new(move |_| {
        let record = form.editor.record();
        value(&form.with_open(|open| match &open.phase {
            Phase::Conflict(conflict) => conflict.theirs.text(record, QUALIFICATION),
            _ => open.draft.original(record, QUALIFICATION),
        }))
    })
}

fn text_of(texts: Memo<Vec<String>>, index: usize) -> String {
    texts.with(|texts| texts.get(index).cloned().unwrap_or_default())
}

/// Why a value cannot be chosen (API reference, sections 1.3 and 3).
fn refusal(choice: &Qualification, current: &Qualification) -> Option<&'static str> {
    let words = &words().qualification;
    match choice {
        _ if choice == current => None,
        Qualification::Education if *current != Qualification::GovernmentCommunityCloud => None,
        Qualification::GovernmentCommunityCloud if *current == Qualification::None => None,
        Qualification::Education | Qualification::GovernmentCommunityCloud => Some(words.needs_none),
        Qualification::StateOwnedEntity => Some(words.other_route),
        _ => Some(words.never),
    }
}

fn radio(form: &Form, choice: Qualification, current: &Qualification) -> AnyView {
    let refusal = refusal(&choice, current);
    let note = if choice == *current { Some(words().qualification.is_current) } else { refusal };
    let spelled = choice.name().to_owned();
    let texts = form.texts;
    let checked = {
        let spelled = spelled.clone();
        move || text_of(texts, QUALIFICATION) == spelled
    };
    let chosen = {
        let editor = form.editor.clone();
        move |_| {
            editor.dispatch(Event::Typed { field: QUALIFICATION, text: spelled.clone() });
            editor.dispatch(Event::Typed { field: VALIDATION_CODE, text: String::new() });
        }
    };
    let id = format!("choice-{}", choice.name());
    let note_id = format!("{id}-note");
    view! {
        <div class="radio">
            <input
                type="radio"
                name="qualification"
                id=id.clone()
                prop:checked=checked
                disabled=refusal.is_some()
                aria-describedby=note.map(|_| note_id.clone())
                on:change=chosen
            />
            <label for=id>{name(&choice).to_owned()}</label>
            <span class="hint" id=note_id>{note}</span>
        </div>
    }
    .into_any()
}

/// The name of a value in the page's language.
pub fn name(value: &Qualification) -> &str {
    let words = &words().qualification;
    match value {
        Qualification::None => words.none,
        Qualification::Education => words.education,
        Qualification::Nonprofit => words.nonprofit,
        Qualification::GovernmentCommunityCloud => words.government,
        Qualification::StateOwnedEntity => words.state_owned,
        Qualification::Other(spelled) => spelled,
    }
}

fn code_field(form: &Form, codes: Codes, reload: &Arc<dyn Fn() + Send + Sync>) -> AnyView {
    let form = form.clone();
    let reload = reload.clone();
    (move || {
        codes.with(|codes| match codes {
            None => waiting(),
            Some(Err(problem)) => {
                let reload = reload.clone();
                view! {
                    <p>{words().qualification.codes_failed}</p>
                    {not_loaded(problem, move || reload())}
                }
                .into_any()
            }
            Some(Ok(codes)) if codes.is_empty() => {
                view! { <p class="notice notice-warning">{words().qualification.codes_none}</p> }.into_any()
            }
            Some(Ok(codes)) => code_select(&form, codes),
        })
    })
    .into_any()
}

fn code_select(form: &Form, codes: &[ValidationCode]) -> AnyView {
    let words = words();
    let id = form.editor.field_element(VALIDATION_CODE);
    let note_id = format!("{id}-note");
    let options: Vec<AnyView> = codes.iter().map(|code| code_option(form, code)).collect();
    let texts = form.texts;
    let phase = form.phase;
    let missing = Memo::new(move |_| {
        phase.with(|phase| {
            matches!(phase, Phase::Editing(Some(Message::Required(fields))) if fields.contains(&VALIDATION_CODE))
        })
    });
    let label = form.label(VALIDATION_CODE);
    let chosen = {
        let editor = form.editor.clone();
        move |event| {
            editor.dispatch(Event::Typed { field: VALIDATION_CODE, text: event_target_value(&event) })
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                aria-describedby=note_id.clone()
                aria-invalid=move || missing.get().then_some("true")
                on:change=chosen
            >
                <option value="" prop:selected=move || text_of(texts, VALIDATION_CODE).is_empty()>
                    {words.qualification.code_choose}
                </option>
                {options}
            </select>
            <div class="note" id=note_id>
                {words.qualification.code_hint}
                {move || {
                    missing.get().then(|| view! { <p class="field-error">{fill(words.form.required, &[label])}</p> })
                }}
            </div>
        </div>
    }
    .into_any()
}

fn code_option(form: &Form, code: &ValidationCode) -> AnyView {
    let words = &words().qualification;
    let text = match code.remaining_creates {
        Some(left) => fill(words.code_option, &[&code.organization, &left.to_string()]),
        None => code.organization.clone(),
    };
    let spelled = code.id.expose().to_owned();
    let own = spelled.clone();
    let texts = form.texts;
    view! {
        <option value=spelled prop:selected=move || text_of(texts, VALIDATION_CODE) == own>{text}</option>
    }
    .into_any()
}

/// What will be sent, for whom.
pub fn review_text(form: &Form, company: &str, customer: &TenantId) -> AnyView {
    let words = &words().qualification;
    let from = current(form).get();
    let to = value(&text_of(form.texts, QUALIFICATION));
    view! {
        <p>{fill(words.review, &[company, customer.as_str()])}</p>
        <p>{fill(words.review_change, &[name(&from), name(&to)])}</p>
        <p><strong>{words.irreversible}</strong></p>
    }
    .into_any()
}
