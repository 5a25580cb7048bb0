use super::filter::Filter;
use crate::answer::Answer;
use crate::handlers::collection;
use crate::invented::{Customer, Directory, ON_MICROSOFT, Relationship};
use crate::json::Object;
use crate::paging::Position;
use crate::{DomainForm, Store};
use partner_center::Headers;

/// GET `customers?size=&filter=`, and the next page with `seekOperation=Next` and the token in `MS-ContinuationToken`.
pub fn list(store: &Store, query: &str, headers: &Headers) -> Answer {
    page(store, query, headers).unwrap_or_else(|refusal| refusal)
}

fn page(store: &Store, query: &str, headers: &Headers) -> Result<Answer, Answer> {
    let position = collection::position(query, headers, store.settings())?;
    let filter = Filter::parse(&position.filter)?;
    let (directory, settings) = (&store.directory, store.settings());
    let item = |customer: &Customer| item(customer, settings.customer_domain);
    let (items, next) = match &filter {
        Filter::All => cut(directory.customers().iter(), &position, item),
        Filter::CompanyName(start) => cut(directory.named(start).iter(), &position, item),
        Filter::Domain(start) => {
            cut(of_domain(directory, start, settings.customer_domain).into_iter(), &position, item)
        }
        Filter::Indirect => (Vec::new(), None),
    };
    Ok(collection::page(settings, "/v1/customers", query, &items, next.as_ref()))
}

/// Those whose domain begins so.
fn of_domain<'a>(directory: &'a Directory, start: &str, form: DomainForm) -> Vec<&'a Customer> {
    match (form, start.split_once('.')) {
        // The first label is the same in either domain.
        (DomainForm::Own, _) | (DomainForm::OnMicrosoft, None) => directory.of_domain(start),
        (DomainForm::OnMicrosoft, Some((label, rest))) if ON_MICROSOFT.starts_with(rest) => {
            directory.of_domain(&format!("{label}."))
        }
        (DomainForm::OnMicrosoft, Some(_)) => Vec::new(),
    }
}

/// The items of a page, and where the next one begins if there is one.
fn cut<'a>(
    matching: impl Iterator<Item = &'a Customer>,
    position: &Position,
    item: impl Fn(&Customer) -> String,
) -> (Vec<String>, Option<Position>) {
    let mut matching = matching.skip(position.offset);
    let items: Vec<String> = matching.by_ref().take(position.size).map(item).collect();
    let offset = position.offset.saturating_add(items.len());
    let next = matching.next().map(|_| Position { offset, ..position.clone() });
    (items, next)
}

/// A customer as the list shows it.
fn item(customer: &Customer, form: DomainForm) -> String {
    let profile = Object::new()
        .with_text("tenantId", customer.id.as_str())
        .with_text("domain", &customer.shown_domain(form))
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
