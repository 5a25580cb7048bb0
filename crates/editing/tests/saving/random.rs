//! Two people, one perhaps in two tabs, whatever they do, in any order, whatever happens to their calls and tabs.
//!
//! Each of their steps is held to what `Person::checks` says: drafts are stored exactly where a comparison before and after
//! the step finds a difference, and the step tells whether it changed the state.

mod action;
mod client;
mod ending;
mod ledger;
mod rules;
mod world;

use crate::records::{billing, qualification, support};
use crate::service::Service;
use action::{Action, actions};
use editing::Record;
use proptest::prelude::*;
use world::World;

fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => default,
        None => ProptestConfig { cases, ..default },
    }
}

fn play(record: &'static Record, service: Service, actions: Vec<Action>) -> Result<(), TestCaseError> {
    let mut world = World::new(record, service);
    for action in actions {
        world.act(action)?;
    }
    world.ends_well()
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn versions_keep_every_word(
        actions in actions(billing::RECORD.fields.len()),
        strict in any::<bool>(),
        replays in any::<bool>(),
    ) {
        let mut service = Service::versioned(&billing::RECORD);
        (service.strict, service.replays) = (strict, replays);
        play(&billing::RECORD, service, actions)?;
    }

    #[test]
    fn without_versions_every_word_is_kept(actions in actions(support::RECORD.fields.len())) {
        play(&support::RECORD, Service::unversioned(&support::RECORD), actions)?;
    }

    #[test]
    fn a_version_where_none_was_expected_is_used(actions in actions(support::RECORD.fields.len())) {
        play(&support::RECORD, Service::versioned(&support::RECORD), actions)?;
    }

    #[test]
    fn choices_are_sent_as_reviewed(actions in actions(qualification::RECORD.fields.len())) {
        play(&qualification::RECORD, Service::of_choice(&qualification::RECORD), actions)?;
    }
}
