//! The texts of the list of customers. Apart from the others: they are loaded with it.

use super::Plural;

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct CustomersPageWords {
    pub count: Plural,
    pub count_more: Plural,
    pub unreadable: Plural,
    pub searched_name: &'static str,
    pub searched_both: &'static str,
    pub searched_initial: &'static str,
    pub by_name: &'static str,
    pub by_domain: &'static str,
}
