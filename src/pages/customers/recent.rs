//! The customers that were opened last, shown while nothing is searched for.

use crate::api::Api;
use crate::locales::words;
use crate::recent;
use crate::route::Route;
use crate::shell::Shell;
use crate::task::spawn;
use crate::ui::element::{El, dynamic, el, nothing};
use leptos::prelude::*;
use partner_center::{TenantId, customers};

/// The list; nothing where none was opened yet.
pub fn recent_customers(shell: &'static Shell, searched: RwSignal<String>) -> AnyView {
    let ids = recent::customers();
    let api = shell.api.clone();
    let shown = Memo::new(move |_| searched.with(|words| words.trim().is_empty()));
    dynamic(move || {
        if ids.is_empty() || !shown.get() {
            return nothing();
        }
        el("section")
            .attr("aria-labelledby", "recent")
            .child(el("h2").id("recent").child(words().customer.recent))
            .child(el("ul").class("recent").children(ids.iter().map(|id| link(&api, id))))
            .into_any()
    })
}

/// A link that shows the id until the service has told the name.
fn link(api: &Api, id: &TenantId) -> El {
    let name = RwSignal::new(id.to_string());
    let (api, asked) = (api.clone(), id.clone());
    spawn(async move {
        // A customer whose name cannot be read keeps its id: its own page says why.
        if let Ok(customer) =
            api.ask_in_background(customers::customer(&asked), customers::read_customer).await
        {
            name.set(customer.company_name);
        }
    });
    let link = el("a").attr("href", &Route::Customer(id.clone()).href());
    el("li").child(link.verbatim().text_of(move || name.get()))
}
