//! Failures as a caller sees them on its connection.

use crate::program::{Program, log};
use std::time::{Duration, Instant};

const PUT: &str = "/v1/profiles/supportprofile";

fn support(program: &Program) -> String {
    program.get("/sandbox/record?record=supportprofile").text().to_owned()
}

#[test]
fn a_dropped_connection_brings_nothing_and_the_log_tells_before_from_after() {
    let program = Program::start(&[]);
    for (kind, carried_out) in [("drop-before", false), ("drop-after", true)] {
        program.post("/sandbox/reset", "{}");
        program.post("/sandbox/faults", &format!(r#"{{"kind":"{kind}","method":"PUT"}}"#));
        let mut connection = program.connect();
        connection.send("PUT", PUT, &[], r#"{"email":"new@b.example"}"#);
        assert_eq!(connection.receive().expect_err("no answer"), b"", "{kind}");
        assert_eq!(support(&program).contains("new@b.example"), carried_out, "{kind}");
        assert_eq!(log(&program), [("PUT".to_owned(), PUT.trim_start_matches('/').to_owned(), carried_out)]);
    }
}

#[test]
fn a_cut_off_body_is_shorter_than_announced() {
    let program = Program::start(&[]);
    program.post("/sandbox/faults", r#"{"kind":"truncated"}"#);
    let mut connection = program.connect();
    connection.send("GET", "/v1/profiles/support", &[], "");
    let received = connection.receive().expect_err("an answer that is cut off");
    let text = String::from_utf8_lossy(&received).to_lowercase();
    let (headers, body) = text.split_once("\r\n\r\n").expect("headers and a body");
    let announced: usize = headers
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|length| length.parse().ok())
        .expect("a length");
    assert!(headers.starts_with("http/1.1 200"));
    assert!(body.contains("\"email\"") && body.len() < announced, "{} of {announced}", body.len());
    assert_eq!(program.get("/v1/profiles/support").body.len(), announced);
}

#[test]
fn arming_a_drop_closes_idle_connections_and_none_is_used_twice() {
    let program = Program::start(&[]);
    let mut used = program.connect();
    used.send("GET", "/v1/profiles/support", &[], "");
    assert_eq!(used.receive().expect("an answer").header("Connection"), None);
    let mut unused = program.connect();
    program.post("/sandbox/faults", r#"{"kind":"drop-after","method":"PUT"}"#);
    assert!(used.closes(), "one that carried a call");
    assert!(unused.closes(), "one that carried none yet");

    let mut fresh = program.connect();
    fresh.send("GET", "/v1/profiles/support", &[], "");
    assert_eq!(fresh.receive().expect("an answer").header("Connection"), Some("close"));
    assert!(fresh.closes(), "while the fault is armed");

    let mut dropped = program.connect();
    dropped.send("PUT", PUT, &[], "{}");
    assert_eq!(dropped.receive().expect_err("no answer"), b"");
    let mut after = program.connect();
    for _ in 0..2 {
        after.send("GET", "/v1/profiles/support", &[], "");
        assert_eq!(after.receive().expect("an answer").header("Connection"), None);
    }
}

#[test]
fn other_faults_leave_connections_open() {
    let program = Program::start(&[]);
    let mut connection = program.connect();
    for fault in [r#"{"kind":"status","status":503}"#, r#"{"kind":"throttle","retryAfter":1}"#] {
        program.post("/sandbox/faults", fault);
        connection.send("GET", "/v1/profiles/support", &[], "");
        let answer = connection.receive().expect("an answer");
        assert!(answer.status == 503 || answer.header("Retry-After") == Some("1"), "{answer:?}");
    }
}

#[test]
fn a_delayed_answer_holds_nobody_else_up() {
    let program = Program::start(&["--fault", r#"{"kind":"delay","ms":700,"path":"profiles/support"}"#]);
    let begin = Instant::now();
    let mut delayed = program.connect();
    delayed.send("GET", "/v1/profiles/support", &[], "");
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(program.get("/v1/customers?size=1").status, 200);
    assert!(begin.elapsed() < Duration::from_millis(600), "{:?}", begin.elapsed());
    assert_eq!(delayed.receive().expect("an answer").status, 200);
    assert!(begin.elapsed() >= Duration::from_millis(700), "{:?}", begin.elapsed());
}

#[test]
fn a_call_whose_caller_left_was_carried_out_all_the_same() {
    let program = Program::start(&["--latency", "300"]);
    let mut connection = program.connect();
    connection.send("PUT", PUT, &[], r#"{"email":"new@b.example"}"#);
    std::thread::sleep(Duration::from_millis(100));
    drop(connection);
    assert!(support(&program).contains("new@b.example"));
}
