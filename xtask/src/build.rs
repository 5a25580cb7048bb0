//! Builds the panel and the sandbox.

use crate::failure::Failure;
use crate::process::{cargo, command, run, search_first};
use crate::sizes::{self, Weights};
use crate::tools::WasmTools;
use crate::{bindgen, compress, minify, packages, parts, project, tools};
use std::path::{Path, PathBuf};

/// How the panel is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Built quickly, large.
    Dev,
    /// As it is shipped.
    Release,
}

/// `cargo xtask build`: dist/ for a static host.
///
/// # Errors
/// When a tool is missing, or the build fails.
pub fn dist(with_sizes: bool) -> Result<(), Failure> {
    let dist = release()?;
    if with_sizes {
        Weights::of(&dist)?.print();
        sizes::print_program()?;
    }
    println!("\nThe panel for a static host is in {}", dist.display());
    Ok(())
}

/// The release: dist/ with a `.br` and a `.gz` beside each file.
///
/// # Errors
/// When a tool is missing, or the build fails.
pub fn release() -> Result<PathBuf, Failure> {
    let dist = panel(Profile::Release)?;
    compress::folder(&dist)?;
    Ok(dist)
}

/// Builds the panel; the folder it is in.
///
/// # Errors
/// When a tool is missing, or the build fails.
pub fn panel(profile: Profile) -> Result<PathBuf, Failure> {
    let WasmTools { trunk, wasm_bindgen } = tools::wasm_tools()?;
    let prepared = [join_style_sheets()?, copy_start_script()?];
    // Trunk works offline.
    run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
    let mut build = command("trunk");
    // Trunk reads NO_COLOR as a boolean and stops at the customary "1". A failed build is told by cargo; where in Trunk it
    // was noticed helps nobody.
    build.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
    build.args(["build"]);
    // The messages of a panic name source files: not by the paths of the machine that built the panel.
    let mut flags: Vec<String> =
        cargo_home().iter().map(|home| format!("--remap-path-prefix={}=cargo", home.display())).collect();
    let dist = match profile {
        Profile::Dev => {
            search_first(&mut build, &[trunk, wasm_bindgen]);
            project::target()?.join("panel-dev")
        }
        Profile::Release => {
            let programs = packages::node()?;
            for file in prepared {
                minify::in_place(&programs, &file)?;
            }
            let shim = bindgen::shim(&bindgen::Programs {
                wasm_bindgen: wasm_bindgen.join("wasm-bindgen"),
                wasm_split: tools::wasm_split()?.join("wasm-split-cli"),
                node: programs,
            })?;
            // What calls what, for the tool that takes out the parts.
            flags.push("-Clink-args=--emit-relocs".to_owned());
            build.args(["--release", "--features", "parts"]);
            search_first(&mut build, &[trunk, shim]);
            project::root().join("dist")
        }
    };
    // As .cargo/config.toml has it, whose flags these replace.
    flags.extend(["--cfg", "erase_components"].map(str::to_owned));
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    run(build.arg("--dist").arg(&dist))?;
    if profile == Profile::Release {
        parts::copy_to(&dist)?;
    }
    let page = dist.join("index.html");
    project::write(&page, with_digest_for_start_script(&project::read(&page)?)?.as_bytes())?;
    Ok(dist)
}

/// The page with the program's digest where only boot.js reads it, which fetches the program by it. At a preload of this
/// kind Chromium ignores the attribute `integrity`, and warns at every load.
fn with_digest_for_start_script(page: &str) -> Result<String, Failure> {
    let preload = page.split('<').find(|tag| {
        let is = |attribute: &str| tag.contains(attribute);
        is("link ") && is("rel=\"preload\"") && is("as=\"fetch\"") && is(" integrity=\"")
    });
    let preload = preload.ok_or_else(|| {
        Failure("index.html preloads no program with its digest; was Trunk changed?".to_owned())
    })?;
    Ok(page.replace(preload, &preload.replace(" integrity=\"", " data-integrity=\"")))
}

/// Where cargo keeps the sources of crates.
fn cargo_home() -> Option<PathBuf> {
    let home = |name, below| Some(PathBuf::from(std::env::var_os(name)?).join(below));
    home("CARGO_HOME", "").or_else(|| home("HOME", ".cargo"))
}

/// Builds the sandbox; the program.
///
/// # Errors
/// When the build fails.
pub fn sandbox() -> Result<PathBuf, Failure> {
    run(&mut cargo(&[
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "host",
        "--package",
        "sandbox",
        "--bin",
        "sandbox",
    ]))?;
    Ok(project::target()?.join("host/sandbox"))
}

/// Joins the sheets of style/, in the order of their names, into the one that index.html names.
fn join_style_sheets() -> Result<PathBuf, Failure> {
    let folder = project::root().join("style");
    let entries = std::fs::read_dir(&folder).map_err(|error| Failure::file("read", &folder, &error))?;
    let mut sheets: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| is_css(path)).collect();
    sheets.sort();
    let mut joined = String::new();
    for sheet in sheets {
        joined.push_str(&project::read(&sheet)?);
    }
    prepare("panel.css", &joined)
}

/// Copies boot.js to where index.html takes it from: the release minifies the copy.
fn copy_start_script() -> Result<PathBuf, Failure> {
    prepare("boot.js", &project::read(&project::root().join("boot.js"))?)
}

/// Writes a file that index.html names.
fn prepare(name: &str, content: &str) -> Result<PathBuf, Failure> {
    let file = project::root().join("target").join(name);
    project::write(&file, content.as_bytes())?;
    Ok(file)
}

fn is_css(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "css")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_digest_is_for_the_start_script_alone() {
        let script = "<link rel=\"modulepreload\" href=\"./p.js\" integrity=\"sha384-s\">";
        let program = "<link rel=\"preload\" href=\"./p.wasm\" integrity=\"sha384-p\" as=\"fetch\" type=\"application/wasm\">";
        let page = format!("<head>\n{script}\n{program}</head>");
        let expected = page.replace("integrity=\"sha384-p\"", "data-integrity=\"sha384-p\"");
        assert_eq!(with_digest_for_start_script(&page).unwrap(), expected);
        assert!(with_digest_for_start_script(script).is_err());
    }
}
