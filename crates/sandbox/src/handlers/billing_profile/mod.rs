//! A customer's billing profile (section 1.2).

mod get;
mod put;

pub use get::get;
pub use put::put;
