//! The panel that runs, and the one that its host has.

use gloo_net::http::RequestBuilder;
use leptos::prelude::{document, window};
use std::sync::atomic::{AtomicBool, Ordering};
use web_sys::RequestCache;

/// Whether another version was put up since this one was loaded. Where the host cannot be asked, that is not known, and not
/// said.
pub async fn is_replaced() -> bool {
    // The name of the script holds the digest of its content, and with it that of each part.
    let script = document().query_selector("link[rel=modulepreload]").ok().flatten();
    let Some(own) = script.and_then(|script| script.get_attribute("href")) else { return false };
    let present = async {
        let answer = RequestBuilder::new("./").cache(RequestCache::NoStore).send().await.ok()?;
        if answer.ok() { answer.text().await.ok() } else { None }
    };
    present.await.is_some_and(|page| !page.contains(&own))
}

static RELOADING: AtomicBool = AtomicBool::new(false);

/// Loads the panel that the host has.
pub fn reload() {
    RELOADING.store(true, Ordering::Relaxed);
    let _refused = window().location().reload();
}

/// Whether the panel itself has asked to be loaded again.
pub fn is_reloading() -> bool {
    RELOADING.load(Ordering::Relaxed)
}
