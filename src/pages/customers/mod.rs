//! The customers: searched as one types, more by button, a pasted tenant id goes straight to the customer.

mod keys;
mod recent;

use super::heading;
use crate::keyboard::SEARCH;
use crate::locales::{fill, words};
use crate::navigation::EntryState;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::button::button;
use crate::ui::element::{El, dynamic, el, nothing, text_of};
use crate::ui::memo::memo;
use crate::ui::signal::Signal;
use crate::ui::waiting::not_loaded;
use editing::Problem;
use leptos::prelude::*;
use partner_center::customers::{self, is_end_of_list, list, read_page, search_field_of, starts_with};
use partner_center::{ContinuationToken, CustomerSummary, Page, Request, Response};
use std::sync::Arc;
use std::time::Duration;

/// Rows of one answer.
const SIZE: u32 = 500;
/// Typing rests for so long before the service is asked.
const REST: Duration = Duration::from_millis(250);

/// The rows of one answer, and the place for those of the next: so rows once painted stay as they are.
#[derive(Clone)]
struct Batch {
    customers: Arc<[CustomerSummary]>,
    next: Slot,
}

/// Where a batch will stand.
type Slot = ArcRwSignal<Option<Batch>>;

/// What the list shows.
#[derive(Clone)]
struct List {
    shell: Shell,
    /// The words in the search field.
    words: Signal<String>,
    /// The first batch.
    first: Slot,
    /// Where the next batch goes.
    last: StoredValue<Slot>,
    /// How many rows there are, and how many entries could not be read.
    count: Signal<(usize, usize)>,
    /// How to ask for more.
    next: Signal<Option<(Request, ContinuationToken)>>,
    /// Whether an answer is awaited.
    asking: Signal<bool>,
    /// Why the last answer could not be had, and what was asked.
    failed: Signal<Option<(Problem, Request, bool)>>,
    /// Counts what was asked, so that an older answer never wins.
    asked: StoredValue<u32>,
}

