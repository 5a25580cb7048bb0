//! The customers: searched as one types, more by button, a pasted tenant id goes straight to the customer.

use super::heading;
use crate::keyboard::SEARCH;
use crate::locales::{fill, words};
use crate::navigation::EntryState;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::waiting::{not_loaded, waiting};
use editing::Problem;
use leptos::prelude::*;
use partner_center::customers::{self, is_end_of_list, list, read_page, search_field_of, starts_with};
use partner_center::{ContinuationToken, CustomerSummary, Failure, Page, Request, TenantId};
use std::time::Duration;

/// Rows of one answer.
const SIZE: u32 = 500;
/// Typing rests for so long before the service is asked.
const REST: Duration = Duration::from_millis(250);

/// What the list shows. Every part is a signal, so that rows once painted stay.
#[derive(Clone)]
struct List {
    shell: Shell,
    /// The words in the search field.
    words: RwSignal<String>,
    /// The rows, one batch an answer.
    batches: RwSignal<Vec<(usize, Vec<CustomerSummary>)>>,
    /// Entries that could not be read.
    unreadable: RwSignal<usize>,
    /// How to ask for more.
    next: RwSignal<Option<(Request, ContinuationToken)>>,
    /// Whether an answer is awaited.
    asking: RwSignal<bool>,
    /// Why the last answer could not be had, and what was asked.
    failed: RwSignal<Option<(Problem, Request, bool)>>,
    /// Counts what was asked, so that an older answer never wins.
    asked: StoredValue<u32>,
}

/// The page.
pub fn customers(shell: &Shell) -> AnyView {
    let words = words();
    shell.title.set(words.page.customers.to_owned());
    let list = List {
        shell: shell.clone(),
        words: RwSignal::new(EntryState::current().words),
        batches: RwSignal::new(Vec::new()),
        unreadable: RwSignal::new(0),
        next: RwSignal::new(None),
        asking: RwSignal::new(false),
        failed: RwSignal::new(None),
        asked: StoredValue::new(0),
    };
    list.search();
    view! {
        {heading(words.page.customers)}
        {search_field(&list)}
        {state(&list)}
        {table(&list)}
        {more(&list)}
    }
    .into_any()
}

impl List {
    /// Asks for the first rows that match the words.
    fn search(&self) {
        let words = self.words.get_untracked();
        let words = words.trim();
        let request =
            if words.is_empty() { list(SIZE) } else { starts_with(search_field_of(words), words, SIZE) };
        self.ask(request, false);
    }

    /// Asks for more rows.
    fn more(&self) {
        if let Some((request, token)) = self.next.get_untracked() {
            self.ask(customers::next(&request, &token), true);
        }
    }

    fn ask(&self, request: Request, more: bool) {
        self.asked.update_value(|asked| *asked = asked.wrapping_add(1));
        let number = self.asked.get_value();
        self.asking.set(true);
        self.failed.set(None);
        let list = self.clone();
        leptos::task::spawn_local(async move {
            let read = |response: &partner_center::Response| match read_page(response) {
                Err(failure) if more && is_end(&request, &failure) => {
                    Ok(Page { customers: Vec::new(), unreadable: 0, next: None })
                }
                page => page,
            };
            let page = list.shell.api.ask(request.clone(), read).await;
            // The page may have been left meanwhile, or something else asked.
            if list.asked.try_get_value() == Some(number) {
                list.answered(page, request, more);
            }
        });
    }

    fn answered(&self, page: Result<Page, Problem>, request: Request, more: bool) {
        self.asking.set(false);
        let page = match page {
            Ok(page) => page,
            Err(problem) => return self.failed.set(Some((problem, request, more))),
        };
        self.next.set(page.next.map(|token| (request, token)));
        self.unreadable.update(|count| *count = page.unreadable + if more { *count } else { 0 });
        let number = self.asked.get_value() as usize;
        self.batches.update(|batches| {
            if !more {
                batches.clear();
            }
            if !page.customers.is_empty() {
                batches.push((number, page.customers));
            }
        });
    }

