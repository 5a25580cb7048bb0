//! The HTTP server around [`handle`](crate::handle()): it carries out delays, broken connections and cut-off bodies.

mod api;
mod arguments;
mod body;
mod connections;
mod cors;
mod data;
mod files;
mod kept;
mod listen;

pub use arguments::{Arguments, Mistake, USAGE};
pub use listen::Server;

use crate::Timestamp;
use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// Runs the `sandbox` program with these arguments (its own name not among them) until it is ended from outside.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = String>) -> ExitCode {
    let arguments = match Arguments::parse(arguments) {
        Ok(arguments) => arguments,
        Err(Mistake::HelpWanted) => {
            print(USAGE);
            return ExitCode::SUCCESS;
        }
        Err(mistake) => {
            complain(&format!("sandbox: {mistake}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    if arguments.until_stdin_closes {
        end_with_standard_input();
    }
    match serve(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("sandbox: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn serve(arguments: Arguments) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let server = Server::bind(arguments).await?;
        print(&format!("listening on http://{}", server.address()));
        server.run().await;
        Ok(())
    })
}

/// Ends the process when standard input reaches its end: whoever holds the other end of the pipe is gone then.
fn end_with_standard_input() {
    std::thread::spawn(|| {
        let mut input = std::io::stdin().lock();
        let mut discarded = [0_u8; 1024];
        loop {
            match input.read(&mut discarded) {
                Ok(0) => std::process::exit(0),
                Err(error) if error.kind() != std::io::ErrorKind::Interrupted => std::process::exit(0),
                Ok(_) | Err(_) => {}
            }
        }
    });
}

/// A line on standard output, at once. Nobody reading it is no reason to stop.
fn print(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The time of day.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_unix_millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
