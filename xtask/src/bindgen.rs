//! What Trunk calls as `wasm-bindgen` in a release build: it makes of the linked program the main module, the parts that are
//! loaded when they are needed, and one script that joins and loads them.

use crate::failure::Failure;
use crate::process::{command, run};
use crate::wasm::interface;
use crate::{minify, parts, project, short_names};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Brought by Leptos for its server functions, which this panel has none of. What is exported is kept with all that it calls:
/// 3 KB of first load.
const NOT_OFFERED: &str = "intounderlying";

/// `--flatten --rereloop` before the rest makes it 1 KB smaller. Names are kept for `build --sizes`, and stripped behind it.
const OPTIMIZE: [&str; 6] = ["--flatten", "--rereloop", "-Oz", "-Oz", "--converge", "--debuginfo"];
const STRIP: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/// The programs that do the work.
#[derive(Debug, PartialEq, Eq)]
pub struct Programs {
    /// wasm-bindgen's own command line tool.
    pub wasm_bindgen: PathBuf,
    /// The tool that takes the parts out of a program.
    pub wasm_split: PathBuf,
    /// The folder of esbuild and wasm-opt.
    pub node: PathBuf,
}

/// Makes the `wasm-bindgen` that Trunk is to find. The folder it is in.
///
/// # Errors
/// When it cannot be written.
pub fn shim(programs: &Programs) -> Result<PathBuf, Failure> {
    let folder = project::target()?.join("bindgen");
    let file = folder.join("wasm-bindgen");
    let xtask = std::env::current_exe().map_err(|error| Failure(format!("xtask: {error}")))?;
    let script = format!(
        "#!/bin/sh\n# Written by `cargo xtask build`. Without a folder to write to, wasm-bindgen is asked for its version.\n\
         case \"$*\" in *--out-dir=*) exec '{}' bindgen '--wasm-bindgen={wasm_bindgen}' '--wasm-split={}' '--node={}' \"$@\" ;; esac\n\
         exec '{wasm_bindgen}' \"$@\"\n",
        xtask.display(),
        programs.wasm_split.display(),
        programs.node.display(),
        wasm_bindgen = programs.wasm_bindgen.display(),
    );
    project::write(&file, script.as_bytes())?;
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755))
        .map_err(|error| Failure::file("made executable", &file, &error))?;
    Ok(folder)
}

/// The call of wasm-bindgen by Trunk.
#[derive(Debug, PartialEq, Eq)]
pub struct Call {
    /// What does the work.
    pub programs: Programs,
    /// Where to write to.
    pub folder: PathBuf,
    /// The name of what is written, without its ending.
    pub name: String,
    /// The linked program, and the options that are passed on.
    pub rest: Vec<String>,
}

/// The main module of the last release build with the names of its functions.
///
/// # Errors
/// When the system does not tell where this program is.
pub fn named() -> Result<PathBuf, Failure> {
    Ok(project::target()?.join("bindgen/named.wasm"))
}

/// Does what wasm-bindgen would do, and more.
///
/// # Errors
/// When a tool fails, or makes what is not expected of it.
pub fn bindgen(call: &Call) -> Result<(), Failure> {
    let Call { programs, folder, name, rest } = call;
    let (input, options): (Vec<&String>, Vec<&String>) =
        rest.iter().partition(|argument| argument.ends_with(".wasm"));
    let [input] = input.as_slice() else {
        return Err(Failure(format!(
            "wasm-bindgen was called with {rest:?}: there must be one program in it."
        )));
    };
    let work = project::target()?.join("bindgen/split");
    parts::clear(&work)?;
    run(command(&programs.wasm_split).arg(input).arg(&work).args(["--out-name", name]))?;
    let linked = work.join(format!("{name}.wasm"));
    let program =
        interface::without_offers(&bytes(&linked)?, NOT_OFFERED).ok_or_else(|| no_program(&linked))?;
    project::write(&linked, &program)?;
    let out = [format!("--out-dir={}", folder.display()), format!("--out-name={name}")];
    run(command(&programs.wasm_bindgen).args(options).args(out).arg("--keep-lld-exports").arg(&linked))?;

    let loader = parts::publish(&work, name, &|from, to| optimize(programs, from, to))?;
    let (script, main) = (folder.join(format!("{name}.js")), folder.join(format!("{name}_bg.wasm")));
    let (text, program) = short_names::shorten(&project::read(&script)?, &loader, &bytes(&main)?)
        .ok_or_else(|| no_program(&main))?;
    project::write(&main, &program)?;
    optimize(programs, &main, &main)?;
    project::write(&folder.join(parts::LOADER), loader.as_bytes())?;
    project::write(&script, text.as_bytes())?;
    minify::joined(&programs.node, &script)
}

/// Makes a program small. With the names of its functions it stays where [`named`] says, until the next one.
fn optimize(programs: &Programs, from: &Path, to: &Path) -> Result<(), Failure> {
    let (wasm_opt, named) = (programs.node.join("wasm-opt"), named()?);
    run(command(&wasm_opt).args(OPTIMIZE).arg(from).arg("--output").arg(&named))?;
    run(command(&wasm_opt).args(STRIP).arg(&named).arg("--output").arg(to))
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| Failure::file("read", file, &error))
}

fn no_program(file: &Path) -> Failure {
    Failure(format!("{} is no program.", file.display()))
}
