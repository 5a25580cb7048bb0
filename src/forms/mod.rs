//! The forms, one file per update operation. Each says what its record is: its fields, its texts, and how it is read
//! and written. [`Editor`] runs the editing core for any of them, [`record_form`](view::record_form) renders it.

mod attention;
pub mod billing_profile_update;
mod conflict;
mod editor;
pub mod fields;
pub mod qualification_update;
pub mod review;
pub mod support_profile_update;
mod update;
pub mod view;

pub use editor::{Editor, Editors};
pub use update::{RecordId, Update};
