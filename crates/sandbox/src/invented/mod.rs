//! The invented partner and its customers: the same ones after every start.

mod countries;
mod country_rules;

pub use country_rules::{CountryRules, Tax};

use crate::DomainForm;
use countries::{COUNTRIES, Country};
use partner_center::TenantId;
use std::collections::HashMap;
use std::ops::Range;

/// The tenant id of the invented partner.
pub const PARTNER_ID: &str = "9d3e5f10-6b1c-4a27-8f4e-2c7b1a90d6e3";

/// The domain below which every tenant has its first domain (section 10).
pub const ON_MICROSOFT: &str = "onmicrosoft.com";

/// A customer as the partner's directory holds it. The rest is invented when it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The order in which it was invented; everything else follows from it.
    pub number: usize,
    pub id: TenantId,
    pub company_name: String,
    pub domain: String,
}

/// Where a customer stands with the partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// The partner may act for it.
    Reseller,
    /// It left: still listed, but closed to the partner (code 20002).
    Left,
}

/// The number of the customer that left.
const LEFT: usize = 3;
/// The number of the customer that gave no delegated access.
const CLOSED: usize = 7;
/// The number of the customer whose billing profile has no address.
const WITHOUT_ADDRESS: usize = 9;

impl Customer {
    /// The customer of a number; it is the same in a directory of any length.
    pub fn invent(number: usize) -> Option<Self> {
        let country = country(number);
        let round = number / COUNTRIES.len();
        let (house, house_slug) = turn(&country.houses, round)?;
        let (trade, trade_slug) =
            turn(&country.trades, round / country.houses.len() + round % country.houses.len())?;
        // Each pair comes once before all of them come round again, then with a number.
        let again = round / (country.houses.len() * country.trades.len());
        let (spaced, plain) = if again == 0 {
            (String::new(), String::new())
        } else {
            (format!(" {}", again + 1), (again + 1).to_string())
        };
        Some(Self {
            number,
            id: tenant_id(number)?,
            company_name: format!("{house} {trade}{spaced}"),
            domain: format!("{house_slug}-{trade_slug}{plain}.example"),
        })
    }

    pub fn country(&self) -> &'static Country {
        country(self.number)
    }

    pub const fn relationship(&self) -> Relationship {
        if self.number == LEFT { Relationship::Left } else { Relationship::Reseller }
    }

    pub const fn allows_delegated_access(&self) -> bool {
        self.number != CLOSED
    }

    pub const fn has_address(&self) -> bool {
        self.number != WITHOUT_ADDRESS
    }

    /// The domain that the service shows.
    pub fn shown_domain(&self, form: DomainForm) -> String {
        match (form, self.domain.split_once('.')) {
            (DomainForm::OnMicrosoft, Some((label, _))) => format!("{label}.{ON_MICROSOFT}"),
            _ => self.domain.clone(),
        }
    }

    /// First and last name of the person who is billed.
    pub fn person(&self) -> (&'static str, &'static str) {
        turn(&self.country().people, self.number / COUNTRIES.len()).unwrap_or_default()
    }

    /// City, state, postal code.
    pub fn place(&self) -> (&'static str, &'static str, &'static str) {
        turn(&self.country().places, self.number / COUNTRIES.len()).unwrap_or_default()
    }

    pub fn street(&self) -> &'static str {
        turn(&self.country().streets, self.number / COUNTRIES.len()).unwrap_or_default()
    }

    pub fn phone(&self) -> String {
        format!("{}{:02}", self.country().phone, self.number % 100)
    }
}

/// The customers, ordered by company name, and found by tenant id, and by how name or domain begins.
#[derive(Clone, Debug)]
pub struct Directory {
    customers: Vec<Customer>,
    by_id: HashMap<TenantId, usize>,
    /// Their names in lower case, in the same order.
    names: Vec<String>,
    /// Where they are, ordered by domain.
    by_domain: Vec<usize>,
}

impl Directory {
    pub fn invent(count: usize) -> Self {
        let mut named: Vec<(String, Customer)> = (0..count)
            .filter_map(Customer::invent)
            .map(|customer| (customer.company_name.to_lowercase(), customer))
            .collect();
        named.sort_by(|(one, _), (other, _)| one.cmp(other));
        let (names, customers): (Vec<String>, Vec<Customer>) = named.into_iter().unzip();
        let by_id = customers.iter().enumerate().map(|(at, customer)| (customer.id.clone(), at)).collect();
        let mut by_domain: Vec<(&str, usize)> =
            customers.iter().enumerate().map(|(at, customer)| (customer.domain.as_str(), at)).collect();
        by_domain.sort_unstable();
        let by_domain = by_domain.into_iter().map(|(_, at)| at).collect();
        Self { customers, by_id, names, by_domain }
    }

