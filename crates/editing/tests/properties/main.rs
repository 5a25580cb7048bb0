//! Rules that hold for whatever the service holds, whatever people type, and whatever is kept.

#[cfg(test)]
mod document;
#[cfg(test)]
mod draft;
#[cfg(test)]
mod invisible;
#[cfg(test)]
mod merge;
#[cfg(test)]
mod profile;
#[cfg(test)]
mod stored;
#[cfg(test)]
mod tree;

/// As many cases as `PROPTEST_CASES` says, or enough to meet each rule many times over.
#[cfg(test)]
fn config(cases: u32) -> proptest::prelude::ProptestConfig {
    let default = proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => default,
        None => proptest::prelude::ProptestConfig { cases, ..default },
    }
}
