//! Lists that come in pages (section 1.6).

use crate::headers::is_header_value;
use crate::json::{self, Object};
use crate::{Failure, Request};

/// The name of the header, and of the member of a link, that carries a [`ContinuationToken`] (section 1.6).
const TOKEN_HEADER: &str = "MS-ContinuationToken";

/// What a page that is not the first one has in its query (section 1.6).
const NEXT_PAGE: &str = "seekOperation=Next";

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

/// Whether this failure of a [`next`] page means that there is no more: a 400 with code 2000, which the vendor's own tool
/// takes so (section 1.6).
#[must_use]
pub fn is_end_of_list(request: &Request, failure: &Failure) -> bool {
    is_next_page(request) && failure.status == 400 && failure.code.as_deref() == Some("2000")
}

fn is_next_page(request: &Request) -> bool {
    request.path.split(['?', '&']).skip(1).any(|part| part == NEXT_PAGE)
}

/// The items of a page; `None` when it is none.
pub(crate) fn items<'a>(page: &Object<'a>) -> Option<Vec<&'a str>> {
    match page.get("items") {
        Some(items) => json::array(items),
        None => (page.text("totalCount").as_deref() == Some("0")).then(Vec::new),
    }
}

/// The token for the next page, where there is one. `None` for a token that no header can carry: without it the list would
/// look complete.
pub(crate) fn token(page: &Object<'_>) -> Option<Option<ContinuationToken>> {
    let token = page.filled("continuationToken").or_else(|| linked_token(page));
    match token {
        Some(token) => is_header_value(&token).then_some(Some(ContinuationToken(token))),
        None => Some(None),
    }
}

/// The token among the header fields of `links.next` (section 1.6).
fn linked_token(page: &Object<'_>) -> Option<String> {
    let headers = json::array(page.object("links")?.object("next")?.get("headers")?)?;
    headers.into_iter().find_map(|header| {
        let header = Object::parse(header)?;
        header.text("key")?.eq_ignore_ascii_case(TOKEN_HEADER).then(|| header.filled("value"))?
    })
}
