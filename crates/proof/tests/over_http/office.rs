//! Operators who work at the same time, on a service on which things go wrong.

use crate::chance::Chance;
use crate::operator::Operator;
use crate::sandbox_server::Sandbox;
use editing::Event;
use serde_json::{Value, json};
use std::collections::VecDeque;

/// Of a hundred calls, how many go wrong.
const FAULTS: usize = 8;

pub struct Office {
    pub sandbox: Sandbox,
    pub operators: Vec<Operator>,
    /// Whether something between the operators and the service lets every version pass.
    pub ignores_versions: bool,
    pub faults: usize,
    pub calls: usize,
    /// By browser: who has the lock first, then who waits, with the ticket.
    locks: Vec<VecDeque<(usize, u32)>>,
    chance: Chance,
    /// Milliseconds since 1970, by the clock of the operators.
    now: u64,
    read_faults: Vec<Value>,
    write_faults: Vec<Value>,
    /// The sequence number of the last call of the log that was read.
    logged: u64,
    /// The writes that were applied, by the log: path and id.
    pub applied: Vec<(String, String)>,
}

impl Office {
    pub fn new(sandbox: Sandbox, operators: Vec<Operator>, seed: u64) -> Self {
        let browsers = operators.iter().map(|operator| operator.browser + 1).max().unwrap_or_default();
        let both = [
            json!({ "kind": "drop-before" }),
            json!({ "kind": "drop-after" }),
            json!({ "kind": "status", "status": 503 }),
            json!({ "kind": "status", "status": 500, "applied": true }),
            json!({ "kind": "throttle", "retryAfter": 1 }),
            json!({ "kind": "html" }),
            json!({ "kind": "html", "status": 502, "applied": true }),
            json!({ "kind": "malformed" }),
            json!({ "kind": "truncated" }),
            json!({ "kind": "missing-etag" }),
        ];
        let writes = [json!({ "kind": "stale" }), json!({ "kind": "status", "status": 403 })];
        Self {
            sandbox,
            locks: vec![VecDeque::new(); browsers],
            operators,
            ignores_versions: false,
            faults: 0,
            calls: 0,
            chance: Chance::new(seed),
            now: 1_800_000_000_000,
            read_faults: both.to_vec(),
            write_faults: both.into_iter().chain(writes).collect(),
            logged: 0,
            applied: Vec::new(),
        }
    }

    /// How often a form said "saved".
    pub fn acknowledged(&self) -> usize {
        self.operators.iter().map(|operator| operator.acknowledged).sum()
    }

    /// Works until so many saves are acknowledged, and then until all is done.
    pub fn works(&mut self, saves: usize) {
        while self.acknowledged() < saves {
            let number = self.chance.below(self.operators.len());
            self.turn(number, FAULTS);
        }
        self.operators.iter_mut().for_each(|operator| operator.finishes = true);
        for turn in 0..200_000 {
            let left: Vec<usize> =
                (0..self.operators.len()).filter(|number| !self.operators[*number].is_done()).collect();
            if left.is_empty() {
                break;
            }
            assert!(turn < 199_999, "these come to no end: {left:?}");
            let number = *self.chance.one_of(&left);
            self.turn(number, 0);
        }
        self.read_log();
    }

    fn turn(&mut self, number: usize, faults: usize) {
        self.now += 500;
        let asked = self.operators[number].goes_on(&mut self.chance, self.now);
        if let Some((mut request, asked)) = asked {
            let fault = self.chance.percent(faults);
            if fault {
                self.faults += 1;
                let kinds = if asked.writes() { &self.write_faults } else { &self.read_faults };
                let kind = self.chance.one_of(kinds).clone();
                self.sandbox.arm(&kind, request.method.as_str(), &request.path);
            }
            if self.ignores_versions && request.headers.get("If-Match").is_some() {
                request.headers.set("If-Match", "*");
            }
            self.calls += 1;
            let answer = self.sandbox.client.send(&request).ok();
            self.operators[number].is_answered(asked, answer.as_ref(), self.now);
            if self.calls.is_multiple_of(500) {
                self.read_log();
                self.changes_settings();
            }
        }
        self.passes_locks(number);
    }

    /// Carries out what a form asked for about its lock.
    fn passes_locks(&mut self, number: usize) {
        let browser = self.operators[number].browser;
        let mut wishes = std::mem::take(&mut self.operators[number].lock);
        let held_before = self.locks[browser].front().copied();
        for wish in wishes.drain(..) {
            match wish {
                Some(ticket) => self.locks[browser].push_back((number, ticket)),
                None => self.locks[browser].retain(|(holder, _)| *holder != number),
            }
        }
        let held = self.locks[browser].front().copied();
        if let Some((holder, ticket)) = held.filter(|_| held != held_before) {
            self.operators[holder].hears(Event::Locked { ticket }, &mut self.chance, self.now);
            self.passes_locks(holder);
        }
    }

    /// The service answers stale writes in another form from now on.
    fn changes_settings(&mut self) {
        let forms = ["400", "409", "412", "412-empty", "417", "428"];
        let stale = *self.chance.one_of(&forms);
        let (strict, bom) = (self.chance.percent(50), self.chance.percent(50));
        self.sandbox.set(&json!({ "stale": stale, "strict": strict, "bom": bom }));
    }

    fn read_log(&mut self) {
        let (calls, last) = self.sandbox.log(self.logged);
        assert_eq!(u64::try_from(calls.len()).ok(), Some(last - self.logged), "the log has forgotten calls");
        self.logged = last;
        for call in calls.iter().filter(|call| call["applied"] == true) {
            let text = |value: &Value| value.as_str().expect("a text").to_owned();
            self.applied.push((text(&call["path"]), text(&call["headers"]["MS-RequestId"])));
        }
    }
}
