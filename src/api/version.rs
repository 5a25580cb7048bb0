//! The panel that runs, and the one that its host has.

use super::browser::{answer_to, fresh, is_redirect, text};
use leptos::prelude::document;

/// Why a part did not come.
#[derive(Clone, Copy)]
pub enum Why {
    /// Nobody knows; the network may be down.
    Unknown,
    /// The panel was replaced by another version.
    Replaced,
    /// The host wants a sign-in of its own.
    SignInNeeded,
}

/// Asks the host for the page, to tell why a part of the program did not come.
pub async fn why_missing() -> Why {
    // The name of the script holds the digest of its content, and with it that of each part.
    let script = document().query_selector("link[rel=modulepreload]").ok().flatten();
    let Some(own) = script.and_then(|script| script.get_attribute("href")) else { return Why::Unknown };
    let Some(answer) = answer_to(fresh("./").build().ok()).await else { return Why::Unknown };
    if is_redirect(&answer) || matches!(answer.status(), 401 | 403) {
        return Why::SignInNeeded;
    }
    let is_found = answer.ok();
    match text(answer).await {
        Some(page) if !is_found || page.contains(&own) => Why::Unknown,
        // Every version's script has the same name before its digest; a page to sign in on has no such script.
        Some(page) if page.contains(own.rsplit_once('-').map_or("", |(name, _)| name)) => Why::Replaced,
        Some(_) => Why::SignInNeeded,
        None => Why::Unknown,
    }
}
