//! The Partner Center panel: an admin panel that runs in the browser and never loses an edit.
//!
//! The logic is in the crates `partner-center` (the service) and `editing` (drafts, merge, the states of a form); this crate
//! renders their state and runs their commands. Its modules are floors: each imports only those below it, from `app` at the top
//! down to `locales` (docs/ARCHITECTURE.md; a test holds it).

pub mod api;
pub mod app;
pub mod browser;
pub mod config;
pub mod forms;
pub mod locales;
pub mod pages;
pub mod sessions;
pub mod shell;
mod start;
pub mod ui;

pub use start::start;
