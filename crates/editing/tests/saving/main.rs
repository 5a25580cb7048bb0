//! Saving a record, played from both sides: people at forms, and a service that has its own mind.

#[cfg(test)]
mod again;
#[cfg(test)]
mod call;
#[cfg(test)]
mod clock;
#[cfg(test)]
mod conflict;
#[cfg(test)]
mod discard;
#[cfg(test)]
mod expired;
#[cfg(test)]
mod kept;
#[cfg(test)]
mod pending;
#[cfg(test)]
mod person;
#[cfg(test)]
mod qualification;
#[cfg(test)]
mod random;
#[cfg(test)]
mod records;
#[cfg(test)]
mod save;
#[cfg(test)]
mod service;
#[cfg(test)]
mod sight;
#[cfg(test)]
mod stale;
#[cfg(test)]
mod support_profile;
#[cfg(test)]
mod surroundings;
#[cfg(test)]
mod turns;
#[cfg(test)]
mod typed_on;
#[cfg(test)]
mod typing;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod unknown;
#[cfg(test)]
mod warned_save;
#[cfg(test)]
mod warning;
#[cfg(test)]
mod who;
#[cfg(test)]
mod without_version;
