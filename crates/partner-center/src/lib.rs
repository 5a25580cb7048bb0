//! The Partner Center REST API as data: requests are built here and responses are read here, and nothing is sent.
//!
//! Whoever has a network sends a [`Request`] and hands the [`Response`] back; tests need none. Section numbers in the
//! documentation of this crate are those of the project's API reference.

mod headers;
mod request;
mod response;
mod tenant_id;

pub use headers::Headers;
pub use request::{CallIds, Method, Request};
pub use response::Response;
pub use tenant_id::{NotATenantId, TenantId};
