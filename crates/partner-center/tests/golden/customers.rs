//! Lists of customers, their pages, and one customer.

use partner_center::customers::{
    customer, is_end_of_list, list, next, read_customer, read_page, starts_with,
};
use partner_center::{Customer, CustomerSummary, Failure, Method, Request, SearchField, TenantId};
use serde_json::Value;

use super::fixtures::{READING, compact, failure, fields, golden, success, tenant};

fn id(text: &str) -> TenantId {
    TenantId::parse(text).unwrap()
}

fn summary(tenant: &str) -> CustomerSummary {
    CustomerSummary {
        id: id(tenant),
        company_name: "companyName".to_owned(),
        domain: "domain".to_owned(),
        relationship: Some("reseller".to_owned()),
    }
}

/// The filter in the query of a request, decoded.
fn filter(request: &Request) -> String {
    let encoded = request.path.split_once("&filter=").unwrap().1;
    let mut bytes = Vec::new();
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap()
}

golden! {
    page_of_customers(text = "customers.list-page.json") {
        let page = read_page(&success(text)).unwrap();
        let expected = [
            summary("b44bb1fb-c595-45b0-9e09-d657365580bf"),
            summary("45c44870-ef77-4fdd-b6fe-3dacb075cff2"),
        ];
        assert_eq!(page.customers, expected);
        assert_eq!((page.unreadable, page.next), (0, None));
        // The page says how it was asked for.
        let self_link = serde_json::from_str::<Value>(text).unwrap()["links"]["self"]["uri"].clone();
        assert_eq!(self_link, format!("/{}", list(40).path));
    }

    next_page_by_the_link(links = "paging.links-next.json") {
        let page = format!(r#"{{"totalCount":0,"items":[],"links":{links}}}"#);
        let token = read_page(&success(&page)).unwrap().next.unwrap();
        assert_eq!(token.as_str(), "AQAAAA==");
        let request = next(&list(2000), &token);
        assert_eq!(request.method, Method::Get);
        assert_eq!(request.path, "v1/customers?size=2000&seekOperation=Next");
        assert_eq!(fields(&request), [READING.as_slice(), &[("MS-ContinuationToken", "AQAAAA==")]].concat());
        assert_eq!(request.body, None);
        // Its query is what the service's own link adds to the page before.
        let links = serde_json::from_str::<Value>(links).unwrap();
        let added = links["next"]["uri"].as_str().unwrap().strip_prefix(links["self"]["uri"].as_str().unwrap());
        assert!(request.path.ends_with(added.unwrap()));
    }

    search_by_company_name(expected = "customers.filter.request-filter.json") {
        let request = starts_with(SearchField::CompanyName, "cont", 500);
        assert_eq!(request.method, Method::Get);
        assert_eq!(
            request.path,
            "v1/customers?size=500&filter=%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22cont%22%2C\
             %22Operator%22%3A%22starts_with%22%7D"
        );
        assert_eq!(compact(&filter(&request)), compact(expected));
        assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));
    }

    /// A filter of this kind has the same members, whatever it looks for.
    search_has_the_members_of_every_filter(other = "customers.of-indirect-reseller.filter.json") {
        let mut other = serde_json::from_str::<Value>(other).unwrap();
        other["Field"] = "Domain".into();
        other["Value"] = "contoso.com".into();
        let request = starts_with(SearchField::Domain, " contoso.com ", 500);
        assert_eq!(serde_json::from_str::<Value>(&filter(&request)).unwrap(), other);
    }

    one_customer(text = "customer.get-by-id.json") {
        let expected = Customer {
            id: id("eebd1b55-5360-4438-a11d-5c06918c3014"),
            company_name: "1kl as kjk".to_owned(),
            domain: "abcdefgh1234.ccsctp.net".to_owned(),
            relationship: Some("reseller".to_owned()),
            allows_delegated_access: Some(true),
            custom_domains: vec!["abcdefgh1234.ccsctp.net".to_owned()],
        };
        assert_eq!(read_customer(&success(text)).unwrap(), expected);
    }

    customer_without_company_name(text = "customer.create.response-201.json") {
        let expected = Customer {
            id: id("dfd8cc0a-c592-468c-8461-869a38d24738"),
            company_name: String::new(),
            domain: "xyz.ccsctp.net".to_owned(),
            relationship: Some("none".to_owned()),
            allows_delegated_access: None,
            custom_domains: Vec::new(),
        };
        assert_eq!(read_customer(&success(text)).unwrap(), expected);
    }

    customer_of_a_reseller(text = "customer.create-indirect.response.json") {
        let read = read_customer(&success(text)).unwrap();
        assert_eq!(read.id, id("626099fe-17af-4756-9fd0-6a73b7127859"));
        assert_eq!(read.company_name, "Wingtip Toys678152504");
        assert_eq!(read.allows_delegated_access, Some(true));
    }

    /// The audit log holds a customer in PascalCase, with `null` for what is absent.
    customer_in_pascal_case(text = "auditrecord.add_customer.json") {
        let record = serde_json::from_str::<Value>(text).unwrap();
        let expected = Customer {
            id: id("86bddccf-9a53-40c6-907c-08067a3f8da7"),
            company_name: "CustomMetersStagingTest".to_owned(),
            domain: "CustomMetersStagingTest.onmicrosoft.com".to_owned(),
            relationship: Some("reseller".to_owned()),
            allows_delegated_access: Some(true),
            custom_domains: Vec::new(),
        };
        assert_eq!(read_customer(&success(record["resourceNewValue"].as_str().unwrap())).unwrap(), expected);
    }
}

#[test]
fn customers_are_asked_for() {
    let request = list(500);
    assert_eq!((request.method, request.path.as_str()), (Method::Get, "v1/customers?size=500"));
    assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));

    let request = customer(&tenant());
    assert_eq!(request.method, Method::Get);
    assert_eq!(request.path, "v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04");
    assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));
}

#[test]
fn paging_ends_by_a_fault_of_a_later_page_only() {
    let page = r#"{"items":[],"continuationToken":"t"}"#;
    let token = read_page(&success(page)).unwrap().next.unwrap();
    let first = list(500);
    let second = next(&first, &token);
    let end = Failure::of(&failure(400, r#"{"code":"2000","description":"Bad query"}"#));
    assert!(is_end_of_list(&second, &end));
    assert!(!is_end_of_list(&first, &end));
    let other = Failure::of(&failure(400, r#"{"code":"3000"}"#));
    assert!(!is_end_of_list(&second, &other));
    let server = Failure::of(&failure(500, r#"{"code":"2000"}"#));
    assert!(!is_end_of_list(&second, &server));
}
