//! The partner's validation codes (section 1.5).

mod list;

pub use list::list;
