//! What this deployment does not offer, and why.

use crate::api::Api;
use crate::config::{Feature, NotOffered};
use crate::locales::{connection_words, fill, words};
use crate::shell::route::Route;
use leptos::prelude::*;

/// Why something is not offered, in a sentence; none where it is.
#[must_use]
pub fn why_not(api: &Api, feature: Feature) -> Option<&'static str> {
    let text = connection_words();
    api.config().offers(feature).err().map(|reason| match reason {
        NotOffered::Closed => words().settings.closed,
        NotOffered::OnlyGlobal => text.only_global,
        NotOffered::NotInChina => text.not_in_china,
        NotOffered::SwitchedOff => text.switched_off,
    })
}

/// Stands in place of what is not offered.
#[component]
pub fn Instead(
    /// Why it is not offered.
    why: &'static str,
) -> impl IntoView {
    view! { <p class="notice">{why}</p> }
}

/// The name of a customer's page, marked where what it is for is not offered.
#[must_use]
pub fn name(api: &Api, route: &Route, name: &str) -> String {
    let feature = match route {
        Route::Qualification(_) => Feature::Qualification,
        Route::History(_) => Feature::AuditRecords,
        _ => Feature::Customers,
    };
    match api.config().offers(feature) {
        Ok(()) => name.to_owned(),
        Err(_) => fill(connection_words().marked, &[name]),
    }
}
