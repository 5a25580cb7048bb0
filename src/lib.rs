//! The Partner Center panel: an admin panel that runs in the browser and never loses an edit.
//!
//! The logic is in the crates `partner-center` (the service) and `editing` (drafts, merge, the states of a form); this crate
//! renders their state and runs their commands.

pub mod api;
pub mod app;
mod clock;
pub mod config;
pub mod crash;
pub mod drafts;
pub mod forms;
mod keyboard;
mod late;
pub mod locales;
pub mod navigation;
pub mod pages;
pub mod recent;
mod reload;
pub mod route;
pub mod shell;
mod sign_in;
mod start;
pub mod tabs;
mod task;
pub mod ui;
mod version;

pub use start::start;
