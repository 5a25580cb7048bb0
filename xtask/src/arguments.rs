//! The command line.

use crate::bindgen::{Call, Programs};
use std::collections::VecDeque;

/// What is printed for `help`, and after a mistake.
pub const HELP: &str = "\
cargo xtask serve [--port N] [--release] [--customers N]
    Builds the panel and the sandbox, and serves both from one process until Ctrl-C.
cargo xtask test [--fast]
    Runs all checks. --fast leaves out the release build and the browser tests.
cargo xtask build [--sizes]
    Makes dist/ for a static host. --sizes prints what weighs what.
cargo xtask bench [--fast] [--only NAME] [--dist DIR]
    Takes the times that docs/SPEED.md tells of, and fails where one is over its limit. --fast: on the machine itself
    alone, without a browser. --only: in the browser alone, and of the files end2end/bench/*.bench.ts those whose names
    hold this. --dist: of these release files, which are not built then.
cargo xtask nginx-conf --out DIR --listen ADDRESS:PORT --api URL [--folder /panel] [--dist DIR]
                       [--ca FILE] [--resolver ADDRESS]
    Writes an nginx configuration for a trial or a test into DIR, from deploy/nginx. --ca: the trusted certificates
    (Debian's file); --resolver: the name server (the machine's own).
cargo xtask check-host URL
    Asks a host for the panel's files and says what is wrong with how it sends them: types, digests, header fields for
    security and caches, the length of tokens that pass, and whether calls reach the service.
cargo xtask headers
    Writes the copies of deploy/headers.txt for nginx and for Caddy.

All of them bring what is missing first. A tool is kept in the cache folder, per version.
";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Prints [`HELP`].
    Help,
    /// Serves panel and sandbox.
    Serve(Serve),
    /// Runs the tests.
    Test {
        /// Leaves out the steps that need a release build.
        fast: bool,
    },
    /// Makes dist/.
    Build {
        /// Prints what weighs what.
        sizes: bool,
    },
    /// Takes times.
    Bench(Bench),
    /// Writes an nginx configuration.
    NginxConf(NginxConf),
    /// Checks how a host sends the panel.
    CheckHost {
        /// The address of the panel.
        url: String,
    },
    /// Writes the hosts' copies of the security headers.
    Headers,
    /// What Trunk calls in a release build. Not for a person, and not in [`HELP`].
    Bindgen(Call),
}

/// The options of `serve`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Serve {
    /// The port to listen on; without it, the first free one from 8080 on.
    pub port: Option<u16>,
    /// Serves the release build.
    pub release: bool,
    /// How many customers the sandbox invents.
    pub customers: Option<u32>,
}

/// The options of `bench`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// Leaves out what is timed in a browser.
    pub fast: bool,
    /// What the file names hold of what alone is timed, in a browser; without it, everything is.
    pub only: Option<String>,
    /// The folder of the release files to time; built anew if not given.
    pub dist: Option<String>,
}

/// The options of `nginx-conf`.
#[derive(Debug, PartialEq, Eq)]
pub struct NginxConf {
    /// The folder to write to: it becomes nginx's prefix.
    pub out: String,
    /// Address and port to listen on.
    pub listen: String,
    /// The address of the API, without `/v1/`.
    pub api: String,
    /// The panel's folder on the host, without a slash at its end; empty for the host's root.
    pub folder: String,
    /// The folder of the built panel; dist/ of the project if not given.
    pub dist: Option<String>,
    /// The file with the certificates that may speak for the API's host; Debian's if not given.
    pub ca: Option<String>,
    /// The name server that is asked for the API's host; the machine's own if not given.
    pub resolver: Option<String>,
}

impl Command {
    /// Reads the command line, without the program's name.
    ///
    /// # Errors
    /// A sentence about the argument that is not understood.
    pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut rest = Rest(arguments.collect());
        let command = rest.0.pop_front().ok_or("A command is missing.")?;
        let parsed = match command.as_str() {
            "help" | "--help" | "-h" => Self::Help,
            "serve" => Self::Serve(Serve {
                port: rest.number("--port")?,
                release: rest.flag("--release"),
                customers: rest.number("--customers")?,
            }),
            "test" => Self::Test { fast: rest.flag("--fast") },
            "build" => Self::Build { sizes: rest.flag("--sizes") },
            "bench" => Self::Bench(Bench {
                fast: rest.flag("--fast"),
                only: rest.value("--only")?,
                dist: rest.value("--dist")?,
            }),
            "nginx-conf" => Self::NginxConf(NginxConf {
                out: rest.required("--out")?,
                listen: rest.required("--listen")?,
                api: rest.required("--api")?,
                folder: rest.value("--folder")?.unwrap_or_else(|| "/panel".to_owned()),
                dist: rest.value("--dist")?,
                ca: rest.value("--ca")?,
                resolver: rest.value("--resolver")?,
            }),
            "headers" => Self::Headers,
            "check-host" => Self::CheckHost {
                url: rest.0.pop_front().ok_or("check-host needs the address of the panel.")?,
            },
            "bindgen" => Self::Bindgen(Call {
                programs: Programs {
                    wasm_bindgen: rest.required("--wasm-bindgen")?.into(),
                    wasm_split: rest.required("--wasm-split")?.into(),
                    node: rest.required("--node")?.into(),
                },
                folder: rest.required("--out-dir")?.into(),
                name: rest.required("--out-name")?,
                rest: rest.0.drain(..).collect(),
            }),
            other => return Err(format!("There is no command {other:?}.")),
        };
        match rest.0.front() {
            Some(unknown) => Err(format!("{command} does not know {unknown:?}.")),
            None => Ok(parsed),
        }
    }
}

/// The arguments that nobody has taken yet.
struct Rest(VecDeque<String>);

impl Rest {
    fn flag(&mut self, name: &str) -> bool {
        let found = self.0.iter().position(|argument| argument == name);
        found.and_then(|index| self.0.remove(index)).is_some()
    }

    /// The value of `name value` or `name=value`.
    fn value(&mut self, name: &str) -> Result<Option<String>, String> {
        let assigned = |argument: &String| {
            argument.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')).map(str::to_owned)
        };
        if let Some(index) = self.0.iter().position(|argument| assigned(argument).is_some()) {
            return Ok(self.0.remove(index).as_ref().and_then(assigned));
        }
        let Some(index) = self.0.iter().position(|argument| argument == name) else {
            return Ok(None);
        };
        self.0.remove(index);
        match self.0.remove(index) {
            Some(value) => Ok(Some(value)),
            None => Err(format!("{name} needs a value.")),
        }
    }

    fn required(&mut self, name: &str) -> Result<String, String> {
        self.value(name)?.ok_or_else(|| format!("{name} is missing."))
    }

    fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<Option<N>, String> {
        match self.value(name)? {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| format!("{name} needs a number, not {text:?}.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Command::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_come_in_any_order_and_both_spellings() {
        let expected = Command::Serve(Serve { port: Some(9000), release: true, customers: Some(5) });
        assert_eq!(parse("serve --customers=5 --release --port 9000").unwrap(), expected);
        assert_eq!(parse("serve").unwrap(), Command::Serve(Serve::default()));
        assert_eq!(parse("test --fast").unwrap(), Command::Test { fast: true });
        let bench = Bench { fast: true, only: None, dist: Some("dist".to_owned()) };
        assert_eq!(parse("bench --dist dist --fast").unwrap(), Command::Bench(bench));
        let bench = Bench { fast: false, only: Some("memory".to_owned()), dist: None };
        assert_eq!(parse("bench --only=memory").unwrap(), Command::Bench(bench));
    }

    #[test]
    fn what_trunk_passes_on_is_kept() {
        let line = "bindgen --wasm-bindgen=/a --wasm-split=/b --node=/c --target=web --out-dir=/d --out-name=panel panel.wasm --no-typescript";
        let expected = Call {
            programs: Programs { wasm_bindgen: "/a".into(), wasm_split: "/b".into(), node: "/c".into() },
            folder: "/d".into(),
            name: "panel".to_owned(),
            rest: ["--target=web", "panel.wasm", "--no-typescript"].map(str::to_owned).to_vec(),
        };
        assert_eq!(parse(line).unwrap(), Command::Bindgen(expected));
    }

    #[test]
    fn whatever_is_not_known_is_named() {
        for (line, named) in [
            ("", "missing"),
            ("deploy", "deploy"),
            ("serve --prot 1", "--prot"),
            ("test --slow", "--slow"),
            ("serve --port", "--port"),
            ("serve --port many", "many"),
            ("serve --port 70000", "70000"),
            ("nginx-conf --out x", "--listen"),
            ("check-host", "address"),
            ("check-host https://host/ --slow", "--slow"),
        ] {
            let mistake = parse(line).unwrap_err();
            assert!(mistake.contains(named), "{line}: {mistake}");
        }
    }
}
