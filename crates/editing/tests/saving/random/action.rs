//! What can happen.

use crate::clock::{MINUTE, SECOND};
use crate::service::{ReadFault, WriteFault};
use editing::{Choice, EXPIRY, Event, ProblemKind};
use proptest::prelude::*;
use proptest::sample::select;

/// What happens next; `who` is one of the forms, and nothing happens where it is not there.
#[derive(Clone, Debug)]
pub enum Action {
    /// What a person does at their form.
    Does {
        who: usize,
        event: Event,
    },
    /// Decides one of the open questions.
    Chooses {
        who: usize,
        which: usize,
        mine: bool,
    },
    /// A call of the form reaches the service: the first or the last that is under way.
    Arrives {
        who: usize,
        last: bool,
    },
    /// An answer reaches the form.
    Answered {
        who: usize,
        last: bool,
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
    /// The audit log answers the first question or the last one.
    Told {
        who: usize,
        first: bool,
    },
    /// The tab crashes, and is opened again.
    Crashes {
        who: usize,
    },
    /// The first person duplicates the tab.
    Duplicates,
    /// Milliseconds pass.
    Passes(u64),
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

/// What a person does at a form with so many fields; what is likely is there more than once.
fn event(fields: usize) -> impl Strategy<Value = Event> {
    let field = move || 0..fields;
    let of = |event: Event| Just(event);
    let choice = select(vec![Choice::Mine, Choice::Theirs]);
    prop_oneof![
        32 => (field(), select(&TEXTS[..])).prop_map(|(field, text)| Event::Typed { field, text: text.to_owned() }),
        4 => field().prop_map(|field| Event::PutBack { field }),
        20 => of(Event::SavePressed),
        10 => of(Event::Confirmed),
        2 => of(Event::ReviewLeft),
        2 => of(Event::WaitingStopped),
        2 => choice.prop_map(Event::ChosenAll),
        6 => of(Event::SendAgain),
        6 => of(Event::FindOut),
        2 => of(Event::Discarded),
        2 => of(Event::TakenBack),
        4 => of(Event::UndoPressed),
        6 => of(Event::Regarded),
        3 => of(Event::MinutePassed),
        5 => of(Event::UpdatePressed),
        2 => of(Event::LaterPressed),
        3 => of(Event::Reload),
        3 => (0..3_usize).prop_map(Event::RestorePressed),
        1 => (0..3_usize).prop_map(Event::ExpiredDiscarded),
    ]
}

/// A history for a record with so many fields.
pub fn actions(fields: usize) -> impl Strategy<Value = Vec<Action>> {
    // The third is the duplicated tab, which may not be there.
    let who = || select(vec![0_usize, 0, 0, 1, 1, 1, 2]);
    let last = || prop::bool::weighted(0.3);
    let text = || select(&TEXTS[..]);
    let action = prop_oneof![
        45 => (who(), event(fields)).prop_map(|(who, event)| Action::Does { who, event }),
        5 => (who(), 0..3_usize, any::<bool>())
            .prop_map(|(who, which, mine)| Action::Chooses { who, which, mine }),
        24 => (who(), last()).prop_map(|(who, last)| Action::Arrives { who, last }),
        24 => (who(), last()).prop_map(|(who, last)| Action::Answered { who, last }),
        2 => who().prop_map(|who| Action::TimesOut { who }),
        2 => Just(Action::ArrivesLate),
        1 => who().prop_map(|who| Action::AnsweredAgain { who }),
        2 => (who(), any::<bool>()).prop_map(|(who, first)| Action::Told { who, first }),
        3 => who().prop_map(|who| Action::Crashes { who }),
        2 => Just(Action::Duplicates),
        2 => select(vec![SECOND, MINUTE + 1, EXPIRY + 1]).prop_map(Action::Passes),
        2 => (0..fields, text()).prop_map(|(field, text)| Action::ChangesElsewhere { field, text }),
        1 => text().prop_map(|text| Action::ChangesUnnamed { text }),
        1 => select(vec![ReadFault::Unreachable, ReadFault::WithoutVersion]).prop_map(Action::NextRead),
        3 => select(vec![
            WriteFault::RefusedAsStale,
            WriteFault::Refused(ProblemKind::Throttled { seconds: 1 }),
            WriteFault::LostBefore,
            WriteFault::LostAfter,
            WriteFault::Unreadable,
            WriteFault::WithoutBody,
            WriteFault::WithoutBodyNorEffect,
            WriteFault::AnsweredWithoutVersion,
            WriteFault::AnsweredInPart,
            WriteFault::Normalised("/email", "normal"),
        ]).prop_map(Action::NextWrite),
    ];
    prop::collection::vec(action, 1..100)
}
