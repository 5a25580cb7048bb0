//! What to ask for the words in a customer search (sections 1.6 and 10).
//!
//! A dot does not make a domain: `St. Mary` and `Alder Creek B.V.` are names. Every search asks by name; words that may be a
//! domain are searched for as one too. The service knows only the domain below `onmicrosoft.com` with which a tenant
//! begins, so that the customer's own domain may find nobody. [`Search::initial_domain`] helps there.

use crate::customers::{list, starts_with};
use crate::{CustomerSummary, Request, SearchField, TenantId};

/// The domain below which every tenant has its first domain (section 10), and the labels by which that is known in every cloud.
const INITIAL: &str = "onmicrosoft.com";
const INITIAL_LABELS: [&str; 2] = ["onmicrosoft", "onmschina"];

/// The longest label of a domain, and the longest domain, in bytes (RFC 1035).
const LONGEST_LABEL: usize = 63;
const LONGEST_DOMAIN: usize = 253;

/// A label shorter than this begins too many domains to be searched for without the dot behind it.
const SHORT: usize = 3;

/// What stands before a country's top-level domain where names are registered on the third level, as in `alder.co.uk`.
const SECOND_LEVELS: [&str; 14] =
    ["ac", "co", "com", "edu", "gob", "gouv", "gov", "ltd", "me", "ne", "net", "or", "org", "plc"];

/// What to search for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    words: String,
    domain: Option<String>,
}

impl Search {
    /// Reads what was typed or pasted. White space around it does not count, nor do characters that nobody sees and that come
    /// along when a text is copied.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.replace(is_invisible, "").replace(['\u{a0}', '\u{202f}'], " ");
        let words = text.trim();
        Self { words: words.to_owned(), domain: domain(words) }
    }

    /// Whether there is nothing to search for: the list is of all customers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The request for customers by company name, or for all customers where nothing is searched for; `size` rows at most.
    #[must_use]
    pub fn by_name(&self, size: u32) -> Request {
        if self.is_empty() { list(size) } else { starts_with(SearchField::CompanyName, &self.words, size) }
    }

    /// The request for customers by domain, beside the one by name; `None` for words that cannot be a domain.
    #[must_use]
    pub fn by_domain(&self, size: u32) -> Option<Request> {
        self.domain.as_deref().map(|domain| starts_with(SearchField::Domain, domain, size))
    }

    /// The domain that [`by_domain`](Self::by_domain) asks for, in lower case.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// How the customer's domain below `onmicrosoft.com` probably begins: for when nobody is found by the domain itself. `None` where
    /// that says no more than the domain.
    #[must_use]
    pub fn initial_domain(&self) -> Option<String> {
        let labels: Vec<&str> = self.domain.as_deref()?.split('.').collect();
        let (first, rest) = labels.split_first()?;
        let (top, before) = rest.split_last()?;
        // Somebody who is still typing has not said which top-level domain it is; abbreviations have none.
        let is_top_level =
            top.chars().count() > 1 && top.chars().all(char::is_alphabetic) || top.starts_with("xn--");
        let is_initial = |label: &&str| INITIAL_LABELS.contains(label);
        if !is_top_level || INITIAL.starts_with(&rest.join(".")) || rest.iter().any(is_initial) {
            return None;
        }
        let registered = match before {
            [.., registered, second] if is_second_level(second, top) => registered,
            [second] if is_second_level(second, top) => first,
            [.., registered] => registered,
            [] => first,
        };
        let dot = if registered.chars().count() < SHORT { "." } else { "" };
        Some(format!("{registered}{dot}"))
    }

    /// The request for customers by [`initial_domain`](Self::initial_domain).
    #[must_use]
    pub fn by_initial_domain(&self, size: u32) -> Option<Request> {
        self.initial_domain().map(|start| starts_with(SearchField::Domain, &start, size))
    }
}

fn is_second_level(label: &str, top: &str) -> bool {
    top.len() == 2 && SECOND_LEVELS.contains(&label)
}

/// Whether a character takes no room and means nothing in a name: marks of direction, soft hyphens, and the like. The joiners of
/// some scripts (U+200C, U+200D) do mean something.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe0f}' | '\u{feff}'
    )
}

/// The domain in a text, in lower case: typed as it is, or the one of an address or of a mailbox. A single label with a
/// dot behind it is the beginning of a domain. Other dots than the ASCII one separate labels too (RFC 3490).
fn domain(text: &str) -> Option<String> {
    let text = text.replace(['。', '．', '｡'], ".");
    let text = text.as_str();
    let text = text.split_once("://").map_or(text, |(_, address)| address);
    let text = text.split(['/', '?', '#']).next().unwrap_or_default();
    let text = text.rsplit_once('@').map_or(text, |(_, host)| host);
    let text = text.split_once(':').map_or(text, |(host, _)| host).to_lowercase();
    let is_beginning = text.ends_with('.');
    let text = text.trim_end_matches('.');
    let host = text.strip_prefix("www.").filter(|host| host.contains('.')).unwrap_or(text);
    let labels_are_good = host.split('.').all(is_label);
    let has_dot = host.contains('.') || is_beginning;
    if !labels_are_good || !has_dot || host.len() > LONGEST_DOMAIN {
        return None;
    }
    Some(if host.contains('.') { host.to_owned() } else { format!("{host}.") })
}

/// Whether this may stand between two dots of a domain, also one in a script beyond ASCII.
fn is_label(label: &str) -> bool {
    let is_good = |character: char| match character.is_ascii() {
        true => character.is_ascii_alphanumeric() || character == '-',
        false => !character.is_whitespace() && !character.is_control(),
    };
    !label.is_empty() && label.len() <= LONGEST_LABEL && label.chars().all(is_good)
}

/// The customers that were found so far by several requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found(Vec<TenantId>);

impl Found {
    /// Takes the customers of an answer, and gives those that no answer before had, in their order.
    pub fn add(&mut self, customers: Vec<CustomerSummary>) -> Vec<CustomerSummary> {
        let is_new = |customer: &CustomerSummary| match self.0.binary_search(&customer.id) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, customer.id.clone());
                true
            }
        };
        customers.into_iter().filter(is_new).collect()
    }
}
