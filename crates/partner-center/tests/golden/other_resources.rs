//! Resources that no record of this crate is, but that have the same form: read as text, with a version or without.

use partner_center::{ETag, FailureKind, PostalAddress, customers, read_resource};
use serde_json::Value;

use super::fixtures::{compact, golden, success};

/// Reads a resource as text, and gives its version and the path that it says it is at.
fn read(text: &str) -> (Option<String>, String) {
    let response = success(text);
    let read = read_resource(&response).unwrap();
    assert_eq!(read, text);
    let path =
        serde_json::from_str::<Value>(text).unwrap()["links"]["self"]["uri"].as_str().unwrap().to_owned();
    (ETag::of_document(read).map(|etag| etag.as_str().to_owned()), path)
}

fn place(address: &str) -> Vec<String> {
    PostalAddress::of_document(address).iter().map(|(name, text)| format!("{name}={text}")).collect()
}

/// A resource without a version, of which no customer is read.
fn without_version(text: &str, path: &str) {
    assert_eq!(read(text), (None, path.to_owned()));
    assert_eq!(customers::read_customer(&success(text)).unwrap_err().kind, FailureKind::Unreadable);
}

/// A status has no links.
fn status(text: &str, expected: &str) {
    let response = success(text);
    let status = serde_json::from_str::<Value>(read_resource(&response).unwrap()).unwrap()["status"].clone();
    assert_eq!(status, expected);
    assert_eq!(ETag::of_document(text), None);
}

golden! {
    company_profile(text = "customer.company-profile.json") {
        // The documented length, less the byte order mark.
        assert_eq!(compact(text).len(), 485);
        without_version(text, "/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/profiles/company");
        // What this address calls region is the state: of the older kind.
        let address = serde_json::from_str::<Value>(text).unwrap()["address"].to_string();
        assert_eq!(
            place(&address),
            ["addressLine1=1 Microsoft Way", "city=Redmond ", "region=WA", "postalCode=98052", "country=US"]
        );
    }

    organization_profile(text = "profile.organization.get.json") {
        assert_eq!(read(text), (Some("<etag>".to_owned()), "/profiles/organization".to_owned()));
        assert_eq!(
            place(text),
            ["addressLine1=Two Microsoft Way", "city=Redmond", "state=WA", "postalCode=98052", "country=US"]
        );
    }

    billing_profile_of_the_partner(text = "profile.partner-billing.get.json") {
        assert_eq!(read(text), (Some("<etag>".to_owned()), "/profiles/billing".to_owned()));
    }

    billing_profile_of_the_partner_is_written_with_its_version(text = "profile.partner-billing.put.request.json") {
        assert_eq!(read_resource(&success(text)).unwrap(), text);
        assert_eq!(ETag::of_document(text).unwrap().header_value(), "\"<etag>\"");
    }

    legal_business_profile(text = "profile.legalbusiness.get.json") {
        without_version(text, "/profiles/legalbusiness");
    }

    legal_business_profile_comes_back(text = "profile.legalbusiness.put.response.json") {
        without_version(text, "/profiles/legalbusiness");
    }

    /// What the service answers is what was sent, with other letters and without what is null.
    legal_business_profile_is_written_in_pascal_case(
        sent = "profile.legalbusiness.put.request.json",
        answered = "profile.legalbusiness.put.response.json"
    ) {
        assert_eq!(ETag::of_document(sent), None);
        let address = |text: &str, name: &str| serde_json::from_str::<Value>(text).unwrap()[name].to_string();
        assert_eq!(place(&address(sent, "Address")), place(&address(answered, "address")));
    }

    partner_by_id(text = "profile.mpn.get.json") {
        // The documented length, less the byte order mark.
        assert_eq!(compact(text).len(), 156);
        without_version(text, "/profiles/mpn");
    }

    customer_to_be_created(text = "customer.create.request.json") {
        assert_eq!(read_resource(&success(text)).unwrap(), text);
        let profile = serde_json::from_str::<Value>(text).unwrap()["BillingProfile"].to_string();
        assert_eq!(ETag::of_document(&profile), None);
        assert_eq!(
            place(&profile),
            ["addressLine1=One Microsoft Way", "city=Redmond", "state=WA", "postalCode=98052", "country=US"]
        );
    }

    customer_of_a_reseller_to_be_created(text = "customer.create-indirect.request.json") {
        assert_eq!(read_resource(&success(text)).unwrap(), text);
        // It has no tenant id yet: it is no customer.
        assert_eq!(customers::read_customer(&success(text)).unwrap_err().kind, FailureKind::Unreadable);
        let profile = serde_json::from_str::<Value>(text).unwrap()["BillingProfile"].to_string();
        // Nothing is sent of what is null.
        assert_eq!(
            place(&profile),
            ["addressLine1=One Microsoft Way", "city=Redmond", "state=WA", "postalCode=98052", "country=US"]
        );
    }

    account_allowed(text = "customer.validationstatus.allowed.json") {
        status(text, "Allowed");
    }

    account_not_allowed(text = "customer.validationstatus.notallowed.json") {
        status(text, "NotAllowed");
    }

    account_not_ready(text = "customer.validationstatus.notready.json") {
        status(text, "Not Ready");
    }

    account_under_review(text = "customer.validationstatus.underreview.json") {
        status(text, "UnderReview");
    }

    account_unknown(text = "customer.validationstatus.unknown.json") {
        status(text, "Unknown");
    }
}
