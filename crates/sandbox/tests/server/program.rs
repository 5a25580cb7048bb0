//! Starts the program, and speaks HTTP to it byte by byte: nothing in between hides what a connection does.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The program, running on a free port; it ends with this value.
pub struct Program {
    pub child: Child,
    pub address: String,
}

impl Program {
    pub fn start(flags: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--port", "0", "--until-stdin-closes"])
            .args(flags)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address =
            line.trim().strip_prefix("listening on http://").expect("the line that says where").to_owned();
        Self { child, address }
    }

    pub fn connect(&self) -> Connection {
        let stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time limit");
        Connection { stream }
    }

    /// One call on a connection of its own.
    pub fn call(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
        let mut connection = self.connect();
        connection.send(method, path, headers, body);
        connection.receive().unwrap_or_else(|got| panic!("{method} {path}: no answer: {got:?}"))
    }

    pub fn get(&self, path: &str) -> Answer {
        self.call("GET", path, &[], "")
    }

    pub fn post(&self, path: &str, body: &str) -> Answer {
        let answer = self.call("POST", path, &[], body);
        assert_eq!(answer.status, 200, "{path} {body}: {}", answer.text());
        answer
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Already gone, or ended here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Connection {
    pub stream: TcpStream,
}

impl Connection {
    pub fn send(&mut self, method: &str, path: &str, headers: &[&str], body: &str) {
        self.try_send(method, path, headers, body).expect("the call is sent");
    }

    /// Sends a call to a program that may be gone.
    pub fn try_send(&mut self, method: &str, path: &str, headers: &[&str], body: &str) -> io::Result<()> {
        let mut text =
            format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n", body.len());
        for header in headers {
            text.push_str(header);
            text.push_str("\r\n");
        }
        text.push_str("\r\n");
        text.push_str(body);
        self.stream.write_all(text.as_bytes())
    }

    /// One answer; what was received instead when the connection closed before its end.
    pub fn receive(&mut self) -> Result<Answer, Vec<u8>> {
        let mut received = Vec::new();
        let mut piece = [0_u8; 8192];
        loop {
            if let Some(answer) = Answer::parse(&received) {
                return Ok(answer);
            }
            match self.stream.read(&mut piece) {
                Ok(0) => return Err(received),
                Ok(count) => received.extend_from_slice(&piece[..count]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => return Err(received),
                Err(error) => panic!("{error}"),
            }
        }
    }

    /// Whether the other side closes without sending anything more.
    pub fn closes(&mut self) -> bool {
        matches!(self.stream.read(&mut [0_u8; 1]), Ok(0))
    }
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: String,
    pub body: Vec<u8>,
}

impl Answer {
    fn parse(received: &[u8]) -> Option<Self> {
        let end = received.windows(4).position(|four| four == b"\r\n\r\n")?;
        let headers = String::from_utf8(received[..end].to_vec()).expect("headers are text");
        let status = headers.split(' ').nth(1)?.parse().expect("a status");
        let mut answer = Self { status, headers, body: received[end + 4..].to_vec() };
        let length = if status == 304 || status == 204 {
            0
        } else {
            answer.header("Content-Length")?.parse().expect("a length")
        };
        (answer.body.len() >= length).then(|| {
            answer.body.truncate(length);
            answer
        })
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().skip(1).find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }

    /// The body without its byte order mark, as JSON.
    pub fn json(&self) -> serde_json::Value {
        let text = self.text().trim_start_matches('\u{feff}');
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// The calls in the log, as (method, path, applied).
pub fn log(program: &Program) -> Vec<(String, String, bool)> {
    let log = program.get("/sandbox/log").json();
    let calls = log["calls"].as_array().expect("calls").iter();
    calls
        .map(|call| {
            let text = |name: &str| call[name].as_str().expect(name).to_owned();
            (text("method"), text("path"), call["applied"] == true)
        })
        .collect()
}
