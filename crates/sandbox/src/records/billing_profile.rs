//! A customer's billing profile (section 1.2).

use super::write::{Shape, WriteMistake, written};
use crate::EtagForm;
use crate::invented::{Customer, guid};
use crate::json::{Object, quoted};

/// The document, and the etag that it carries in `attributes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillingProfile {
    pub document: Object,
    pub etag: String,
}

/// The documented members that a caller may write.
const SHAPE: Shape = Shape {
    strings: &["firstName", "lastName", "email", "culture", "language", "companyName"],
    object: Some(("defaultAddress", &ADDRESS)),
};

/// The members of an address that some source names.
const ADDRESS: [&str; 15] = [
    "id",
    "country",
    "region",
    "city",
    "state",
    "district",
    "addressLine1",
    "addressLine2",
    "addressLine3",
    "postalCode",
    "firstName",
    "middleName",
    "lastName",
    "phoneNumber",
    "emailAddress",
];

/// The members that belong to the service.
fn owned(customer: &Customer, etag: &str) -> [(&'static str, String); 3] {
    let number = u64::try_from(customer.number).unwrap_or_default();
    [
        ("id", quoted(&guid(number | 1 << 40))),
        (
            "links",
            format!(
                r#"{{"self":{{"uri":"/v1/customers/{}/profiles/billing","method":"GET","headers":[]}}}}"#,
                customer.id
            ),
        ),
        ("attributes", attributes(etag)),
    ]
}

fn attributes(etag: &str) -> String {
    Object::new().with_text("etag", etag).with_text("objectType", "CustomerBillingProfile").to_string()
}

/// An address that a caller sent, of the members that some source names, in camelCase.
///
/// # Errors
/// [`WriteMistake::WrongType`] when one of them is no string.
pub fn written_address(sent: &Object) -> Result<Object, WriteMistake> {
    let all = written(sent, Shape { strings: &ADDRESS, object: None }, &[])?;
    let known = |name: &str| ADDRESS.contains(&name);
    Ok(all
        .members()
        .filter(|(name, _)| known(name))
        .fold(Object::new(), |address, (name, value)| address.with(name, value)))
}

impl BillingProfile {
    /// The profile of the beginning, with members that no documentation names, in the profile and in its address.
    pub fn invent(customer: &Customer, etag: &str) -> Self {
        let (first, last) = customer.person();
        let country = customer.country();
        let [id, links, attributes] = owned(customer, etag);
        let mut document = Object::new()
            .with(id.0, id.1)
            .with_text("firstName", first)
            .with_text("lastName", last)
            .with_text("email", &format!("billing@{}", customer.domain))
            .with_text("culture", country.culture)
            .with_text("language", country.language)
            .with_text("companyName", &customer.company_name)
            .with(
                "invoicePreferences",
                format!(
                    r#"{{"discountRate":1.50,"ledgerAccount":1234567890123456{:04},"copies":["paper","e-mail"],"purchaseOrder":null}}"#,
                    customer.number % 10_000
                ),
            );
        if customer.has_address() {
            document.push("defaultAddress", address(customer).to_string());
        }
        document.push("creditScore", "7.10E+2");
        document.push(links.0, links.1);
        document.push(attributes.0, attributes.1);
        Self { document, etag: etag.to_owned() }
    }

    /// The profile that a write leaves behind, with this new etag.
    ///
    /// # Errors
    /// [`WriteMistake`] when the body is no billing profile.
    pub fn written(customer: &Customer, sent: &Object, etag: &str) -> Result<Self, WriteMistake> {
        let document = written(sent, SHAPE, &owned(customer, etag))?;
        Ok(Self { document, etag: etag.to_owned() })
    }

    /// A profile that was kept as its document; `None` when that has no etag.
    pub fn kept(document: Object) -> Option<Self> {
        let etag = Self::etag_in(&document)?;
        Some(Self { document, etag })
    }

    /// The document with its etag in this form.
    pub fn spelled(&self, form: EtagForm) -> String {
        let mut document = self.document.clone();
        document.set("attributes", attributes(&form.of(&self.etag)));
        document.to_string()
    }

    /// Gives the profile another etag.
    pub fn stamp(&mut self, etag: &str) {
        self.document.set("attributes", attributes(etag));
        etag.clone_into(&mut self.etag);
    }

    /// The etag that a body carries in `attributes`.
    pub fn etag_in(sent: &Object) -> Option<String> {
        sent.object("attributes")?.text("etag")
    }
}

fn address(customer: &Customer) -> Object {
    let (first, last) = customer.person();
    let (city, state, postal_code) = customer.place();
    let mut address = Object::new().with_text("country", customer.country().code).with_text("city", city);
    if !state.is_empty() {
        address = address.with_text("state", state);
    }
    address = address.with_text("addressLine1", customer.street());
    if !postal_code.is_empty() {
        address = address.with_text("postalCode", postal_code);
    }
    address
        .with_text("firstName", first)
        .with_text("lastName", last)
        .with_text("phoneNumber", &customer.phone())
        .with("geo", r#"{"latitude":52.00,"longitude":4.360,"sources":["survey",2]}"#)
}
