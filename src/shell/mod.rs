//! What the pages share: the services they are given, the addresses, and the way from one to another.

mod context;
pub mod keyboard;
pub mod navigation;
pub mod route;

pub use context::Shell;
