//! The rules of the API reference, one module per subject, and properties over arbitrary input.

#[cfg(test)]
mod address_validation;
#[cfg(test)]
mod audit_records;
#[cfg(test)]
mod audit_values;
#[cfg(test)]
mod challenge;
#[cfg(test)]
mod countries;
#[cfg(test)]
mod country_rules;
#[cfg(test)]
mod customer_search;
#[cfg(test)]
mod customers;
#[cfg(test)]
mod etag;
#[cfg(test)]
mod failure;
#[cfg(test)]
mod hosts;
#[cfg(test)]
mod iso_date;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod qualification;
#[cfg(test)]
mod qualification_choice;
#[cfg(test)]
mod qualification_route;
#[cfg(test)]
mod qualifications;
#[cfg(test)]
mod resource;
#[cfg(test)]
mod retry_after;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod section_9;
#[cfg(test)]
mod states;
#[cfg(test)]
mod support_profile;
#[cfg(test)]
mod tenant_id;
#[cfg(test)]
mod validation_codes;

#[cfg(test)]
/// A response without header fields.
fn response(status: u16, body: &str) -> partner_center::Response {
    partner_center::Response { status, headers: partner_center::Headers::new(), body: body.to_owned() }
}
