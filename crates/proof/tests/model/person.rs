//! What a person can do in a state of the form.

use crate::scenario::Scenario;
use crate::world::Tab;
use editing::{Choice, Event, Message, Phase, State, Unit};

/// Something that a person does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    Types(usize, &'static str),
    PutsBack(usize),
    Saves,
    Confirms,
    LeavesReview,
    Chooses(Unit, Choice),
    SendsAgain,
    FindsOut,
    Discards,
    TakesBack,
    Undoes,
    Looks,
    Updates,
    WaitsWithIt,
    Restores(usize),
    DiscardsExpired(usize),
    Reloads,
}

impl Deed {
    /// What the form hears of it.
    pub fn event(&self) -> Event {
        match self {
            Self::Types(field, text) => Event::Typed { field: *field, text: (*text).to_owned() },
            Self::PutsBack(field) => Event::PutBack { field: *field },
            Self::Saves => Event::SavePressed,
            Self::Confirms => Event::Confirmed,
            Self::LeavesReview => Event::ReviewLeft,
            Self::Chooses(unit, choice) => Event::Chosen { unit: *unit, choice: *choice },
            Self::SendsAgain => Event::SendAgain,
            Self::FindsOut => Event::FindOut,
            Self::Discards => Event::Discarded,
            Self::TakesBack => Event::TakenBack,
            Self::Undoes => Event::UndoPressed,
            Self::Looks => Event::Regarded,
            Self::Updates => Event::UpdatePressed,
            Self::WaitsWithIt => Event::LaterPressed,
            Self::Restores(index) => Event::RestorePressed(*index),
            Self::DiscardsExpired(index) => Event::ExpiredDiscarded(*index),
            Self::Reloads => Event::Reload,
        }
    }
}

/// What the person at a tab can do now.
pub fn deeds(scenario: &Scenario, number: usize, tab: &Tab) -> Vec<Deed> {
    let free = scenario.freedom;
    let open = match &tab.form {
        State::Loading { .. } => return Vec::new(),
        State::LoadFailed { kept, .. } => {
            let mut deeds = vec![Deed::Reloads];
            deeds.extend((free.discards && !kept.is_empty()).then_some(Deed::Discards));
            return deeds;
        }
        State::Open(open) => open,
    };
    let mut deeds = Vec::new();
    let texts = open.texts(scenario.record);
    let is_saving = matches!(open.phase, Phase::Saving(_));
    if !is_saving || free.types_on {
        for (field, text) in &scenario.seats[number].types {
            if texts[*field] != *text {
                deeds.push(Deed::Types(*field, text));
            }
            if free.puts_back && open.draft.edits.get(*field).is_some() {
                deeds.push(Deed::PutsBack(*field));
            }
        }
    }
    let mut looks = free.looks && open.watch.is_none();
    match &open.phase {
        Phase::Editing(message) => {
            if !open.draft.edits.is_empty() {
                deeds.push(Deed::Saves);
            }
            match message {
                Some(Message::Discarded(_)) if free.discards => deeds.push(Deed::TakesBack),
                Some(Message::Saved { undo, .. }) if free.undoes && !undo.is_empty() => {
                    deeds.push(Deed::Undoes)
                }
                _ => {}
            }
        }
        Phase::Reviewing => deeds.extend([Deed::Confirms, Deed::LeavesReview]),
        Phase::Saving(_) => looks = false,
        Phase::Unknown(sent, _) => {
            looks = false;
            deeds.push(Deed::FindsOut);
            // Without a version, sending again is finding out.
            deeds.extend(sent.precondition.version().is_some().then_some(Deed::SendsAgain));
        }
        Phase::Conflict(conflict) => {
            looks = false;
            for unit in &conflict.units {
                for choice in [Choice::Mine, Choice::Theirs] {
                    if conflict.choices.get(*unit) != Some(choice) {
                        deeds.push(Deed::Chooses(*unit, choice));
                    }
                }
            }
            if conflict.undecided().is_empty() {
                deeds.push(Deed::Saves);
            }
        }
    }
    if free.discards && tab.form.is_discardable() {
        deeds.push(Deed::Discards);
    }
    if looks {
        deeds.push(Deed::Looks);
    }
    if let Some(elsewhere) = open.elsewhere.as_ref().filter(|_| !is_saving) {
        deeds.push(Deed::Updates);
        deeds.extend((!elsewhere.later).then_some(Deed::WaitsWithIt));
    }
    let has_room = matches!(open.phase, Phase::Editing(_)) && open.draft.edits.is_empty();
    for index in 0..open.expired.len() {
        deeds.extend(has_room.then_some(Deed::Restores(index)));
        deeds.push(Deed::DiscardsExpired(index));
    }
    deeds
}
