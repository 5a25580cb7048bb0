//! The program's beginning and end.

use crate::program::Program;
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

fn ends(program: &mut Program, limit: Duration) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < limit {
        if program.child.try_wait().expect("its state").is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

#[test]
fn it_ends_when_its_standard_input_closes() {
    let mut program = Program::start(&[]);
    assert!(!ends(&mut program, Duration::from_millis(200)), "it runs while its input is open");
    drop(program.child.stdin.take());
    assert!(ends(&mut program, Duration::from_secs(5)));
    assert!(TcpStream::connect(&program.address).is_err(), "its port is free");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_at_once_also_in_the_middle_of_a_call() {
    let mut program = Program::start(&["--latency", "60000"]);
    let mut connection = program.connect();
    connection.send("GET", "/v1/profiles/support", &[], "");
    std::thread::sleep(Duration::from_millis(100));
    let id = program.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    assert!(ends(&mut program, Duration::from_secs(5)));
    assert_eq!(connection.receive().expect_err("no answer"), b"");
}

#[test]
fn it_listens_on_this_machine_alone() {
    let program = Program::start(&[]);
    assert!(program.address.starts_with("127.0.0.1:"));
}

#[test]
fn a_port_in_use_is_explained() {
    let program = Program::start(&[]);
    let port = program.address.rsplit(':').next().expect("a port");
    let second =
        Command::new(env!("CARGO_BIN_EXE_sandbox")).args(["--port", port]).output().expect("it runs");
    assert!(!second.status.success());
    assert!(String::from_utf8_lossy(&second.stderr).contains(&format!("cannot listen on 127.0.0.1:{port}")));
}

#[test]
fn a_hundred_thousand_customers_start_quickly() {
    let begin = Instant::now();
    let program = Program::start(&["--customers", "100000"]);
    // Without optimization it is several times slower than as it is shipped, where two seconds are the limit.
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    assert_eq!(program.get("/v1/customers?size=500").json()["totalCount"], 500);
}
