//! The pages: they mirror the addresses.

mod closed;
mod connection;
mod customer;
mod customers;
mod history;
mod late;
mod not_found;
mod offered;
mod qualification;
mod settings_mistake;
mod support_profile;

pub use closed::Closed;
pub use connection::ConnectionPage;
pub use customer::CustomerPage;
pub use customers::CustomersPage;
pub use history::HistoryPage;
pub use late::{late, load_all};
pub use not_found::NotFound;
pub use qualification::QualificationPage;
pub use settings_mistake::SettingsMistake;
pub use support_profile::SupportProfilePage;

use crate::forms::layout::title_of;
use crate::sessions::RecordId;
use crate::shell::route::Route;
use crate::ui::focus;
use leptos::prelude::*;

/// The heading of a page, which takes the focus when the page is gone to.
#[component]
fn Heading(
    /// What it says.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <h1 id=focus::HEADING tabindex="-1">{text}</h1> }
}

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
