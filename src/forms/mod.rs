//! The forms of the three records.
//!
//! [`form`](form) is what every part of a form may use; `panels` is what it shows around its fields; there is one file or folder
//! for each update operation, with all that makes it that operation; [`record_form`](record_form) puts a form together.

pub mod address_check;
pub mod billing_profile_update;
pub mod buttons;
pub mod country;
pub mod fields;
pub mod form;
pub mod layout;
pub mod panels;
pub mod qualification_update;
pub mod record_form;
mod remarks;
pub mod shown;
pub mod slots;
mod status;
pub mod support_profile_update;
mod who;
