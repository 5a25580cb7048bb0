use crate::answer::Answer;
use crate::invented::{Customer, guid};
use crate::json::{Object, quoted};
use crate::{DomainForm, Store};

/// GET `customers/{id}`: with the billing profile, and with what delegated access opens.
pub fn get(store: &Store, customer: &Customer) -> Answer {
    let id = customer.id.as_str();
    let number = u64::try_from(customer.number).unwrap_or_default();
    let mut document = Object::new()
        .with_text("id", id)
        .with_text("commerceId", &guid(number | 1 << 41))
        .with("companyProfile", company_profile(customer, store.settings().customer_domain).to_string())
        .with("billingProfile", store.records.billing_profile(customer).document.to_string())
        .with_text("relationshipToPartner", "reseller")
        .with("allowDelegatedAccess", customer.allows_delegated_access().to_string());
    if customer.allows_delegated_access() {
        document.push("customDomains", format!("[{}]", quoted(&customer.domain)));
    }
    document.push("links", self_link(&format!("/customers/{id}")));
    document.push("attributes", r#"{"objectType":"Customer"}"#);
    Answer::found(document.to_string())
}

fn company_profile(customer: &Customer, form: DomainForm) -> Object {
    let id = customer.id.as_str();
    let mut profile = Object::new()
        .with_text("tenantId", id)
        .with_text("domain", &customer.shown_domain(form))
        .with_text("companyName", &customer.company_name);
    if customer.allows_delegated_access() {
        let (city, state, postal_code) = customer.place();
        let mut address = Object::new().with_text("country", customer.country().code);
        if !state.is_empty() {
            address.push("region", quoted(state));
        }
        let address = address
            .with_text("city", city)
            .with_text("addressLine1", customer.street())
            .with_text("postalCode", postal_code)
            .with_text("phoneNumber", &customer.phone());
        profile.push("address", address.to_string());
        profile.push("email", quoted(&format!("info@{}", customer.domain)));
    }
    profile
        .with("links", self_link(&format!("/customers/{id}/profiles/company")))
        .with("attributes", r#"{"objectType":"CustomerCompanyProfile"}"#)
}

fn self_link(uri: &str) -> String {
    let link = Object::new().with_text("uri", uri).with_text("method", "GET").with("headers", "[]");
    Object::new().with("self", link.to_string()).to_string()
}
