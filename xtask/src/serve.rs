//! `cargo xtask serve`: panel and sandbox from one process.

use crate::arguments::Serve;
use crate::build::{self, Profile};
use crate::failure::Failure;
use crate::process::{command, spawn};
use crate::project;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::parent_id;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// Where the search for a free port begins and ends.
const PORTS: std::ops::Range<u16> = 8080..8180;
const CUSTOMERS: u32 = 250;
/// How long the server may take to start.
const START: Duration = Duration::from_secs(30);
/// How long it may take to end.
const END: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(100);

/// Builds the panel and the sandbox and serves both until Ctrl-C, the end of our parent, or the end of the server.
///
/// # Errors
/// When something cannot be built, the port is taken, or the server stops by itself.
pub fn serve(options: &Serve) -> Result<(), Failure> {
    let parent = parent_id();
    let dist = if options.release { build::release()? } else { build::panel(Profile::Dev)? };
    let sandbox = build::sandbox()?;
    let port = options.port.filter(|port| *port != 0).map_or_else(free_port, usable_port)?;
    let mut server = spawn(
        command(sandbox)
            .args(["--port", &port.to_string()])
            .args(["--customers", &options.customers.unwrap_or(CUSTOMERS).to_string()])
            .arg("--dist")
            .arg(dist)
            .arg("--headers")
            .arg(project::root().join("deploy/headers.txt"))
            // The server ends when this pipe closes, and with us it closes in any case, also by `kill -9`.
            .arg("--until-stdin-closes")
            .stdin(Stdio::piped())
            .stdout(Stdio::null()),
    )?;
    wait_until_it_answers(&mut server, port)?;
    print_welcome(port);
    while parent_id() == parent {
        if let Some(status) = server.try_wait().map_err(|error| Failure(error.to_string()))? {
            return Err(Failure(format!("The server stopped by itself: {status}.")));
        }
        std::thread::sleep(PAUSE);
    }
    stop(server)
}

fn print_welcome(port: u16) {
    println!(
        "
Panel:    http://127.0.0.1:{port}/
Sandbox:  http://127.0.0.1:{port}/sandbox/

To provoke a conflict: open a customer in the panel and change the city, but do not save yet. Open the sandbox's
page in another window: there you are a second administrator. Change the same customer's city, then save in the panel.

Ctrl-C stops both.
"
    );
}

fn free_port() -> Result<u16, Failure> {
    let free = PORTS.into_iter().find(|port| usable_port(*port).is_ok());
    free.ok_or_else(|| {
        Failure(format!("No port from {} to {} is free: --port N names another.", PORTS.start, PORTS.end))
    })
}

fn usable_port(port: u16) -> Result<u16, Failure> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(port),
        Err(error) => Err(Failure(format!("Port {port} cannot be used: {error}. --port N names another."))),
    }
}

fn wait_until_it_answers(server: &mut Child, port: u16) -> Result<(), Failure> {
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if let Ok(Some(status)) = server.try_wait() {
            return Err(Failure(format!("The server did not start: {status}.")));
        }
        if started.elapsed() > START {
            let _ = server.kill();
            return Err(Failure(format!("The server did not answer within {} s.", START.as_secs())));
        }
        std::thread::sleep(PAUSE);
    }
    Ok(())
}

/// Closes the pipe and waits for the end.
fn stop(mut server: Child) -> Result<(), Failure> {
    drop(server.stdin.take());
    let asked = Instant::now();
    while asked.elapsed() < END {
        if matches!(server.try_wait(), Ok(Some(_))) {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    server.kill().and_then(|()| server.wait()).map_err(|error| Failure(error.to_string()))?;
    Ok(())
}
