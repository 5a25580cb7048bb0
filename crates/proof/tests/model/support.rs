//! The support profile: no version to compare, so a save reads, writes and reads.

use crate::check::{explore, refute};
use crate::scenario::Claim::{self, *};
use crate::scenario::Fault::*;
use crate::scenario::Sight::*;
use crate::scenario::*;

fn two_operators() -> Scenario {
    let scenario = Scenario::of_two(&SUPPORT_CITY, &[(CITY, "Delft")], &[(CITY, "Leiden")]);
    Scenario { freedom: Freedom::NONE, ..scenario }
}

fn two_tabs() -> Scenario {
    let mut scenario = two_operators();
    for seat in &mut scenario.seats {
        (seat.operator, seat.browser) = (0, 0);
    }
    scenario
}

fn claiming(mut scenario: Scenario, always: &[Claim], sights: &[Sight]) -> Scenario {
    scenario.claims = always.to_vec();
    scenario.claims.extend(sights.iter().map(|sight| Reaches(*sight)));
    scenario
}

const ALWAYS: [Claim; 5] =
    [NothingAcknowledgedIsOverwritten, NothingIsOverwritten, NoEditIsLost, StorageIsUpToDate, AppliedOnce];

#[test]
fn two_tabs_of_one_browser_take_turns() {
    let scenario = Scenario {
        freedom: Freedom { looks: true, types_on: true, discards: true, ..Freedom::NONE },
        faults: vec![Lost, Twice, AnsweredTwice, Refused],
        most_faults: 1,
        ..two_tabs()
    };
    explore("support, two tabs, a fault", claiming(scenario, &ALWAYS, &[Saved, Conflict, Unknown, NotSaved]));
}

#[test]
fn no_edit_is_lost_between_operators() {
    let scenario =
        Scenario { faults: vec![Lost, Late, Refused], most_faults: 1, most_reloads: 1, ..two_operators() };
    let always = [NoEditIsLost, StorageIsUpToDate, AppliedOnce];
    let sights = [Saved, AlreadySaved, Conflict, Unknown, NotSaved, Restored];
    explore("support, two operators", claiming(scenario, &always, &sights));
}

#[test]
fn between_two_operators_a_save_is_lost() {
    let found = refute("support, two operators, a race", two_operators(), NothingAcknowledgedIsOverwritten);
    found.goes_through(&[
        "The service answers BEN's read: city \"Gouda\"",
        "ANNA's write is applied: city was \"Gouda\", is \"Delft\"",
        "the form says \"saved\"",
        "BEN gets the answer to the read: the form sends the write",
        "BEN's write is applied: city was \"Delft\", is \"Leiden\"",
    ]);
    found.is_documented("support-race");
}

#[test]
fn a_write_that_is_late_outlives_its_turn() {
    let scenario = Scenario { faults: vec![Late], most_faults: 1, ..two_tabs() };
    let found = refute("support, two tabs, a late write", scenario, NothingAcknowledgedIsOverwritten);
    found.goes_through(&[
        "gives up waiting",
        "The service answers ANNA in tab 2's read: city \"Gouda\"",
        "ANNA in tab 1's write is applied",
        "the form says \"already saved\"",
        "ANNA in tab 2's write is applied: city was \"Delft\", is \"Leiden\"",
    ]);
    found.is_documented("support-late-write");
}
