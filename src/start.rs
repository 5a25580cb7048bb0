//! From the page as it was loaded to the running panel.

use crate::api::{Api, BrowserTransport, EarlyAnswer, EarlyTransport, early_response, text};
use crate::app::App;
use crate::browser::{clock, crash, drafts, recent, tabs, task};
use crate::config::{Config, ConfigMistake};
use crate::pages;
use crate::pages::SettingsMistake;
use crate::shell::Shell;
use leptos::prelude::*;
use partner_center::{CallIds, retry_after};
use send_wrapper::SendWrapper;
use std::sync::Arc;
use std::time::Duration;
use updates::{Operation, Routes, SupportProfile};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// The first page has what it needs after so long, and what other pages need is fetched.
const QUIET: Duration = Duration::from_secs(3);

/// Mounts the panel into the page, in place of the shell of index.html, with what boot.js has asked for meanwhile.
pub fn start() {
    crash::install();
    // Leptos has an executor of its own only once something is mounted.
    task::spawn(async {
        let Some(place) = document().get_element_by_id("panel").and_then(|place| place.dyn_into().ok())
        else {
            return;
        };
        let early = member(&js_sys::global(), "panelStart");
        let settings = settings(&member(&early, "config")).await;
        drafts::gather();
        recent::gather();
        let copied = is_copied().await;
        replace(place, move || match settings {
            Ok(config) => {
                let routes = Routes::new(config.support_profile_path, config.qualification_route);
                let path = SupportProfile.get(&routes).path;
                let transport = EarlyTransport::new(early_answer(early), path, Arc::new(BrowserTransport));
                let api = Api::new(config, Arc::new(transport));
                set_timeout(pages::load_all, QUIET);
                view! { <App shell=Shell::new(api, copied) /> }.into_any()
            }
            Err(mistake) => view! { <SettingsMistake mistake /> }.into_any(),
        });
    });
}

/// Whether the tab is a copy of another one. Waited for only where drafts depend on it.
async fn is_copied() -> bool {
    if drafts::records().is_empty() {
        task::spawn(async {
            tabs::is_copy().await;
        });
        return false;
    }
    tabs::is_copy().await
}

/// Replaces all that is in the element.
fn replace(place: HtmlElement, view: impl FnOnce() -> AnyView + 'static) {
    place.set_inner_html("");
    leptos::mount::mount_to(place, view).forget();
}

async fn settings(config: &JsValue) -> Result<Config, ConfigMistake> {
    let text = match awaited(config).await.and_then(|answer| answer.dyn_into::<web_sys::Response>().ok()) {
        Some(answer) => {
            let date = answer.headers().get("Date").ok().flatten();
            if let Some(date) = date.as_deref().and_then(retry_after::unix_seconds) {
                clock::heard(date);
            }
            text(answer.into()).await.unwrap_or_default()
        }
        None => String::new(),
    };
    Config::parse(&text)
}

/// The answer to the read of the support profile that boot.js asked for.
fn early_answer(start: JsValue) -> EarlyAnswer {
    SendWrapper::new(Box::pin(async move {
        let answer = awaited(&member(&start, "supportProfile")).await?;
        let response = member(&answer, "response").dyn_into::<web_sys::Response>().ok()?;
        let ids = CallIds {
            request_id: member(&answer, "requestId").as_string()?,
            correlation_id: member(&answer, "correlationId").as_string()?,
        };
        Some((early_response(response).await?, ids))
    }))
}

async fn awaited(promise: &JsValue) -> Option<JsValue> {
    JsFuture::from(promise.clone().dyn_into::<js_sys::Promise>().ok()?).await.ok()
}

fn member(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
