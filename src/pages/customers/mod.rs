//! The customers: searched as one types, more by button, a pasted tenant id goes straight to the customer.

mod keys;
mod recent;
mod rows;

use super::heading;
use crate::keyboard::SEARCH;
use crate::locales::{fill, words};
use crate::navigation::EntryState;
use crate::route::Route;
use crate::shell::Shell;
use crate::task::{Wanted, spawn_wanted};
use crate::ui::button::button;
use crate::ui::element::{El, dynamic, el, nothing, text_of};
use crate::ui::memo::memo;
use crate::ui::signal::Signal;
use crate::ui::waiting::not_loaded;
use editing::Problem;
use leptos::prelude::*;
use partner_center::customers::{self, is_end_of_list, list, read_page, search_field_of, starts_with};
use partner_center::{ContinuationToken, Page, Request, Response};
use std::time::Duration;

/// Rows of one answer.
const SIZE: u32 = 500;
/// Typing rests for so long before the service is asked.
const REST: Duration = Duration::from_millis(250);

/// What the list shows.
#[derive(Clone)]
struct List {
    shell: Shell,
    /// The words in the search field.
    words: Signal<String>,
    /// How many rows there are, and how many entries could not be read.
    count: Signal<(usize, usize)>,
    /// How to ask for more.
    next: Signal<Option<(Request, ContinuationToken)>>,
    /// Whether an answer is awaited, or its rows are being written.
    asking: Signal<bool>,
    /// Why the last answer could not be had, and what was asked.
    failed: Signal<Option<(Problem, Request, bool)>>,
    /// What was asked last. What was asked before is given up, and so is all when the page is left: an older answer never
    /// wins, and takes no connection.
    asked: StoredValue<Option<Wanted>, LocalStorage>,
}

/// The page.
pub fn customers(shell: &Shell) -> El {
    let words = words();
    shell.title.set(words.page.customers.to_owned());
    let list = List {
        shell: shell.clone(),
        words: Signal::new(EntryState::current().words),
        count: Signal::new((0, 0)),
        next: Signal::new(None),
        asking: Signal::new(false),
        failed: Signal::new(None),
        asked: StoredValue::new_local(None),
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
        self.asking.set(true);
        self.failed.set(None);
        let list = self.clone();
        let asked = spawn_wanted(async move {
            let read = |response: &Response| match read_page(response) {
                Err(failure) if is_end_of_list(&request, &failure) => Ok(Page::default()),
                page => page,
            };
            let page = list.shell.api.ask(request.clone(), read).await;
            list.answered(page, request, more).await;
        });
        self.asked.try_set_value(Some(asked));
    }

    async fn answered(&self, page: Result<Page, Problem>, request: Request, more: bool) {
        let page = match page {
            Ok(page) => page,
            Err(problem) => {
                // Rows that answer other words do not stand under this failure.
                if !more {
                    self.count.set((0, 0));
                    self.next.set(None);
                    rows::clear();
                }
                self.asking.set(false);
                return self.failed.set(Some((problem, request, more)));
            }
        };
        let (rows, unreadable) = if more { self.count.get_untracked() } else { (0, 0) };
        self.count
            .set((rows.saturating_add(page.customers.len()), unreadable.saturating_add(page.unreadable)));
        self.next.set(page.next.map(|token| (request, token)));
        if !more {
            rows::clear();
        }
        rows::append(&page.customers).await;
        self.asking.set(false);
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
        pending.set_value(set_timeout_with_handle(move || list.search(), REST).ok());
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

/// The table, whose roles are said: it is laid out as blocks, and not every browser takes those for a table.
fn table(list: &List) -> El {
    let words = &words().customer;
    let count = list.count;
    let columns = [words.company, words.domain, words.tenant_id]
        .map(|column| el("th").attr("role", "columnheader").attr("scope", "col").child(column));
    let table = el("table")
        .class("customers")
        .attr("role", "table")
        .child(el("caption").class("visually-hidden").child(words.table))
        .child(el("thead").attr("role", "rowgroup").child(el("tr").attr("role", "row").children(columns)));
    el("div").class("scroll").flag_of("hidden", move || count.get().0 == 0).child(table)
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
