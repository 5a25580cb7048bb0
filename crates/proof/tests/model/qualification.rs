//! The qualification: set once, and for good.

use crate::check::explore;
use crate::scenario::Claim::*;
use crate::scenario::Fault::*;
use crate::scenario::Sight::*;
use crate::scenario::*;

fn set_once() -> Scenario {
    let mut scenario = Scenario::of_two(&QUALIFICATION, &[(CITY, "Delft")], &[(CITY, "Leiden")]);
    scenario.freedom = Freedom::NONE;
    scenario.faults = vec![Lost, Late, Twice, AnsweredTwice, Refused];
    scenario.most_faults = 1;
    scenario.most_reloads = 1;
    scenario.claims = vec![
        NothingAcknowledgedIsOverwritten,
        NothingIsOverwritten,
        NoEditIsLost,
        StorageIsUpToDate,
        AppliedOnce,
        Reaches(Saved),
        Reaches(Conflict),
        Reaches(Unknown),
        Reaches(Restored),
    ];
    scenario
}

#[test]
fn the_first_writer_wins() {
    explore("qualification", set_once());
}

#[test]
fn a_write_that_is_answered_without_a_body_is_read_back() {
    explore("qualification without a body", Scenario { answers_without_body: true, ..set_once() });
}
