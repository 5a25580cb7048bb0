//! Versions, request ids and tickets are names: which ones they are makes no difference, only which are the same. They are
//! given anew after every step, in the order in which they are met, so that equal situations are one state, and the
//! states are as many as there are situations.

use crate::world::{Content, Tab, World};
use editing::{
    Message, Phase, Precondition, Sent, Snapshot, Stage, State, StoredDraft, Version, WriteOutcome,
};
use std::sync::Arc;

/// The names that were met, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Names {
    versions: Vec<Version>,
    ids: Vec<String>,
}

/// Takes each name where it stands.
struct Renaming<'a> {
    met: &'a mut Names,
    /// Whether names are given anew; if not, they are met only.
    anew: bool,
}

impl Renaming<'_> {
    fn version(&mut self, version: &mut Version) {
        let place = place(&mut self.met.versions, version);
        if self.anew {
            *version = version_at(place);
        }
    }

    fn request_id(&mut self, id: &mut String) {
        let place = place(&mut self.met.ids, id);
        if self.anew {
            *id = id_at(place);
        }
    }
}

fn version_at(place: usize) -> Version {
    Version::new(&place.to_string()).expect("a number is a version")
}

fn id_at(place: usize) -> String {
    format!("id {place}")
}

/// The place of a name, counted from 1, in the order in which they are met.
fn place<Name: Clone + PartialEq>(met: &mut Vec<Name>, name: &Name) -> usize {
    let place = met.iter().position(|known| known == name).unwrap_or_else(|| {
        met.push(name.clone());
        met.len() - 1
    });
    place + 1
}

impl Tab {
    /// Finds the names in it. To be called after every change.
    pub fn meet(&mut self) {
        let mut met = Names::default();
        self.each_name(&mut Renaming { met: &mut met, anew: false });
        self.names = met;
    }

    fn each_name(&mut self, names: &mut Renaming) {
        form(&mut self.form, names);
        self.storage.iter_mut().for_each(|kept| draft(kept, names));
    }
}

impl World {
    /// Forgets how calls were decided that never come again.
    pub fn forget(&mut self) {
        if self.service.decided.is_empty() {
            return;
        }
        let comes_again = |id: &String| {
            self.tabs.iter().any(|tab| tab.names.ids.contains(id))
                || self.calls.iter().any(
                    |call| matches!(&call.content, Content::Write(write) if write.sent.request_id == *id),
                )
        };
        let mut service = Arc::clone(&self.service);
        Arc::make_mut(&mut service).decided.retain(|decided| comes_again(&decided.request_id));
        self.service = service;
    }

    /// Gives every name anew.
    pub fn rename(&mut self) {
        let mut met = Names::default();
        // The version of the service is met first.
        if let Some(version) = self.service.version() {
            place(&mut met.versions, &version);
            if version != version_at(1) {
                Arc::make_mut(&mut self.service).version = Some(1);
            }
        }
        for tab in &mut self.tabs {
            let mut same = true;
            for version in &tab.names.versions {
                same &= *version == version_at(place(&mut met.versions, version));
            }
            for id in &tab.names.ids {
                same &= *id == id_at(place(&mut met.ids, id));
            }
            if !same {
                let tab = Arc::make_mut(tab);
                tab.each_name(&mut Renaming { met: &mut met, anew: true });
                tab.meet();
            }
        }
        let names = &mut Renaming { met: &mut met, anew: true };
        for call in &mut self.calls {
            match &mut call.content {
                Content::Read => {}
                Content::Write(write) => sent(&mut Arc::make_mut(write).sent, names),
                Content::Found(found) => {
                    if let Ok(found) = Arc::make_mut(found) {
                        snapshot(found, names);
                    }
                }
                Content::Written(written) => outcome(Arc::make_mut(written), names),
            }
        }
        if !self.service.decided.is_empty() {
            for decided in &mut Arc::make_mut(&mut self.service).decided {
                names.request_id(&mut decided.request_id);
                outcome(&mut decided.outcome, names);
            }
        }
        for number in 0..self.tabs.len() {
            self.rename_tickets(number);
        }
    }

