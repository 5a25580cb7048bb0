//! Failures that are armed beforehand and befall the calls that they match.

use serde::Deserialize;
use serde_json::Value;
use std::fmt;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The connection closes without an answer; nothing was done.
    DropBefore,
    /// The connection closes without an answer; the call was carried out.
    DropAfter,
    /// The answer is held back this many milliseconds.
    Delay(u64),
    /// Another answer; `applied` says whether the call was carried out first.
    Status { status: u16, body: Option<String>, applied: bool },
    /// A page in HTML; `applied` says whether the call was carried out first.
    Html { status: u16, applied: bool },
    /// The answer's body is half of itself, and complete as far as HTTP can tell.
    Malformed,
    /// The connection closes in the middle of the answer's body.
    Truncated,
    /// The answer has no etag.
    MissingEtag,
    /// The etag is refused as stale, although it is current.
    Stale,
    /// The billing profile has got a new etag just before, although nothing of it changed.
    NewEtag,
    /// 429; the text is the value of `Retry-After`.
    Throttle(String),
    /// The answer carries `Last-Modified`, and `max-age` where given, so that a browser may keep it.
    LastModified(Option<u64>),
}

/// A failure that is armed, and the calls that it befalls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub(crate) kind: Kind,
    /// The name of the kind.
    name: String,
    /// The method that it befalls; any when `None`.
    method: Option<String>,
    /// What the path must contain; letter case is ignored.
    path: String,
    /// How many calls it still befalls; without end when `None`.
    times: Option<u32>,
    /// Of a hundred matching calls, how many it befalls.
    percent: u32,
}

/// What is wrong with the description of a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultMistake(String);

impl fmt::Display for FaultMistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl std::error::Error for FaultMistake {}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Description {
    kind: String,
    method: Option<String>,
    path: Option<String>,
    times: Option<u32>,
    percent: Option<u32>,
    ms: Option<u64>,
    status: Option<u16>,
    body: Option<String>,
    applied: Option<bool>,
    retry_after: Option<Value>,
    max_age: Option<u64>,
}

/// The kinds, as a mistake lists them.
const KINDS: &str = "drop-before, drop-after, delay, status, html, malformed, truncated, missing-etag, stale, new-etag, \
                     throttle, last-modified";

impl Fault {
    /// Reads the description of a fault: `{"kind":"drop-after","method":"PUT","path":"profiles/billing","times":1}`.
    ///
    /// # Errors
    /// [`FaultMistake`] when it is no JSON, names no known kind, or has a member that the sandbox does not know.
    pub fn parse(text: &str) -> Result<Self, FaultMistake> {
        let given: Description =
            serde_json::from_str(text).map_err(|mistake| FaultMistake(mistake.to_string()))?;
        let kind = match given.kind.as_str() {
            "drop-before" => Kind::DropBefore,
            "drop-after" => Kind::DropAfter,
            "delay" => Kind::Delay(given.ms.unwrap_or(2000)),
            "status" => Kind::Status {
                status: status(given.status, 500)?,
                body: given.body,
                applied: given.applied.unwrap_or(false),
            },
            "html" => {
                Kind::Html { status: status(given.status, 200)?, applied: given.applied.unwrap_or(false) }
            }
            "malformed" => Kind::Malformed,
            "truncated" => Kind::Truncated,
            "missing-etag" => Kind::MissingEtag,
            "stale" => Kind::Stale,
            "new-etag" => Kind::NewEtag,
            "throttle" => Kind::Throttle(retry_after(given.retry_after)?),
            "last-modified" => Kind::LastModified(given.max_age),
            other => {
                return Err(FaultMistake(format!("\"{other}\" is no kind of fault; there are: {KINDS}")));
            }
        };
        Ok(Self {
            kind,
            name: given.kind,
            method: given.method,
            path: given.path.unwrap_or_default(),
            times: Some(given.times.unwrap_or(1)).filter(|times| *times > 0),
            percent: given.percent.unwrap_or(100).min(100),
        })
    }

    /// Whether it closes a connection on the caller.
    #[must_use]
    pub const fn breaks_connection(&self) -> bool {
        matches!(self.kind, Kind::DropBefore | Kind::DropAfter | Kind::Truncated)
    }

    /// The name of its kind.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    fn befalls(&self, method: &str, path: &str) -> bool {
        self.method.as_ref().is_none_or(|known| known.eq_ignore_ascii_case(method))
            && path.to_ascii_lowercase().contains(&self.path.to_ascii_lowercase())
    }

    fn describe(&self) -> Value {
        serde_json::json!({
            "kind": self.name,
            "method": self.method,
            "path": self.path,
            "times": self.times.unwrap_or(0),
            "percent": self.percent,
        })
    }
}

