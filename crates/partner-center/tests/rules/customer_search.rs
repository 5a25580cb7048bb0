//! Sections 1.6 and 10: what to ask for the words of a search.

use partner_center::customer_search::{Found, Search};
use partner_center::{CustomerSummary, Request, TenantId};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The filter of a request.
fn filter(request: &Request) -> Value {
    let (_, filter) = request.path.split_once("&filter=").unwrap();
    let bytes: Vec<u8> = {
        let mut rest = filter.bytes();
        std::iter::from_fn(|| {
            let byte = rest.next()?;
            if byte != b'%' {
                return Some(byte);
            }
            let digits = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).ok()
        })
        .collect()
    };
    serde_json::from_slice(&bytes).unwrap()
}

fn starts_with(field: &str, value: &str) -> Value {
    json!({ "Field": field, "Value": value, "Operator": "starts_with" })
}

#[test]
fn every_search_asks_by_name() {
    for words in [
        "Alder Creek B.V.",
        "St. Mary",
        "J.P. Alder",
        "Alder Inc.",
        "Alder & Co.",
        "Alder A/S",
        "Alder S.A.",
        "O'Neil \"Best\" 100%",
        "a\\b",
        "aldercreek.nl",
        "Åkerlund",
    ] {
        let search = Search::new(&format!(" \u{200b}{words}\u{200e}\n"));
        assert_eq!(filter(&search.by_name(500)), starts_with("CompanyName", words));
    }
    assert_eq!(Search::new("St.\u{a0}Mary"), Search::new("St. Mary"));
    for nothing in ["", "  ", "\u{a0}\u{feff}\u{200b}"] {
        let search = Search::new(nothing);
        assert!(search.is_empty());
        assert_eq!(search.by_name(500).path, "v1/customers?size=500");
        assert_eq!(search.by_domain(500), None);
    }
}

#[test]
fn a_dot_alone_makes_no_domain() {
    for words in [
        "Alder Creek B.V.",
        "St. Mary",
        "J.P. Alder",
        "Alder Inc.",
        "Alder & Co.",
        "Alder A/S",
        "A/S",
        "Alder S.A.",
        "alder",
        "alder\"creek.nl",
        "100%.nl",
        "alder&co.nl",
        "alder,nl",
        ".",
        "...",
        ".nl",
        "alder..nl",
        "info@aldercreek",
        "@",
        "://",
    ] {
        let search = Search::new(words);
        assert_eq!((search.domain(), search.initial_domain()), (None, None), "{words}");
        assert_eq!((search.by_domain(500), search.by_initial_domain(500)), (None, None), "{words}");
    }
    let long = format!("{}.nl", "a".repeat(64));
    assert_eq!(Search::new(&long).domain(), None);
    let long = format!("{}nl", "a.".repeat(200));
    assert_eq!(Search::new(&long).domain(), None);
}

