//! Lists that come in pages (section 1.6).

use serde::Deserialize;

use crate::headers::is_header_value;
use crate::lenient::{IfReadable, default_on_error, non_blank, vec_skip_error};
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

/// A page of a list, as the service writes it; `T` is an item.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WirePage<T> {
    items: Option<Vec<IfReadable<T>>>,
    #[serde(default, deserialize_with = "default_on_error")]
    total_count: String,
    #[serde(default, deserialize_with = "non_blank")]
    continuation_token: Option<String>,
    #[serde(default, deserialize_with = "default_on_error")]
    links: WireLinks,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WireLinks {
    #[serde(deserialize_with = "default_on_error")]
    next: WireLink,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WireLink {
    #[serde(deserialize_with = "vec_skip_error")]
    headers: Vec<WireHeader>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WireHeader {
    #[serde(deserialize_with = "default_on_error")]
    key: String,
    #[serde(deserialize_with = "non_blank")]
    value: Option<String>,
}

/// The items of a page, and the token for the next one where there is one.
type PageParts<T> = (Vec<IfReadable<T>>, Option<ContinuationToken>);

impl<T> WirePage<T> {
    /// `None` when it is no page, and for a token that no header can carry: without it the list would look complete.
    pub(crate) fn into_parts(self) -> Option<PageParts<T>> {
        let items = self.items.or_else(|| (self.total_count == "0").then(Vec::new))?;
        // The token stands beside the items, or among the header fields of `links.next` (section 1.6).
        let mut headers = self.links.next.headers.into_iter();
        let linked = || {
            headers.find_map(|header| header.value.filter(|_| header.key.eq_ignore_ascii_case(TOKEN_HEADER)))
        };
        match self.continuation_token.or_else(linked) {
            Some(token) => is_header_value(&token).then_some((items, Some(ContinuationToken(token)))),
            None => Some((items, None)),
        }
    }
}