    /// Tickets of a tab keep their order.
    fn rename_tickets(&mut self, number: usize) {
        let mut tickets: Vec<u32> = Vec::new();
        self.tickets(number, &mut tickets);
        tickets.sort_unstable();
        tickets.dedup();
        let dense = tickets.iter().zip(1..).all(|(ticket, place)| *ticket == place);
        let last = u32::try_from(tickets.len()).expect("there are few tickets");
        let last_is_known = self.tabs[number].form.open().is_none_or(|open| open.last_ticket == last);
        if dense && last_is_known {
            return;
        }
        self.each_ticket(number, |ticket| {
            let place = tickets.iter().zip(1..).find(|(known, _)| *known == ticket);
            *ticket = place.map(|(_, place)| place).expect("each ticket was met");
        });
        if let State::Open(open) = &mut Arc::make_mut(&mut self.tabs[number]).form {
            open.last_ticket = last;
        }
    }

    fn tickets(&self, number: usize, tickets: &mut Vec<u32>) {
        match &self.tabs[number].form {
            State::Loading { ticket, .. } if *ticket == 0 => {}
            State::Loading { ticket, .. } | State::LoadFailed { ticket, .. } => tickets.push(*ticket),
            State::Open(open) => {
                if let Phase::Saving(saving) = &open.phase {
                    tickets.push(saving.ticket);
                }
                tickets.extend(open.watch);
            }
        }
        let calls = self.calls.iter().filter(|call| call.tab == number && call.awaited);
        tickets.extend(calls.map(|call| call.ticket));
        let waiting = self.locks.iter().flat_map(|lock| &lock.waiting).filter(|(tab, _)| *tab == number);
        tickets.extend(waiting.map(|(_, ticket)| *ticket));
    }

    fn each_ticket(&mut self, number: usize, mut visit: impl FnMut(&mut u32)) {
        match &mut Arc::make_mut(&mut self.tabs[number]).form {
            State::Loading { ticket, .. } if *ticket == 0 => {}
            State::Loading { ticket, .. } | State::LoadFailed { ticket, .. } => visit(ticket),
            State::Open(open) => {
                if let Phase::Saving(saving) = &mut open.phase {
                    visit(&mut saving.ticket);
                }
                open.watch.iter_mut().for_each(&mut visit);
            }
        }
        for call in self.calls.iter_mut().filter(|call| call.tab == number && call.awaited) {
            visit(&mut call.ticket);
        }
        for lock in &mut self.locks {
            for (_, ticket) in lock.waiting.iter_mut().filter(|(tab, _)| *tab == number) {
                visit(ticket);
            }
        }
    }
}

fn snapshot(snapshot: &mut Snapshot, names: &mut Renaming) {
    snapshot.version.iter_mut().for_each(|version| names.version(version));
}

fn sent(sent: &mut Sent, names: &mut Renaming) {
    if let Precondition::IfMatch(version) = &mut sent.precondition {
        names.version(version);
    }
    names.request_id(&mut sent.request_id);
}

fn outcome(outcome: &mut WriteOutcome, names: &mut Renaming) {
    if let WriteOutcome::Saved(saved) = outcome {
        snapshot(saved, names);
    }
}

fn draft(kept: &mut StoredDraft, names: &mut Renaming) {
    snapshot(&mut kept.draft.base, names);
    if let Some(pending) = &mut kept.pending {
        sent(pending, names);
    }
}

fn form(form: &mut State, names: &mut Renaming) {
    let open = match form {
        State::Loading { kept, .. } | State::LoadFailed { kept, .. } => {
            return kept.iter_mut().for_each(|kept| draft(kept, names));
        }
        State::Open(open) => open,
    };
    snapshot(&mut open.draft.base, names);
    if let Some(elsewhere) = &mut open.elsewhere {
        snapshot(&mut elsewhere.latest, names);
    }
    open.expired.iter_mut().for_each(|kept| draft(kept, names));
    match &mut open.phase {
        Phase::Editing(Some(Message::Discarded(discarded))) => draft(discarded, names),
        Phase::Conflict(conflict) => snapshot(&mut conflict.theirs, names),
        Phase::Unknown(pending, problem) => {
            sent(pending, names);
            // Told to the person, and nothing is made of it.
            problem.details.request_id = None;
        }
        Phase::Saving(saving) => match &mut saving.stage {
            Stage::Writing(pending)
            | Stage::Confirming(pending, _)
            | Stage::Comparing(pending, _)
            | Stage::Finding(pending) => sent(pending, names),
            Stage::Verifying(pending, answer) => {
                sent(pending, names);
                snapshot(answer, names);
            }
            Stage::Queued(_) | Stage::Checking(_) => {}
        },
        _ => {}
    }
}