fn status(given: Option<u16>, otherwise: u16) -> Result<u16, FaultMistake> {
    match given.unwrap_or(otherwise) {
        status @ 200..=599 => Ok(status),
        other => Err(FaultMistake(format!("{other} is no status of an answer: expected 200 to 599"))),
    }
}

fn retry_after(given: Option<Value>) -> Result<String, FaultMistake> {
    match given {
        None => Ok("2".to_owned()),
        Some(Value::Number(seconds)) if seconds.is_u64() => Ok(seconds.to_string()),
        Some(Value::String(text)) if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) => Ok(text),
        Some(other) => Err(FaultMistake(format!(
            "retryAfter is {other}: expected whole seconds or an HTTP date as text"
        ))),
    }
}

/// The faults that are armed, in the order in which they were.
#[derive(Clone, Debug)]
pub struct Faults {
    armed: Vec<Fault>,
    /// Decides who is befallen by a fault with a percentage; the same calls meet the same fate after every start.
    chance: u64,
}

impl Faults {
    pub const fn new(armed: Vec<Fault>) -> Self {
        Self { armed, chance: 0x2545_F491_4F6C_DD1D }
    }

    pub fn arm(&mut self, fault: Fault) {
        self.armed.push(fault);
    }

    pub fn clear(&mut self) {
        self.armed.clear();
    }

    /// The first fault that befalls this call; it counts down by one.
    pub fn take(&mut self, method: &str, path: &str) -> Option<Fault> {
        let roll = self.roll();
        let index = self
            .armed
            .iter()
            .position(|fault| fault.befalls(method, path) && roll < u64::from(fault.percent))?;
        let fault = self.armed.get_mut(index)?;
        let taken = fault.clone();
        fault.times = match fault.times {
            Some(1) => {
                self.armed.remove(index);
                return Some(taken);
            }
            times => times.map(|times| times.saturating_sub(1)),
        };
        Some(taken)
    }

    /// Whether one is armed that closes a connection on the caller.
    pub fn break_connections(&self) -> bool {
        self.armed.iter().any(Fault::breaks_connection)
    }

    /// What is armed, for the control address.
    pub fn describe(&self) -> Value {
        self.armed.iter().map(Fault::describe).collect()
    }

    /// A number below 100 (xorshift).
    const fn roll(&mut self) -> u64 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        self.chance % 100
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Fault {
        Fault::parse(text).expect(text)
    }

    #[test]
    fn a_fault_befalls_what_it_names_and_counts_down() {
        let mut faults = Faults::new(Vec::new());
        faults.arm(fault(r#"{"kind":"delay","ms":5,"method":"put","path":"Profiles/Billing","times":2}"#));
        assert_eq!(faults.take("GET", "v1/customers/x/profiles/billing"), None);
        assert_eq!(faults.take("PUT", "v1/profiles/support"), None);
        for _ in 0..2 {
            let taken = faults.take("PUT", "v1/customers/x/profiles/billing").map(|fault| fault.kind);
            assert_eq!(taken, Some(Kind::Delay(5)));
        }
        assert_eq!(faults.take("PUT", "v1/customers/x/profiles/billing"), None);
    }

    #[test]
    fn no_times_is_once_and_zero_is_without_end() {
        let mut faults =
            Faults::new(vec![fault(r#"{"kind":"status"}"#), fault(r#"{"kind":"html","times":0}"#)]);
        let names: Vec<String> =
            (0..4).filter_map(|_| faults.take("GET", "v1/x")).map(|fault| fault.name).collect();
        assert_eq!(names, ["status", "html", "html", "html"]);
    }

    #[test]
    fn a_percentage_befalls_some_calls() {
        let mut faults = Faults::new(vec![fault(r#"{"kind":"status","percent":30,"times":0}"#)]);
        let hits = (0..1000).filter(|_| faults.take("GET", "v1/x").is_some()).count();
        assert!((200..400).contains(&hits), "{hits}");
    }

    #[test]
    fn mistakes_are_explained() {
        let cases = [
            (r#"{"kind":"explode"}"#, "no kind of fault"),
            (r#"{"kind":"delay","mss":1}"#, "unknown field"),
            (r#"{"kind":"status","status":99}"#, "no status"),
            (r#"{"kind":"throttle","retryAfter":1.5}"#, "whole seconds"),
            ("delay", "expected"),
        ];
        for (text, expected) in cases {
            let mistake = Fault::parse(text).err().map(|mistake| mistake.to_string()).unwrap_or_default();
            assert!(mistake.contains(expected), "{text}: {mistake}");
        }
    }
}
