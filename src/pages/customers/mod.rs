//! The customers: searched as one types, more by button, a pasted tenant id goes straight to the customer.

mod keys;
mod list;
mod recent;
mod returning;
mod rows;

use crate::locales::{customers_words, words};
use crate::pages::heading::Heading;
use crate::shell::Shell;
use crate::shell::keyboard::SEARCH;
use crate::shell::navigation::EntryState;
use crate::shell::route::Route;
use crate::ui::anew::Anew;
use crate::ui::controls::{self, Binding, bound};
use crate::ui::waiting::NotLoaded;
use leptos::prelude::*;
use list::{By, List};
use recent::RecentCustomers;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent, SubmitEvent};

/// Typing rests for so long before the service is asked.
const REST: Duration = Duration::from_millis(250);

/// The page.
#[component]
pub fn CustomersPage(
    /// The panel around it.
    shell: &'static Shell,
) -> impl IntoView {
    let title = words().page.customers;
    shell.title.set(title.to_owned());
    let list = List::new(shell, EntryState::current().words);
    list.search();
    returning::load_as_before(shell, list);
    view! {
        <div on:keydown=|event| keys::moved(&event)>
            <Heading text=title />
            <SearchField shell list />
            <RecentCustomers shell searched=list.words />
            <State list />
            <Table list />
            <More list />
        </div>
    }
}

/// The field that searches while somebody types.
#[component]
fn SearchField(shell: &'static Shell, list: List) -> impl IntoView {
    let text = &words().customer;
    let shown = list.words;
    let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let search_for = move |text: String| {
        if let Some(route) = Route::pasted(&text) {
            return shell.navigation.go(&route);
        }
        // A field that is taken away can still say that it was changed.
        if shown.try_set(text.clone()).is_some() {
            return;
        }
        let mut entry = EntryState::current();
        entry.words = text;
        entry.keep();
        if let Some(earlier) = pending.get_value() {
            earlier.clear();
        }
        pending.set_value(set_timeout_with_handle(move || list.search(), REST).ok());
    };
    let binding = Binding {
        property: "value",
        event: "change",
        text: Arc::new(move || shown.get()),
        text_now: Arc::new(move || shown.try_get_untracked()),
        edit: Arc::new(move |text, _| {
            if shown.try_get_untracked().is_some_and(|shown| text != shown) {
                search_for(text);
            }
        }),
    };
    controls::listen();
    let typed = move |event: &Event| {
        // What an input method has not finished is not what the person searches for. It says so at the end of the composition,
        // before or after the last `input` event, as browsers differ.
        if event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            return;
        }
        search_for(event_target_value(event));
    };
    view! {
        <form class="search" role="search" on:submit=|event: SubmitEvent| event.prevent_default()>
            <label for=SEARCH>{text.search}</label>
            <input
                id=SEARCH
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="search-hint"
                use:bound=binding
                on:compositionend=move |event| typed(&event)
                on:input=move |event| typed(&event)
            />
            <p class="hint" id="search-hint">{text.search_hint}</p>
        </form>
    }
}

/// How many there are, that it is loading, what was searched, or why it could not be loaded.
#[component]
fn State(list: List) -> impl IntoView {
    let List { asking, failed, count, next, searched, .. } = list;
    let status = move || {
        let text = customers_words();
        let rows = count.get().0;
        if asking.get() {
            words().page.loading.to_owned()
        } else if rows > 0 {
            let has_more = next.with(|next| !next.is_empty());
            if has_more { &text.count_more } else { &text.count }.fill(rows as u64)
        } else if failed.with(Vec::is_empty) {
            words().customer.none.to_owned()
        } else {
            String::new()
        }
    };
    let searched = move || if asking.get() { String::new() } else { searched.get() };
    let left_out = move || match count.get() {
        (_, 0) => None,
        (_, unreadable) => {
            let text = customers_words().unreadable.fill(unreadable as u64);
            Some(view! { <p class="notice">{text}</p> }.into_any())
        }
    };
    let failed = move || {
        if asking.get() {
            return None;
        }
        let failed = failed.get().into_iter().map(|(query, problem)| {
            let what = match query.by {
                _ if !list.is_combined() => words().page.customers,
                By::Name => customers_words().by_name,
                By::Domain | By::InitialDomain => customers_words().by_domain,
            };
            let again = Box::new(move || list.retry(&query));
            view! { <NotLoaded what problem again /> }
        });
        Some(view! { <div>{failed.collect_view()}</div> }.into_any())
    };
    view! {
        <div>
            // One region that stays: what is put into it is announced, a region put in with its text may not be.
            <p role="status" prop:textContent=status></p>
            <p class="hint field-hint" aria-live="polite" prop:textContent=searched></p>
            <Anew view=Box::new(left_out) />
            <Anew view=Box::new(failed) />
        </div>
    }
}

/// The table, whose roles are said: it is laid out as blocks, and not every browser takes those for a table. Its rows are put
/// in behind its head.
#[component]
fn Table(list: List) -> impl IntoView {
    let words = &words().customer;
    let count = list.count;
    view! {
        <div class="scroll" prop:hidden=move || count.get().0 == 0>
            <table class="customers" role="table">
                <caption class="visually-hidden">{words.table}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{words.company}</th>
                        <th role="columnheader" scope="col">{words.domain}</th>
                        <th role="columnheader" scope="col">{words.tenant_id}</th>
                    </tr>
                </thead>
            </table>
        </div>
    }
}

/// The button that loads more, where there are more.
#[component]
fn More(list: List) -> impl IntoView {
    let List { next, asking, .. } = list;
    let there = Memo::new(move |_| next.with(|next| !next.is_empty()));
    let button = move || {
        view! {
            <p>
                <button
                    type="button"
                    aria-disabled=move || asking.get().to_string()
                    on:click=move |_| list.more()
                >
                    {words().customer.more}
                </button>
            </p>
        }
        .into_any()
    };
    view! { {move || there.get().then(button)} }
}
