//! Moving between pages: links, Back and Forward, and the guard against leaving with unsaved edits.

use crate::browser::drafts::{folder, storage};
use crate::browser::reload;
use crate::locales::words;
use crate::sessions::{Editors, RecordId};
use crate::shell::route::Route;
use crate::ui::{controls, focus, scroll};
use browsing::places::{Place, Places};
use editing::State;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History, MouseEvent, ScrollRestoration};

/// Where the person is. Cheap to clone.
#[derive(Clone)]
pub struct Navigation {
    route: RwSignal<Route>,
    editors: Editors,
    /// Where the person was on each entry of the history, and which one is shown: each entry keeps its number, so that Back
    /// and Forward can be undone.
    places: StoredValue<Places>,
    /// How many rows the list of the page shows.
    rows: StoredValue<u32>,
    /// What takes the focus on the page that is gone to.
    arrival: StoredValue<Arrival>,
}

/// What takes the focus on the page that is gone to.
#[derive(Clone, Copy)]
enum Arrival {
    /// The element of this id, at the top of the page.
    New(&'static str),
    /// The heading, and where the person was comes into view again.
    Return,
}

impl Navigation {
    /// Begins at the page that the address names, and follows links, Back and Forward from now on.
    #[must_use]
    pub fn new(editors: Editors) -> Self {
        let kept = storage().and_then(|storage| storage.get_item(&places_key()).ok().flatten());
        let mut places = kept.as_deref().and_then(Places::parse).unwrap_or_default();
        let entry = match EntryState::find() {
            Some(entry) => {
                places.go(entry.number);
                entry
            }
            // The document was gone to from another one of this tab.
            None => {
                if kept.is_some() {
                    places.add();
                }
                EntryState { number: places.current(), words: String::new() }
            }
        };
        entry.keep();
        let navigation = Self {
            route: RwSignal::new(Route::parse(&query())),
            editors,
            places: StoredValue::new(places),
            rows: StoredValue::new(0),
            arrival: StoredValue::new(Arrival::New(focus::HEADING)),
        };
        // The browser would scroll before the page is there.
        if let Some(history) = history() {
            let _refused = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        navigation.scroll_back();
        navigation.listen();
        navigation
    }

    /// How many rows the list of this page showed when it was left.
    #[must_use]
    pub fn rows_before(&self) -> u32 {
        self.places.with_value(|places| places.place().map_or(0, |place| place.rows))
    }

    /// The list of this page shows so many rows now.
    pub fn show_rows(&self, rows: u32) {
        self.rows.set_value(rows);
    }

    /// Remembers where the person is on the page that is left, by this link.
    fn leave(&self, link: Option<&Element>) {
        let place = Place { rows: self.rows.get_value(), ..scroll::place(link) };
        self.places.update_value(|places| places.remember(place));
        self.rows.set_value(0);
    }

    /// Goes back to where the person was on the page that is shown.
    fn scroll_back(&self) {
        if let Some(place) = self.places.with_value(|places| places.place().cloned()) {
            scroll::to(place);
        }
    }

    /// The page to show.
    #[must_use]
    pub const fn route(&self) -> RwSignal<Route> {
        self.route
    }

    /// Moves the focus on the page that was gone to.
    pub fn arrived(&self) {
        match self.arrival.get_value() {
            Arrival::New(focus::HEADING) => focus::on_arrival(),
            Arrival::New(id) => focus::after_rendering(id.to_owned()),
            Arrival::Return => {
                // What is shown next at this address is no return.
                self.arrive();
                focus::on_arrival();
                self.scroll_back();
            }
        }
    }

    /// What is shown next takes the focus by its heading, without another address.
    pub fn arrive(&self) {
        self.arrival.set_value(Arrival::New(focus::HEADING));
    }

    /// Goes to a page, unless the person would rather stay with unsaved edits.
    pub fn go(&self, route: &Route) {
        self.go_by(route, focus::HEADING, None);
    }

    /// The same, with the focus on an element of that page.
    pub fn go_to_element(&self, route: &Route, id: &'static str) {
        self.go_by(route, id, None);
    }

    fn go_by(&self, route: &Route, id: &'static str, link: Option<&Element>) {
        if *route == self.route.get_untracked() {
            return focus::now(id);
        }
        if !self.may_leave() {
            return;
        }
        self.leave(link);
        self.arrival.set_value(Arrival::New(id));
        self.places.update_value(Places::add);
        let state = EntryState { number: self.entry(), words: String::new() };
        if let Some(history) = history() {
            let _refused = history.push_state_with_url(&state.to_js(), "", Some(&route.href()));
        }
        self.route.set(route.clone());
        scroll::to_top();
    }

    /// The number of the entry that is shown.
    fn entry(&self) -> i32 {
        self.places.with_value(Places::current)
    }

    /// Whether something is lost if the document goes now. When the panel itself loads it again, edits that are kept are not;
    /// a write under way always is such a thing: its answer would be.
    fn would_lose(&self) -> bool {
        controls::reconcile();
        self.editors.unsaved().iter().any(|editor| {
            let kept = editor.state().with_untracked(State::is_discardable)
                && editor.place().drafts.are_kept(editor.id());
            !(reload::is_reloading() && kept)
        })
    }

    /// Asks where the page that is left has a form with edits. They stay where they are, whatever the answer; a save under
    /// way ends by itself.
    fn may_leave(&self) -> bool {
        controls::reconcile();
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
            if let Some((route, link)) = followed(&event) {
                event.prevent_default();
                clicked.go_by(&route, focus::HEADING, Some(&link));
            }
        });
        let hidden = self.clone();
        let pagehide = window_event_listener_untyped("pagehide", move |_| {
            let rows = hidden.rows.get_value();
            hidden.leave(None);
            // The page may come back as it is.
            hidden.rows.set_value(rows);
            if let Some(storage) = storage() {
                let _denied = storage.set_item(&places_key(), &hidden.places.with_value(Places::to_text));
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
            pagehide.remove();
            unload.remove();
        });
    }

    /// Back or Forward was used, and the address has changed already.
    fn popped(&self) {
        let route = Route::parse(&query());
        let state = EntryState::current();
        if route == self.route.get_untracked() {
            return self.places.update_value(|places| places.go(state.number));
        }
        if self.may_leave() {
            self.leave(document().active_element().as_ref());
            self.places.update_value(|places| places.go(state.number));
            self.arrival.set_value(Arrival::Return);
            self.route.set(route);
            scroll::to_top();
        } else if let Some(history) = history() {
            let _refused = history.go_with_delta(self.entry().saturating_sub(state.number));
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
        Self::find().unwrap_or(Self { number: 0, words: String::new() })
    }

    /// The same; none where the panel was not at this entry yet.
    fn find() -> Option<Self> {
        let text = history()?.state().ok()?.as_string()?;
        let (number, words) = text.split_once('\n')?;
        Some(Self { number: number.parse().unwrap_or(0), words: words.to_owned() })
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

/// The page to which a click on one of the panel's own links leads, and the link. Clicks that open another tab are the browser's.
fn followed(event: &MouseEvent) -> Option<(Route, Element)> {
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
    let link = target.closest("a[href]").ok()??;
    let href = link.get_attribute("href")?;
    let query = href.strip_prefix("./")?;
    (query.is_empty() || query.starts_with('?')).then(|| (Route::parse(query), link))
}

/// Where the places of the history are kept over a reload.
fn places_key() -> String {
    format!("{}places", folder())
}

fn query() -> String {
    window().location().search().unwrap_or_default()
}

fn history() -> Option<History> {
    window().history().ok()
}
