//! The routes, against the published description of the API.

use partner_center::{
    ETag, Evidence, Precondition, Qualification, Request, ValidationCodeId, address_validation,
    billing_profile, customers, qualification, qualifications, validation_codes,
};
use serde_json::Value;

use super::fixtures::{golden, success, tenant};

/// The description of the method and path of a request; `None` when the description does not have it.
fn described<'a>(description: &'a Value, request: &Request) -> Option<&'a Value> {
    let path = request.path.split('?').next()?.replace(tenant().as_str(), "{customer_id}");
    let path = path.strip_prefix("v1/").map(|rest| format!("/v{{version}}/{rest}"))?;
    description["paths"].get(path)?.get(request.method.as_str().to_ascii_lowercase())
}

golden! {
    routes_are_described(text = "customerservice.swagger-extract.json") {
        let description = serde_json::from_str::<Value>(text).unwrap();
        let code = ValidationCodeId::new("123456");
        let cloud = Qualification::GovernmentCommunityCloud;
        let first = customers::list(500);
        let page = r#"{"items":[],"continuationToken":"t"}"#;
        let token = customers::read_page(&success(page)).unwrap().next.unwrap();
        let requests = [
            billing_profile::get(&tenant()),
            billing_profile::put(
                &tenant(),
                &Precondition::IfMatch(ETag::new("1").unwrap()),
                "{}".to_owned(),
            ),
            qualification::get(&tenant()),
            qualification::put(&tenant(), &cloud, code.as_ref()).unwrap(),
            customers::next(&first, &token),
            first,
            customers::customer(&tenant()),
            validation_codes::list(),
            qualifications::get(&tenant()),
            qualifications::post(&tenant(), &Qualification::StateOwnedEntity, Evidence::default()).unwrap(),
            address_validation::post("{}"),
        ];
        for request in &requests {
            let operation = described(&description, request).unwrap();
            let parameters = operation["parameters"].as_array().unwrap();
            let is_described = |name: &str| {
                parameters.iter().any(|parameter| parameter["in"] == "query" && parameter["name"] == name)
            };
            let query = request.path.split_once('?').map_or("", |(_, query)| query);
            for part in query.split('&').filter(|part| !part.is_empty()) {
                let name = part.split_once('=').unwrap().0;
                assert!(is_described(name), "{name} of {}", request.path);
            }
        }
    }

    /// The members that are read are those of the description.
    members_are_described(text = "customerservice.swagger-extract.json") {
        let description = serde_json::from_str::<Value>(text).unwrap();
        let address: Vec<&str> = address_validation::FIELDS.to_vec();
        let properties = |name: &str| {
            let (_, definition) = description["definitions"]
                .as_object()
                .unwrap()
                .iter()
                .find(|(full_name, _)| full_name.ends_with(name))
                .unwrap();
            definition["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>()
        };
        let expected = [
            ("V1.GccValidation", ["validationId", "organizationName", "maxCreates", "remainingCreates"].as_slice()),
            ("V1.Customer", &["id", "companyProfile", "relationshipToPartner", "allowDelegatedAccess", "customDomains"]),
            ("V1.CustomerCompanyProfile", &["companyName", "domain"]),
            ("V1.CustomerBillingProfile", &["defaultAddress", "attributes"]),
            ("V1.Address", &address),
            ("V2.CustomerQualification", &["qualification", "vettingStatus", "vettingReason", "vettingCreateDate"]),
            ("V2.CustomerQualifications", &["qualifications"]),
            ("Collections.ResourceAttributes", &["etag"]),
            ("Collections.ResourceLinks", &["next"]),
            ("Collections.Link", &["headers"]),
        ];
        for (definition, members) in expected {
            let described = properties(definition);
            for member in members {
                let is_described = described.iter().any(|name| name.eq_ignore_ascii_case(member));
                assert!(is_described, "{definition} has {described:?}, not {member}");
            }
        }
    }
}
