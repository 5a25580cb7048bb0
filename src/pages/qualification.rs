//! A customer's qualification: what it is, what can be set, and a review before anything is sent.

use super::customer::{CustomerFrame, Known, read};
use super::offered::{Instead, why_not};
use crate::config::Feature;
use crate::forms::form::Form;
use crate::forms::qualification_update::{CodesRead, LAYOUT, choices, review_text};
use crate::forms::record_form::RecordForm;
use crate::locales::words;
use crate::shell::Shell;
use crate::shell::route::Route;
use leptos::prelude::*;
use partner_center::{Customer, TenantId, validation_codes};
use std::sync::Arc;

/// The page.
#[component]
pub fn QualificationPage(
    /// The panel around it.
    shell: &'static Shell,
    /// The customer.
    id: TenantId,
) -> impl IntoView {
    let known =
        read(shell, &id, |customer| format!("{} – {}", words().qualification.title, customer.company_name));
    let name = |_: &Customer| words().qualification.title.to_owned();
    let page = match why_not(&shell.api, Feature::Qualification) {
        Some(why) => view! { <Instead why /> }.into_any(),
        None => view! { <QualificationForm shell id=id.clone() known /> }.into_any(),
    };
    view! { <CustomerFrame shell id page=Route::Qualification known name>{page}</CustomerFrame> }
}

/// The form, with the codes that may be used in it.
#[component]
fn QualificationForm(shell: &'static Shell, id: TenantId, known: Known) -> impl IntoView {
    let codes = RwSignal::new(None);
    let reload = Arc::new(move || {
        codes.set(None);
        ask(shell, move |read| {
            // The page may be gone by now.
            codes.try_set(Some(read));
        });
    });
    let editor = shell.editors.open(updates::Qualification(id.clone()));
    let fields = Arc::new(move |form: Form| choices(form, codes, reload.clone()).into_any());
    let review = Arc::new(move |form: Form| review_text(form, codes, move || company(known), &id).into_any());
    view! { <RecordForm title_error=shell.title_error layout=&LAYOUT editor fields review /> }
}

/// The customer's name, as far as it is known.
fn company(known: Known) -> Option<String> {
    known.with(|known| match known {
        Some(Ok(customer)) => Some(customer.company_name.clone()),
        _ => None,
    })
}

fn ask(shell: &'static Shell, answered: impl FnOnce(CodesRead) + 'static) {
    crate::browser::task::spawn(async move {
        let read = shell.api.ask_in_background(validation_codes::list(), validation_codes::read).await;
        answered(read.map(Arc::from));
    });
}
