//! `--data` and `kill -9`: what was answered is there after a restart, once, and nothing is there by half.

use crate::program::{Answer, Connection, Program};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

const ROUNDS: usize = 24;
const WRITERS: usize = 3;

/// A file of its own for a test, gone with this value.
struct DataFile(PathBuf);

impl DataFile {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sandbox-{name}-{}", std::process::id()));
        let file = Self(path);
        file.remove();
        file
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a path in UTF-8")
    }

    fn start(&self, flags: &[&str]) -> Program {
        Program::start(&[&["--data", self.path(), "--customers", "60"], flags].concat())
    }

    fn remove(&self) {
        for ending in ["", ".lock", ".new"] {
            let _ = std::fs::remove_file(format!("{}{ending}", self.path()));
        }
    }
}

impl Drop for DataFile {
    fn drop(&mut self) {
        self.remove();
    }
}

/// A write that a client sent.
#[derive(Clone)]
struct Sent {
    id: String,
    operator: String,
    path: String,
    if_match: String,
    body: String,
    /// Status and body; none as long as no answer came.
    answer: Option<(u16, Value)>,
}

impl Sent {
    /// Sends it, again with everything as before; whether an answer came.
    fn send(&mut self, address: &str) -> bool {
        let headers = [
            format!("If-Match: {}", self.if_match),
            format!("MS-RequestId: {}", self.id),
            format!("Sandbox-Operator: {}", self.operator),
        ];
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        self.answer = call(address, "PUT", &self.path, &headers, &self.body)
            .map(|answer| (answer.status, if answer.body.is_empty() { Value::Null } else { answer.json() }));
        self.answer.is_some()
    }

    fn status(&self) -> Option<u16> {
        self.answer.as_ref().map(|(status, _)| *status)
    }
}

/// One call; none when the process is gone.
fn call(address: &str, method: &str, path: &str, headers: &[&str], body: &str) -> Option<Answer> {
    let stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let mut connection = Connection { stream };
    connection.try_send(method, path, headers, body).ok()?;
    connection.receive().ok()
}

const SUPPORT: &str = "/v1/profiles/support";

