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

pub use closed::closed;
pub use connection::connection;
pub use customer::customer;
pub use customers::customers;
pub use history::history;
pub use late::{late, load_all};
pub use not_found::not_found;
pub use qualification::qualification;
pub use settings_mistake::settings_mistake;
pub use support_profile::support_profile;

use crate::forms::{RecordId, title_of};
use crate::route::Route;
use crate::ui::element::{Child, El, el};
use crate::ui::focus;

/// The heading of a page, which takes the focus when the page is gone to.
fn heading(text: impl Child) -> El {
    empty_heading().child(text)
}

/// The same without its text.
fn empty_heading() -> El {
    el("h1").id(focus::HEADING).attr("tabindex", "-1")
}

/// A link to the page of a record.
pub fn record_link(record: &RecordId) -> El {
    let (route, customer) = match record {
        RecordId::SupportProfile => (Route::SupportProfile, ""),
        RecordId::BillingProfile(id) => (Route::Customer(id.clone()), id.as_str()),
        RecordId::Qualification(id) => (Route::Qualification(id.clone()), id.as_str()),
    };
    let name = title_of(record);
    let link = el("a").attr("href", &route.href()).child(name);
    match customer.is_empty() {
        true => link,
        false => link.child(" ").child(el("span").verbatim().child(customer)),
    }
}
