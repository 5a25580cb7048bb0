//! A customer: who it is, and its billing profile.

use super::offered;
use crate::api::Api;
use crate::browser::recent;
use crate::forms::operations::billing_profile::parts;
use crate::forms::record_form::RecordForm;
use crate::locales::words;
use crate::shell::Shell;
use crate::shell::route::Route;
use crate::ui::copy::CopyButton;
use crate::ui::focus;
use crate::ui::problem::{ProblemDetails, ProblemText};
use crate::ui::waiting::NotLoaded;
use editing::{Problem, ProblemKind, Reason};
use leptos::prelude::*;
use partner_center::{Customer, TenantId, customers};
use updates::BillingProfile;

/// The page.
#[component]
pub fn CustomerPage(
    /// The panel around it.
    shell: &'static Shell,
    /// The customer.
    id: TenantId,
) -> impl IntoView {
    let known = read(shell, &id, customer_name);
    let editor = shell.editors.open(BillingProfile(id.clone()));
    view! {
        <CustomerFrame shell id page=Route::Customer known name=customer_name>
            <div>
                <h2>{words().customer.billing}</h2>
                <RecordForm title_error=shell.title_error editor parts=parts() />
            </div>
        </CustomerFrame>
    }
}

/// What is known of a customer: nothing yet, the customer, or why it could not be read.
pub type Known = RwSignal<Option<Result<Customer, Problem>>>;

/// Reads the customer, and sets the page's title once its name is known.
pub fn read(shell: &'static Shell, id: &TenantId, name: fn(&Customer) -> String) -> Known {
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

fn ask(api: &'static Api, id: &TenantId, known: Known) {
    let id = id.clone();
    crate::browser::task::spawn(async move {
        let read = api.ask(customers::customer(&id), customers::read_customer).await;
        match &read {
            Ok(_) => recent::remember(&id),
            Err(problem) if problem.kind == ProblemKind::Gone => recent::forget(&id),
            Err(_) => {}
        }
        // The page may be gone by now.
        known.try_set(Some(read));
    });
}

fn customer_name(customer: &Customer) -> String {
    customer.company_name.clone()
}

/// The frame of a customer's page: its heading, the facts, links to the customer's pages, and what is on this one.
#[component]
pub fn CustomerFrame(
    /// The panel around it.
    shell: &'static Shell,
    /// The customer.
    id: TenantId,
    /// The address of the page.
    page: fn(TenantId) -> Route,
    /// What is known of the customer.
    known: Known,
    /// What the page is headed by once the customer is known.
    name: fn(&Customer) -> String,
    /// What is on the page.
    children: Children,
) -> impl IntoView {
    let words = &words().customer;
    let (page, tenant, copied) = (page(id.clone()), id.to_string(), id.to_string());
    // A page with a title of its own is headed by the ID until the customer is known.
    let is_named = matches!(page, Route::Customer(_));
    view! {
        <div>
            <CustomerHeading id=id.to_string() known name is_named />
            <p class="tenant">
                {words.tenant_id}
                " "
                <code translate="no">{tenant}</code>
                " "
                <CopyButton label=words.copy_tenant_id text=Box::new(move || copied.clone()) />
            </p>
            <Read shell id=id.clone() known />
            <Pages shell id shown=page />
            {children()}
        </div>
    }
}

/// The heading of a customer's page.
#[component]
fn CustomerHeading(
    /// The customer's ID.
    id: String,
    known: Known,
    /// What the page is headed by once the customer is known.
    name: fn(&Customer) -> String,
    /// Whether that is the customer's name.
    is_named: bool,
) -> impl IntoView {
    let translate = move || (is_named || known.with(|known| !matches!(known, Some(Ok(_))))).then_some("no");
    let text = move || match known.get() {
        Some(Ok(customer)) => name(&customer),
        _ => id.clone(),
    };
    view! { <h1 id=focus::HEADING tabindex="-1" translate=translate prop:textContent=text></h1> }
}

/// What was read of the customer.
#[component]
fn Read(shell: &'static Shell, id: TenantId, known: Known) -> impl IntoView {
    let read = move || {
        known.get().map(|read| match read {
            Ok(customer) => view! { <Facts customer /> }.into_any(),
            Err(problem) => view! { <Unread shell id=id.clone() known problem /> }.into_any(),
        })
    };
    view! { {move || read()} }
}

#[component]
fn Facts(customer: Customer) -> impl IntoView {
    let words = &words().customer;
    let rows = [
        (words.company, Some(customer.company_name)),
        (words.domain, Some(customer.domain)),
        (words.relationship, customer.relationship),
    ];
    let rows = rows.into_iter().filter_map(|(name, value)| Some((name, value?))).map(|(name, value)| {
        view! {
            <dt>{name}</dt>
            <dd translate="no">{value}</dd>
        }
    });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}

/// Says why the customer could not be read.
#[component]
fn Unread(shell: &'static Shell, id: TenantId, known: Known, problem: Problem) -> impl IntoView {
    let words = &words().customer;
    if problem.kind != ProblemKind::Gone {
        let again = Box::new(move || {
            known.set(None);
            ask(&shell.api, &id, known);
        });
        return view! { <NotLoaded what=words.customer problem again /> }.into_any();
    }
    let left = problem.reason == Some(Reason::NoRelationship);
    let text = if left { words.no_relationship } else { words.not_ours };
    view! {
        <div class="notice notice-warning">
            <p>{text}</p>
            <ProblemText problem=problem.clone() />
            <ProblemDetails details=problem.details />
        </div>
    }
    .into_any()
}

/// Links to the customer's pages.
#[component]
fn Pages(
    shell: &'static Shell,
    id: TenantId,
    /// The one that is shown.
    shown: Route,
) -> impl IntoView {
    let words = words();
    let pages = [
        (Route::Customer(id.clone()), words.customer.billing),
        (Route::Qualification(id.clone()), words.qualification.title),
        (Route::History(id), words.history.title),
    ];
    let links = pages.into_iter().map(|(page, name)| {
        let name = offered::name(&shell.api, &page, name);
        let current = (page == shown).then_some("page");
        view! { <li><a href=page.href() aria-current=current>{name}</a></li> }
    });
    view! { <nav aria-label=words.customer.pages><ul class="views">{links.collect_view()}</ul></nav> }
}
