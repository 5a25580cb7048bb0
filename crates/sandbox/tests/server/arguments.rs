//! The command line.

use sandbox::server::{Arguments, Mistake};
use sandbox::{ErrorForm, RouteState, Settings};
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
    let cases: [(&[&str], &str); 13] = [
        (&["--porrt", "1"], "there is no flag \"--porrt\""),
        (&["serve"], "there is no flag \"serve\""),
        (&["--port"], "--port needs a value"),
        (&["--port", "70000"], "--port \"70000\": expected a whole number"),
        (&["--stale", "500"], "--stale \"500\": expected 400, 409, 412, 412-empty, 417 or 428"),
        (&["--support-path", "x"], "expected both, supportprofile or support"),
        (&["--audit", "off"], "expected on, denied or missing"),
        (&["--audit-delay", "soon"], "expected a whole number"),
        (&["--set", "vettingDelay"], "there is no = in it"),
        (&["--set", "vetingDelay=5"], "unknown field"),
        (&["--set", "errors=both"], "unknown variant"),
        (&["--headers", "/no/such/file"], "expected a file that can be read"),
        (&["--fault", r#"{"kind":"x"}"#], "no kind of fault"),
    ];
    for (flags, expected) in cases {
        let mistake = mistake(flags);
        assert!(mistake.contains(expected), "{mistake}");
    }
}

#[test]
fn every_setting_can_be_set() {
    let flags = [
        "--bearer",
        "--set",
        "vettingDelay=200",
        "--set",
        "syncQualification=404",
        "--set",
        "errors=string",
        "--set",
        "appOnly=true",
        "--no-bom",
    ];
    let arguments = Arguments::parse(flags.map(str::to_owned)).expect("no mistake");
    let expected = Settings {
        bearer: true,
        vetting_delay: 200,
        sync_qualification: RouteState::NotFound,
        errors: ErrorForm::String,
        app_only: true,
        bom: false,
        ..Settings::default()
    };
    assert_eq!(arguments.options.settings, expected);
}

#[test]
fn help_is_no_mistake() {
    assert_eq!(Arguments::parse(["--help".to_owned()]).err(), Some(Mistake::HelpWanted));
    let help = Command::new(env!("CARGO_BIN_EXE_sandbox")).arg("--help").output().expect("it runs");
    assert!(help.status.success());
    let text = String::from_utf8_lossy(&help.stdout).into_owned();
    for flag in [
        "--port",
        "--dist",
        "--headers",
        "--until-stdin-closes",
        "--customers",
        "--support-path",
        "--stale",
        "--bearer",
        "--set",
    ] {
        assert!(text.contains(flag), "{flag}");
    }
    let wrong = Command::new(env!("CARGO_BIN_EXE_sandbox")).arg("--nothing").output().expect("it runs");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("usage:"));
}
