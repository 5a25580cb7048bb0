//! `cargo xtask bench`: how fast the panel is, against its limits. docs/SPEED.md says how each time is taken.

mod machine;
mod table;

use crate::arguments::Bench;
use crate::failure::Failure;
use crate::packages::{self, CHROMIUM, HEADLESS_SHELL, NGINX, NGINX_BROTLI};
use crate::process::{cargo, command, output, run};
use crate::{build, project, tools};
use machine::Machine;
use std::path::{Path, PathBuf};
use table::Figure;

/// Takes the times and prints them.
///
/// # Errors
/// When something could not be timed, and when a time is over its limit.
pub fn bench(options: &Bench) -> Result<(), Failure> {
    let browser = if options.fast { None } else { Some(Browser::prepare(options.dist.as_deref())?) };
    let on_machine = options.fast || options.only.is_none();
    if on_machine {
        run(&mut cargo(&["build", "--quiet", "--locked", "--profile", "host", "--package", "bench"]))?;
        run(cargo(&["build", "--quiet", "--locked", "--profile", "host", "--package", "sandbox"])
            .args(["--bench", "customers"]))?;
    }
    // All is built: what is timed has the machine for itself.
    let machine = Machine::look();
    let mut figures = Vec::new();
    if on_machine {
        figures.extend(of_the_core()?);
        figures.extend(of_customers()?);
    }
    if let Some(browser) = browser {
        figures.extend(browser.figures(options.only.as_deref())?);
    }
    println!("\n{machine}");
    table::print(&figures);
    if machine.is_busy() {
        println!("\nOther programs were running: the times are longer than they would be without them.");
    }
    match figures.iter().filter(|figure| figure.is_over()).count() {
        0 => Ok(()),
        over => Err(Failure(format!("Over the limit: {over} of {} times.", figures.len()))),
    }
}

fn of_the_core() -> Result<Vec<Figure>, Failure> {
    let program = project::target()?.join("host/bench");
    let text = output(&mut command(&program))
        .ok_or_else(|| Failure(format!("{} failed; run it to see why.", program.display())))?;
    table::read(&text)
}

/// How long the sandbox takes to start with 100,000 customers, and to answer a page of them.
fn of_customers() -> Result<Vec<Figure>, Failure> {
    let arguments =
        ["bench", "--quiet", "--locked", "--profile", "host", "--package", "sandbox", "--bench", "customers"];
    let text = output(&mut cargo(&arguments)).ok_or_else(|| {
        Failure("The sandbox's pages of customers could not be timed: cargo bench failed.".to_owned())
    })?;
    table::read(&text)
}

/// What is timed in a browser.
struct Browser {
    /// The folder of node's programs.
    programs: PathBuf,
    /// The release files of the panel.
    dist: PathBuf,
    sandbox: PathBuf,
    /// The cases of the editing core, for a page.
    cases: PathBuf,
}

impl Browser {
    fn prepare(dist: Option<&str>) -> Result<Self, Failure> {
        packages::system(&[&CHROMIUM, &HEADLESS_SHELL, &NGINX, &NGINX_BROTLI])?;
        let programs = packages::node()?;
        let dist = match dist {
            Some(folder) => {
                std::path::absolute(folder).map_err(|error| Failure(format!("{folder}: {error}")))?
            }
            None => build::release()?,
        };
        Ok(Self { dist, sandbox: build::sandbox()?, cases: cases(&programs)?, programs })
    }

    fn figures(&self, only: Option<&str>) -> Result<Vec<Figure>, Failure> {
        let file = self.cases.join("figures.tsv");
        project::write(&file, b"")?;
        let mut timing = command(self.programs.join("playwright"));
        timing
            .args(["test", "--config", "bench/playwright.config.ts"])
            .args(only)
            .current_dir(project::root().join("end2end"));
        let xtask = std::env::current_exe().map_err(|error| Failure(format!("xtask: {error}")))?;
        timing.env("SANDBOX", &self.sandbox).env("XTASK", xtask).env("DIST", &self.dist);
        timing.env("BENCH_CASES", &self.cases).env("BENCH_FIGURES", &file);
        run(&mut timing)?;
        table::read(&project::read(&file)?)
    }
}

/// The cases of the editing core as a module for a page, optimised as the panel is. The folder it is in.
fn cases(programs: &Path) -> Result<PathBuf, Failure> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let wasm_bindgen = tools::wasm_test_runner()?.join("wasm-bindgen");
    let target = ["--target", TARGET];
    run(cargo(&["build", "--quiet", "--locked", "--release", "--package", "bench", "--lib"]).args(target))?;
    let built = project::target()?.join(TARGET).join("release/bench.wasm");
    let folder = project::target()?.join("bench");
    let mut bind = command(wasm_bindgen);
    bind.args(["--target", "web", "--no-typescript", "--out-name", "bench", "--out-dir"]);
    run(bind.arg(&folder).arg(built))?;
    let module = folder.join("bench_bg.wasm");
    run(command(programs.join("wasm-opt")).arg("-Oz").arg(&module).arg("-o").arg(&module))?;
    Ok(folder)
}
