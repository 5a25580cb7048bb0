//! The billing profile: a save is applied only if nobody changed the record since it was shown.

use crate::check::{explore, refute};
use crate::scenario::Claim::{self, *};
use crate::scenario::Fault::*;
use crate::scenario::Sight::*;
use crate::scenario::*;

const ALWAYS: [Claim; 5] =
    [NothingAcknowledgedIsOverwritten, NothingIsOverwritten, NoEditIsLost, StorageIsUpToDate, AppliedOnce];

const ALL_FAULTS: [Fault; 6] = [Lost, Late, Twice, AnsweredTwice, Refused, RefusedAsStale];

/// Both change the city.
fn same_field() -> Scenario {
    let scenario = Scenario::of_two(&BILLING_CITY, &[(CITY, "Delft")], &[(CITY, "Leiden")]);
    Scenario { claims: ALWAYS.to_vec(), freedom: Freedom::NONE, ..scenario }
}

/// One changes the city, the other the street of the same address; both the e-mail address.
fn address() -> Scenario {
    let scenario =
        Scenario::of_two(&BILLING, &[(CITY, "Delft"), (EMAIL, "anna")], &[(STREET, "Dam"), (EMAIL, "ben")]);
    Scenario { claims: ALWAYS.to_vec(), freedom: Freedom::NONE, ..scenario }
}

fn seeing(mut scenario: Scenario, sights: &[Sight]) -> Scenario {
    scenario.claims.extend(sights.iter().map(|sight| Reaches(*sight)));
    scenario
}

#[test]
fn groups_conflict_and_other_fields_merge() {
    explore("billing, an address and a field", seeing(address(), &[Saved, Merged, Conflict, ConflictAgain]));
}

#[test]
fn three_operators() {
    let mut scenario = same_field();
    let third = Seat { operator: 2, browser: 2, types: vec![(CITY, "Zwolle")], is_open: true };
    scenario.seats.push(third);
    explore("billing, three operators", seeing(scenario, &[Saved, Conflict, ConflictAgain]));
}

#[test]
fn calls_are_lost_late_doubled_and_refused() {
    let scenario = Scenario { faults: ALL_FAULTS.to_vec(), most_faults: 2, ..same_field() };
    let sights = [Saved, AlreadySaved, Conflict, Unknown, NotSaved, CurrentVersionRefused];
    explore("billing, two faults", seeing(scenario, &sights));
}

#[test]
fn the_service_knows_no_request_ids() {
    let scenario =
        Scenario { faults: vec![Lost, Late, Twice], most_faults: 2, replays: false, ..same_field() };
    explore("billing, two faults, no reply kept", seeing(scenario, &[Saved, AlreadySaved, Unknown]));
}

#[test]
fn a_tab_crashes_in_the_middle() {
    let scenario = Scenario {
        faults: ALL_FAULTS.to_vec(),
        most_faults: 1,
        most_reloads: 1,
        overnight: true,
        ..same_field()
    };
    let sights = [Saved, AlreadySaved, Conflict, Unknown, NotSaved, Restored, Expired];
    explore("billing, a fault and a crash", seeing(scenario, &sights));
}

#[test]
fn discarded_taken_back_and_put_back() {
    let freedom = Freedom { discards: true, puts_back: true, ..Freedom::NONE };
    let scenario = Scenario { freedom, most_reloads: 1, overnight: true, ..same_field() };
    explore("billing, discards and a crash", seeing(scenario, &[Saved, Conflict, Restored, Expired]));
}

#[test]
fn an_undo_destroys_nothing() {
    let freedom = Freedom { undoes: true, looks: true, ..Freedom::NONE };
    let scenario = Scenario { freedom, ..same_field() };
    explore("billing, undo and early warning", seeing(scenario, &[Saved, Conflict, Undone, Warned]));
}

#[test]
fn only_the_version_moves() {
    let freedom = Freedom { looks: true, ..Freedom::NONE };
    let scenario = Scenario { freedom, most_touches: 2, ..same_field() };
    explore("billing, the version moves", seeing(scenario, &[Saved, Conflict, VersionMoved]));
}

#[test]
fn typing_goes_on_during_a_save() {
    let mut scenario = same_field();
    scenario.seats[0].types.push((CITY, "Delfzijl"));
    scenario.freedom.types_on = true;
    scenario.faults = vec![Lost];
    scenario.most_faults = 1;
    explore("billing, typed during a save", seeing(scenario, &[Saved, AlreadySaved, Conflict]));
}

#[test]
fn a_duplicated_tab() {
    let mut scenario = same_field();
    let copy = Seat { is_open: false, ..scenario.seats[0].clone() };
    scenario.seats.push(copy);
    scenario.faults = vec![Lost, Late];
    scenario.most_faults = 1;
    explore("billing, a duplicated tab", seeing(scenario, &[Saved, AlreadySaved, Conflict, Restored]));
}

#[test]
fn without_if_match_a_save_is_lost() {
    let scenario = Scenario { versions: Versions::Ignored, ..same_field() };
    let found = refute("billing, If-Match left out", scenario, NothingAcknowledgedIsOverwritten);
    found.goes_through(&[
        "ANNA's write is applied",
        "ANNA gets the answer to the write: the form says \"saved\"",
        "BEN's write is applied: city was \"Delft\", is \"Leiden\"",
    ]);
    found.is_documented("if-match-left-out");
}

#[test]
fn a_save_that_was_given_up_may_still_be_applied() {
    let scenario = Scenario {
        freedom: Freedom { discards: true, ..Freedom::NONE },
        faults: vec![Late],
        most_faults: 1,
        ..same_field()
    };
    let found = refute("billing, given up", scenario, NothingGivenUpIsApplied);
    found.goes_through(&["gives up waiting", "ANNA discards the edits", "ANNA's write is applied"]);
    found.is_documented("given-up");
}
