//! The partner's customers (section 1.6).

use serde::Deserialize;

use crate::lenient::{self, Raw, default_on_error, non_blank, vec_skip_error};
use crate::paging::WirePage;
pub use crate::paging::{is_end_of_list, next};
use crate::percent::encoded;
use crate::{ContinuationToken, Failure, Request, Response, TenantId};

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
    let value = json_text::quoted(words.trim());
    let filter = format!(r#"{{"Field":"{field}","Value":{value},"Operator":"starts_with"}}"#);
    Request::get(format!("v1/customers?size={size}&filter={}", encoded(&filter)))
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
    let (items, next) = lenient::from_str::<WirePage<WireCustomer<'_>>>(text)?.into_parts()?;
    let count = items.len();
    let customers: Vec<CustomerSummary> =
        items.into_iter().filter_map(|item| item.0?.into_summary()).collect();
    Some(Page { unreadable: count.saturating_sub(customers.len()), customers, next })
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
    let customer = response.is_success().then(|| lenient::from_str(response.text())).flatten();
    customer.and_then(WireCustomer::into_customer).ok_or_else(|| Failure::of(response))
}

/// Why there is no such customer, by the answer to [`customer`] and to every route below it (section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The customer has left, or took the relationship back: code 20002.
    Left,
    /// The service knows no such customer of this partner: 404 with code 60003 or 1000.
    NotOurs,
}

/// Whether the status and the code of a failure say that the customer is not there, and why (section 2). `None` for any other,
/// also for a 404 without a code, which speaks of the route.
#[must_use]
pub fn absence(status: u16, code: Option<&str>) -> Option<Absence> {
    match (status, code) {
        (_, Some("20002")) => Some(Absence::Left),
        (404, Some("60003" | "1000")) => Some(Absence::NotOurs),
        _ => None,
    }
}

/// A customer, as the service writes it in a list or alone.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireCustomer<'a> {
    #[serde(deserialize_with = "default_on_error")]
    id: String,
    #[serde(deserialize_with = "default_on_error")]
    company_profile: WireCompany,
    #[serde(deserialize_with = "non_blank")]
    relationship_to_partner: Option<String>,
    #[serde(deserialize_with = "default_on_error")]
    allow_delegated_access: Option<bool>,
    #[serde(deserialize_with = "vec_skip_error", borrow)]
    custom_domains: Vec<Raw<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct WireCompany {
    #[serde(deserialize_with = "default_on_error")]
    company_name: String,
    #[serde(deserialize_with = "default_on_error")]
    domain: String,
}

impl WireCustomer<'_> {
    fn into_summary(self) -> Option<CustomerSummary> {
        Some(CustomerSummary {
            id: TenantId::parse(&self.id).ok()?,
            company_name: self.company_profile.company_name,
            domain: self.company_profile.domain,
            relationship: self.relationship_to_partner.map(relationship),
        })
    }

    fn into_customer(self) -> Option<Customer> {
        // A number is no domain.
        let custom_domains =
            self.custom_domains.iter().filter_map(|domain| lenient::string(domain.0)).collect();
        let allows_delegated_access = self.allow_delegated_access;
        let CustomerSummary { id, company_name, domain, relationship } = self.into_summary()?;
        Some(Customer { id, company_name, domain, relationship, allows_delegated_access, custom_domains })
    }
}

/// The name of a relationship that came as a number (section 1.6).
fn relationship(spelled: String) -> String {
    const NAMES: [&str; 6] = ["unknown", "reseller", "advisor", "syndication", "microsoft_support", "none"];
    let number = spelled.parse::<usize>().ok();
    number.and_then(|number| NAMES.get(number)).map_or(spelled, |name| (*name).to_owned())
}
