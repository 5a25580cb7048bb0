//! A page of the panel for a test, and the verbs of a person at it.

use leptos::prelude::*;
use panel::api::Api;
use panel::api::transport::{Answer, NoAnswer, Transport};
use panel::config::Config;
use panel::shell::Shell;
use partner_center::{Request, Response};
use sandbox::{Delivery, Options, Store, Timestamp};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, MouseEvent};

/// Everything happens within a frame or two; what does not happen within this time does not happen.
const PATIENCE: u32 = 200;

/// The sandbox as transport.
pub struct InPage(pub Arc<Mutex<Store>>);

impl Transport for InPage {
    fn send(&self, _api: &str, request: Request) -> Answer {
        let outcome = sandbox::handle(&mut self.0.lock().unwrap(), &request, now());
        Box::pin(async move {
            match outcome.delivery {
                Delivery::Whole(response) => Ok(response.into()),
                Delivery::CutOff { .. } | Delivery::Dropped { .. } => Err(NoAnswer::Unreachable),
            }
        })
    }
}

fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970")]
    Timestamp::from_unix_millis(js_sys::Date::now() as u64)
}

/// A mounted page; unmounted when it is dropped.
pub struct Page {
    root: HtmlElement,
    store: Arc<Mutex<Store>>,
    _mounted: Box<dyn std::any::Any>,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Opens a page.
pub fn open(page: impl FnOnce(&'static Shell) -> AnyView + 'static) -> Page {
    let store = new_store();
    mount(store.clone(), Arc::new(InPage(store)), page)
}

/// A sandbox of its own, in a tab where nothing was done yet: what another test left unsaved is not restored, nor the words for
/// which it searched.
pub fn new_store() -> Arc<Mutex<Store>> {
    window().history().unwrap().replace_state(&wasm_bindgen::JsValue::NULL, "").unwrap();
    window().session_storage().unwrap().unwrap().clear().unwrap();
    // A key that another test pressed led to this click, and to no later one.
    document().body().unwrap().dispatch_event(&MouseEvent::new("click").unwrap()).unwrap();
    Arc::new(Mutex::new(Store::new(Options { customers: 10, ..Options::default() }, now())))
}

/// Opens a page whose requests go by this transport to this sandbox.
pub fn mount(
    store: Arc<Mutex<Store>>,
    transport: Arc<dyn Transport>,
    page: impl FnOnce(&'static Shell) -> AnyView + 'static,
) -> Page {
    let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    // What the panel shares between its pages lives as long as the tab, and so belongs to no view.
    let shell = Shell::new(Api::new(Config::parse("{}").unwrap(), transport), false);
    let mounted = leptos::mount::mount_to(root.clone(), move || page(shell));
    Page { root, store, _mounted: Box::new(mounted) }
}

impl Page {
    /// The page as it is after it was loaded again: the service is the same, and so is what the tab keeps.
    pub fn loaded_again(self, page: impl FnOnce(&'static Shell) -> AnyView + 'static) -> Self {
        mount(self.store.clone(), Arc::new(InPage(self.store.clone())), page)
    }

    /// What the sandbox answers at a control address.
    pub fn control(&self, path: &str, body: &str) -> Response {
        let request = Request::post(path, body.to_owned());
        let response = sandbox::control(&mut self.store.lock().unwrap(), &request, now());
        assert!(response.is_success(), "{path}: {}", response.body);
        response
    }

    /// The bodies of the PUTs that arrived.
    pub fn puts(&self) -> Vec<String> {
        let store = self.store.lock().unwrap();
        store
            .log_after(0)
            .filter(|call| call.method == "PUT")
            .map(|call| call.body.clone().unwrap_or_default())
            .collect()
    }

    /// The queries of the reads of a path that arrived.
    pub fn queries(&self, path: &str) -> Vec<String> {
        let store = self.store.lock().unwrap();
        store
            .log_after(0)
            .filter(|call| call.method == "GET" && call.path == path)
            .map(|call| call.query.clone())
            .collect()
    }

    /// Waits until the page's text has this in it.
    pub async fn see(&self, text: &str) {
        for _ in 0..PATIENCE {
            if self.text().contains(text) {
                return;
            }
            pause().await;
        }
        panic!("never saw {text:?} in: {}", self.text());
    }

    /// The element that holds the page.
    pub const fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// The page's text as it is now.
    pub fn text(&self) -> String {
        self.root.inner_text()
    }

    /// Waits for the input with this label, and gives it.
    pub async fn field(&self, label: &str) -> HtmlInputElement {
        for _ in 0..PATIENCE {
            if let Some(found) = self.find("label", label) {
                let id = found.get_attribute("for").unwrap();
                return self.root.query_selector(&format!("#{id}")).unwrap().unwrap().dyn_into().unwrap();
            }
            pause().await;
        }
        panic!("never saw a field {label:?} in: {}", self.text());
    }

    /// Types into the field with this label, in place of what it holds.
    pub async fn type_into(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        field.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
        pause().await;
    }

    /// Presses the first button with this text, once it says that it does something.
    pub async fn press(&self, text: &str) {
        for _ in 0..PATIENCE {
            let button =
                self.find("button", text).unwrap_or_else(|| panic!("no button {text:?} in: {}", self.text()));
            if button.get_attribute("aria-disabled").is_none_or(|disabled| disabled == "false") {
                button.dyn_into::<HtmlElement>().unwrap().click();
                return pause().await;
            }
            pause().await;
        }
        panic!("the button {text:?} never did anything in: {}", self.text());
    }

    /// Presses it at once, whatever it says.
    pub async fn press_early(&self, text: &str) {
        self.find("button", text).unwrap().dyn_into::<HtmlElement>().unwrap().click();
        pause().await;
    }

    /// The person comes back to the window.
    pub async fn comes_back(&self) {
        window().dispatch_event(&Event::new("focus").unwrap()).unwrap();
        pause().await;
    }

    fn find(&self, selector: &str, text: &str) -> Option<Element> {
        let all = self.root.query_selector_all(selector).unwrap();
        (0..all.length()).filter_map(|index| all.item(index)?.dyn_into::<Element>().ok()).find(|element| {
            let name = element.get_attribute("aria-label").or_else(|| element.text_content());
            name.is_some_and(|own| own.trim() == text)
        })
    }
}

/// Lets everything that is due happen.
pub async fn pause() {
    let passed = js_sys::Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&wasm_bindgen::JsValue::NULL)), Duration::from_millis(10));
    });
    JsFuture::from(passed).await.unwrap();
}
