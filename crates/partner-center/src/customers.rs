//! The partner's customers (section 1.6).

use crate::headers::is_header_value;
use crate::json::{self, Object};
use crate::percent::encoded;
use crate::{Failure, Request, Response, TenantId};

/// The name of the header, and of the member of a link, that carries a [`ContinuationToken`] (section 1.6).
const TOKEN_HEADER: &str = "MS-ContinuationToken";

/// What a page that is not the first one has in its query (section 1.6).
const NEXT_PAGE: &str = "seekOperation=Next";

/// The field of a customer that a search looks at (section 1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchField {
    /// The name of the company.
    CompanyName,
    /// The domain.
    Domain,
}

impl SearchField {
    /// The name as a filter spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CompanyName => "CompanyName",
            Self::Domain => "Domain",
        }
    }
}

/// Where the service goes on with a list: opaque text (section 1.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContinuationToken(String);

impl ContinuationToken {
    /// The text as the service wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A customer as a list shows it (section 1.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerSummary {
    /// The tenant id.
    pub id: TenantId,
    /// The company's name; empty when the service gives none.
    pub company_name: String,
    /// The domain; empty when the service gives none.
    pub domain: String,
    /// The relationship to the partner, as the service names it: `reseller`, `advisor`, ...
    pub relationship: Option<String>,
}

/// One page of a list of customers (section 1.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The customers, in the service's order.
    pub customers: Vec<CustomerSummary>,
    /// How many items were left out, since they hold no readable tenant id.
    pub unreadable: usize,
    /// For [`next`]; `None` when this is the last page.
    pub next: Option<ContinuationToken>,
}

/// One customer (section 1.6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The tenant id.
    pub id: TenantId,
    /// The company's name; empty when the service gives none.
    pub company_name: String,
    /// The domain; empty when the service gives none.
    pub domain: String,
    /// The relationship to the partner, as the service names it: `reseller`, `advisor`, ...
    pub relationship: Option<String>,
    /// Whether the partner may act for the customer, where the service says so.
    pub allows_delegated_access: Option<bool>,
    /// The customer's own domains; empty without delegated access.
    pub custom_domains: Vec<String>,
}

/// Asks for the first page of the customers, `size` of them (section 1.6).
#[must_use]
pub fn list(size: u32) -> Request {
    Request::get(format!("v1/customers?size={size}"))
}

/// Asks for the first page of the customers whose field starts with these words, ignoring case (section 1.6). White
/// space around the words is left out.
#[must_use]
pub fn starts_with(field: SearchField, words: &str, size: u32) -> Request {
    let field = field.as_str();
    let value = json::quoted(words.trim());
    let filter = format!(r#"{{"Field":"{field}","Value":{value},"Operator":"starts_with"}}"#);
    Request::get(format!("v1/customers?size={size}&filter={}", encoded(&filter)))
}

/// The field to look for these words in: words with a dot are a domain, others the name of a company.
#[must_use]
pub fn search_field_of(words: &str) -> SearchField {
    if words.contains('.') { SearchField::Domain } else { SearchField::CompanyName }
}

/// Asks for the page after the one that `previous` asked for (section 1.6): the same path and query, `seekOperation=Next`
/// and the token as a header. An address in the answer is never followed. It is a new call, so it has no ids yet.
#[must_use]
pub fn next(previous: &Request, token: &ContinuationToken) -> Request {
    let path = &previous.path;
    let mut request = if is_next_page(previous) {
        Request::get(path.as_str())
    } else {
        let separator = if path.contains('?') { '&' } else { '?' };
        Request::get(format!("{path}{separator}{NEXT_PAGE}"))
    };
    request.headers.set(TOKEN_HEADER, token.as_str());
    request
}

/// Whether this failure of a [`next`] page means that there are no more customers: a 400 with code 2000, which the
/// vendor's own tool takes so (section 1.6).
#[must_use]
pub fn is_end_of_list(request: &Request, failure: &Failure) -> bool {
    is_next_page(request) && failure.status == 400 && failure.code.as_deref() == Some("2000")
}

fn is_next_page(request: &Request) -> bool {
    request.path.split(['?', '&']).skip(1).any(|part| part == NEXT_PAGE)
}

/// Reads the answer to [`list`], [`starts_with`] or [`next`] (section 1.6).
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body is no page of customers. A token that no header can
/// carry makes a page unreadable: without it the list would look complete.
pub fn read_page(response: &Response) -> Result<Page, Failure> {
    let page = response.is_success().then(|| page(response.text())).flatten();
    page.ok_or_else(|| Failure::of(response))
}

fn page(text: &str) -> Option<Page> {
    let page = Object::parse(text)?;
    let items = match page.get("items") {
        Some(items) => json::array(items)?,
        None if page.text("totalCount").as_deref() == Some("0") => Vec::new(),
        None => return None,
    };
    let customers: Vec<CustomerSummary> =
        items.iter().filter_map(|item| summary(&Object::parse(item)?)).collect();
    let next = match page.filled("continuationToken").or_else(|| linked_token(&page)) {
        Some(token) if is_header_value(&token) => Some(ContinuationToken(token)),
        Some(_) => return None,
        None => None,
    };
    Some(Page { unreadable: items.len().saturating_sub(customers.len()), customers, next })
}

/// The token among the header fields of `links.next` (section 1.6).
fn linked_token(page: &Object<'_>) -> Option<String> {
    let headers = json::array(page.object("links")?.object("next")?.get("headers")?)?;
    headers.into_iter().find_map(|header| {
        let header = Object::parse(header)?;
        header.text("key")?.eq_ignore_ascii_case(TOKEN_HEADER).then(|| header.filled("value"))?
    })
}

/// Asks for one customer (section 1.6).
#[must_use]
pub fn customer(id: &TenantId) -> Request {
    Request::get(format!("v1/customers/{id}"))
}

/// Reads the answer to [`customer`] (section 1.6).
///
/// # Errors
/// The [`Failure`] of an answer that is no success, or whose body is no customer.
pub fn read_customer(response: &Response) -> Result<Customer, Failure> {
    let customer = response.is_success().then(|| detail(response.text())).flatten();
    customer.ok_or_else(|| Failure::of(response))
}

fn detail(text: &str) -> Option<Customer> {
    let customer = Object::parse(text)?;
    let CustomerSummary { id, company_name, domain, relationship } = summary(&customer)?;
    let domains = customer.get("customDomains").and_then(json::array).unwrap_or_default();
    Some(Customer {
        id,
        company_name,
        domain,
        relationship,
        allows_delegated_access: match customer.get("allowDelegatedAccess") {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => None,
        },
        custom_domains: domains.into_iter().filter_map(json::string).collect(),
    })
}

fn summary(customer: &Object<'_>) -> Option<CustomerSummary> {
    let id = TenantId::parse(&customer.text("id")?).ok()?;
    let company = customer.object("companyProfile");
    let of_company = |name| company.as_ref().and_then(|company| company.text(name)).unwrap_or_default();
    Some(CustomerSummary {
        id,
        company_name: of_company("companyName"),
        domain: of_company("domain"),
        relationship: customer.filled("relationshipToPartner").map(relationship),
    })
}

/// The name of a relationship that came as a number (section 1.6).
fn relationship(spelled: String) -> String {
    const NAMES: [&str; 6] = ["unknown", "reseller", "advisor", "syndication", "microsoft_support", "none"];
    let number = spelled.parse::<usize>().ok();
    number.and_then(|number| NAMES.get(number)).map_or(spelled, |name| (*name).to_owned())
}
