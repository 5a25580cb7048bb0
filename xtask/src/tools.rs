//! The tools that cargo and rustup bring.

use crate::failure::Failure;
use crate::process::{cargo, command, output, run};
use crate::project;
use std::path::PathBuf;

const WASM: &str = "wasm32-unknown-unknown";

/// Overrides of the release profile that the tools are installed with. They run for seconds, so the minutes that full
/// optimization takes never pay off.
const LIGHT_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// A program from the crate registry, of one exact version.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    /// Arguments of `cargo install` that choose the features of the package.
    features: &'static [&'static str],
    /// Whether the program says its version. One that does not is believed to be what its folder in the cache is named after.
    tells_version: bool,
}

impl Tool {
    fn new(package: &'static str, program: &'static str, version: &str) -> Self {
        Self { package, program, version: version.to_owned(), features: &[], tells_version: true }
    }
}

/// The folders of the tools that build the panel.
pub struct WasmTools {
    /// That of Trunk.
    pub trunk: PathBuf,
    /// That of wasm-bindgen's command line tool.
    pub wasm_bindgen: PathBuf,
}

/// Brings Trunk and wasm-bindgen's command line tool, and the wasm32 target that both are for.
///
/// # Errors
/// When one of them cannot be brought.
pub fn wasm_tools() -> Result<WasmTools, Failure> {
    wasm_target()?;
    // Without the default features Trunk neither looks for newer versions of itself nor links OpenSSL.
    let trunk = Tool {
        features: &["--no-default-features", "--features", "rustls"],
        ..Tool::new("trunk", "trunk", "0.21.14")
    };
    Ok(WasmTools { trunk: bring(&trunk)?, wasm_bindgen: wasm_bindgen()? })
}

/// Brings the tool that takes parts out of a program. The folder it is in.
///
/// # Errors
/// When it cannot be brought.
pub fn wasm_split() -> Result<PathBuf, Failure> {
    bring(&Tool {
        features: &["--features", "build-binary"],
        tells_version: false,
        ..Tool::new("wasm_split_cli_support", "wasm-split-cli", "0.2.4")
    })
}

/// Brings the program that drives Firefox by the `WebDriver` protocol. Its path.
///
/// # Errors
/// When it cannot be brought.
pub fn geckodriver() -> Result<PathBuf, Failure> {
    let tool = Tool::new("geckodriver", "geckodriver", "0.37.1");
    Ok(bring(&tool)?.join(tool.program))
}

/// Brings wasm-bindgen's command line tool in the version of Cargo.lock (they must be equal), and the wasm32 target.
/// The folder it is in.
///
/// # Errors
/// When one of them cannot be brought.
pub fn wasm_test_runner() -> Result<PathBuf, Failure> {
    wasm_target()?;
    wasm_bindgen()
}

fn wasm_bindgen() -> Result<PathBuf, Failure> {
    let lock = project::read(&project::root().join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure("Cargo.lock names no version of wasm-bindgen.".to_owned()))?;
    bring(&Tool::new("wasm-bindgen-cli", "wasm-bindgen", version))
}

/// Brings rustfmt and clippy.
///
/// # Errors
/// When they are missing and rustup does not bring them.
pub fn lint_tools() -> Result<(), Failure> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if output(command(program).arg("--version")).is_none() {
            run(command("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// Brings the standard library for wasm32.
///
/// # Errors
/// When it is missing and rustup does not bring it.
pub fn wasm_target() -> Result<(), Failure> {
    let folder = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", WASM])).map_err(|failure| {
        Failure(format!(
            "{failure}\nThe standard library for {WASM} is missing: docs/SETUP.md says how else to get it."
        ))
    })
}

/// The folder of the tool: where PATH has it in the right version, else the cache folder, to which it is brought.
fn bring(tool: &Tool) -> Result<PathBuf, Failure> {
    let Tool { package, program, version, features, tells_version } = tool;
    if *tells_version
        && let Some(folder) = project::on_path(program).and_then(|file| Some(file.parent()?.to_owned()))
        && has_version(&folder, tool)
    {
        return Ok(folder);
    }
    let home = project::cache()?.join(format!("{package}-{version}"));
    let folder = home.join("bin");
    if has_version(&folder, tool) {
        return Ok(folder);
    }
    println!("{package} {version} is brought to {} (some minutes, once per machine).", home.display());
    let install = |locked: &[&str]| {
        let mut install = cargo(&["install", package, "--version", version]);
        install.envs(LIGHT_PROFILE).args(*features).arg("--root");
        // The folder for built files is cargo's own, temporary one: what is kept of a tool is the program.
        run(install.arg(&home).args(locked).env_remove("CARGO_TARGET_DIR"))
    };
    install(&["--locked"]).or_else(|failure| {
        println!("{failure}\nOnce more, with the versions that can be had:");
        install(&[])
    })?;
    if has_version(&folder, tool) {
        return Ok(folder);
    }
    Err(Failure(format!(
        "{package} was installed, but {} does not say version {version}.",
        folder.join(program).display()
    )))
}

fn has_version(folder: &std::path::Path, tool: &Tool) -> bool {
    if !tool.tells_version {
        return folder.join(tool.program).is_file();
    }
    let said = output(command(folder.join(tool.program)).arg("--version"));
    said.is_some_and(|said| said.split_whitespace().nth(1) == Some(tool.version.as_str()))
}

/// The version of a package in the text of Cargo.lock.
fn locked_version<'text>(lock: &'text str, package: &str) -> Option<&'text str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
