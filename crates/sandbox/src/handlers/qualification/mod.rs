//! A customer's qualification by the synchronous route (section 1.3).

mod get;
mod put;

pub use get::get;
pub use put::put;
