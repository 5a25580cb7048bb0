//! The three update operations. Each has all that makes it that operation: its labels and their order, its help, what may hold back
//! a save, and its review.

pub mod billing_profile;
pub mod qualification;
pub mod support_profile;
