//! Moving between pages: links, Back and Forward, and the guard against leaving with unsaved edits.

use crate::forms::{Editors, RecordId};
use crate::locales::words;
use crate::route::Route;
use crate::ui::focus;
use crate::ui::signal::Signal;
use crate::version;
use editing::State;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History, MouseEvent};

/// Where the person is. Cheap to clone.
#[derive(Clone)]
pub struct Navigation {
    route: Signal<Route>,
    editors: Editors,
    /// Which entry of the history is shown: each entry keeps its number, so that Back and Forward can be undone.
    entry: StoredValue<i32>,
    /// The id of the element that takes the focus on the page that is gone to.
    arrival: StoredValue<&'static str>,
}

impl Navigation {
    /// Begins at the page that the address names, and follows links, Back and Forward from now on.
    #[must_use]
    pub fn new(editors: Editors) -> Self {
        let entry = EntryState::current();
        let navigation = Self {
            route: Signal::new(Route::parse(&query())),
            editors,
            entry: StoredValue::new(entry.number),
            arrival: StoredValue::new(focus::HEADING),
        };
        entry.keep();
        navigation.listen();
        navigation
    }

    /// The page to show.
    #[must_use]
    pub const fn route(&self) -> Signal<Route> {
        self.route
    }

    /// The id of the element that takes the focus on the page that was gone to.
    #[must_use]
    pub fn arrival(&self) -> &'static str {
        self.arrival.get_value()
    }

    /// What is shown next takes the focus by its heading, without another address.
    pub fn arrive(&self) {
        self.arrival.set_value(focus::HEADING);
    }

    /// Goes to a page, unless the person would rather stay with unsaved edits.
    pub fn go(&self, route: &Route) {
        self.go_to_element(route, focus::HEADING);
    }

    /// The same, with the focus on an element of that page.
    pub fn go_to_element(&self, route: &Route, id: &'static str) {
        if *route == self.route.get_untracked() {
            return focus::now(id);
        }
        if !self.may_leave() {
            return;
        }
        self.arrival.set_value(id);
        let number = self.entry.get_value().saturating_add(1);
        self.entry.set_value(number);
        let state = EntryState { number, words: String::new() };
        if let Some(history) = history() {
            let _refused = history.push_state_with_url(&state.to_js(), "", Some(&route.href()));
        }
        self.route.set(route.clone());
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Whether something is lost if the document goes now. When the panel itself loads it again, edits that are kept are not;
    /// a write under way always is such a thing: its answer would be.
    fn would_lose(&self) -> bool {
        self.editors.unsaved().iter().any(|editor| {
            let kept = editor.state().with_untracked(State::is_discardable)
                && editor.place().drafts.are_kept(editor.id());
            !(version::is_reloading() && kept)
        })
    }

    /// Asks where the page that is left has a form with edits. They stay where they are, whatever the answer; a save under
    /// way ends by itself.
    fn may_leave(&self) -> bool {
        let shown = record_of(&self.route.get_untracked());
        let left = self.editors.unsaved().into_iter().find(|editor| Some(editor.id()) == shown.as_ref());
        left.is_none_or(|editor| {
            !editor.state().with_untracked(State::is_discardable)
                || window().confirm_with_message(words().page.leave).unwrap_or(true)
        })
    }

    fn listen(&self) {
        let clicked = self.clone();
        let click = window_event_listener(leptos::ev::click, move |event| {
            if let Some(route) = followed(&event) {
                event.prevent_default();
                clicked.go(&route);
            }
        });
        let moved = self.clone();
        let popstate = window_event_listener(leptos::ev::popstate, move |_| moved.popped());
        let left = self.clone();
        let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
            if left.would_lose() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            click.remove();
            popstate.remove();
            unload.remove();
        });
    }

    /// Back or Forward was used, and the address has changed already.
    fn popped(&self) {
        let route = Route::parse(&query());
        let state = EntryState::current();
        if route == self.route.get_untracked() {
            self.entry.set_value(state.number);
            return;
        }
        if self.may_leave() {
            self.entry.set_value(state.number);
            self.arrival.set_value(focus::HEADING);
            self.route.set(route);
        } else if let Some(history) = history() {
            let _refused = history.go_with_delta(self.entry.get_value().saturating_sub(state.number));
        }
    }
}

/// The record whose form a page shows.
fn record_of(route: &Route) -> Option<RecordId> {
    match route {
        Route::SupportProfile => Some(RecordId::SupportProfile),
        Route::Customer(id) => Some(RecordId::BillingProfile(id.clone())),
        Route::Qualification(id) => Some(RecordId::Qualification(id.clone())),
        Route::Customers | Route::History(_) | Route::Connection | Route::NotFound => None,
    }
}

/// What an entry of the history keeps: its number, and the words that were searched for.
pub struct EntryState {
    number: i32,
    /// The words of a search.
    pub words: String,
}

impl EntryState {
    /// That of the entry shown now.
    #[must_use]
    pub fn current() -> Self {
        let text = history().and_then(|history| history.state().ok()).and_then(|state| state.as_string());
        let text = text.unwrap_or_default();
        let (number, words) = text.split_once('\n').unwrap_or_default();
        Self { number: number.parse().unwrap_or(0), words: words.to_owned() }
    }

    /// Keeps it in the entry shown now.
    pub fn keep(&self) {
        if let Some(history) = history() {
            let _refused = history.replace_state_with_url(&self.to_js(), "", None);
        }
    }

    fn to_js(&self) -> JsValue {
        JsValue::from_str(&format!("{}\n{}", self.number, self.words))
    }
}

/// The page to which a click on one of the panel's own links leads. Clicks that open another tab are the browser's.
fn followed(event: &MouseEvent) -> Option<Route> {
    if event.default_prevented()
        || event.button() != 0
        || event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key()
    {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let href = target.closest("a[href]").ok()??.get_attribute("href")?;
    let query = href.strip_prefix("./")?;
    (query.is_empty() || query.starts_with('?')).then(|| Route::parse(query))
}

fn query() -> String {
    window().location().search().unwrap_or_default()
}

fn history() -> Option<History> {
    window().history().ok()
}
