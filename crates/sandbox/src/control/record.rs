use super::{answer, mistake, text};
use crate::settings::named;
use crate::{Record, Store, Timestamp, query};
use partner_center::Response;
use serde_json::{Value, json};

/// How many customers the page offers to pick from.
const OFFERED: usize = 500;

/// GET `sandbox/record?record=billing&customer={id}`: the stored document as text.
pub fn get(store: &Store, query: &str, now: Timestamp) -> Response {
    let Some(record) = query::value(query, "record").and_then(|name| named::<Record>(&name)) else {
        return mistake(400, "name the record: ?record=supportprofile, billing or qualification");
    };
    match store.document(record, query::value(query, "customer").as_deref(), now) {
        Ok(stored) => text(200, "application/json; charset=utf-8", &stored.document),
        Err(error) => mistake(404, &error.to_string()),
    }
}

/// GET `sandbox/customers?contains=`: customers to pick from, which the log does not show.
pub fn customers(store: &Store, query: &str) -> Response {
    let wanted = query::value(query, "contains").unwrap_or_default().to_lowercase();
    let found: Vec<Value> = store
        .directory
        .customers()
        .iter()
        .filter(|customer| customer.company_name.to_lowercase().contains(&wanted))
        .take(OFFERED)
        .map(|customer| {
            json!({ "id": customer.id.as_str(), "companyName": customer.company_name, "domain": customer.domain })
        })
        .collect();
    answer(200, &json!({ "customers": found }))
}
