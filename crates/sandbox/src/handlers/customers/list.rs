use super::filter::{Filter, refused};
use crate::answer::Answer;
use crate::invented::{Customer, Relationship};
use crate::json::{Object, quoted};
use crate::paging::Position;
use crate::{Store, query};
use partner_center::Headers;

/// Customers per page when the query names no size.
const DEFAULT_SIZE: usize = 100;
/// Customers per page at most.
const LARGEST_SIZE: usize = 500;

/// GET `customers?size=&filter=`, and the next page with `seekOperation=Next` and the token in `MS-ContinuationToken`.
pub fn list(store: &Store, query: &str, headers: &Headers) -> Answer {
    page(store, query, headers).unwrap_or_else(|refusal| refusal)
}

fn page(store: &Store, query: &str, headers: &Headers) -> Result<Answer, Answer> {
    let position = position(query, headers)?;
    let filter = Filter::parse(&position.filter)?;
    let mut matching =
        store.directory.customers().iter().filter(|customer| filter.matches(customer)).skip(position.offset);
    let items: Vec<String> = matching.by_ref().take(position.size).map(item).collect();
    let next = matching.next().map(|_| {
        Position { offset: position.offset.saturating_add(items.len()), ..position.clone() }.token()
    });

    let path = format!("/v1/customers{}", address_query(query));
    let mut links = Object::new().with("self", link(&path, "[]"));
    let mut body = Object::new()
        .with("totalCount", items.len().to_string())
        .with("items", format!("[{}]", items.join(",")));
    if let Some(token) = &next {
        let separator = if path.contains('?') { '&' } else { '?' };
        let seek = format!("{path}{separator}seekOperation=Next");
        let header = Object::new().with_text("key", "MS-ContinuationToken").with_text("value", token);
        links.push("next", link(&seek, &format!("[{header}]")));
        body.push("continuationToken", quoted(token));
    }
    body.push("links", links.to_string());
    body.push("attributes", r#"{"objectType":"Collection"}"#);
    Ok(Answer::found(body.to_string()))
}

/// Where the page begins: at a token, or at the beginning of what the query asks for.
fn position(query: &str, headers: &Headers) -> Result<Position, Answer> {
    let token = headers.get("MS-ContinuationToken").map(str::trim).filter(|token| !token.is_empty());
    let seek = query::value(query, "seekOperation");
    let size = size(query)?;
    match (token, seek) {
        (None, None) => Ok(Position {
            offset: 0,
            size: size.unwrap_or(DEFAULT_SIZE),
            filter: query::value(query, "filter").unwrap_or_default(),
        }),
        (Some(token), Some(seek)) if seek.eq_ignore_ascii_case("next") || seek == "0" => {
            let position =
                Position::parse(token).ok_or_else(|| refused("The continuation token is not valid"))?;
            Ok(Position { size: size.unwrap_or(position.size), ..position })
        }
        (Some(_), Some(_)) => Err(refused("The seek operation is not supported")),
        (Some(_), None) => Err(refused("A continuation token needs seekOperation")),
        (None, Some(_)) => Err(refused("The continuation token is missing")),
    }
}

/// The size that the query asks for: 0 is everybody (section 1.6).
fn size(query: &str) -> Result<Option<usize>, Answer> {
    let Some(text) = query::value(query, "size") else { return Ok(None) };
    match text.trim().parse::<usize>() {
        Ok(0) => Ok(Some(usize::MAX)),
        Ok(size) => Ok(Some(size.min(LARGEST_SIZE))),
        Err(_) => Err(Answer::invalid_input("The parameter size is not a whole number")),
    }
}

/// The query as links repeat it, without the seek.
fn address_query(query: &str) -> String {
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && !name.eq_ignore_ascii_case("seekOperation")
        })
        .collect();
    if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) }
}

fn link(uri: &str, headers: &str) -> String {
    Object::new().with_text("uri", uri).with_text("method", "GET").with("headers", headers).to_string()
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
