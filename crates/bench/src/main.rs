//! Times the cases on the machine itself. Prints a line for each, separated by tabs: a heading, the name, the unit, the
//! median, the 95th percentile, and the limit where one holds.

use bench::{Case, cases};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What the median and the 95th percentile of a merge and of a step must be under, in microseconds.
const LIMIT: &str = "20";
/// Runs before times are taken.
const WARM_UP: usize = 2_000;
/// Times taken.
const RUNS: usize = 20_000;

fn main() -> ExitCode {
    match cases() {
        Ok(cases) => {
            for case in &cases {
                let mut times = times(case);
                times.sort_unstable();
                let at = |share: usize| {
                    let time = times.get(RUNS * share / 100).copied().unwrap_or_default();
                    time.as_secs_f64() * 1e6
                };
                let limit = if case.is_limited { LIMIT } else { "" };
                println!("On the machine itself\t{}\tµs\t{:.2}\t{:.2}\t{limit}", case.name, at(50), at(95));
            }
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn times(case: &Case) -> Vec<Duration> {
    (0..WARM_UP + RUNS).map(|_| time(case)).skip(WARM_UP).collect()
}

/// One run. What goes in is made before, and what came out is thrown away after: neither belongs to it.
fn time(case: &Case) -> Duration {
    let work = black_box(case.work.clone());
    let started = Instant::now();
    let done = black_box(work.run());
    let taken = started.elapsed();
    drop(done);
    taken
}
