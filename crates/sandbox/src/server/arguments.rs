//! The command line.

use crate::settings::named;
use crate::{AuditAccess, EtagForm, Fault, Options, Settings, StaleForm, SupportPath};
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// What the program is told by its command line.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// The port to listen on; 0 is any free one.
    pub port: u16,
    /// The folder of the panel's files, served at `/`.
    pub dist: Option<PathBuf>,
    /// Header fields of every answer from that folder and of the sandbox's own page.
    pub headers: Vec<(String, String)>,
    /// Whether to end when standard input does.
    pub until_stdin_closes: bool,
    /// The file that keeps what differs from the invented data.
    pub data: Option<PathBuf>,
    /// The origin that may call across origins.
    pub cors: Option<String>,
    /// How the sandbox begins.
    pub options: Options,
}

/// What is wrong with a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing: the usage was asked for.
    HelpWanted,
    /// There is no such flag.
    Unknown(String),
    /// The flag needs a value after it.
    NoValue(String),
    /// The value of a flag is none of those that it takes.
    Value {
        /// The flag.
        flag: String,
        /// The value.
        value: String,
        /// What is expected.
        expected: String,
    },
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HelpWanted => formatter.write_str("the usage was asked for"),
            Self::Unknown(flag) => write!(formatter, "there is no flag \"{flag}\""),
            Self::NoValue(flag) => write!(formatter, "{flag} needs a value"),
            Self::Value { flag, value, expected } => {
                write!(formatter, "{flag} \"{value}\": expected {expected}")
            }
        }
    }
}

impl std::error::Error for Mistake {}

/// The flags, as the program explains them.
pub const USAGE: &str = "\
A local Partner Center on 127.0.0.1: for trying, developing and testing, never for production.

usage: sandbox [flags]
  --port N               port to listen on; 0, the default, is any free one
  --dist DIR             serve the panel's files from this folder at /
  --headers FILE         header fields for those files, one \"Name: value\" a line
  --until-stdin-closes   end when standard input reaches its end
  --customers N          how many customers are invented (250)
  --data FILE            keep changes over a restart in this file, which is made when it does not exist
  --support-path WHICH   routes that accept a PUT of the support profile: both, supportprofile, support (both)
  --etag FORM            spelling of the etag: bare, quoted, weak, base64, uncarriable (bare)
  --stale FORM           answer to a stale etag: 400, 409, 412, 412-empty, 417, 428 (400)
  --strict               refuse a PUT of the billing profile without If-Match with 428
  --no-bom               no byte order mark before successful answers
  --cors ORIGIN          let this origin call across origins
  --latency MS           hold every answer back
  --audit WHICH          audit records: on, denied (403), missing (404, as in some clouds) (on)
  --audit-delay MS       how late a write appears in the audit records
  --bearer               refuse calls without a token; POST /sandbox/token makes one
  --set NAME=VALUE       any setting of GET /sandbox/settings; may be given several times
  --fault JSON           arm a fault, as POST /sandbox/faults does; may be given several times
  --help                 this text";

/// Customers at most: each has its own etag, and a million etags are issued per millisecond.
const MOST_CUSTOMERS: usize = 1_000_000;

impl Arguments {
    /// Reads a command line without the program's own name. The file of `--headers` is read here.
    ///
    /// # Errors
    /// [`Mistake`] that names the flag and what it expects.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, Mistake> {
        let mut parsed = Self::default();
        let mut settings = Settings::default();
        let mut arguments = arguments.into_iter();
        while let Some(flag) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| Mistake::NoValue(flag.clone()));
            match flag.as_str() {
                "--help" | "-h" => return Err(Mistake::HelpWanted),
                "--port" => parsed.port = number(&flag, &value()?)?,
                "--dist" => parsed.dist = Some(PathBuf::from(value()?)),
                "--headers" => parsed.headers = headers(&flag, &value()?)?,
                "--until-stdin-closes" => parsed.until_stdin_closes = true,
                "--customers" => {
                    let count: usize = number(&flag, &value()?)?;
                    parsed.options.customers = count.min(MOST_CUSTOMERS);
                }
                "--data" => parsed.data = Some(PathBuf::from(value()?)),
                "--support-path" => {
                    settings.support_path =
                        one_of::<SupportPath>(&flag, &value()?, "both, supportprofile or support")?;
                }
                "--stale" => {
                    settings.stale =
                        one_of::<StaleForm>(&flag, &value()?, "400, 409, 412, 412-empty, 417 or 428")?;
                }
                "--etag" => {
                    settings.etag =
                        one_of::<EtagForm>(&flag, &value()?, "bare, quoted, weak, base64 or uncarriable")?;
                }
                "--strict" => settings.strict = true,
                "--no-bom" => settings.bom = false,
                "--cors" => parsed.cors = Some(value()?),
                "--latency" => settings.latency = number(&flag, &value()?)?,
                "--audit" => {
                    settings.audit = one_of::<AuditAccess>(&flag, &value()?, "on, denied or missing")?;
                }
                "--bearer" => settings.bearer = true,
                "--set" => {
                    let text = value()?;
                    settings = settings.with_text(&text).map_err(|mistake| {
                        wrong(
                            &flag,
                            &text,
                            &format!("a setting of GET /sandbox/settings as name=value ({mistake})"),
                        )
                    })?;
                }
                "--audit-delay" => settings.audit_delay = number(&flag, &value()?)?,
                "--fault" => {
                    let text = value()?;
                    let fault =
                        Fault::parse(&text).map_err(|mistake| wrong(&flag, &text, &mistake.to_string()))?;
                    parsed.options.faults.push(fault);
                }
                _ => return Err(Mistake::Unknown(flag)),
            }
        }
        parsed.options.settings = settings;
        Ok(parsed)
    }
}

fn wrong(flag: &str, value: &str, expected: &str) -> Mistake {
    Mistake::Value { flag: flag.to_owned(), value: value.to_owned(), expected: expected.to_owned() }
}

fn number<T: FromStr>(flag: &str, value: &str) -> Result<T, Mistake> {
    value.parse().map_err(|_| wrong(flag, value, "a whole number"))
}

fn one_of<T: for<'a> serde::Deserialize<'a>>(flag: &str, value: &str, expected: &str) -> Result<T, Mistake> {
    named(value).ok_or_else(|| wrong(flag, value, expected))
}

/// Reads a file of header fields; empty lines and lines that begin with `#` say nothing.
fn headers(flag: &str, path: &str) -> Result<Vec<(String, String)>, Mistake> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| wrong(flag, path, &format!("a file that can be read ({error})")))?;
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            line.split_once(':')
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                .ok_or_else(|| wrong(flag, line, "lines of the form \"Name: value\""))
        })
        .collect()
}