/// Writes until the process is gone: its own billing profile and one that all want, the support profile, a qualification.
fn write(address: &str, writer: usize, round: usize, customers: &[String]) -> Vec<Sent> {
    let mut sent = Vec::new();
    for number in 0.. {
        let id = format!("{round}-{writer}-{number}");
        let billing = |customer: &str| format!("/v1/customers/{customer}/profiles/billing");
        let path = match (writer, number % 8) {
            (0, 3) => SUPPORT.to_owned(),
            (1, 3) if number == 3 => {
                format!("/v1/customers/{}/qualification", customers[WRITERS + 1 + round])
            }
            (_, even) if even % 2 == 0 => billing(&customers[writer]),
            _ => billing(&customers[WRITERS]),
        };
        let is_billing = path.ends_with("/billing");
        let if_match = if is_billing {
            let Some(answer) = call(address, "GET", &path, &[], "") else { break };
            answer.json()["attributes"]["etag"].as_str().expect("an etag").to_owned()
        } else {
            "*".to_owned()
        };
        let body = if path.ends_with("/qualification") {
            "1".to_owned()
        } else {
            format!(r#"{{"email":"{id}@panel.example","note":"{}"}}"#, "long ".repeat(number % 400))
        };
        let operator = format!("operator{writer}@panel.example");
        let mut write = Sent { id, operator, path, if_match, body, answer: None };
        let answered = write.send(address);
        sent.push(write);
        if !answered {
            break;
        }
    }
    sent
}

/// The ids of the customers whose records can be written.
fn customers(program: &Program) -> Vec<String> {
    let listed = program.get("/v1/customers?size=0").json();
    let listed = listed["items"].as_array().expect("customers").iter();
    listed
        .filter(|customer| customer["relationshipToPartner"] == "reseller")
        .map(|customer| customer["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// Holds what the program has against what was sent and answered.
fn check(program: &Program, sent: &[Sent]) {
    let list = program.get("/v1/auditrecords?size=0").json();
    let mut records = list["items"].as_array().expect("items").clone();
    records.reverse();
    let value = |text: &Value| serde_json::from_str::<Value>(text.as_str().expect("text")).expect("JSON");
    let by_id: HashMap<&str, &Sent> = sent.iter().map(|write| (write.id.as_str(), write)).collect();
    let mut recorded: HashMap<String, Value> = HashMap::new();
    let mut newest: HashMap<String, Value> = HashMap::new();
    let mut etags = HashSet::new();
    for record in &records {
        let id = record["customizedData"][0]["value"].as_str().expect("an id").to_owned();
        let write = by_id.get(id.as_str()).unwrap_or_else(|| panic!("nobody sent {id}"));
        assert_eq!(record["userPrincipalName"], write.operator.as_str());
        let (old, new) = (value(&record["resourceOldValue"]), value(&record["resourceNewValue"]));
        if write.path.ends_with("/billing") {
            let before = newest.insert(write.path.clone(), new.clone());
            assert!(before.is_none_or(|before| before == old), "{id}: a write before it is missing");
            assert_eq!(old["Attributes"]["Etag"], write.if_match.as_str(), "{id}");
            assert!(etags.insert(new["Attributes"]["Etag"].to_string()), "{id}: its etag came before");
        }
        assert!(recorded.insert(id.clone(), new).is_none(), "{id} was applied twice");
    }
    for write in sent.iter().filter(|write| write.path != SUPPORT) {
        let applied = recorded.get(&write.id);
        match &write.answer {
            Some((200, answer)) => {
                let applied = applied.unwrap_or_else(|| panic!("{} was answered and is gone", write.id));
                assert_eq!(applied["Attributes"]["Etag"], answer["attributes"]["etag"], "{}", write.id);
            }
            Some((400, _)) => assert!(applied.is_none(), "{} was refused and is there", write.id),
            Some((status, body)) => panic!("{}: {status} {body}", write.id),
            None => {}
        }
    }
    for (path, new) in newest {
        let now = program.get(&path).json();
        assert_eq!(now["attributes"]["etag"], new["Attributes"]["Etag"], "{path}: record and audit differ");
        assert_eq!((&now["email"], &now["note"]), (&new["Email"], &new["Note"]));
    }
    let support: Vec<&Sent> = sent.iter().filter(|write| write.path == SUPPORT).collect();
    let acknowledged = support.iter().rposition(|write| write.status() == Some(200));
    let email = program.get(SUPPORT).json()["email"].as_str().expect("an e-mail").to_owned();
    let possible = acknowledged.map_or(support.as_slice(), |last| &support[last..]);
    let known = possible.iter().any(|write| email == format!("{}@panel.example", write.id));
    assert!(known || (acknowledged.is_none() && email.starts_with("support@")), "{email}");
}

#[test]
fn nothing_that_was_answered_is_lost_and_nothing_is_there_by_half() {
    let file = DataFile::new("crash");
    let mut sent: Vec<Sent> = Vec::new();
    let mut unanswered = 0;
    let mut program = file.start(&[]);
    let customers = customers(&program);
    for round in 0..ROUNDS {
        let address = program.address.clone();
        let written: Vec<Sent> = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let (address, customers) = (&address, &customers);
                    scope.spawn(move || write(address, writer, round, customers))
                })
                .collect();
            std::thread::sleep(Duration::from_millis(20 + (round as u64 * 53) % 110));
            // SIGKILL, where there are signals.
            program.child.kill().expect("killed");
            program.child.wait().expect("gone");
            writers.into_iter().flat_map(|writer| writer.join().expect("a writer")).collect()
        });
        sent.extend(written);
        program = file.start(&[]);
        check(&program, &sent);
        // Whoever got no answer sends the same once more, and gets one.
        for write in sent.iter_mut().filter(|write| write.answer.is_none()) {
            unanswered += 1;
            assert!(write.send(&program.address));
        }
    }
    check(&program, &sent);
    let count = |status| sent.iter().filter(|write| write.status() == Some(status)).count();
    println!(
        "{ROUNDS} kills, {} writes answered, {} refused, {unanswered} unanswered",
        count(200),
        count(400)
    );
    assert!(count(200) > 100 && count(400) > 0 && unanswered > ROUNDS, "{} {unanswered}", count(200));
}

#[test]
fn a_reset_stays_over_a_restart_and_settings_do_not() {
    let file = DataFile::new("reset");
    let program = file.start(&[]);
    program.call("PUT", SUPPORT, &[], r#"{"email":"new@b.example"}"#);
    program.post("/sandbox/settings", r#"{"latency":3}"#);
    drop(program);
    let program = file.start(&[]);
    assert_eq!(program.get(SUPPORT).json()["email"], "new@b.example");
    assert_eq!(program.get("/sandbox/settings").json()["latency"], 0);
    program.post("/sandbox/reset", "{}");
    drop(program);
    assert_ne!(file.start(&[]).get(SUPPORT).json()["email"], "new@b.example");
}

#[test]
fn a_file_that_cannot_be_used_is_explained_and_left_alone() {
    let file = DataFile::new("foreign");
    let refused = |flags: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--data", file.path()])
            .args(flags)
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    std::fs::write(file.path(), "name,city\n").expect("written");
    let foreign = refused(&[]);
    assert!(foreign.contains(file.path()) && foreign.contains("no data file of the sandbox"), "{foreign}");
    assert_eq!(std::fs::read_to_string(file.path()).expect("the file"), "name,city\n");
    std::fs::remove_file(file.path()).expect("removed");

    let program = file.start(&[]);
    assert!(refused(&["--customers", "60"]).contains("another sandbox uses it"));
    drop(program);
    assert!(refused(&[]).contains("Start with --customers 60"));
}
