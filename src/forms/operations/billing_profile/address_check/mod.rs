//! The check of the address in a billing profile.

mod check;
mod view;

pub use view::CheckedAddress;
