//! The qualification: set once, and for good.

use crate::check::explore;
use crate::scenario::Claim::*;
use crate::scenario::Fault::*;
use crate::scenario::Sight::*;
use crate::scenario::*;

#[test]
fn the_first_writer_wins() {
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
    explore("qualification", scenario);
}