    fn count(&self) -> usize {
        self.batches.with(|batches| batches.iter().map(|(_, rows)| rows.len()).sum())
    }
}

fn is_end(request: &Request, failure: &Failure) -> bool {
    is_end_of_list(request, failure)
}

fn search_field(list: &List) -> AnyView {
    let words = &words().customer;
    let list = list.clone();
    let shown = list.words;
    let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let typed = move |event| {
        let text = event_target_value(&event);
        if let Ok(id) = TenantId::parse(&text) {
            return list.shell.navigation.go(&Route::Customer(id));
        }
        list.words.set(text.clone());
        let mut entry = EntryState::current();
        entry.words = text;
        entry.keep();
        if let Some(earlier) = pending.get_value() {
            earlier.clear();
        }
        let list = list.clone();
        let search = move || {
            if list.asked.try_get_value().is_some() {
                list.search();
            }
        };
        pending.set_value(set_timeout_with_handle(search, REST).ok());
    };
    view! {
        <form class="search" role="search" on:submit=|event| event.prevent_default()>
            <label for=SEARCH>{words.search}</label>
            <input
                id=SEARCH
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="search-hint"
                prop:value=shown
                on:input=typed
            />
            <p class="hint" id="search-hint">{words.search_hint}</p>
        </form>
    }
    .into_any()
}

/// How many there are, that it is loading, or why it could not be loaded.
fn state(list: &List) -> AnyView {
    let list = list.clone();
    let counted = list.clone();
    let status = move || {
        let words = words();
        if counted.asking.get() {
            return waiting();
        }
        if counted.failed.with(Option::is_some) {
            return ().into_any();
        }
        let count = counted.count();
        let text = match count {
            0 => words.customer.none.to_owned(),
            _ if counted.next.with(Option::is_some) => fill(words.customer.count_more, &[&count.to_string()]),
            _ => fill(words.customer.count, &[&count.to_string()]),
        };
        view! { <p role="status">{text}</p> }.into_any()
    };
    let unreadable = list.unreadable;
    let left_out = move || {
        (unreadable.get() > 0).then(|| {
            view! { <p class="notice">{fill(words().customer.unreadable, &[&unreadable.get().to_string()])}</p> }
        })
    };
    let failed = move || {
        list.failed.get().map(|(problem, request, more)| {
            let list = list.clone();
            not_loaded(&problem, move || list.ask(request.clone(), more))
        })
    };
    view! {
        {status}
        {left_out}
        {failed}
    }
    .into_any()
}

fn table(list: &List) -> AnyView {
    let words = &words().customer;
    let batches = list.batches;
    view! {
        <div class="scroll" hidden=move || batches.with(Vec::is_empty)>
            <table class="customers">
                <caption class="visually-hidden">{words.table}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.company}</th>
                        <th scope="col">{words.domain}</th>
                        <th scope="col">{words.tenant_id}</th>
                    </tr>
                </thead>
                <For each=move || batches.get() key=|(number, _)| *number children=|(_, rows)| batch(rows)/>
            </table>
        </div>
    }
    .into_any()
}

fn batch(customers: Vec<CustomerSummary>) -> AnyView {
    let rows: Vec<AnyView> = customers
        .into_iter()
        .map(|customer| {
            let id = customer.id.to_string();
            view! {
                <tr>
                    <th scope="row"><a href=Route::Customer(customer.id).href()>{customer.company_name}</a></th>
                    <td>{customer.domain}</td>
                    <td><code>{id}</code></td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! { <tbody>{rows}</tbody> }.into_any()
}

fn more(list: &List) -> AnyView {
    let list = list.clone();
    let next = list.next;
    let asking = list.asking;
    view! {
        <Show when=move || next.with(Option::is_some)>
            {
                let list = list.clone();
                view! {
                    <p>
                        <button
                            type="button"
                            aria-disabled=move || asking.get().to_string()
                            on:click=move |_| {
                                if !list.asking.get_untracked() {
                                    list.more();
                                }
                            }
                        >
                            {words().customer.more}
                        </button>
                    </p>
                }
            }
        </Show>
    }
    .into_any()
}
