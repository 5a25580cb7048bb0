use super::filter::Filter;
use crate::Store;
use crate::answer::Answer;
use crate::handlers::collection;
use crate::invented::{Customer, Relationship};
use crate::json::Object;
use crate::paging::Position;
use partner_center::Headers;

/// GET `customers?size=&filter=`, and the next page with `seekOperation=Next` and the token in `MS-ContinuationToken`.
pub fn list(store: &Store, query: &str, headers: &Headers) -> Answer {
    page(store, query, headers).unwrap_or_else(|refusal| refusal)
}

fn page(store: &Store, query: &str, headers: &Headers) -> Result<Answer, Answer> {
    let position = collection::position(query, headers)?;
    let filter = Filter::parse(&position.filter)?;
    let directory = &store.directory;
    let (items, next) = match &filter {
        Filter::All => cut(directory.customers().iter(), &position),
        Filter::CompanyName(start) => cut(directory.named(start).iter(), &position),
        Filter::Domain(start) => cut(directory.of_domain(start).into_iter(), &position),
        Filter::Indirect => (Vec::new(), None),
    };
    Ok(collection::page("/v1/customers", query, &items, next.as_ref()))
}

/// The items of a page, and where the next one begins if there is one.
fn cut<'a>(
    matching: impl Iterator<Item = &'a Customer>,
    position: &Position,
) -> (Vec<String>, Option<Position>) {
    let mut matching = matching.skip(position.offset);
    let items: Vec<String> = matching.by_ref().take(position.size).map(item).collect();
    let offset = position.offset.saturating_add(items.len());
    let next = matching.next().map(|_| Position { offset, ..position.clone() });
    (items, next)
}

/// A customer as the list shows it.
fn item(customer: &Customer) -> String {
    let profile = Object::new()
        .with_text("tenantId", customer.id.as_str())
        .with_text("domain", &customer.domain)
        .with_text("companyName", &customer.company_name)
        .with("attributes", r#"{"objectType":"CustomerCompanyProfile"}"#);
    let relationship = match customer.relationship() {
        Relationship::Reseller => "reseller",
        Relationship::Left => "none",
    };
    Object::new()
        .with_text("id", customer.id.as_str())
        .with("companyProfile", profile.to_string())
        .with_text("relationshipToPartner", relationship)
        .with("attributes", r#"{"objectType":"Customer"}"#)
        .to_string()
}
