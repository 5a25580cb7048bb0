//! The sandbox's behaviour, call by call, without a network.

#[cfg(test)]
mod addresses;
#[cfg(test)]
mod audit_records;
#[cfg(test)]
mod authorization;
#[cfg(test)]
mod billing_profile;
#[cfg(test)]
mod caller;
#[cfg(test)]
mod control;
#[cfg(test)]
mod country_rules;
#[cfg(test)]
mod customers;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod qualification;
#[cfg(test)]
mod qualifications;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod support_profile;
