//! The customers that were opened last, shown while nothing is searched for.

use crate::browser::recent;
use crate::browser::task::spawn;
use crate::locales::words;
use crate::shell::Shell;
use crate::shell::route::Route;
use leptos::prelude::*;
use partner_center::{TenantId, customers};

/// The list; nothing where none was opened yet.
#[component]
pub fn RecentCustomers(
    /// The panel around the page.
    shell: &'static Shell,
    /// What is searched for.
    searched: RwSignal<String>,
) -> impl IntoView {
    let ids = recent::customers();
    let shown = Memo::new(move |_| searched.with(|words| words.trim().is_empty()));
    let recent = move || {
        let is_shown = !ids.is_empty() && shown.get();
        is_shown.then(|| view! { <Recent shell ids=ids.clone() /> }.into_any())
    };
    view! { {move || recent()} }
}

#[component]
fn Recent(shell: &'static Shell, ids: Vec<TenantId>) -> impl IntoView {
    let links = ids.into_iter().map(|id| view! { <li><CustomerLink shell id /></li> });
    view! {
        <section aria-labelledby="recent">
            <h2 id="recent">{words().customer.recent}</h2>
            <ul class="recent">{links.collect_view()}</ul>
        </section>
    }
}

/// A link that shows the id until the service has told the name.
#[component]
fn CustomerLink(shell: &'static Shell, id: TenantId) -> impl IntoView {
    let name = RwSignal::new(id.to_string());
    let href = Route::Customer(id.clone()).href();
    spawn(async move {
        let read = shell.api.ask_in_background(customers::customer(&id), customers::read_customer).await;
        // A customer whose name cannot be read keeps its id: its own page says why.
        if let Ok(customer) = read {
            // The link may be gone by now.
            name.try_set(customer.company_name);
        }
    });
    view! { <a href=href translate="no" prop:textContent=move || name.get()></a> }
}
