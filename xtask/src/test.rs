//! `cargo xtask test`: everything that must hold.

use crate::failure::Failure;
use crate::packages::{
    self, CADDY, CHROMEDRIVER, CHROMIUM, FIREFOX, HEADLESS_SHELL, NGINX, NGINX_BROTLI, OPENSSL, WEBKIT,
    WEBKIT_DRIVER, XVFB,
};
use crate::process::{cargo, command, run, search_first};
use crate::{build, project, sizes, tools};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// One thing that must hold.
struct Step {
    name: &'static str,
    /// What to do when it does not.
    advice: &'static str,
    /// Needs a release build: left out by `--fast`.
    slow: bool,
    run: fn() -> Result<(), Failure>,
}

/// In this order: what fails soonest comes first. The browser tests use the release that the step before them built.
const STEPS: [Step; 8] = [
    Step { name: "format", advice: "Run: cargo fmt --all", slow: false, run: format },
    Step {
        name: "clippy, host",
        advice: "Mend each warning at the place it names.",
        slow: false,
        run: clippy_host,
    },
    Step {
        name: "clippy, wasm",
        advice: "Mend each warning at the place it names.",
        slow: false,
        run: clippy_wasm,
    },
    Step {
        name: "native tests",
        advice: "One test alone: cargo test -p PACKAGE NAME",
        slow: false,
        run: native_tests,
    },
    Step {
        name: "in-browser tests",
        advice: "They are in tests/web.rs. When no browser starts: webdriver.json names the browser and its options.",
        slow: false,
        run: in_browser_tests,
    },
    Step {
        name: "release build, size budgets",
        advice: "What weighs what: cargo xtask build --sizes",
        slow: true,
        run: release_build,
    },
    Step {
        name: "browser tests",
        advice: "One test alone, after cargo xtask build: cd end2end && npx playwright test -g NAME. Traces: end2end/test-results",
        slow: true,
        run: browser_tests,
    },
    Step {
        name: "browser tests, three engines",
        advice: "One test alone, after cargo xtask build: cd end2end && npm run engines -- --project webkit -g NAME. The others: firefox, chromium",
        slow: true,
        run: engine_tests,
    },
];

/// What came of a step.
struct Outcome {
    name: &'static str,
    passed: bool,
    took: Duration,
}

/// Runs the steps, all of them also after a failure, and prints a table of them at the end.
pub fn test(fast: bool) -> ExitCode {
    let steps: Vec<&Step> = STEPS.iter().filter(|step| !(fast && step.slow)).collect();
    let outcomes: Vec<Outcome> =
        steps.iter().enumerate().map(|(at, step)| take(step, at + 1, steps.len())).collect();
    let failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    println!("\n{:<32} {:<8} {:>8}", "step", "result", "seconds");
    for Outcome { name, passed, took } in &outcomes {
        println!("{name:<32} {:<8} {:>8.1}", if *passed { "passed" } else { "FAILED" }, took.as_secs_f64());
    }
    println!("\n{} passed, {failed} failed", outcomes.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn take(step: &Step, number: usize, of: usize) -> Outcome {
    println!("\n== {number}/{of} {}", step.name);
    let started = Instant::now();
    let result = (step.run)();
    let took = started.elapsed();
    match &result {
        Ok(()) => println!("== {}: passed in {:.1} s", step.name, took.as_secs_f64()),
        Err(failure) => {
            println!(
                "== {}: FAILED after {:.1} s\n{failure}\n{}",
                step.name,
                took.as_secs_f64(),
                step.advice
            );
        }
    }
    Outcome { name: step.name, passed: result.is_ok(), took }
}

fn format() -> Result<(), Failure> {
    tools::lint_tools()?;
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy_host() -> Result<(), Failure> {
    tools::lint_tools()?;
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]))
}

fn clippy_wasm() -> Result<(), Failure> {
    tools::lint_tools()?;
    tools::wasm_target()?;
    let target = ["--target", "wasm32-unknown-unknown", "--locked", "--", "--deny", "warnings"];
    let panel = ["clippy", "--package", "partner-center-panel", "--all-targets", "--all-features"];
    run(cargo(&panel).args(target))?;
    // Without their tests: those are run on the host alone.
    let crates = ["clippy", "--package", "partner-center", "--package", "editing"];
    run(cargo(&crates).args(target))
}

fn native_tests() -> Result<(), Failure> {
    packages::system(&[&NGINX, &NGINX_BROTLI])?;
    run(&mut cargo(&["test", "--workspace", "--locked"]))
}

fn in_browser_tests() -> Result<(), Failure> {
    packages::system(&[&CHROMIUM, &CHROMEDRIVER])?;
    let runner = tools::wasm_test_runner()?;
    let mut tests = cargo(&["test", "--locked", "--target", "wasm32-unknown-unknown", "--test", "web"]);
    // In seconds, for all of them: some wait for what comes late.
    tests.env("CHROMEDRIVER", "/usr/bin/chromedriver").env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    search_first(&mut tests, &[runner]);
    run(&mut tests)
}

fn release_build() -> Result<(), Failure> {
    // What an earlier run left must not stand for a build that fails.
    let dist = project::root().join("dist");
    if dist.exists() {
        std::fs::remove_dir_all(&dist).map_err(|error| Failure::file("removed", &dist, &error))?;
    }
    let weights = sizes::Weights::of(&build::release()?)?;
    weights.print();
    weights.check()
}

fn browser_tests() -> Result<(), Failure> {
    packages::system(&[&HEADLESS_SHELL, &NGINX, &NGINX_BROTLI, &CADDY, &OPENSSL])?;
    let programs = packages::node()?;
    run(command(programs.join("tsc")).args(["--project", "."]).current_dir(end2end()))?;
    run(playwright(&programs)?.arg("test"))
}

fn engine_tests() -> Result<(), Failure> {
    packages::system(&[
        &CHROMIUM,
        &CHROMEDRIVER,
        &FIREFOX,
        &WEBKIT_DRIVER,
        &WEBKIT,
        &XVFB,
        &NGINX,
        &NGINX_BROTLI,
    ])?;
    let geckodriver = tools::geckodriver()?;
    let mut tests = playwright(&packages::node()?)?;
    run(tests.args(["test", "--config", "engines.config.ts"]).env("GECKODRIVER", geckodriver))
}

fn end2end() -> PathBuf {
    project::root().join("end2end")
}

/// Playwright's program, with the release and the programs that the tests run against.
fn playwright(programs: &Path) -> Result<Command, Failure> {
    let dist = project::root().join("dist");
    if !dist.join("index.html").is_file() {
        return Err(Failure("There is no release build to test.".to_owned()));
    }
    let sandbox = build::sandbox()?;
    let xtask = std::env::current_exe().map_err(|error| Failure(format!("xtask: {error}")))?;
    let mut playwright = command(programs.join("playwright"));
    playwright.current_dir(end2end()).env("SANDBOX", sandbox).env("XTASK", xtask).env("DIST", dist);
    Ok(playwright)
}
