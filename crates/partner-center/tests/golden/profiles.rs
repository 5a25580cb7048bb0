//! The support profile and the billing profile.

use partner_center::{
    ETag, FailureKind, Method, Precondition, SupportProfilePath, billing_profile, read_resource,
    support_profile,
};

use super::fixtures::{READING, WRITING, fields, golden, success, tenant};

golden! {
    support_profile_of_2021(text = "profile.support.get-2021.json") {
        assert_eq!(read_resource(&success(text)).unwrap(), text);
        assert_eq!(ETag::of_document(text), None);
    }

    support_profile_of_2023(text = "profile.support.get-2023.json") {
        assert_eq!(read_resource(&success(text)).unwrap(), text);
        assert_eq!(ETag::of_document(text), None);
    }

    support_profile_is_written_as_it_is(body = "profile.support.put.request.json") {
        let paths = [
            (SupportProfilePath::SupportProfile, "v1/profiles/supportprofile"),
            (SupportProfilePath::Support, "v1/profiles/support"),
        ];
        for (path, expected) in paths {
            let request = support_profile::put(path, body.to_owned());
            assert_eq!(request.method, Method::Put);
            assert_eq!(request.path, expected);
            assert_eq!(fields(&request), WRITING);
            assert_eq!(request.body.as_deref(), Some(body));
        }
    }

    support_profile_comes_back(text = "profile.support.put.response.json") {
        assert_eq!(read_resource(&success(text)).unwrap(), text);
        let self_link = serde_json::from_str::<serde_json::Value>(text).unwrap()["links"]["self"]["uri"].clone();
        assert_eq!(self_link, format!("/{}", support_profile::get().path));
    }

    billing_profile_has_a_version(text = "customer.billing-profile.get.json") {
        let response = success(text);
        let read = read_resource(&response).unwrap();
        assert_eq!(read, text);
        assert_eq!(ETag::of_document(read).unwrap().header_value(), "\"<etag>\"");
        // Also with the byte order mark still there.
        assert_eq!(ETag::of_document(&response.body), ETag::of_document(read));
    }

    billing_profile_is_written_with_its_version(body = "customer.billing-profile.put.request.json") {
        let etag = ETag::of_document(body).unwrap();
        assert_eq!(etag.as_str(), "<etag>");
        let request = billing_profile::put(&tenant(), &Precondition::IfMatch(etag), body.to_owned());
        assert_eq!(request.method, Method::Put);
        assert_eq!(request.path, "v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/profiles/billing");
        assert_eq!(fields(&request), [WRITING.as_slice(), &[("If-Match", "\"<etag>\"")]].concat());
        assert_eq!(request.body.as_deref(), Some(body));
    }

    billing_profile_comes_back_with_a_version(text = "customer.billing-profile.put.response.json") {
        assert_eq!(read_resource(&success(text)).unwrap(), text);
        assert_eq!(ETag::of_document(text).unwrap().as_str(), "<etag>");
    }

    /// Wherever the connection broke, what arrived is no profile.
    cut_off_profile_is_unreadable(text = "customer.billing-profile.get.json") {
        let text = text.trim_end();
        for (end, _) in text.char_indices() {
            let failure = read_resource(&success(text.get(..end).unwrap())).unwrap_err();
            assert_eq!(failure.kind, FailureKind::Unreadable);
            assert_eq!(failure.text, None);
        }
    }

    /// The four versions that are known from the wire are numbers in strings.
    versions_of_real_billing_profiles(
        read = "customer.get-by-id.json",
        created = "customer.create.response-201.json",
        created_for_reseller = "customer.create-indirect.response.json",
        audited = "auditrecord.add_customer.json"
    ) {
        let audited = serde_json::from_str::<serde_json::Value>(audited).unwrap();
        let documents = [
            (read, "billingProfile", "-4242348048554929329"),
            (created, "billingProfile", "5920358838484612121"),
            (created_for_reseller, "billingProfile", "-8799889149591823008"),
            (audited["resourceNewValue"].as_str().unwrap(), "BillingProfile", "-2279334701316321663"),
        ];
        for (customer, member, version) in documents {
            let customer = serde_json::from_str::<serde_json::Value>(customer).unwrap();
            let etag = ETag::of_document(&customer[member].to_string()).unwrap();
            assert_eq!(etag.as_str(), version);
            assert_eq!(etag.header_value(), format!("\"{version}\""));
        }
    }
}

#[test]
fn profiles_are_asked_for() {
    let support = support_profile::get();
    assert_eq!((support.method, support.path.as_str()), (Method::Get, "v1/profiles/support"));
    assert_eq!((fields(&support), support.body.as_deref()), (READING.to_vec(), None));

    let billing = billing_profile::get(&tenant());
    assert_eq!(billing.method, Method::Get);
    assert_eq!(billing.path, "v1/customers/4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04/profiles/billing");
    assert_eq!((fields(&billing), billing.body.as_deref()), (READING.to_vec(), None));
}

#[test]
fn without_a_version_no_if_match_is_sent() {
    let request = billing_profile::put(&tenant(), &Precondition::Unconditional, "{}".to_owned());
    assert_eq!(fields(&request), WRITING);
}
