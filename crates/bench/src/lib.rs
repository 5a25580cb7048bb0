//! Takes the time of merges and whole steps of the editing core, for a billing profile of real shape.
//!
//! The same cases are timed on the machine itself (`main.rs`) and in a browser (`browser.rs`). Nothing of this is part of
//! the panel.

#[cfg(target_family = "wasm")]
mod browser;
mod cases;

pub use cases::{Case, Done, NotAsExpected, Work, cases};
