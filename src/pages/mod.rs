//! The pages: they mirror the addresses.

mod closed;
mod connection;
mod customer;
mod customers;
mod heading;
mod history;
mod late;
mod not_found;
mod offered;
mod qualification;
mod record_link;
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
pub use record_link::RecordLink;
pub use settings_mistake::SettingsMistake;
pub use support_profile::SupportProfilePage;
