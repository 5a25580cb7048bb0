//! A customer's qualification: what it is, what can be set, and a review before anything is sent.

use super::customer::{CustomerFrame, Known, read};
use super::offered::{Instead, why_not};
use crate::config::Feature;
use crate::forms::operations::qualification::parts;
use crate::forms::record_form::RecordForm;
use crate::locales::words;
use crate::shell::Shell;
use crate::shell::route::Route;
use leptos::prelude::*;
use partner_center::{Customer, TenantId};

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

/// The form of the record.
#[component]
fn QualificationForm(shell: &'static Shell, id: TenantId, known: Known) -> impl IntoView {
    let company = Memo::new(move |_| {
        known.with(|known| match known {
            Some(Ok(customer)) => Some(customer.company_name.clone()),
            _ => None,
        })
    });
    let parts = parts(&shell.api, id.clone(), company);
    let editor = shell.editors.open(updates::Qualification(id));
    view! { <RecordForm title_error=shell.title_error editor parts /> }
}
