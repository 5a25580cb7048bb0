//! The rules of a country's addresses (section 1.7).

mod get;

pub use get::get;
