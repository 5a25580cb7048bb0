//! The list of customers, and one of them.

use crate::caller::{Caller, code, json};
use partner_center::{Request, Response};
use serde_json::Value;
use std::collections::HashSet;

fn names(answer: &Response) -> Vec<String> {
    let page = json(answer);
    assert_eq!(page["totalCount"].as_u64(), page["items"].as_array().map(|items| items.len() as u64));
    let items = page["items"].as_array().expect("items").iter();
    items.map(|item| item["companyProfile"]["companyName"].as_str().expect("a name").to_owned()).collect()
}

fn filtered(caller: &mut Caller, filter: &str) -> Response {
    let encoded: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
    caller.get(&format!("v1/customers?size=500&filter={encoded}"))
}

fn next(caller: &mut Caller, path: &str, token: &str) -> Response {
    let mut request = Request::get(path);
    request.headers.set("MS-ContinuationToken", token);
    caller.send(&request)
}

#[test]
fn there_are_250_and_some_are_not_ascii() {
    let mut caller = Caller::new();
    let all = names(&caller.get("v1/customers?size=500"));
    assert_eq!(all.len(), 250);
    assert!(all.iter().any(|name| name == "Åkerlund Logistik"));
    assert!(all.iter().any(|name| name == "さくら 商事"));
    assert_eq!(names(&caller.get("v1/customers?size=0")).len(), 250);
    assert_eq!(names(&caller.get("v1/customers")).len(), 100);
}

#[test]
fn pages_follow_one_another_without_gap_or_repeat() {
    let mut caller = Caller::new();
    let all = names(&caller.get("v1/customers?size=0"));
    let mut seen = Vec::new();
    let mut answer = caller.get("v1/customers?size=60");
    let mut pages = 0;
    loop {
        seen.extend(names(&answer));
        pages += 1;
        let page = json(&answer);
        let Some(token) = page["continuationToken"].as_str().map(str::to_owned) else {
            assert_eq!(page["links"].get("next"), None);
            break;
        };
        let link = &page["links"]["next"];
        assert_eq!(link["headers"][0]["key"], "MS-ContinuationToken");
        assert_eq!(link["headers"][0]["value"], token.as_str());
        assert_eq!(link["uri"], "/v1/customers?size=60&seekOperation=Next");
        answer = next(&mut caller, "v1/customers?size=60&seekOperation=Next", &token);
    }
    assert_eq!((pages, seen.len()), (5, 250));
    assert_eq!(seen, all);
}

#[test]
fn a_next_page_keeps_filter_and_size_of_its_token() {
    let mut caller = Caller::new();
    let filter = r#"{"Field":"Domain","Value":"A","Operator":"starts_with"}"#;
    let all = names(&filtered(&mut caller, filter));
    assert!(all.len() > 4, "{all:?}");
    let encoded = filter.replace('"', "%22").replace('{', "%7B").replace('}', "%7D");
    let first = caller.get(&format!("v1/customers?size=3&filter={encoded}"));
    let token = json(&first)["continuationToken"].as_str().expect("a token").to_owned();
    let second = next(&mut caller, "v1/customers?seekoperation=next", &token);
    let both: Vec<String> = names(&first).into_iter().chain(names(&second)).collect();
    assert_eq!(both, all[..6]);
}

