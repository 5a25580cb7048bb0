//! A customer: who it is, and its billing profile.

use super::{empty_heading, offered};
use crate::api::Api;
use crate::forms::address_check::address_check;
use crate::forms::billing_profile_update::UPDATE;
use crate::forms::country;
use crate::forms::fields::Sections;
use crate::forms::review::without_version;
use crate::forms::view::{Form, RecordForm};
use crate::locales::words;
use crate::recent;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::element::copy_button;
use crate::ui::element::not_loaded;
use crate::ui::element::{Child, El, dynamic, el, nothing};
use crate::ui::element::{details, sentence};
use editing::{Problem, ProblemKind};
use leptos::prelude::*;
use partner_center::{Customer, TenantId, customers};
use std::sync::Arc;
use updates::BillingProfile;

/// The page.
pub fn customer(shell: &'static Shell, id: &TenantId) -> El {
    let words = words();
    let customer = read(shell, id, customer_name);
    let editor = shell.editors.open(BillingProfile(id.clone()), &UPDATE);
    let fields = Arc::new(|form: Form| {
        let help = Box::new(country::help(form));
        view! { <Sections form help />{address_check(form)} }.into_any()
    });
    let form = view! { <RecordForm shell editor fields review=without_version() /> }.into_any();
    let form = el("div").child(el("h2").child(words.customer.billing)).child(form);
    page(shell, &Route::Customer(id.clone()), customer, customer_name, form)
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

fn ask(api: &Api, id: &TenantId, known: Known) {
    let (api, id) = (api.clone(), id.clone());
    crate::task::spawn(async move {
        let read = api.ask(customers::customer(&id), customers::read_customer).await;
        match &read {
            Ok(_) => recent::remember(&id),
            Err(problem) if problem.kind == ProblemKind::Gone => recent::forget(&id),
            Err(_) => {}
        }
        known.set(Some(read));
    });
}

fn customer_name(customer: &Customer) -> String {
    customer.company_name.clone()
}

/// The frame of a customer's page: its heading, the facts, links to the customer's pages, and what is on this one.
pub fn page(
    shell: &'static Shell,
    route: &Route,
    known: Known,
    name: fn(&Customer) -> String,
    content: impl Child,
) -> El {
    let (Route::Customer(id) | Route::Qualification(id) | Route::History(id)) = route else {
        return el("div").child(content);
    };
    let words = words();
    let shown = id.to_string();
    // A page with a title of its own is headed by the ID until the customer is known.
    let named = matches!(route, Route::Customer(_));
    let heading = empty_heading()
        .attr_of("translate", move || {
            (named || known.with(|known| !matches!(known, Some(Ok(_))))).then(|| "no".to_owned())
        })
        .text_of(move || match known.get() {
            Some(Ok(customer)) => name(&customer),
            _ => shown.clone(),
        });
    let facts = {
        let (api, id) = (shell.api.clone(), id.clone());
        dynamic(move || match known.get() {
            None => nothing(),
            Some(Ok(customer)) => facts(&customer).into_any(),
            Some(Err(problem)) => failed(&problem, &api, &id, known).into_any(),
        })
    };
    let tenant = el("p")
        .class("tenant")
        .child(words.customer.tenant_id)
        .child(" ")
        .child(el("code").verbatim().child(id.as_str()))
        .child(" ")
        .child(copy_button(words.customer.copy_tenant_id, id.to_string()));
    el("div").child(heading).child(tenant).child(facts).child(pages(shell, route, id)).child(content)
}

/// Links to the customer's pages.
fn pages(shell: &'static Shell, shown: &Route, id: &TenantId) -> El {
    let words = words();
    let pages = [
        (Route::Customer(id.clone()), words.customer.billing),
        (Route::Qualification(id.clone()), words.qualification.title),
        (Route::History(id.clone()), words.history.title),
    ];
    let links = pages.map(|(route, name)| {
        let link = el("a").attr("href", &route.href()).child(offered::name(&shell.api, &route, name));
        el("li").child(if route == *shown { link.attr("aria-current", "page") } else { link })
    });
    el("nav").attr("aria-label", words.customer.pages).child(el("ul").class("views").children(links))
}

fn facts(customer: &Customer) -> El {
    let words = &words().customer;
    let rows = [
        (words.company, Some(&customer.company_name)),
        (words.domain, Some(&customer.domain)),
        (words.relationship, customer.relationship.as_ref()),
    ];
    let mut list = el("dl").class("facts");
    for (name, value) in rows {
        if let Some(value) = value {
            list = list.child(el("dt").child(name)).child(el("dd").verbatim().child(value.as_str()));
        }
    }
    list
}

fn failed(problem: &Problem, api: &Api, id: &TenantId, known: Known) -> AnyView {
    if problem.kind == ProblemKind::Gone {
        let words = &words().customer;
        let left = problem.details.code.as_deref() == Some("20002");
        let text = if left { words.no_relationship } else { words.not_ours };
        return el("div")
            .class("notice notice-warning")
            .child(el("p").child(text))
            .children(sentence(problem))
            .child(details(&problem.details))
            .into_any();
    }
    let (api, id) = (api.clone(), id.clone());
    not_loaded(words().customer.customer, problem, move || {
        known.set(None);
        ask(&api, &id, known);
    })
}
