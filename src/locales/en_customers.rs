//! English, of the list of customers.

use super::Plural;
use super::customers::CustomersPageWords;

/// The texts.
pub static WORDS: CustomersPageWords = CustomersPageWords {
    count: Plural { one: "{0} customer", other: "{0} customers" },
    count_more: Plural {
        one: "{0} customer, and there are more",
        other: "{0} customers, and there are more",
    },
    unreadable: Plural {
        one: "{0} entry could not be read and is left out.",
        other: "{0} entries could not be read and are left out.",
    },
    searched_name: "Searched by company name.",
    searched_both: "Searched by company name and by domain.",
    searched_initial: "Searched by company name and by domain. The service finds a customer only by its …onmicrosoft.com domain, so domains that begin with “{0}” were searched for, too.",
    by_name: "The search by company name",
    by_domain: "The search by domain",
};
