//! Times a sandbox with 100,000 customers: its start, and pages of 500 over HTTP. Prints a line for each, separated by tabs:
//! a heading, the name, the unit, the median, the 95th percentile (nearest rank), and the limit. Nothing is judged here.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const CUSTOMERS: &str = "100000";
/// Starts, and pages of each kind.
const STARTS: usize = 20;
const PAGES: usize = 200;
/// Pages before times are taken.
const WARM_UP: usize = 20;
/// In milliseconds.
const LIMIT_OF_A_START: u32 = 2000;
const LIMIT_OF_A_PAGE: u32 = 10;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> io::Result<()> {
    let mut starts = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let begin = Instant::now();
        let _sandbox = Sandbox::start()?;
        starts.push(begin.elapsed());
    }
    print("start, until it listens", starts, LIMIT_OF_A_START);

    let sandbox = Sandbox::start()?;
    let mut connection = BufReader::new(TcpStream::connect(&sandbox.address)?);
    connection.get_ref().set_nodelay(true)?;
    let by = |field: &str, value: &str| {
        format!(
            "v1/customers?size=500&filter=%7B%22Field%22:%22{field}%22,%22Value%22:%22{value}%22,%22Operator%22:%22starts_with%22%7D"
        )
    };
    let first = "v1/customers?size=500".to_owned();
    let deep = deep(&mut connection, &first)?;
    let cases = [
        ("page of 500, the first", first.clone(), None, 500),
        ("page of 500, the one after 90,000", format!("{first}&seekOperation=Next"), Some(deep), 500),
        ("page of 500, by name", by("CompanyName", "willow"), None, 500),
        ("page of 500, by domain", by("Domain", "willow"), None, 500),
        ("by name, one is found", by("CompanyName", "Willow%20Bend%20Robotics%20208"), None, 1),
        ("by name, nobody is found", by("CompanyName", "zzz"), None, 0),
    ];
    for (name, path, token, count) in cases {
        let page = json(&get(&mut connection, &path, token.as_deref())?)?;
        if page.get("totalCount").and_then(serde_json::Value::as_u64) != Some(count) {
            return Err(io::Error::other(format!("{name}: not {count} customers: {path}")));
        }
        let mut times = Vec::with_capacity(PAGES);
        for run in 0..WARM_UP + PAGES {
            let begin = Instant::now();
            let _page = get(&mut connection, &path, token.as_deref())?;
            if run >= WARM_UP {
                times.push(begin.elapsed());
            }
        }
        print(name, times, LIMIT_OF_A_PAGE);
    }
    Ok(())
}

fn print(name: &str, mut times: Vec<Duration>, limit: u32) {
    times.sort_unstable();
    // The nearest rank, counted from 1.
    let at = |percent: usize| {
        let rank = (times.len() * percent).div_ceil(100);
        times.get(rank.saturating_sub(1)).copied().unwrap_or_default().as_secs_f64() * 1e3
    };
    println!("Sandbox with 100,000 customers\t{name}\tms\t{:.2}\t{:.2}\t{limit}", at(50), at(95));
}

/// The token of the page after 90,000 customers.
fn deep(connection: &mut BufReader<TcpStream>, first: &str) -> io::Result<String> {
    let mut token = token(&get(connection, first, None)?)?;
    for _ in 1..180 {
        let page = get(connection, &format!("{first}&seekOperation=Next"), Some(&token))?;
        token = self::token(&page)?;
    }
    Ok(token)
}

fn json(page: &[u8]) -> io::Result<serde_json::Value> {
    Ok(serde_json::from_slice(page.strip_prefix(b"\xef\xbb\xbf").unwrap_or(page))?)
}

fn token(page: &[u8]) -> io::Result<String> {
    let page = json(page)?;
    let token = page.get("continuationToken").and_then(serde_json::Value::as_str);
    token.map(str::to_owned).ok_or_else(|| io::Error::other("a page that should not be the last one is"))
}

/// The body of an answer of 200; the connection stays open.
fn get(connection: &mut BufReader<TcpStream>, path: &str, token: Option<&str>) -> io::Result<Vec<u8>> {
    let token = token.map(|token| format!("MS-ContinuationToken: {token}\r\n")).unwrap_or_default();
    let call = format!("GET /{path} HTTP/1.1\r\nHost: sandbox\r\n{token}\r\n");
    connection.get_mut().write_all(call.as_bytes())?;
    let mut length = None;
    let mut line = String::new();
    connection.read_line(&mut line)?;
    if !line.contains(" 200 ") {
        return Err(io::Error::other(format!("{path}: {line}")));
    }
    while line != "\r\n" {
        line.clear();
        connection.read_line(&mut line)?;
        if let Some((_, value)) =
            line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        {
            length = value.trim().parse().ok();
        }
    }
    let mut body =
        vec![0; length.ok_or_else(|| io::Error::other(format!("{path}: an answer without a length")))?];
    connection.read_exact(&mut body)?;
    Ok(body)
}

/// The program, which ends with this value.
struct Sandbox {
    child: Child,
    address: String,
}

impl Sandbox {
    fn start() -> io::Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--customers", CUSTOMERS, "--until-stdin-closes"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().ok_or_else(|| io::Error::other("the program has no output"))?;
        let mut line = String::new();
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().strip_prefix("listening on http://").map(str::to_owned);
        let address = address.ok_or_else(|| io::Error::other(format!("not where it listens: {line}")));
        match address {
            Ok(address) => Ok(Self { child, address }),
            Err(error) => {
                child.kill()?;
                Err(error)
            }
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // Already gone, or ended here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
