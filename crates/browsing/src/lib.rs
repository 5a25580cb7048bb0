//! What the panel decides about addresses, presses, keys and the history, without a browser: each rule is a function over
//! plain values, so that it can be tested where no page is.

pub mod folder;
pub mod keys;
pub mod places;
pub mod presses;
