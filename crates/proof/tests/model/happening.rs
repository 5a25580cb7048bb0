//! What can happen in a state, and the state after it: the panel's own `editing::step` at every tab.

use crate::names::Names;
use crate::person::{Deed, deeds};
use crate::scenario::{Claim, Fault, Scenario};
use crate::world::{Call, Content, Harm, Lock, Service, Tab, World, Write, problem};
use editing::{
    Command, EXPIRY, Environment, Event, Message, Phase, ProblemKind, State, StoredDraft, WriteOutcome, step,
};
use proof::{Account, shown};
use stateright::{Model, Property};
use std::sync::Arc;

/// Something that happens. Calls are known by their place among those on their way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The person at a tab does something.
    Does(usize, Deed),
    /// A call arrives at the service, or an answer at its tab.
    Arrives(usize),
    /// It arrives, and will once more.
    ArrivesTwice(usize),
    /// It never arrives, and its tab is told that there is no connection.
    Breaks(usize),
    /// Its tab gives up waiting.
    TakesTooLong(usize),
    /// The service refuses it.
    IsRefused(usize),
    /// A write is refused as stale, whatever its version.
    IsRefusedAsStale(usize),
    /// The lock of a browser is given to the tab that waits longest.
    GetsLock(usize),
    /// A tab crashes, or is loaded anew.
    Reloads(usize),
    /// The same, the next day.
    ReloadsNextDay(usize),
    /// The first tab is duplicated into this one.
    IsDuplicated(usize),
    /// The version moves although nothing changes.
    VersionMoves,
}

/// What a step takes from outside.
struct Outside {
    clock: u64,
}

impl Environment for Outside {
    fn new_request_id(&mut self) -> String {
        // Nothing else has this name: all others are given anew after every step.
        "new".to_owned()
    }

    fn now(&self) -> u64 {
        self.clock
    }
}

impl World {
    fn at_first(scenario: &Scenario) -> Self {
        let browsers = scenario.seats.iter().map(|seat| seat.browser + 1).max().unwrap_or_default();
        let tab = Arc::new(Tab {
            form: State::Loading { ticket: 0, kept: Vec::new() },
            storage: Vec::new(),
            account: Account::default(),
            clock: 0,
            names: Names::default(),
        });
        let mut world = Self {
            service: Arc::new(Service::new(scenario)),
            tabs: vec![tab; scenario.seats.len()],
            calls: Vec::new(),
            locks: vec![Lock::default(); browsers],
            faults_left: scenario.most_faults,
            reloads_left: scenario.most_reloads,
            touches_left: scenario.most_touches,
            harm: Harm::default(),
        };
        for (number, _) in scenario.seats.iter().enumerate().filter(|(_, seat)| seat.is_open) {
            let snapshot = world.service.snapshot(scenario);
            world.takes(scenario, number, Event::Fetched { ticket: 0, outcome: Ok(snapshot) });
        }
        world
    }

    /// A tab hears of something.
    fn takes(&mut self, scenario: &Scenario, number: usize, event: Event) {
        let mut tab = Tab::clone(&self.tabs[number]);
        // What a form takes in only now, nobody has seen yet.
        let shown = shown(scenario.record, &tab.form);
        tab.account.hears(scenario.record, &tab.form, &event);
        let mut outside = Outside { clock: tab.clock };
        let (form, commands) = step(scenario.record, tab.form, event, &mut outside);
        tab.form = form;
        let browser = scenario.seats[number].browser;
        for command in commands {
            match command {
                Command::Fetch { ticket } => self.send(number, ticket, Content::Read),
                Command::Put { ticket, sent } => {
                    let write = Write { sent, shown: shown.clone() };
                    self.send(number, ticket, Content::Write(Arc::new(write)));
                }
                Command::Lock { ticket } => self.locks[browser].waiting.push((number, ticket)),
                Command::Unlock => self.unlock(browser, number),
                Command::Store(drafts) => tab.storage = drafts,
                // The other tabs look, which their persons may do at any time.
                Command::TellTabs
                | Command::AskWho { .. }
                | Command::FocusSummary
                | Command::FocusUnit(_)
                | Command::FocusReview => {}
            }
        }
        tab.account.settles(&tab.form);
        if let State::Open(open) = &mut tab.form {
            tab.clock = 0;
            open.edited_at = 0;
            // Nothing but the heading of a conflict reads it.
            open.round = open.round.min(2);
            let says_saved = match &open.phase {
                Phase::Editing(Some(Message::Saved { .. } | Message::AlreadySaved)) => true,
                Phase::Conflict(conflict) => conflict.saved,
                _ => false,
            };
            if says_saved {
                Arc::make_mut(&mut self.service).is_acknowledged(scenario, number, &open.draft.base);
            }
        }
        tab.meet();
        self.tabs[number] = Arc::new(tab);
    }

