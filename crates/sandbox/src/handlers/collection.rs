//! What lists have in common: size, continuation, links (section 1.6).

use crate::answer::Answer;
use crate::json::{Object, quoted};
use crate::paging::Position;
use crate::{Settings, query};
use partner_center::Headers;

/// Items per page when the query names no size.
const DEFAULT_SIZE: usize = 100;

/// The size of a page that has everything (section 1.6).
const EVERYTHING: usize = usize::MAX;

/// Where the page begins: at a token, or at the beginning of what the query asks for.
pub fn position(query: &str, headers: &Headers, settings: &Settings) -> Result<Position, Answer> {
    let token = headers.get("MS-ContinuationToken").map(str::trim).filter(|token| !token.is_empty());
    let seek = query::value(query, "seekOperation");
    let size =
        size(query)?.map(|size| if size == EVERYTHING { size } else { size.min(settings.largest_page) });
    match (token, seek) {
        (None, None) => Ok(Position {
            offset: 0,
            size: size.unwrap_or(DEFAULT_SIZE.min(settings.largest_page)),
            filter: query::value(query, "filter").unwrap_or_default(),
        }),
        (Some(token), Some(seek)) if seek.eq_ignore_ascii_case("next") || seek == "0" => {
            let position = Position::parse(token)
                .ok_or_else(|| Answer::refused_query("The continuation token is not valid"))?;
            Ok(Position { size: size.unwrap_or(position.size), ..position })
        }
        (Some(_), Some(_)) => Err(Answer::refused_query("The seek operation is not supported")),
        (Some(_), None) => Err(Answer::refused_query("A continuation token needs seekOperation")),
        (None, Some(_)) => Err(Answer::refused_query("The continuation token is missing")),
    }
}

/// The size that the query asks for: 0 is everything (section 1.6).
fn size(query: &str) -> Result<Option<usize>, Answer> {
    let Some(text) = query::value(query, "size") else { return Ok(None) };
    match text.trim().parse::<usize>() {
        Ok(0) => Ok(Some(EVERYTHING)),
        Ok(size) => Ok(Some(size)),
        Err(_) => Err(Answer::invalid_input("The parameter size is not a whole number")),
    }
}

/// A page of a list at this path; `next` is where the next one begins.
pub fn page(
    settings: &Settings,
    path: &str,
    query: &str,
    items: &[String],
    next: Option<&Position>,
) -> Answer {
    let path = format!("{}{}", settings.list_links.spelled(path), address_query(query));
    let mut links = Object::new().with("self", link(&path, "[]"));
    let mut body = Object::new()
        .with("totalCount", items.len().to_string())
        .with("items", format!("[{}]", items.join(",")));
    if let Some(token) = next.map(|next| next.token(settings.continuation_length)) {
        let separator = if path.contains('?') { '&' } else { '?' };
        let seek = format!("{path}{separator}seekOperation=Next");
        let header = Object::new().with_text("key", "MS-ContinuationToken").with_text("value", &token);
        links.push("next", link(&seek, &format!("[{header}]")));
        body.push("continuationToken", quoted(&token));
    }
    body.push("links", links.to_string());
    body.push("attributes", r#"{"objectType":"Collection"}"#);
    Answer::found(body.to_string())
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
