//! A local Partner Center: invented customers, the same routes, etags and errors, and failures on request.
//!
//! [`handle`] answers one call of the API over a [`Store`] and does no I/O: the HTTP server of the `sandbox` binary and
//! the in-process transport of tests both run it. [`control`] answers the control addresses below `sandbox/`: a second
//! administrator, faults, the log. A store yields what a call changed ([`Store::to_keep`]), for a host that keeps it over
//! a restart, as the binary does with `--data`. What it assumes where the real service is undocumented is listed in
//! `docs/SANDBOX-DIFFERENCES.md`. "Section" in the documentation of this crate means a section of the API reference.

mod answer;
mod audit;
mod authorization;
mod base64url;
mod change;
mod commit;
mod control;
mod etag;
mod fault;
mod handle;
mod handlers;
mod invented;
mod json;
mod log;
mod paging;
mod query;
mod records;
mod replay;
mod route;
mod settings;
mod store;
mod time;
mod token;

#[cfg(not(target_family = "wasm"))]
pub mod server;

pub use change::{BadChange, Beginning, Change, ToKeep};
pub use control::control;
pub use fault::{Fault, FaultMistake};
pub use handle::{Delivery, Outcome, handle, refuse};
pub use log::LoggedCall;
pub use records::{Edit, EditMistake, Edited, Record};
pub use settings::{
    AuditAccess, Checks, Contract, CountryRulesForm, DateForm, DateName, DomainForm, ErrorForm, EtagForm,
    LinkForm, ListForm, MfaForm, Refusal, RouteState, Settings, Spelling, StaleForm, SupportPath,
    WrittenForm,
};
pub use store::{Options, Store};
pub use time::Timestamp;
pub use token::TokenRequest;
