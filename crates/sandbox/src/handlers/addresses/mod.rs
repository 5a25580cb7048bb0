//! The validation of addresses (section 1.8).

mod post;
mod status;
mod verdict;

pub use post::post;
