//! The audit records (section 1.9).

mod filter;
mod list;
mod window;

pub use list::list;
