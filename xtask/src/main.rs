//! The project's commands: `cargo xtask serve | test | build | bench | nginx-conf | check-host`.

mod arguments;
mod bench;
mod bindgen;
mod build;
mod check_host;
mod compress;
mod failure;
mod headers;
mod minify;
mod nginx;
mod packages;
mod parts;
mod process;
mod project;
mod serve;
mod short_names;
mod sizes;
mod test;
mod tools;
mod wasm;

use arguments::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = match Command::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(mistake) => {
            eprintln!("{mistake}\n\n{}", arguments::HELP);
            return ExitCode::from(2);
        }
    };
    let done = match command {
        Command::Help => {
            print!("{}", arguments::HELP);
            Ok(())
        }
        Command::Serve(options) => serve::serve(&options),
        Command::Test { fast } => return test::test(fast),
        Command::Build { sizes } => build::dist(sizes),
        Command::Bench(options) => bench::bench(&options),
        Command::NginxConf(options) => nginx::write(&options),
        Command::Headers => headers::write(),
        Command::CheckHost { url } => check_host::check_host(&url),
        Command::Bindgen(call) => bindgen::bindgen(&call),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