#[test]
fn what_may_be_a_domain_is_asked_for_as_one_too() {
    for (words, domain, initial) in [
        ("aldercreek.nl", "aldercreek.nl", Some("aldercreek")),
        (" AlderCreek.NL. ", "aldercreek.nl", Some("aldercreek")),
        ("alder.co.uk", "alder.co.uk", Some("alder")),
        ("mail.alder.co.uk", "mail.alder.co.uk", Some("alder")),
        ("mail.aldercreek.nl", "mail.aldercreek.nl", Some("aldercreek")),
        ("www.aldercreek.nl", "aldercreek.nl", Some("aldercreek")),
        ("www.nl", "www.nl", Some("www")),
        ("https://www.aldercreek.nl:8443/contact?a=b#c", "aldercreek.nl", Some("aldercreek")),
        ("aldercreek.nl/contact", "aldercreek.nl", Some("aldercreek")),
        ("Info@AlderCreek.nl", "aldercreek.nl", Some("aldercreek")),
        ("@aldercreek.nl", "aldercreek.nl", Some("aldercreek")),
        ("aldercreek。nl", "aldercreek.nl", Some("aldercreek")),
        ("alder-creek.example", "alder-creek.example", Some("alder-creek")),
        ("møller.dk", "møller.dk", Some("møller")),
        ("さくら.jp", "さくら.jp", Some("さくら")),
        ("xn--mller-kva.xn--p1ai", "xn--mller-kva.xn--p1ai", Some("xn--mller-kva")),
        // Too short to be asked for without a dot: it would find half the customers.
        ("hp.com", "hp.com", Some("hp.")),
        ("3m.co.jp", "3m.co.jp", Some("3m.")),
        // The service knows these as they are.
        ("aldercreek.onmicrosoft.com", "aldercreek.onmicrosoft.com", None),
        ("AlderCreek.OnMicrosoft.com", "aldercreek.onmicrosoft.com", None),
        ("aldercreek.on", "aldercreek.on", None),
        ("aldercreek.onmicrosoft.us", "aldercreek.onmicrosoft.us", None),
        ("aldercreek.partner.onmschina.cn", "aldercreek.partner.onmschina.cn", None),
        // Somebody is still typing, or it is an abbreviation.
        ("aldercreek.", "aldercreek.", None),
        ("aldercreek.n", "aldercreek.n", None),
        ("B.V.", "b.v", None),
        ("S.A.", "s.a", None),
        ("Inc.", "inc.", None),
        ("3.14", "3.14", None),
    ] {
        let search = Search::new(words);
        assert_eq!(search.domain(), Some(domain), "{words}");
        assert_eq!(search.initial_domain().as_deref(), initial, "{words}");
        assert_eq!(filter(&search.by_domain(500).unwrap()), starts_with("Domain", domain), "{words}");
        let asked = search.by_initial_domain(500).map(|request| filter(&request));
        assert_eq!(asked, initial.map(|initial| starts_with("Domain", initial)), "{words}");
    }
}

fn customer(number: u8) -> CustomerSummary {
    CustomerSummary {
        id: TenantId::parse(&format!("eebd1b55-5360-4438-a11d-5c06918c30{number:02x}")).unwrap(),
        company_name: format!("Company {number}"),
        domain: String::new(),
        relationship: None,
    }
}

proptest! {
    /// Whatever is typed: the name is asked for as it was typed, and a domain is one.
    #[test]
    fn a_search_is_of_what_was_typed(words in prop_oneof![any::<String>(), "[a-zA-Z0-9. @/:-]{0,30}", "[a-zé]{1,9}([.][a-z]{1,12}){0,4}[.]?"]) {
        let search = Search::new(&words);
        prop_assert_eq!(search.is_empty(), search.by_name(1).path == "v1/customers?size=1");
        if !search.is_empty() {
            let asked = filter(&search.by_name(1));
            let asked = asked["Value"].as_str().unwrap();
            prop_assert_eq!(asked, asked.trim());
            // All of it was typed, in this order.
            let mut rest = words.chars();
            let is_typed = asked.chars().all(|one| rest.any(|other| one == other || (one == ' ' && other.is_whitespace())));
            prop_assert!(is_typed, "asked for {:?}", asked);
            prop_assert_eq!(&Search::new(asked), &search);
        }
        if let Some(domain) = search.domain() {
            prop_assert!(domain.contains('.') && !domain.starts_with('.') && !domain.contains(".."));
            prop_assert!(!domain.contains(|character: char| character.is_whitespace() || "\"%&@/:".contains(character)));
            prop_assert_eq!(domain, domain.to_lowercase());
        }
        if let Some(initial) = search.initial_domain() {
            let label = initial.trim_end_matches('.').to_owned();
            prop_assert!(search.domain().unwrap().split('.').any(|other| other == label));
            prop_assert!(label.chars().count() > 2 || initial.ends_with('.'));
        }
    }

    /// However often requests find the same customer, it is shown once, where it was found first.
    #[test]
    fn nobody_is_found_twice(answers in prop::collection::vec(prop::collection::vec(0_u8..12, 0..8), 0..5)) {
        let mut found = Found::default();
        let mut shown = Vec::new();
        for answer in &answers {
            shown.extend(found.add(answer.iter().copied().map(customer).collect()));
        }
        let mut expected: Vec<CustomerSummary> = Vec::new();
        for customer in answers.concat().into_iter().map(customer) {
            if !expected.contains(&customer) {
                expected.push(customer);
            }
        }
        prop_assert_eq!(shown, expected);
    }
}
