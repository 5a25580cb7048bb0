//! What must hold in every state, and what must be reached.

use crate::scenario::{Claim, Scenario, Sight};
use crate::world::{Tab, World};
use editing::{Message, Phase};
use stateright::Property;

const ACKNOWLEDGED: &str = "no acknowledged write is overwritten unseen";
const OVERWRITTEN: &str = "no write is overwritten unseen";
const KEPT: &str = "every edit is saved, kept, or discarded by the operator";
const STORED: &str = "what is stored is what is in the form";
const GIVEN_UP: &str = "no write is applied that was given up";
const ONCE: &str = "no write is applied twice";

/// The claim as the checker takes it.
pub fn property(claim: Claim) -> Property<Scenario> {
    match claim {
        Claim::NothingAcknowledgedIsOverwritten => {
            Property::always(ACKNOWLEDGED, |_, world: &World| !world.harm.acknowledged)
        }
        Claim::NothingIsOverwritten => {
            Property::always(OVERWRITTEN, |_, world: &World| !world.harm.overwritten)
        }
        Claim::NoEditIsLost => {
            Property::always(KEPT, |_, world: &World| world.tabs.iter().all(|tab| tab.keeps_every_edit()))
        }
        Claim::StorageIsUpToDate => Property::always(STORED, |_, world: &World| {
            world.tabs.iter().all(|tab| tab.storage_is_up_to_date())
        }),
        Claim::AppliedOnce => Property::always(ONCE, |_, world: &World| !world.harm.twice),
        Claim::NothingGivenUpIsApplied => Property::always(GIVEN_UP, |_, world: &World| !world.harm.given_up),
        Claim::Reaches(sight) => Property::sometimes(sight.name(), sighting(sight)),
    }
}

fn sighting(sight: Sight) -> fn(&Scenario, &World) -> bool {
    macro_rules! somebody {
        ($pattern:pat $(if $guard:expr)?) => {
            |_, world| world.tabs.iter().any(|tab| {
                tab.form.open().is_some_and(|open| matches!(&open.phase, $pattern $(if $guard)?))
            })
        };
    }
    use Message as M;
    use Phase::Editing;
    match sight {
        Sight::Saved => somebody!(Editing(Some(M::Saved { .. }))),
        Sight::AlreadySaved => somebody!(Editing(Some(M::AlreadySaved))),
        Sight::Merged => somebody!(Editing(Some(M::Merged(_)))),
        Sight::Conflict => somebody!(Phase::Conflict(_)),
        Sight::ConflictAgain => |_, world| {
            let again = |tab: &Tab| {
                tab.form.open().is_some_and(|open| open.round > 1 && matches!(open.phase, Phase::Conflict(_)))
            };
            world.tabs.iter().any(|tab| again(tab))
        },
        Sight::Unknown => somebody!(Phase::Unknown(..)),
        Sight::NotSaved => somebody!(Editing(Some(M::NotSaved))),
        Sight::Restored => somebody!(Editing(Some(M::Restored(_)))),
        Sight::Expired => |_, world| {
            world.tabs.iter().any(|tab| tab.form.open().is_some_and(|open| !open.expired.is_empty()))
        },
        Sight::Warned => |_, world| {
            world.tabs.iter().any(|tab| tab.form.open().is_some_and(|open| open.elsewhere.is_some()))
        },
        Sight::Undone => |scenario, world| {
            // Back to the first values, by a write.
            world.service.document == scenario.document() && world.service.writers.iter().any(Option::is_some)
        },
        Sight::VersionMoved => somebody!(Editing(Some(M::VersionMoved))),
        Sight::CurrentVersionRefused => somebody!(Editing(Some(M::CurrentVersionRefused(_)))),
    }
}
