//! The three update operations: which record is edited by which fields, how it is asked for and written, and how an answer of
//! the service is read as an outcome of the editing core.
//!
//! Where `editing` and `partner-center` meet. Nothing is sent here, so that the panel in a browser and the tests on the
//! machine itself use the same code.

pub mod address;
mod attribution;
mod billing_profile;
mod fields;
mod operation;
mod outcome;
mod precondition;
mod qualification;
mod record_id;
mod refused_fields;
mod routes;
mod support_profile;

pub use attribution::Since;
pub use billing_profile::BillingProfile;
pub use fields::{BillingField, BillingGroup, QualificationField, SupportField};
pub use operation::Operation;
pub use outcome::{problem_of, unanswered};
pub use precondition::NotSendable;
pub use qualification::{
    Qualification, asked_for, asking_for, qualification_document, qualifications_named, qualifications_of,
};
pub use record_id::RecordId;
pub use routes::Routes;
pub use support_profile::SupportProfile;
