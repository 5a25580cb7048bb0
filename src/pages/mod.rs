//! The pages: they mirror the addresses.

mod connection;
mod customer;
mod customers;
mod not_found;
mod qualification;
mod settings_mistake;
mod support_profile;

pub use connection::connection;
pub use customer::customer;
pub use customers::customers;
pub use not_found::not_found;
pub use qualification::qualification;
pub use settings_mistake::settings_mistake;
pub use support_profile::support_profile;

use crate::ui::element::{Child, El, el};
use crate::ui::focus;

/// The heading of a page, which takes the focus when the page is gone to.
fn heading(text: impl Child) -> El {
    el("h1").id(focus::HEADING).attr("tabindex", "-1").child(text)
}
