//! The choices of the qualification form.

use super::{CodesRead, QUALIFICATION, VALIDATION_CODE};
use crate::forms::shown::Fields;
use crate::forms::view::Form;
use crate::locales::{fill, words};
use crate::ui::element::{El, dynamic, el, nothing, text_of};
use crate::ui::memo::{Memo, memo};
use crate::ui::signal::Signal;
use crate::ui::waiting::{not_loaded, waiting};
use editing::{Event, Phase};
use leptos::prelude::*;
use partner_center::{Qualification, TenantId, ValidationCode};
use std::sync::Arc;
use updates::qualification_named;

/// The partner's validation codes, once they are read.
pub type Codes = Signal<Option<CodesRead>>;

/// Asks for the validation codes again.
pub type Reload = Arc<dyn Fn() + Send + Sync>;

/// What is offered, in this order.
const OFFERED: [Qualification; 4] = [
    Qualification::Education,
    Qualification::GovernmentCommunityCloud,
    Qualification::None,
    Qualification::Nonprofit,
];

/// The radio buttons, each with the reason where it cannot be chosen, and the validation code where one is needed.
pub fn choices(form: &Form, codes: Codes, reload: Reload) -> El {
    let current = current(form);
    let fields = form.fields.clone();
    let offered = {
        let form = form.clone();
        dynamic(move || {
            let current = current.get().unwrap_or(Qualification::None);
            let mut offered = OFFERED.to_vec();
            if !offered.contains(&current) {
                offered.push(current.clone());
            }
            el("div").children(offered.into_iter().map(|choice| radio(&form, &choice, &current))).into_any()
        })
    };
    let needs_code =
        memo(move || fields.text(QUALIFICATION) == Qualification::GovernmentCommunityCloud.name());
    let code = {
        let form = form.clone();
        dynamic(move || match needs_code.get() {
            true => code_field(&form, codes, &reload),
            false => nothing(),
        })
    };
    let now = text_of(move || {
        fill(words().qualification.current, &[name(&current.get().unwrap_or(Qualification::None))])
    });
    let section = el("fieldset")
        .class("section")
        .id(&form.editor.field_element(QUALIFICATION))
        .attr("tabindex", "-1")
        .child(el("legend").child(form.label(QUALIFICATION)))
        .child(el("p").child(now))
        .child(offered);
    el("div").child(form.panels.conflict(form, QUALIFICATION)).child(section).child(code)
}

/// What the service holds, as far as this form knows.
fn current(form: &Form) -> Memo<Option<Qualification>> {
    let form = form.clone();
    memo(move || {
        form.with_open(|open| {
            Some(qualification_named(match &open.phase {
                Phase::Conflict(conflict) => conflict.theirs.text(QUALIFICATION),
                _ => open.draft.original(QUALIFICATION),
            }))
        })
    })
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

fn radio(form: &Form, choice: &Qualification, current: &Qualification) -> El {
    let refusal = refusal(choice, current);
    let note = if choice == current { Some(words().qualification.is_current) } else { refusal };
    let id = format!("choice-{}", choice.name());
    let note_id = format!("{id}-note");
    let fields = form.fields.clone();
    let editor = form.editor.clone();
    let (spelled, own) = (choice.name().to_owned(), choice.name().to_owned());
    let mut input = el("input")
        .attr("type", "radio")
        .attr("name", "qualification")
        .id(&id)
        .flag_of("checked", move || fields.text(QUALIFICATION) == own)
        .flag_of("disabled", move || refusal.is_some())
        .on("change", move |_| {
            editor.dispatch(Event::Typed { field: QUALIFICATION, text: spelled.clone() });
            editor.dispatch(Event::Typed { field: VALIDATION_CODE, text: String::new() });
        });
    if note.is_some() {
        input = input.attr("aria-describedby", &note_id);
    }
    el("div")
        .class("radio")
        .child(input)
        .child(el("label").attr("for", &id).child(name(choice)))
        .child(note.map(|note| el("span").class("hint").id(&note_id).child(note)))
}

/// The name of a value in the page's language.
pub(super) fn name(value: &Qualification) -> &str {
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

fn code_field(form: &Form, codes: Codes, reload: &Reload) -> AnyView {
    let form = form.clone();
    let reload = reload.clone();
    dynamic(move || {
        let words = &words().qualification;
        let field = codes.with(|codes| match codes {
            None => waiting(),
            Some(Err(problem)) => {
                let reload = reload.clone();
                not_loaded(words.codes, problem, move || reload())
            }
            Some(Ok(codes)) if codes.is_empty() => {
                el("p").class("notice notice-warning").child(words.codes_none)
            }
            Some(Ok(codes)) => code_select(&form, codes),
        });
        field.into_any()
    })
}

fn code_select(form: &Form, codes: &[ValidationCode]) -> El {
    let words = words();
    let id = form.editor.field_element(VALIDATION_CODE);
    let note_id = format!("{id}-note");
    let fields = form.fields.clone();
    let note = form.fields.note(VALIDATION_CODE);
    let editor = form.editor.clone();
    let choose = el("option")
        .attr("value", "")
        .flag_of("selected", move || fields.text(VALIDATION_CODE).is_empty())
        .child(words.qualification.code_choose);
    let select = el("select")
        .id(&id)
        .attr("aria-describedby", &note_id)
        .attr_of("aria-invalid", move || note.with(|note| note.error.is_some()).then(|| "true".to_owned()))
        .on("change", move |event| {
            editor.dispatch(Event::Typed { field: VALIDATION_CODE, text: event_target_value(&event) });
        })
        .child(choose)
        .children(codes.iter().map(|code| code_option(&form.fields, code)));
    let error = dynamic(move || match note.get().error {
        Some(error) => el("p").class("field-error").child(error).into_any(),
        None => nothing(),
    });
    el("div")
        .class("field")
        .child(el("label").attr("for", &id).child(form.label(VALIDATION_CODE)))
        .child(select)
        .child(el("div").class("note").id(&note_id).child(words.qualification.code_hint).child(error))
}

fn code_option(fields: &Fields, code: &ValidationCode) -> El {
    let words = &words().qualification;
    let text = match code.remaining_creates {
        Some(left) => fill(words.code_option, &[&code.organization, &left.to_string()]),
        None => code.organization.clone(),
    };
    let own = code.id.expose().to_owned();
    let fields = fields.clone();
    el("option")
        .attr("value", code.id.expose())
        .flag_of("selected", move || fields.text(VALIDATION_CODE) == own)
        .child(text)
}

/// What will be sent, for whom.
pub fn review_text(
    form: &Form,
    company: impl Fn() -> Option<String> + Send + 'static,
    customer: &TenantId,
) -> El {
    let words = &words().qualification;
    let from = current(form).get().unwrap_or(Qualification::None);
    let to = qualification_named(&form.fields.text(QUALIFICATION));
    let customer = customer.to_string();
    let who = text_of(move || match company() {
        Some(company) => fill(words.review, &[&company, &customer]),
        None => fill(words.review_id, &[&customer]),
    });
    el("div")
        .child(el("p").child(who))
        .child(el("p").child(fill(words.review_change, &[name(&from), name(&to)])))
        .child(el("p").child(el("strong").child(words.irreversible)))
}
