//! Golden tests: every fixture, read or written by the functions of this crate.

#[cfg(test)]
mod address_validation;
#[cfg(test)]
mod audit_records;
#[cfg(test)]
mod country_rules;
#[cfg(test)]
mod customers;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod other_resources;
#[cfg(test)]
mod profiles;
#[cfg(test)]
mod qualification;
#[cfg(test)]
mod qualifications;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod validation_codes;