    fn send(&mut self, tab: usize, ticket: u32, content: Content) {
        self.calls.push(Call { tab, ticket, awaited: true, late: false, content });
    }

    fn unlock(&mut self, browser: usize, number: usize) {
        let lock = &mut self.locks[browser];
        lock.waiting.retain(|(tab, _)| *tab != number);
        if lock.holder == Some(number) {
            lock.holder = None;
        }
    }

    /// A call arrives at the service, or an answer at its tab.
    fn arrives(&mut self, scenario: &Scenario, call: Call) {
        let Call { tab, ticket, awaited, late, content } = call;
        let answer = match content {
            Content::Read => Content::Found(Arc::new(Ok(self.service.snapshot(scenario)))),
            Content::Write(write) => {
                let service = Arc::make_mut(&mut self.service);
                let outcome = service.decide(scenario, tab, &write, &mut self.harm);
                if matches!(outcome, WriteOutcome::Saved(_) | WriteOutcome::Accepted(_)) {
                    let tab = Arc::make_mut(&mut self.tabs[tab]);
                    // Not asked for elsewhere: it would only make the states many.
                    if scenario.claims.contains(&Claim::NothingGivenUpIsApplied) {
                        self.harm.given_up |= !tab.account.wants(&write.sent);
                    }
                    tab.account.was_applied(&write.sent);
                }
                Content::Written(Arc::new(outcome))
            }
            Content::Found(outcome) => {
                let outcome = Result::clone(&outcome);
                return self.takes(scenario, tab, Event::Fetched { ticket, outcome });
            }
            Content::Written(outcome) => {
                let outcome = WriteOutcome::clone(&outcome);
                return self.takes(scenario, tab, Event::Written { ticket, outcome });
            }
        };
        if awaited {
            self.calls.push(Call { tab, ticket, awaited, late, content: answer });
        }
    }

    /// A tab is told that its call failed.
    fn fails(&mut self, scenario: &Scenario, call: &Call, kind: ProblemKind) {
        let ticket = call.ticket;
        let event = match call.content {
            Content::Read | Content::Found(_) => Event::Fetched { ticket, outcome: Err(problem(kind)) },
            Content::Write(_) | Content::Written(_) => {
                Event::Written { ticket, outcome: WriteOutcome::Unknown(problem(kind)) }
            }
        };
        self.takes(scenario, call.tab, event);
    }

    /// What was in the page is gone; what was stored is there.
    fn reloads(&mut self, scenario: &Scenario, number: usize, clock: u64) {
        self.calls.retain(|call| call.tab != number || matches!(call.content, Content::Write(_)));
        for call in self.calls.iter_mut().filter(|call| call.tab == number) {
            call.awaited = false;
            call.ticket = 0;
        }
        self.unlock(scenario.seats[number].browser, number);
        let tab = Arc::make_mut(&mut self.tabs[number]);
        let kept = if tab.storage.is_empty() {
            Vec::new()
        } else {
            let text = StoredDraft::write(scenario.record, &tab.storage);
            StoredDraft::read(scenario.record, &text).expect("what was written can be read")
        };
        tab.account.reloads();
        tab.clock = clock;
        tab.form = State::opened(kept).0;
        tab.meet();
        self.send(number, 1, Content::Read);
    }

    fn is_duplicated(&mut self, scenario: &Scenario, number: usize) {
        let original = Tab::clone(&self.tabs[0]);
        let copy = Arc::make_mut(&mut self.tabs[number]);
        copy.storage = original.storage;
        copy.storage.iter_mut().for_each(|draft| draft.pending = None);
        copy.account = original.account.copied(&copy.storage);
        self.reloads(scenario, number, 0);
    }

    /// Forgets what can make no difference any more.
    fn settle(&mut self) {
        // A read that was given up for a save. What comes of it is ignored; late answers show that.
        let forms: Vec<&State> = self.tabs.iter().map(|tab| &tab.form).collect();
        self.calls.retain(|call| {
            let reads = matches!(call.content, Content::Read | Content::Found(_));
            !reads || call.late || awaits(forms[call.tab], call.ticket)
        });
        self.calls.sort_by_key(Call::order);
        self.forget();
        self.rename();
    }
}

/// Whether a form waits for the answer with this number.
fn awaits(form: &State, asked: u32) -> bool {
    match form {
        State::Loading { ticket, .. } => *ticket == asked,
        State::LoadFailed { .. } => false,
        State::Open(open) => {
            let saves = matches!(&open.phase, Phase::Saving(saving) if saving.ticket == asked);
            saves || open.watch == Some(asked)
        }
    }
}

