//! A customer: who it is, and its billing profile.

use super::heading;
use crate::api::Api;
use crate::forms::RecordId;
use crate::forms::fields::sections;
use crate::forms::review::without_version;
use crate::forms::view::record_form;
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::copy::copy_button;
use crate::ui::problem::sentence;
use crate::ui::waiting::not_loaded;
use editing::{Problem, ProblemKind};
use leptos::prelude::*;
use partner_center::{Customer, TenantId, customers};
use std::sync::Arc;

/// The page.
pub fn customer(shell: &Shell, id: &TenantId) -> AnyView {
    let words = words();
    let customer = read(shell, id, customer_name);
    let editor = shell.editors.open(RecordId::BillingProfile(id.clone()), &shell.api);
    let form_shell = shell.clone();
    let form = view! {
        <h2>{words.customer.billing}</h2>
        {record_form(&form_shell, editor, Arc::new(sections), without_version())}
    }
    .into_any();
    page(
        shell,
        id,
        customer,
        customer_name,
        (Route::Qualification(id.clone()), words.qualification.title),
        form,
    )
}

/// What is known of a customer: nothing yet, the customer, or why it could not be read.
pub type Known = RwSignal<Option<Result<Customer, Problem>>>;

/// Reads the customer, and sets the page's title once its name is known.
pub fn read(shell: &Shell, id: &TenantId, name: fn(&Customer) -> String) -> Known {
    let known: Known = RwSignal::new(None);
    shell.title.set(id.to_string());
    ask(&shell.api, id, known);
    let title = shell.title;
    Effect::new(move |_| {
        if let Some(Ok(customer)) = known.get() {
            title.set(name(&customer));
        }
    });
    known
}

fn ask(api: &Api, id: &TenantId, known: Known) {
    let (api, id) = (api.clone(), id.clone());
    leptos::task::spawn_local(async move {
        let read = api.ask(customers::customer(&id), customers::read_customer).await;
        known.try_set(Some(read));
    });
}

fn customer_name(customer: &Customer) -> String {
    customer.company_name.clone()
}

/// The frame of a customer's page: its heading, the facts, a link to the other page, and the form.
pub fn page(
    shell: &Shell,
    id: &TenantId,
    known: Known,
    name: fn(&Customer) -> String,
    (other, other_name): (Route, &'static str),
    form: AnyView,
) -> AnyView {
    let shown = id.to_string();
    let title = move || match known.get() {
        Some(Ok(customer)) => name(&customer),
        _ => shown.clone(),
    };
    let facts = {
        let (api, id) = (shell.api.clone(), id.clone());
        move || match known.get() {
            None => ().into_any(),
            Some(Ok(customer)) => facts(&customer),
            Some(Err(problem)) => failed(&problem, &api, &id, known),
        }
    };
    let copied = id.to_string();
    view! {
        {heading(title)}
        <p class="tenant">
            {words().customer.tenant_id} " " <code>{id.to_string()}</code> " "
            {copy_button(words().customer.copy_tenant_id, move || copied.clone())}
        </p>
        {facts}
        <p><a href=other.href()>{other_name}</a></p>
        {form}
    }
    .into_any()
}

fn facts(customer: &Customer) -> AnyView {
    let words = &words().customer;
    let relationship = customer
        .relationship
        .clone()
        .map(|relationship| view! { <dt>{words.relationship}</dt> <dd>{relationship}</dd> });
    view! {
        <dl class="facts">
            <dt>{words.company}</dt>
            <dd>{customer.company_name.clone()}</dd>
            <dt>{words.domain}</dt>
            <dd>{customer.domain.clone()}</dd>
            {relationship}
        </dl>
    }
    .into_any()
}

fn failed(problem: &Problem, api: &Api, id: &TenantId, known: Known) -> AnyView {
    if problem.kind == ProblemKind::Gone {
        let words = &words().customer;
        let left = problem.details.code.as_deref() == Some("20002");
        let text = if left { words.no_relationship } else { words.not_ours };
        let service = Problem { kind: problem.kind, ..problem.clone() };
        return view! { <div class="notice notice-warning"><p>{text}</p>{sentence(&service)}</div> }
            .into_any();
    }
    let (api, id) = (api.clone(), id.clone());
    not_loaded(problem, move || {
        known.set(None);
        ask(&api, &id, known);
    })
}