    pub fn find(&self, id: &TenantId) -> Option<&Customer> {
        self.by_id.get(id).and_then(|at| self.customers.get(*at))
    }

    pub fn customers(&self) -> &[Customer] {
        &self.customers
    }

    /// Those whose company name, in lower case, begins so.
    pub fn named(&self, start: &str) -> &[Customer] {
        let range = range(&self.names, |name| name.as_str() < start, |name| name.starts_with(start));
        self.customers.get(range).unwrap_or_default()
    }

    /// Those whose domain begins so, ordered by company name.
    pub fn of_domain(&self, start: &str) -> Vec<&Customer> {
        let domain = |at: usize| self.customers.get(at).map_or("", |customer| customer.domain.as_str());
        let range = range(&self.by_domain, |at| domain(*at) < start, |at| domain(*at).starts_with(start));
        let mut found = self.by_domain.get(range).unwrap_or_default().to_vec();
        found.sort_unstable();
        found.into_iter().filter_map(|at| self.customers.get(at)).collect()
    }
}

/// Where the items are that follow those below, and are asked for, in a list that is ordered so.
fn range<T>(items: &[T], is_below: impl Fn(&T) -> bool, is_asked: impl Fn(&T) -> bool) -> Range<usize> {
    let begin = items.partition_point(is_below);
    let rest = items.get(begin..).unwrap_or_default();
    begin..begin + rest.partition_point(is_asked)
}

/// Cities of a country, with state and postal code; letter case of the code is ignored.
pub fn places(code: &str) -> &'static [(&'static str, &'static str, &'static str)] {
    let country = COUNTRIES.iter().find(|country| country.code.eq_ignore_ascii_case(code));
    country.map_or(&[], |country| &country.places)
}

fn country(number: usize) -> &'static Country {
    let [first, ..] = &COUNTRIES;
    COUNTRIES.get(number % COUNTRIES.len()).unwrap_or(first)
}

/// The entry of a table at this index, counted around its end.
fn turn<T: Copy>(table: &[T], index: usize) -> Option<T> {
    table.get(index.checked_rem(table.len())?).copied()
}

/// A random-looking GUID (version 4) that follows from a number.
fn tenant_id(number: usize) -> Option<TenantId> {
    TenantId::parse(&guid(u64::try_from(number).ok()?)).ok()
}

/// A random-looking GUID (version 4) that follows from a seed.
pub fn guid(seed: u64) -> String {
    let high = scattered(seed.wrapping_mul(2).wrapping_add(1));
    let low = scattered(seed.wrapping_mul(2).wrapping_add(2));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0x0fff,
        (low >> 48) & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff
    )
}

/// Scatters a number over 64 bits (splitmix64).
const fn scattered(number: u64) -> u64 {
    let mut mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn customers_are_as_many_as_asked_and_all_different() {
        let directory = Directory::invent(2000);
        let customers = directory.customers();
        assert_eq!(customers.len(), 2000);
        let names: HashSet<&str> = customers.iter().map(|customer| customer.company_name.as_str()).collect();
        let domains: HashSet<&str> = customers.iter().map(|customer| customer.domain.as_str()).collect();
        let ids: HashSet<&TenantId> = customers.iter().map(|customer| &customer.id).collect();
        assert_eq!((names.len(), domains.len(), ids.len()), (2000, 2000, 2000));
        assert!(customers.iter().any(|customer| !customer.company_name.is_ascii()));
        assert!(customers.iter().all(|customer| customer.domain.is_ascii()));
    }

    #[test]
    fn a_beginning_finds_whom_a_look_at_everybody_finds() {
        let directory = Directory::invent(2000);
        let ids = |found: Vec<&Customer>| found.iter().map(|customer| customer.number).collect::<Vec<_>>();
        for start in
            ["", "a", "alder creek", "å", "åkerlund logistik 2", "παπ", "さくら", "zz", "\u{10ffff}", "-"]
        {
            let everybody = directory.customers().iter();
            let named = everybody.clone().filter(|one| one.company_name.to_lowercase().starts_with(start));
            assert_eq!(ids(directory.named(start).iter().collect()), ids(named.collect()), "{start}");
            let of_domain = everybody.filter(|one| one.domain.starts_with(start));
            assert_eq!(ids(directory.of_domain(start)), ids(of_domain.collect()), "{start}");
        }
    }

    #[test]
    fn customers_are_the_same_after_every_start() {
        assert_eq!(Directory::invent(300).customers(), Directory::invent(300).customers());
        let first = Customer::invent(0);
        assert!(Directory::invent(300).customers().iter().any(|customer| Some(customer) == first.as_ref()));
    }
}
