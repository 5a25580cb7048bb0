//! A way through a model, in words.

use crate::happening::Happening;
use crate::person::Deed;
use crate::scenario::Scenario;
use crate::world::{Call, Content, World};
use editing::{Choice, Message, Phase, Stage, State, Unit, WriteOutcome};
use std::fmt::Write;

/// The steps, numbered, one on a line.
pub fn told(scenario: &Scenario, steps: &[(World, Option<Happening>)]) -> String {
    let mut text = String::new();
    for (number, pair) in steps.windows(2).enumerate() {
        let [(before, Some(happening)), (after, _)] = pair else { continue };
        let line = Step { scenario, before, after }.told(happening);
        writeln!(text, "{:>2}. {line}", number + 1).expect("a string takes everything");
    }
    text
}

struct Step<'a> {
    scenario: &'a Scenario,
    before: &'a World,
    after: &'a World,
}

impl Step<'_> {
    fn told(&self, happening: &Happening) -> String {
        match happening {
            Happening::Does(tab, deed) => {
                format!("{} {}{}.", self.name(*tab), self.deed(deed), self.follows(*tab))
            }
            Happening::Arrives(place) => self.arrives(&self.before.calls[*place], ""),
            Happening::ArrivesTwice(place) => {
                self.arrives(&self.before.calls[*place], ", and will arrive once more")
            }
            Happening::Breaks(place) => {
                let call = &self.before.calls[*place];
                format!("{} is lost{}.", self.call(call), self.follows(call.tab))
            }
            Happening::TakesTooLong(place) => {
                let call = &self.before.calls[*place];
                format!(
                    "{} is still on its way when the form gives up waiting{}.",
                    self.call(call),
                    self.follows(call.tab)
                )
            }
            Happening::IsRefused(place) => {
                format!("The service refuses {}.", self.call(&self.before.calls[*place]))
            }
            Happening::IsRefusedAsStale(place) => {
                format!(
                    "{} is refused as stale, whatever its version.",
                    self.call(&self.before.calls[*place])
                )
            }
            Happening::GetsLock(browser) => {
                let (tab, _) = self.before.locks[*browser].waiting[0];
                format!("{} gets the lock{}.", self.name(tab), self.follows(tab))
            }
            Happening::Reloads(tab) => format!("{} reloads the page.", self.name(*tab)),
            Happening::ReloadsNextDay(tab) => format!("{} reloads the page the next day.", self.name(*tab)),
            Happening::IsDuplicated(tab) => format!("The first tab is duplicated as {}.", self.name(*tab)),
            Happening::VersionMoves => "The version moves although nothing changes.".to_owned(),
        }
    }

    fn name(&self, tab: usize) -> String {
        self.scenario.name(tab)
    }

    fn label(&self, field: usize) -> &'static str {
        self.scenario.record.fields[field].pointer.trim_start_matches('/')
    }

    fn unit(&self, unit: Unit) -> String {
        let names: Vec<&str> =
            self.scenario.record.members(unit).into_iter().map(|field| self.label(field)).collect();
        names.join(" and ")
    }

    fn deed(&self, deed: &Deed) -> String {
        match deed {
            Deed::Types(field, text) => format!("types {} \"{text}\"", self.label(*field)),
            Deed::PutsBack(field) => format!("puts the original {} back", self.label(*field)),
            Deed::Saves => "presses Save".to_owned(),
            Deed::Confirms => "confirms the review".to_owned(),
            Deed::LeavesReview => "leaves the review".to_owned(),
            Deed::Chooses(unit, Choice::Mine) => format!("keeps mine for {}", self.unit(*unit)),
            Deed::Chooses(unit, Choice::Theirs) => format!("uses theirs for {}", self.unit(*unit)),
            Deed::SendsAgain => "sends the write again".to_owned(),
            Deed::FindsOut => "finds out whether it was saved".to_owned(),
            Deed::Discards => "discards the edits".to_owned(),
            Deed::TakesBack => "takes the edits back".to_owned(),
            Deed::Undoes => "presses Undo".to_owned(),
            Deed::Looks => "returns to the form".to_owned(),
            Deed::Updates => "updates the form".to_owned(),
            Deed::WaitsWithIt => "wants to hear of the change later".to_owned(),
            Deed::Restores(_) => "restores the expired draft".to_owned(),
            Deed::DiscardsExpired(_) => "discards the expired draft".to_owned(),
            Deed::Reloads => "reads the record again".to_owned(),
        }
    }

    fn call(&self, call: &Call) -> String {
        let name = self.name(call.tab);
        match call.content {
            Content::Read => format!("{name}'s read"),
            Content::Write(_) => format!("{name}'s write"),
            Content::Found(_) => format!("the answer to {name}'s read"),
            Content::Written(_) => format!("the answer to {name}'s write"),
        }
    }

    fn arrives(&self, call: &Call, again: &str) -> String {
        let name = self.name(call.tab);
        match &call.content {
            Content::Read => format!("The service answers {name}'s read: {}{again}.", self.document()),
            Content::Write(_) => {
                let changes = self.changes();
                let fate = match self.answer(call.tab) {
                    _ if !changes.is_empty() => format!("is applied: {changes}"),
                    Some(WriteOutcome::Stale(_)) => "is refused as stale".to_owned(),
                    Some(WriteOutcome::Refused(_)) => "is refused".to_owned(),
                    _ => "changes nothing".to_owned(),
                };
                format!("{name}'s write {fate}{again}.")
            }
            Content::Found(_) => {
                format!("{name} gets the answer to the read{again}{}.", self.follows(call.tab))
            }
            Content::Written(_) => {
                format!("{name} gets the answer to the write{again}{}.", self.follows(call.tab))
            }
        }
    }

    /// The answer that is on its way to a tab.
    fn answer(&self, tab: usize) -> Option<&WriteOutcome> {
        self.after.calls.iter().find_map(|call| match &call.content {
            Content::Written(outcome) if call.tab == tab => Some(&**outcome),
            _ => None,
        })
    }

    fn document(&self) -> String {
        let service = &self.after.service;
        let fields: Vec<String> = (0..self.scenario.record.fields.len())
            .map(|field| format!("{} \"{}\"", self.label(field), service.text(self.scenario, field)))
            .collect();
        fields.join(", ")
    }

    fn changes(&self) -> String {
        let fields: Vec<String> = (0..self.scenario.record.fields.len())
            .filter_map(|field| {
                let [old, new] =
                    [self.before, self.after].map(|world| world.service.text(self.scenario, field));
                (old != new).then(|| format!("{} was \"{old}\", is \"{new}\"", self.label(field)))
            })
            .collect();
        fields.join(", ")
    }

    /// What the form does thereupon.
    fn follows(&self, tab: usize) -> String {
        let mut words = Vec::new();
        let says = self.says(&self.after.tabs[tab].form);
        if says != self.says(&self.before.tabs[tab].form) {
            words.extend(says);
        }
        let count = |world: &World, wanted: fn(&Content) -> bool| {
            world.calls.iter().filter(|call| call.tab == tab && wanted(&call.content)).count()
        };
        let is_new = |wanted| count(self.after, wanted) > count(self.before, wanted);
        if is_new(|content| matches!(content, Content::Read)) {
            words.push("the form reads the record".to_owned());
        }
        if is_new(|content| matches!(content, Content::Write(_))) {
            words.push("the form sends the write".to_owned());
        }
        if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) }
    }

    /// What stands in the form.
    fn says(&self, form: &State) -> Option<String> {
        let open = form.open()?;
        let says = match &open.phase {
            Phase::Editing(Some(message)) => match message {
                Message::Saved { .. } => "the form says \"saved\"",
                Message::AlreadySaved => "the form says \"already saved\"",
                Message::Merged(_) => "the form shows both changes",
                Message::Restored(_) => "the edits are in the form again",
                Message::NotSaved => "the form says \"not saved\"",
                Message::VersionMoved => "the form says that only the version moved",
                Message::CurrentVersionRefused(_) | Message::Refused(_) => "the form shows the refusal",
                Message::Discarded(_) => "the edits can be taken back",
                _ => return None,
            },
            Phase::Unknown(..) => "the form does not know whether it was saved",
            Phase::Conflict(_) => "the form shows a conflict",
            Phase::Saving(saving) if matches!(saving.stage, Stage::Queued(_)) => {
                "the form waits for the lock"
            }
            Phase::Reviewing => "the form shows what will be sent",
            _ => return None,
        };
        Some(says.to_owned())
    }
}
