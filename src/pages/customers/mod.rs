//! The customers: searched as one types, more by button, a pasted tenant id goes straight to the customer.

mod keys;
mod list;
mod recent;
mod returning;
mod rows;

use super::heading;
use crate::keyboard::SEARCH;
use crate::locales::{customers_words, words};
use crate::navigation::EntryState;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::controls::{self, Binding};
use crate::ui::element::button;
use crate::ui::element::not_loaded;
use crate::ui::element::{El, dynamic, el, nothing};
use leptos::prelude::*;
use list::{By, List};
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent};

/// Typing rests for so long before the service is asked.
const REST: Duration = Duration::from_millis(250);

/// The page.
pub fn customers(shell: &'static Shell) -> El {
    let words = words();
    shell.title.set(words.page.customers.to_owned());
    let list = List::new(shell, EntryState::current().words);
    list.search();
    returning::load_as_before(shell, &list);
    el("div")
        .on("keydown", keys::moved)
        .child(heading(words.page.customers))
        .child(search_field(shell, &list))
        .child(recent::recent_customers(shell, list.words))
        .child(state(&list))
        .child(table(&list))
        .child(more(&list))
}

fn search_field(shell: &'static Shell, list: &List) -> El {
    let words = &words().customer;
    let (list, navigation) = (list.clone(), shell.navigation.clone());
    let shown = list.words;
    let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let search_for = move |text: String| {
        if let Some(route) = Route::pasted(&text) {
            return navigation.go(&route);
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
    let filled_in = search_for.clone();
    let binding = Binding {
        property: "value",
        event: "change",
        text: Arc::new(move || shown.get()),
        text_now: Arc::new(move || Some(shown.get_untracked())),
        edit: Arc::new(move |text, _| {
            if text != shown.get_untracked() {
                filled_in(text);
            }
        }),
    };
    controls::listen();
    let typed = move |event: Event| {
        // What an input method has not finished is not what the person searches for. It says so at the end of the composition,
        // before or after the last `input` event, as browsers differ.
        if event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            return;
        }
        search_for(event_target_value(&event));
    };
    let input = el("input")
        .id(SEARCH)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "search-hint")
        .bound(binding)
        .on("compositionend", typed.clone())
        .on("input", typed);
    el("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(el("label").attr("for", SEARCH).child(words.search))
        .child(input)
        .child(el("p").class("hint").id("search-hint").child(words.search_hint))
}

/// How many there are, that it is loading, what was searched, or why it could not be loaded.
fn state(list: &List) -> El {
    let list = list.clone();
    let (asking, failed, count, next) = (list.asking, list.failed, list.count, list.next);
    // One region that stays: what is put into it is announced, a region put in with its text may not be.
    let status = el("p").attr("role", "status").text_of(move || {
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
    });
    let searched = list.searched;
    let searched = el("p")
        .class("hint field-hint")
        .attr("aria-live", "polite")
        .text_of(move || if asking.get() { String::new() } else { searched.get() });
    let left_out = dynamic(move || match count.get() {
        (_, 0) => nothing(),
        (_, unreadable) => {
            el("p").class("notice").child(customers_words().unreadable.fill(unreadable as u64)).into_any()
        }
    });
    let failed = dynamic(move || {
        if asking.get() {
            return nothing();
        }
        let failed = failed.get();
        let is_combined = list.is_combined();
        let what = |by| match by {
            _ if !is_combined => words().page.customers,
            By::Name => customers_words().by_name,
            By::Domain | By::InitialDomain => customers_words().by_domain,
        };
        el("div")
            .children(failed.into_iter().map(|(query, problem)| {
                let list = list.clone();
                not_loaded(what(query.by), &problem, move || list.retry(&query))
            }))
            .into_any()
    });
    el("div").child(status).child(searched).child(left_out).child(failed)
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
    let there = Memo::new(move |_| next.with(|next| !next.is_empty()));
    dynamic(move || match there.get() {
        false => nothing(),
        true => {
            let list = list.clone();
            let more = button(words().customer.more, move || list.more());
            el("p").child(more.attr_of("aria-disabled", move || Some(asking.get().to_string()))).into_any()
        }
    })
}
