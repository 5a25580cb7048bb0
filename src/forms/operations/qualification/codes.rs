//! The partner's validation codes, one of which the Government Community Cloud asks for (API reference, section 1.5).

use crate::api::Api;
use crate::browser::task::spawn;
use crate::forms::fields::{FormField, Help};
use crate::forms::form::Form;
use crate::locales::{fill, qualification_words};
use crate::ui::anew::Anew;
use crate::ui::waiting::{NotLoaded, Waiting};
use editing::Problem;
use leptos::prelude::*;
use partner_center::{ValidationCode, validation_codes};
use std::sync::Arc;
use updates::QualificationField;

/// The partner's validation codes, or why they could not be read.
type Read = Result<Arc<[ValidationCode]>, Problem>;

/// The partner's validation codes.
#[derive(Clone, Copy)]
pub struct Codes {
    api: &'static Api,
    read: RwSignal<Option<Read>>,
}

impl Codes {
    /// The codes that this service has. They are not read yet.
    pub fn of(api: &'static Api) -> Self {
        Self { api, read: RwSignal::new(None) }
    }

    /// Whether they were read, or could not be.
    pub fn are_read(self) -> bool {
        self.read.with_untracked(Option::is_some)
    }

    /// Reads them, once more if they were read.
    pub fn reload(self) {
        self.read.set(None);
        spawn(async move {
            let read = self.api.ask_in_background(validation_codes::list(), validation_codes::read).await;
            // The page may be gone by now.
            self.read.try_set(Some(read.map(Arc::from)));
        });
    }

    /// The organization that has this code, as far as that is known.
    pub fn organization(self, code: &str) -> Option<String> {
        self.read.with(|read| {
            let codes = read.as_ref()?.as_ref().ok()?;
            codes.iter().find(|known| known.id.expose() == code).map(|known| known.organization.clone())
        })
    }
}

/// What stands in place of a code.
const MASK: &str = "••••••";

/// The choice of a code, as far as the codes could be read.
#[component]
pub fn Code(
    /// The form.
    form: Form,
    /// The codes.
    codes: Codes,
) -> impl IntoView {
    // Asked for only once one is needed.
    if !codes.are_read() {
        codes.reload();
    }
    let field = move || {
        let text = qualification_words();
        Some(match codes.read.get() {
            None => view! { <Waiting /> }.into_any(),
            Some(Err(problem)) => {
                let again = Box::new(move || codes.reload());
                view! { <NotLoaded what=text.codes problem again /> }.into_any()
            }
            Some(Ok(codes)) if codes.is_empty() => {
                view! { <p class="notice notice-warning">{text.codes_none}</p> }.into_any()
            }
            Some(Ok(codes)) => view! { <Picker form codes /> }.into_any(),
        })
    };
    view! { <Anew view=Box::new(field) /> }
}

#[component]
fn Picker(form: Form, codes: Arc<[ValidationCode]>) -> impl IntoView {
    let text = qualification_words();
    let unmasked = RwSignal::new(false);
    let picked = Memo::new(move |_| form.fields.text(QualificationField::ValidationCode.index()));
    let is_unknown = |codes: &[ValidationCode], picked: &str| {
        !picked.is_empty() && !codes.iter().any(|code| code.id.expose() == picked)
    };
    let listed = codes.clone();
    let choices = Memo::new(move |_| {
        let mut choices = vec![(String::new(), text.code_choose.to_owned())];
        let unmasked = unmasked.get();
        choices.extend(listed.iter().map(|code| (code.id.expose().to_owned(), described(code, unmasked))));
        // One that was picked earlier, and was used up or withdrawn since.
        let picked = picked.get();
        if is_unknown(&listed, &picked) {
            choices.push((picked, text.code_unknown.to_owned()));
        }
        choices
    });
    let warning = Memo::new(move |_| {
        let picked = picked.get();
        let code = codes.iter().find(|code| code.id.expose() == picked);
        match code.map(|code| code.remaining_creates) {
            Some(Some(0)) => Some(text.code_used_up),
            None if is_unknown(&codes, &picked) => Some(text.code_gone),
            _ => None,
        }
    });
    let hint = Memo::new(move |_| warning.get().unwrap_or(text.code_hint).to_owned());
    let help = Help { choices: Some(choices), picked: true, hint: Some(hint), ..Help::default() };
    view! {
        <div class="section" data-warning=move || warning.get().map(|_| "")>
            <FormField form index={QualificationField::ValidationCode.index()} help />
            <p>
                <button
                    type="button"
                    class="quiet"
                    aria-pressed=move || if unmasked.get() { "true" } else { "false" }
                    on:click=move |_| unmasked.update(|unmasked| *unmasked = !*unmasked)
                >
                    {text.codes_show}
                </button>
            </p>
        </div>
    }
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