/// The page.
pub fn customers(shell: &Shell) -> El {
    let words = words();
    shell.title.set(words.page.customers.to_owned());
    let first = Slot::new(None);
    let list = List {
        shell: shell.clone(),
        words: Signal::new(EntryState::current().words),
        last: StoredValue::new(first.clone()),
        first,
        count: Signal::new((0, 0)),
        next: Signal::new(None),
        asking: Signal::new(false),
        failed: Signal::new(None),
        asked: StoredValue::new(0),
    };
    list.search();
    el("div")
        .on("keydown", keys::moved)
        .child(heading(words.page.customers))
        .child(search_field(&list))
        .child(recent::recent_customers(shell, list.words))
        .child(state(&list))
        .child(table(&list))
        .child(more(&list))
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

    /// Asks for more rows, unless an answer is awaited already.
    fn more(&self) {
        if let (false, Some((request, token))) = (self.asking.get_untracked(), self.next.get_untracked()) {
            self.ask(customers::next(&request, &token), true);
        }
    }

    fn ask(&self, request: Request, more: bool) {
        let number = self.asked.get_value().wrapping_add(1);
        self.asked.set_value(number);
        self.asking.set(true);
        self.failed.set(None);
        let list = self.clone();
        crate::task::spawn(async move {
            let read = |response: &Response| match read_page(response) {
                Err(failure) if is_end_of_list(&request, &failure) => Ok(Page::default()),
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
            Err(problem) => {
                // Rows that answer other words do not stand under this failure.
                if !more {
                    self.count.set((0, 0));
                    self.next.set(None);
                    self.first.set(None);
                }
                return self.failed.set(Some((problem, request, more)));
            }
        };
        let (rows, unreadable) = if more { self.count.get_untracked() } else { (0, 0) };
        self.count
            .set((rows.saturating_add(page.customers.len()), unreadable.saturating_add(page.unreadable)));
        self.next.set(page.next.map(|token| (request, token)));
        let slot = if more { self.last.get_value() } else { self.first.clone() };
        let next = Slot::new(None);
        self.last.set_value(next.clone());
        slot.set(Some(Batch { customers: Arc::from(page.customers), next }));
    }
}

fn search_field(list: &List) -> El {
    let words = &words().customer;
    let list = list.clone();
    let shown = list.words;
    let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let typed = move |event| {
        let text = event_target_value(&event);
        if let Some(route) = Route::pasted(&text) {
            return list.shell.navigation.go(&route);
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
    let input = el("input")
        .id(SEARCH)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "search-hint")
        .value_of(move || shown.get())
        .on("input", typed);
    el("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(el("label").attr("for", SEARCH).child(words.search))
        .child(input)
        .child(el("p").class("hint").id("search-hint").child(words.search_hint))
}

/// How many there are, that it is loading, or why it could not be loaded.
fn state(list: &List) -> El {
    let list = list.clone();
    let (asking, failed, count, next) = (list.asking, list.failed, list.count, list.next);
    // One region that stays: what is put into it is announced, a region put in with its text may not be.
    let status = el("p").attr("role", "status").child(text_of(move || {
        let words = words();
        let rows = count.get().0;
        if asking.get() {
            words.page.loading.to_owned()
        } else if failed.with(Option::is_some) {
            String::new()
        } else if rows == 0 {
            words.customer.none.to_owned()
        } else {
            let more = next.with(Option::is_some);
            let template = if more { words.customer.count_more } else { words.customer.count };
            fill(template, &[&rows.to_string()])
        }
    }));
    let left_out = dynamic(move || match count.get() {
        (_, 0) => nothing(),
        (_, unreadable) => {
            let text = fill(words().customer.unreadable, &[&unreadable.to_string()]);
            el("p").class("notice").child(text).into_any()
        }
    });
    let failed = dynamic(move || match failed.get() {
        None => nothing(),
        Some((problem, request, more)) => {
            let list = list.clone();
            not_loaded(words().page.customers, &problem, move || list.ask(request.clone(), more)).into_any()
        }
    });
    el("div").child(status).child(left_out).child(failed)
}

fn table(list: &List) -> El {
    let words = &words().customer;
    let count = list.count;
    let columns = [words.company, words.domain, words.tenant_id];
    let head = el("tr").children(columns.map(|column| el("th").attr("scope", "col").child(column)));
    let table = el("table")
        .class("customers")
        .child(el("caption").class("visually-hidden").child(words.table))
        .child(el("thead").child(head))
        .child(batch(list.first.clone()));
    el("div").class("scroll").flag_of("hidden", move || count.get().0 == 0).child(table)
}

/// The rows of a batch once it is there, and behind them those of the next.
fn batch(slot: Slot) -> AnyView {
    dynamic(move || match slot.get() {
        None => nothing(),
        Some(Batch { customers, next }) => {
            let rows = el("tbody").children(customers.iter().map(row));
            vec![rows.into_any(), batch(next)].into_any()
        }
    })
}

fn row(customer: &CustomerSummary) -> El {
    let href = Route::Customer(customer.id.clone()).href();
    let company = el("a").attr("href", &href).child(customer.company_name.as_str());
    el("tr")
        .child(el("th").attr("scope", "row").child(company))
        .child(el("td").child(customer.domain.as_str()))
        .child(el("td").child(el("code").child(customer.id.as_str())))
}

fn more(list: &List) -> AnyView {
    let list = list.clone();
    let (next, asking) = (list.next, list.asking);
    let there = memo(move || next.with(Option::is_some));
    dynamic(move || match there.get() {
        false => nothing(),
        true => {
            let list = list.clone();
            let more = button(words().customer.more, move || list.more());
            el("p").child(more.attr_of("aria-disabled", move || Some(asking.get().to_string()))).into_any()
        }
    })
}
