//! A customer's qualification: what it is, what can be set, and a review before anything is sent.

use super::customer::{Known, page, read};
use super::offered::instead;
use crate::api::Api;
use crate::config::Feature;
use crate::forms::qualification_update::{UPDATE, choices, review_text};
use crate::forms::view::{Form, RecordForm};
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::element::El;
use leptos::prelude::*;
use partner_center::{Customer, TenantId, validation_codes};
use std::sync::Arc;

/// The page.
pub fn qualification(shell: &'static Shell, id: &TenantId) -> El {
    let customer =
        read(shell, id, |customer| format!("{} – {}", words().qualification.title, customer.company_name));
    let route = Route::Qualification(id.clone());
    let title = |_: &Customer| words().qualification.title.to_owned();
    if let Some(instead) = instead(&shell.api, Feature::Qualification) {
        return page(shell, &route, customer, title, instead);
    }
    let codes = RwSignal::new(None);
    let reload = {
        let api = shell.api.clone();
        move || {
            codes.set(None);
            ask(&api, move |read| codes.set(Some(read)));
        }
    };
    let editor = shell.editors.open(updates::Qualification(id.clone()), &UPDATE);
    let choices = Arc::new(move |form: Form| choices(form, codes, Arc::new(reload.clone())).into_any());
    let reviewed = id.clone();
    let review =
        Arc::new(move |form: Form| review_text(form, codes, move || company(customer), &reviewed).into_any());
    let form = view! { <RecordForm shell editor fields=choices review /> }.into_any();
    page(shell, &route, customer, title, form)
}

/// The customer's name, as far as it is known.
fn company(known: Known) -> Option<String> {
    known.with(|known| match known {
        Some(Ok(customer)) => Some(customer.company_name.clone()),
        _ => None,
    })
}

fn ask(api: &Api, answered: impl FnOnce(crate::forms::qualification_update::CodesRead) + 'static) {
    let api = api.clone();
    crate::task::spawn(async move {
        let read = api.ask_in_background(validation_codes::list(), validation_codes::read).await;
        answered(read.map(Arc::from));
    });
}