impl Model for Scenario {
    type State = World;
    type Action = Happening;

    fn init_states(&self) -> Vec<World> {
        vec![World::at_first(self)]
    }

    fn actions(&self, world: &World, happenings: &mut Vec<Happening>) {
        for (place, call) in world.calls.iter().enumerate() {
            happenings.push(Happening::Arrives(place));
            if world.faults_left == 0 {
                continue;
            }
            let asks = matches!(call.content, Content::Read | Content::Write(_));
            let writes = matches!(call.content, Content::Write(_));
            for fault in &self.faults {
                happenings.extend(match fault {
                    Fault::Lost if call.awaited => Some(Happening::Breaks(place)),
                    Fault::Late if call.awaited => Some(Happening::TakesTooLong(place)),
                    Fault::Twice if writes => Some(Happening::ArrivesTwice(place)),
                    Fault::AnsweredTwice if !asks => Some(Happening::ArrivesTwice(place)),
                    Fault::Refused if asks && call.awaited => Some(Happening::IsRefused(place)),
                    Fault::RefusedAsStale if writes && call.awaited => {
                        Some(Happening::IsRefusedAsStale(place))
                    }
                    _ => None,
                });
            }
        }
        for (number, tab) in world.tabs.iter().enumerate() {
            for deed in deeds(self, number, tab) {
                happenings.push(Happening::Does(number, deed));
            }
            let is_there = !matches!(&tab.form, State::Loading { ticket: 0, .. });
            if is_there && world.reloads_left > 0 {
                happenings.push(Happening::Reloads(number));
                if self.overnight && !tab.storage.is_empty() {
                    happenings.push(Happening::ReloadsNextDay(number));
                }
            }
            if !is_there && !world.tabs[0].storage.is_empty() {
                happenings.push(Happening::IsDuplicated(number));
            }
        }
        for (browser, lock) in world.locks.iter().enumerate() {
            if lock.holder.is_none() && !lock.waiting.is_empty() {
                happenings.push(Happening::GetsLock(browser));
            }
        }
        if world.touches_left > 0 {
            happenings.push(Happening::VersionMoves);
        }
    }

    fn next_state(&self, before: &World, happening: Happening) -> Option<World> {
        let mut world = before.clone();
        match happening {
            Happening::Does(number, deed) => {
                world.takes(self, number, deed.event());
            }
            Happening::Arrives(place) => {
                let call = world.calls.remove(place);
                world.arrives(self, call);
            }
            Happening::ArrivesTwice(place) => {
                let mut call = world.calls[place].clone();
                // The second answer to a call that is carried out twice goes nowhere.
                if matches!(call.content, Content::Write(_)) {
                    world.calls[place].awaited = false;
                } else {
                    call.awaited = true;
                }
                world.faults_left -= 1;
                world.arrives(self, call);
            }
            Happening::Breaks(place) => {
                let call = world.calls.remove(place);
                world.faults_left -= 1;
                world.fails(self, &call, ProblemKind::Unreachable);
            }
            Happening::TakesTooLong(place) => {
                world.calls[place].late = true;
                let call = world.calls[place].clone();
                world.faults_left -= 1;
                world.fails(self, &call, ProblemKind::TimedOut);
            }
            Happening::IsRefused(place) => {
                let call = world.calls.remove(place);
                world.faults_left -= 1;
                let refused = problem(ProblemKind::Denied);
                let answer = match call.content {
                    Content::Read => Content::Found(Arc::new(Err(refused))),
                    _ => Content::Written(Arc::new(WriteOutcome::Refused(refused))),
                };
                world.send(call.tab, call.ticket, answer);
            }
            Happening::IsRefusedAsStale(place) => {
                let call = world.calls.remove(place);
                world.faults_left -= 1;
                let answer = WriteOutcome::Stale(problem(ProblemKind::Stale));
                world.send(call.tab, call.ticket, Content::Written(Arc::new(answer)));
            }
            Happening::GetsLock(browser) => {
                let (number, ticket) = world.locks[browser].waiting.remove(0);
                world.locks[browser].holder = Some(number);
                world.takes(self, number, Event::Locked { ticket });
            }
            Happening::Reloads(number) => {
                world.reloads_left -= 1;
                world.reloads(self, number, 0);
            }
            Happening::ReloadsNextDay(number) => {
                world.reloads_left -= 1;
                world.reloads(self, number, EXPIRY + 1);
            }
            Happening::IsDuplicated(number) => world.is_duplicated(self, number),
            Happening::VersionMoves => {
                world.touches_left -= 1;
                Arc::make_mut(&mut world.service).moves();
            }
        }
        world.settle();
        Some(world)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        self.claims.iter().map(|claim| crate::claims::property(*claim)).collect()
    }
}
