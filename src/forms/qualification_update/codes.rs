//! The partner's validation codes, one of which the Government Community Cloud asks for (API reference, section 1.5).

use super::VALIDATION_CODE;
use super::choices::Reload;
use crate::forms::fields::{FormField, Help};
use crate::forms::form::Form;
use crate::locales::{fill, qualification_words};
use crate::ui::element::{El, dynamic, el};
use crate::ui::element::{not_loaded, waiting};
use editing::Problem;
use leptos::prelude::*;
use partner_center::ValidationCode;
use std::sync::Arc;

/// The partner's validation codes, or why they could not be read.
pub type CodesRead = Result<Arc<[ValidationCode]>, Problem>;

/// The partner's validation codes, once they are read.
pub type Codes = RwSignal<Option<CodesRead>>;

/// What stands in place of a code.
const MASK: &str = "••••••";

/// The choice of a code, as far as the codes could be read.
pub fn code(form: Form, codes: Codes, reload: &Reload) -> AnyView {
    let (form, reload) = (form, reload.clone());
    // Asked for only once one is needed.
    if codes.get_untracked().is_none() {
        reload();
    }
    dynamic(move || {
        let text = qualification_words();
        let field = codes.with(|codes| match codes {
            None => waiting(),
            Some(Err(problem)) => {
                let reload = reload.clone();
                not_loaded(text.codes, problem, move || reload())
            }
            Some(Ok(codes)) if codes.is_empty() => {
                el("p").class("notice notice-warning").child(text.codes_none).into_any()
            }
            Some(Ok(codes)) => picker(form, codes).into_any(),
        });
        field.into_any()
    })
}

fn picker(form: Form, codes: &Arc<[ValidationCode]>) -> El {
    let text = qualification_words();
    let unmasked = RwSignal::new(false);
    let fields = form.fields;
    let picked = Memo::new(move |_| fields.text(VALIDATION_CODE));
    let is_unknown = |codes: &[ValidationCode], picked: &str| {
        !picked.is_empty() && !codes.iter().any(|code| code.id.expose() == picked)
    };
    let choices = {
        let codes = codes.clone();
        Memo::new(move |_| {
            let mut choices = vec![(String::new(), text.code_choose.to_owned())];
            let unmasked = unmasked.get();
            choices.extend(codes.iter().map(|code| (code.id.expose().to_owned(), described(code, unmasked))));
            // One that was picked earlier, and was used up or withdrawn since.
            let picked = picked.get();
            if is_unknown(&codes, &picked) {
                choices.push((picked, text.code_unknown.to_owned()));
            }
            choices
        })
    };
    let warning = {
        let codes = codes.clone();
        Memo::new(move |_| {
            let picked = picked.get();
            let code = codes.iter().find(|code| code.id.expose() == picked);
            match code.map(|code| code.remaining_creates) {
                Some(Some(0)) => Some(text.code_used_up),
                None if is_unknown(&codes, &picked) => Some(text.code_gone),
                _ => None,
            }
        })
    };
    let hint = Memo::new(move |_| warning.get().unwrap_or(text.code_hint).to_owned());
    let show = el("button")
        .attr("type", "button")
        .class("quiet")
        .attr_of("aria-pressed", move || Some(unmasked.get().to_string()))
        .on("click", move |_| unmasked.set(!unmasked.get_untracked()))
        .child(text.codes_show);
    let help = Help { choices: Some(choices), picked: true, hint: Some(hint), ..Help::default() };
    el("div")
        .class("section")
        .attr_of("data-warning", move || warning.get().map(|_| String::new()))
        .child(view! { <FormField form index=VALIDATION_CODE help /> }.into_any())
        .child(el("p").child(show))
}

/// What a code is chosen by: its organization, the uses that are left, and the code itself where it may be seen.
fn described(code: &ValidationCode, unmasked: bool) -> String {
    let text = qualification_words();
    let shown = if unmasked { code.id.expose() } else { MASK };
    match code.remaining_creates {
        Some(left) => fill(text.code_option, &[&code.organization, &left.to_string(), shown]),
        None => fill(text.code_option_uncounted, &[&code.organization, shown]),
    }
}
