//! What can happen.

use crate::service::{ReadFault, WriteFault};
use editing::ProblemKind;
use proptest::prelude::*;
use proptest::sample::select;

/// What happens next; `who` is one of the two people.
#[derive(Clone, Debug)]
pub enum Action {
    Types {
        who: usize,
        field: usize,
        text: &'static str,
    },
    PutsBack {
        who: usize,
        field: usize,
    },
    Saves {
        who: usize,
    },
    Confirms {
        who: usize,
    },
    LeavesReview {
        who: usize,
    },
    /// Decides one of the open questions.
    Chooses {
        who: usize,
        which: usize,
        mine: bool,
    },
    SendsAgain {
        who: usize,
    },
    FindsOut {
        who: usize,
    },
    Discards {
        who: usize,
    },
    /// The call of the form reaches the service.
    Arrives {
        who: usize,
    },
    /// The answer reaches the form.
    Answered {
        who: usize,
    },
    /// The form waits no longer; a write may still reach the service later.
    TimesOut {
        who: usize,
    },
    /// A write for which nobody waits any more reaches the service.
    ArrivesLate,
    /// An answer comes once more.
    AnsweredAgain {
        who: usize,
    },
    /// The record is changed by another way.
    ChangesElsewhere {
        field: usize,
        text: &'static str,
    },
    /// A member that no field names is changed by another way.
    ChangesUnnamed {
        text: &'static str,
    },
    NextRead(ReadFault),
    NextWrite(WriteFault),
}

const TEXTS: [&str; 7] = ["", "a", "A", " a", "b", "Government", "\"\u{fc}\\"];

/// A history for a record with so many fields.
pub fn actions(fields: usize) -> impl Strategy<Value = Vec<Action>> {
    let who = || 0..2_usize;
    let field = move || 0..fields;
    let text = || select(&TEXTS[..]);
    let action = prop_oneof![
        12 => (who(), field(), text()).prop_map(|(who, field, text)| Action::Types { who, field, text }),
        2 => (who(), field()).prop_map(|(who, field)| Action::PutsBack { who, field }),
        10 => who().prop_map(|who| Action::Saves { who }),
        5 => who().prop_map(|who| Action::Confirms { who }),
        1 => who().prop_map(|who| Action::LeavesReview { who }),
        5 => (who(), 0..3_usize, any::<bool>())
            .prop_map(|(who, which, mine)| Action::Chooses { who, which, mine }),
        3 => who().prop_map(|who| Action::SendsAgain { who }),
        3 => who().prop_map(|who| Action::FindsOut { who }),
        1 => who().prop_map(|who| Action::Discards { who }),
        16 => who().prop_map(|who| Action::Arrives { who }),
        16 => who().prop_map(|who| Action::Answered { who }),
        2 => who().prop_map(|who| Action::TimesOut { who }),
        2 => Just(Action::ArrivesLate),
        1 => who().prop_map(|who| Action::AnsweredAgain { who }),
        2 => (field(), text()).prop_map(|(field, text)| Action::ChangesElsewhere { field, text }),
        1 => text().prop_map(|text| Action::ChangesUnnamed { text }),
        1 => select(vec![ReadFault::Unreachable, ReadFault::WithoutVersion]).prop_map(Action::NextRead),
        3 => select(vec![
            WriteFault::RefusedAsStale,
            WriteFault::Refused(ProblemKind::Throttled { seconds: 1 }),
            WriteFault::LostBefore,
            WriteFault::LostAfter,
            WriteFault::Unreadable,
            WriteFault::AnsweredWithoutVersion,
            WriteFault::AnsweredInPart,
            WriteFault::Normalised("/email", "normal"),
        ]).prop_map(Action::NextWrite),
    ];
    prop::collection::vec(action, 1..80)
}
