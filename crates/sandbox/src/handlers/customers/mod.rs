//! The partner's customers (section 1.6).

mod filter;
mod get;
mod list;

pub use get::get;
pub use list::list;
