//! A customer's qualifications by the asynchronous route (section 1.4).

mod document;
mod get;
mod post;

pub use get::get;
pub use post::post;
