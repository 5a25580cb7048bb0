//! The browser around the page: its storage, its other tabs, its clock, and work that goes on beside the page.

pub mod clock;
pub mod crash;
pub mod drafts;
pub mod ids;
pub mod lock;
pub mod recent;
pub mod reload;
pub mod tabs;
pub mod task;
