//! The partner's support profile (section 1.1).

mod get;
mod put;

pub use get::get;
pub use put::put;
