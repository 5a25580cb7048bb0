//! Running other programs.

use crate::failure::Failure;
use crate::project;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often a long run says that it goes on.
const HEARTBEAT: Duration = Duration::from_secs(50);

/// A command that runs in the project's folder, without an input of its own.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root()).stdin(Stdio::null());
    command
}

/// Cargo, as it runs this program.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments);
    cargo
}

/// Puts folders before those of PATH.
pub fn search_first(command: &mut Command, folders: &[PathBuf]) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    // A folder whose name holds a colon cannot be on PATH; the tool in it is then not found, which is reported.
    if let Ok(joined) = std::env::join_paths(all) {
        command.env("PATH", joined);
    }
}

/// Runs a command to its end, its output going where ours goes.
///
/// # Errors
/// When it cannot be started, or ends with a failure.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let line = line(command);
    println!("$ {line}");
    let started = Instant::now();
    let mut child = spawn(command)?;
    let mut told = started;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(Failure(format!("`{line}` ended with {status}."))),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(error) => return Err(Failure(format!("`{line}`: {error}"))),
        }
        if told.elapsed() >= HEARTBEAT {
            told = Instant::now();
            println!("  ... still at it after {} s: {line}", started.elapsed().as_secs());
        }
    }
}

/// Starts a command.
///
/// # Errors
/// When it cannot be started.
pub fn spawn(command: &mut Command) -> Result<Child, Failure> {
    command.spawn().map_err(|error| {
        Failure(format!("{} could not be started: {error}", command.get_program().to_string_lossy()))
    })
}

/// What a command writes to its standard output; nothing when it cannot be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
