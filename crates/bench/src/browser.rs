//! The cases for a page, which has the clock.

use crate::{Case, Done, Work, cases};
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// The cases, and the work that waits.
#[wasm_bindgen]
pub struct Bench {
    cases: Vec<Case>,
    waiting: Vec<Work>,
    done: Vec<Done>,
}

#[wasm_bindgen]
impl Bench {
    /// All cases; none when they cannot be made.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self { cases: cases().unwrap_or_default(), waiting: Vec::new(), done: Vec::new() }
    }

    /// The name of a case; empty after the last.
    #[must_use]
    pub fn name(&self, case: usize) -> String {
        self.cases.get(case).map(|case| case.name.to_owned()).unwrap_or_default()
    }

    /// Whether the limits hold for a case.
    #[must_use]
    pub fn is_limited(&self, case: usize) -> bool {
        self.cases.get(case).is_some_and(|case| case.is_limited)
    }

    /// Makes a case ready to be run this often, and throws away what came out before.
    pub fn prepare(&mut self, case: usize, times: usize) {
        self.done = Vec::with_capacity(times);
        self.waiting = self.cases.get(case).map(|case| vec![case.work.clone(); times]).unwrap_or_default();
    }

    /// Runs what was made ready. To be timed.
    pub fn run(&mut self) {
        for work in std::mem::take(&mut self.waiting) {
            self.done.push(black_box(black_box(work).run()));
        }
    }
}

impl Default for Bench {
    fn default() -> Self {
        Self::new()
    }
}
