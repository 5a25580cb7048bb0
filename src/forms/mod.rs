//! The forms, one file per update operation. Each says what its record is: its fields, its texts, and how it is read
//! and written. [`Editor`] runs the editing core for any of them, [`record_form`](view::record_form) renders it.

pub mod address_check;
mod attention;
pub mod billing_profile_update;
pub mod buttons;
mod changes;
mod conflict;
mod conflict_summary;
pub mod country;
mod early_warning;
mod editor;
pub mod fields;
mod mine;
mod old_drafts;
pub mod panels;
pub mod qualification_update;
mod remarks;
mod request;
pub mod review;
pub mod shown;
mod status;
pub mod support_profile_update;
mod update;
pub mod view;
mod who;

pub use editor::{Editor, Editors, Place};
pub use update::{Update, title_of};
pub use updates::RecordId;
