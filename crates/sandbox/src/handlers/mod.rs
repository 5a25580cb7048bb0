//! What each route does, by resource and verb.

mod addresses;
mod audit_records;
mod billing_profile;
mod checks;
mod collection;
mod country_rules;
mod customers;
mod qualification;
mod qualifications;
mod support_profile;
mod validation_codes;

use crate::answer::Answer;
use crate::invented::{Customer, Relationship};
use crate::route::Route;
use crate::{Store, Timestamp};
use partner_center::{Method, Request, TenantId};

/// Answers a call on a route that takes its method.
pub fn answer(store: &mut Store, route: &Route, request: &Request, query: &str, now: Timestamp) -> Answer {
    let writes = request.method != Method::Get;
    let body = request.body.as_deref().unwrap_or_default();
    match route {
        Route::SupportProfile | Route::SupportProfileUpdate if writes => support_profile::put(store, body),
        Route::SupportProfile | Route::SupportProfileUpdate => support_profile::get(store),
        Route::Customers => customers::list(store, query, &request.headers),
        Route::AuditRecords => audit_records::list(store, query, &request.headers, now),
        Route::CountryRules(code) => country_rules::get(code, store.settings()),
        Route::AddressValidation => addresses::post(body, store.settings()),
        Route::ValidationCodes => validation_codes::list(store),
        Route::Customer(id) => match customer(store, id) {
            Err(answer) => answer,
            Ok(customer) => customers::get(store, &customer),
        },
        Route::BillingProfile(id) => match customer(store, id) {
            Err(answer) => answer,
            Ok(customer) if writes => billing_profile::put(store, &customer, body, &request.headers, now),
            Ok(customer) => billing_profile::get(store, &customer),
        },
        Route::Qualification(id) => match customer(store, id) {
            Err(answer) => answer,
            Ok(customer) if writes => qualification::put(store, &customer, request, query, now),
            Ok(customer) => qualification::get(store, &customer, now),
        },
        Route::Qualifications(id) => match customer(store, id) {
            Err(answer) => answer,
            Ok(customer) if writes => qualifications::post(store, &customer, request, query, now),
            Ok(customer) => qualifications::get(store, &customer, now),
        },
    }
}

/// The customer of an address, or the answer that says why the partner cannot reach it (section 2, "Errors").
fn customer(store: &Store, id: &str) -> Result<Customer, Answer> {
    let id = TenantId::parse(id)
        .map_err(|_| Answer::fault(400, 900_118, "The customer id is not a valid GUID"))?;
    let customer =
        store.directory.find(&id).ok_or_else(|| Answer::fault(404, 60_003, "Tenant was not found."))?;
    match customer.relationship() {
        Relationship::Reseller => Ok(customer.clone()),
        Relationship::Left => Err(Answer::fault(403, 20_002, "No relationship between caller and account.")),
    }
}