#[test]
fn a_filter_finds_by_name_or_domain_in_any_letter_case() {
    let mut caller = Caller::new();
    let by = |field: &str, value: &str| {
        format!(r#"{{"Field":"{field}","Value":"{value}","Operator":"starts_with"}}"#)
    };
    let found = names(&filtered(&mut caller, &by("CompanyName", "åKER")));
    assert!(!found.is_empty() && found.iter().all(|name| name.starts_with("Åkerlund")), "{found:?}");
    assert_eq!(names(&filtered(&mut caller, &by("companyname", "παπαδόπουλος"))).len(), found.len());
    assert_eq!(names(&filtered(&mut caller, &by("Domain", "akerlund-logistik.ex"))), ["Åkerlund Logistik"]);
    assert_eq!(names(&filtered(&mut caller, &by("CompanyName", "kerlund"))), [""; 0]);
    assert_eq!(names(&filtered(&mut caller, &by("CompanyName", ""))).len(), 250);
    assert_eq!(names(&filtered(&mut caller, &by("IndirectReseller", "4"))), [""; 0]);
}

#[test]
fn the_domain_may_be_the_one_below_onmicrosoft_com() {
    let mut caller = Caller::new();
    caller.set(r#"{"customerDomain":"onmicrosoft"}"#);
    let by = |value: &str| format!(r#"{{"Field":"Domain","Value":"{value}","Operator":"starts_with"}}"#);
    for start in [
        "akerlund-logistik",
        "Akerlund-Logistik.",
        "akerlund-logistik.onm",
        "akerlund-logistik.onmicrosoft.com",
    ] {
        let answer = filtered(&mut caller, &by(start));
        let item = &json(&answer)["items"][0];
        assert_eq!(item["companyProfile"]["domain"], "akerlund-logistik.onmicrosoft.com", "{start}");
    }
    for start in
        ["akerlund-logistik.example", "akerlund-logistik.nl", "akerlund-logisti.", ".onmicrosoft.com"]
    {
        assert_eq!(names(&filtered(&mut caller, &by(start))), [""; 0], "{start}");
    }
    let id = caller.customer("Åkerlund Logistik");
    let customer = json(&caller.get(&format!("v1/customers/{id}")));
    assert_eq!(customer["companyProfile"]["domain"], "akerlund-logistik.onmicrosoft.com");
    assert_eq!(customer["customDomains"][0], "akerlund-logistik.example");
}

#[test]
fn a_page_has_no_more_than_the_setting_allows() {
    let mut caller = Caller::new();
    caller.set(r#"{"largestPage":40}"#);
    for (query, rows) in [("", 40), ("?size=500", 40), ("?size=7", 7), ("?size=0", 250)] {
        assert_eq!(names(&caller.get(&format!("v1/customers{query}"))).len(), rows, "{query}");
    }
    let token = json(&caller.get("v1/customers?size=500"))["continuationToken"].as_str().unwrap().to_owned();
    assert_eq!(names(&next(&mut caller, "v1/customers?size=500&seekOperation=Next", &token)).len(), 40);
}

#[test]
fn links_are_spelled_in_every_way_that_was_seen() {
    let mut caller = Caller::new();
    let service = "https://api.partnercenter.microsoft.com";
    for (form, customers, audit) in [
        ("default", "/v1/customers".to_owned(), "/auditrecords".to_owned()),
        ("version", "/v1/customers".to_owned(), "/v1/auditrecords".to_owned()),
        ("no-version", "/customers".to_owned(), "/auditrecords".to_owned()),
        ("relative", "customers".to_owned(), "auditrecords".to_owned()),
        ("absolute", format!("{service}/v1/customers"), format!("{service}/v1/auditrecords")),
        ("absolute-no-version", format!("{service}/customers"), format!("{service}/auditrecords")),
    ] {
        caller.set(&format!(r#"{{"listLinks":"{form}"}}"#));
        let page = json(&caller.get("v1/customers?size=2"));
        assert_eq!(page["links"]["self"]["uri"], format!("{customers}?size=2"), "{form}");
        assert_eq!(page["links"]["next"]["uri"], format!("{customers}?size=2&seekOperation=Next"), "{form}");
        let page = json(&caller.get("v1/auditrecords?size=2"));
        assert_eq!(page["links"]["self"]["uri"], format!("{audit}?size=2"), "{form}");
    }
}

#[test]
fn queries_that_the_service_does_not_take_are_refused() {
    let mut caller = Caller::new();
    for filter in [
        "x",
        "{}",
        r#"{"Field":"CompanyName","Value":"a","Operator":"substring"}"#,
        r#"{"Field":"Country","Value":"a","Operator":"starts_with"}"#,
    ] {
        let answer = filtered(&mut caller, filter);
        assert_eq!((answer.status, code(&answer)), (400, 2000), "{filter}");
    }
    for (path, token) in [
        ("v1/customers?seekOperation=Next", "AQAAAA=="),
        ("v1/customers?seekOperation=Previous", "AQAAAA=="),
        ("v1/customers", "AQAAAA=="),
        ("v1/customers?seekOperation=Next", ""),
    ] {
        let answer = next(&mut caller, path, token);
        assert_eq!((answer.status, code(&answer)), (400, 2000), "{path} {token}");
    }
    assert_eq!(code(&caller.get("v1/customers?size=-1")), 800_002);
}

#[test]
fn one_customer_holds_its_billing_profile() {
    let mut caller = Caller::new();
    let id = caller.customer("Åkerlund Logistik");
    let customer = json(&caller.get(&format!("v1/customers/{}", id.to_uppercase())));
    let profile = json(&caller.get(&format!("v1/customers/{id}/profiles/billing")));
    assert_eq!(customer["id"], id.as_str());
    assert_eq!(customer["billingProfile"], profile);
    assert_eq!(customer["companyProfile"]["domain"], "akerlund-logistik.example");
}

#[test]
fn without_delegated_access_less_is_shown() {
    let mut caller = Caller::new();
    let id = caller.customer("Żółkiewski Handel");
    let customer = json(&caller.get(&format!("v1/customers/{id}")));
    assert_eq!(customer["allowDelegatedAccess"], false);
    for (holder, name) in [
        (&customer["companyProfile"], "address"),
        (&customer["companyProfile"], "email"),
        (&customer, "customDomains"),
    ] {
        assert_eq!(holder.get(name), None, "{name}");
    }
}

#[test]
fn the_one_that_left_is_listed_and_closed() {
    let mut caller = Caller::new();
    let page = json(&caller.get("v1/customers?size=0"));
    let items: Vec<&Value> = page["items"].as_array().expect("items").iter().collect();
    let left: Vec<&&Value> = items.iter().filter(|item| item["relationshipToPartner"] == "none").collect();
    assert_eq!(left.len(), 1);
    let left = left[0]["id"].as_str().expect("an id").to_owned();
    for (id, status, expected) in [
        (left.as_str(), 403, 20_002),
        ("00000000-0000-4000-8000-000000000000", 404, 60_003),
        ("contoso.example", 400, 900_118),
    ] {
        for resource in ["", "/profiles/billing", "/qualification", "/qualifications"] {
            let answer = caller.get(&format!("v1/customers/{id}{resource}"));
            assert_eq!((answer.status, code(&answer)), (status, expected), "{id}{resource}");
        }
        let posted = caller.post(&format!("v1/customers/{id}/qualifications"), "{}");
        assert_eq!((posted.status, code(&posted)), (status, expected), "{id}");
    }
    let ids: HashSet<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(ids.len(), 250);
}
