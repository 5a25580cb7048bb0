//! The forms of the three records.
//!
//! [`form`] is what every part of a form may use, [`panels`] what it shows around its fields, [`operations`] what makes each of the
//! three update operations; [`record_form`] puts a form together.

pub mod buttons;
pub mod fields;
pub mod form;
pub mod layout;
pub mod operations;
pub mod panels;
pub mod record_form;
mod review;
pub mod shown;
mod status;
mod who;
