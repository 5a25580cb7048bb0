//! A link to a record.

use crate::forms::layout::title_of;
use crate::sessions::RecordId;
use crate::shell::route::Route;
use leptos::prelude::*;

/// A link to the page of a record.
#[component]
pub fn RecordLink(
    /// The record.
    record: RecordId,
) -> impl IntoView {
    let name = title_of(&record);
    let (route, customer) = match record {
        RecordId::SupportProfile => (Route::SupportProfile, None),
        RecordId::BillingProfile(id) => (Route::Customer(id.clone()), Some(id)),
        RecordId::Qualification(id) => (Route::Qualification(id.clone()), Some(id)),
    };
    let customer = customer.map(|id| view! { " "<span translate="no">{id.to_string()}</span> });
    view! { <a href=route.href()>{name}{customer}</a> }
}
