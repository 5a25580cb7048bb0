//! The three update operations: which record is edited by which fields, how it is asked for and written, and how an answer of
//! the service is read as an outcome of the editing core.
//!
//! Where `editing` and `partner-center` meet. Nothing is sent here, so that the panel in a browser and the tests on the
//! machine itself use the same code.

pub mod address;
mod attribution;
mod billing_profile;
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
pub use operation::Operation;
pub use outcome::{problem_of, unanswered};
pub use precondition::NotSendable;
pub use qualification::{
    Qualification, asked_for, asking_for, qualification_document, qualifications_named, qualifications_of,
};
pub use record_id::RecordId;
pub use routes::Routes;
pub use support_profile::SupportProfile;

/// The indices of the fields that are named on their own.
pub mod field {
    /// Of the billing profile: the culture.
    pub const CULTURE: usize = 3;
    /// Of the billing profile: the language.
    pub const LANGUAGE: usize = 4;
    /// Of the billing profile: the city.
    pub const CITY: usize = 8;
    /// Of the billing profile: the state.
    pub const STATE: usize = 9;
    /// Of the billing profile: the postal code.
    pub const POSTAL_CODE: usize = 10;
    /// Of the billing profile: the country.
    pub const COUNTRY: usize = 11;
    /// Of the billing profile: the phone number.
    pub const PHONE_NUMBER: usize = 15;
    /// Of the qualification: those that the customer has, and the one that is asked for.
    pub const QUALIFICATION: usize = 0;
    /// Of the qualification: the validation code.
    pub const VALIDATION_CODE: usize = 1;
    /// Of the qualification: the kind of school.
    pub const EDUCATION_SEGMENT: usize = 2;
    /// Of the qualification: the school's website.
    pub const WEBSITE: usize = 3;
}
