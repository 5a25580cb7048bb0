//! The Partner Center REST API as data: requests are built here and responses are read here, and nothing is sent.
//!
//! Whoever has a network sends a [`Request`] and hands the [`Response`] back; tests need none. Section numbers in the
//! documentation of this crate are those of the project's API reference.

pub mod address_validation;
pub mod audit_records;
pub mod audit_values;
pub mod billing_profile;
pub mod challenge;
pub mod countries;
pub mod country_rules;
pub mod curl;
pub mod customer_search;
pub mod customers;
pub mod etag;
pub mod failure;
mod headers;
pub mod iso_date;
pub mod lenient;
pub mod paging;
mod percent;
pub mod qualification;
pub mod qualification_choice;
pub mod qualification_route;
pub mod qualifications;
pub mod refused_properties;
mod request;
pub mod resource;
mod response;
pub mod retry_after;
pub mod states;
pub mod support_profile;
mod tenant_id;
pub mod validation_codes;

pub use address_validation::{AddressStatus, AddressValidation, PostalAddress};
pub use audit_records::{AuditPage, AuditRecord};
pub use audit_values::ValueChange;
pub use country_rules::CountryRules;
pub use customer_search::Search;
pub use customers::{Absence, Customer, CustomerSummary, Page, SearchField};
pub use etag::{ETag, Precondition};
pub use failure::{Failure, FailureKind};
pub use headers::Headers;
pub use paging::ContinuationToken;
pub use qualification::{NotSettable, Qualification};
pub use qualification_choice::WhyNot;
pub use qualification_route::{QualificationRoute, QualificationRoutes, QualificationSetting};
pub use qualifications::{CustomerQualification, EducationSegment, Evidence, VettingStatus};
pub use refused_properties::{RefusedProperty, refused_properties};
pub use request::{CallIds, Method, Request};
pub use resource::read_resource;
pub use response::Response;
pub use retry_after::RetryAfter;
pub use support_profile::{SupportProfilePath, SupportProfileRoute, SupportProfileSetting};
pub use tenant_id::{NotATenantId, TenantId};
pub use validation_codes::{ValidationCode, ValidationCodeId};
