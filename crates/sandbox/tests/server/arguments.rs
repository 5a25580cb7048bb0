//! The command line.

use sandbox::server::{Arguments, Mistake};
use std::process::Command;

fn mistake(flags: &[&str]) -> String {
    let flags = flags.iter().map(|flag| (*flag).to_owned());
    Arguments::parse(flags).expect_err("a mistake").to_string()
}

#[test]
fn nothing_is_needed() {
    let arguments = Arguments::parse(Vec::new()).expect("no mistake");
    assert_eq!((arguments.port, arguments.options.customers), (0, 250));
    assert!(arguments.dist.is_none() && arguments.cors.is_none() && !arguments.until_stdin_closes);
}

#[test]
fn mistakes_name_the_flag_and_what_it_expects() {
    let cases: [(&[&str], &str); 10] = [
        (&["--porrt", "1"], "there is no flag \"--porrt\""),
        (&["serve"], "there is no flag \"serve\""),
        (&["--port"], "--port needs a value"),
        (&["--port", "70000"], "--port \"70000\": expected a whole number"),
        (&["--stale", "500"], "--stale \"500\": expected 400, 409, 412, 412-empty, 417 or 428"),
        (&["--support-path", "x"], "expected both, supportprofile or support"),
        (&["--audit", "off"], "expected on, denied or missing"),
        (&["--audit-delay", "soon"], "expected a whole number"),
        (&["--headers", "/no/such/file"], "expected a file that can be read"),
        (&["--fault", r#"{"kind":"x"}"#], "no kind of fault"),
    ];
    for (flags, expected) in cases {
        let mistake = mistake(flags);
        assert!(mistake.contains(expected), "{mistake}");
    }
}

#[test]
fn help_is_no_mistake() {
    assert_eq!(Arguments::parse(["--help".to_owned()]).err(), Some(Mistake::HelpWanted));
    let help = Command::new(env!("CARGO_BIN_EXE_sandbox")).arg("--help").output().expect("it runs");
    assert!(help.status.success());
    let text = String::from_utf8_lossy(&help.stdout).into_owned();
    for flag in
        ["--port", "--dist", "--headers", "--until-stdin-closes", "--customers", "--support-path", "--stale"]
    {
        assert!(text.contains(flag), "{flag}");
    }
    let wrong = Command::new(env!("CARGO_BIN_EXE_sandbox")).arg("--nothing").output().expect("it runs");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("usage:"));
}
