//! Runs the checker, and says what it explored.

use crate::claims::property;
use crate::happening::Happening;
use crate::scenario::{Claim, Scenario};
use crate::trace;
use crate::world::World;
use stateright::{Checker, Expectation, Model, Path};
use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// `MODEL_MORE`: how many more faults and reloads than usual there are in every model. 1 takes an hour and many gigabytes.
const MORE: &str = "MODEL_MORE";

/// One model after the other: each uses all processors.
static TURN: Mutex<()> = Mutex::new(());

/// Explores all states, and expects that every claim holds.
#[track_caller]
pub fn explore(name: &str, scenario: Scenario) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let more = std::env::var(MORE).ok().and_then(|text| text.parse::<u8>().ok()).unwrap_or(0);
    let mut scenario = scenario;
    for most in [&mut scenario.most_faults, &mut scenario.most_reloads] {
        *most += if *most > 0 { more } else { 0 };
    }
    let begun = Instant::now();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let checker = scenario.clone().checker().threads(threads).spawn_bfs().join();
    say(name, &checker, begun);
    for claim in &scenario.claims {
        let property = property(*claim);
        match (property.expectation, checker.discovery(property.name)) {
            (Expectation::Always, Some(_)) => {
                let shortest = search(name, &scenario, *claim);
                let told = shortest.map(|steps| trace::told(&scenario, &steps)).unwrap_or_default();
                panic!("{name}: not so: {}\n{told}", property.name);
            }
            (Expectation::Sometimes, None) => panic!("{name}: never: {}", property.name),
            _ => {}
        }
    }
}

/// The shortest way to a state in which a claim does not hold.
pub struct Counterexample {
    pub scenario: Scenario,
    pub steps: Vec<(World, Option<Happening>)>,
}

impl Counterexample {
    pub fn told(&self) -> String {
        trace::told(&self.scenario, &self.steps)
    }

    /// Expects steps of these words, in this order, the last of them at the end.
    #[track_caller]
    pub fn goes_through(&self, words: &[&str]) {
        let told = self.told();
        let mut lines = told.lines();
        for wanted in words {
            assert!(lines.any(|line| line.contains(wanted)), "no {wanted:?} there in:\n{told}");
        }
        assert_eq!(lines.next(), None, "that is not the end of:\n{told}");
    }

    /// Expects that docs/GUARANTEES.md quotes it, after the comment `<!-- trace: name -->`.
    #[track_caller]
    pub fn is_documented(&self, name: &str) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/GUARANTEES.md");
        let document = std::fs::read_to_string(path).expect("docs/GUARANTEES.md can be read");
        let quoted = format!("<!-- trace: {name} -->\n```text\n{}```\n", self.told());
        assert!(document.contains(&quoted), "docs/GUARANTEES.md has to hold this:\n{quoted}");
    }
}

/// Finds that a claim does not hold.
#[track_caller]
pub fn refute(name: &str, scenario: Scenario, claim: Claim) -> Counterexample {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let steps = search(name, &scenario, claim);
    let steps = steps.unwrap_or_else(|| panic!("{name}: it holds: {}", property(claim).name));
    Counterexample { scenario, steps }
}

/// Searches the shortest way to a state in which a claim does not hold.
fn search(name: &str, scenario: &Scenario, claim: Claim) -> Option<Vec<(World, Option<Happening>)>> {
    // Alone, and with one thread: then the search ends at the first such state, and it is the same every time.
    let alone = Scenario { claims: vec![claim], ..scenario.clone() };
    let begun = Instant::now();
    let checker = alone.checker().threads(1).spawn_bfs().join();
    say(name, &checker, begun);
    checker.discovery(property(claim).name).map(Path::into_vec)
}

/// Past the test harness, which shows what is printed only when a test fails.
fn say(name: &str, checker: &impl Checker<Scenario>, begun: Instant) {
    let line = format!(
        "{name}: {} states, {} transitions, up to {} steps deep, {:.1} s\n",
        checker.unique_state_count(),
        checker.state_count(),
        checker.max_depth().saturating_sub(1),
        begun.elapsed().as_secs_f64(),
    );
    std::io::stdout().write_all(line.as_bytes()).expect("standard output is open");
}
