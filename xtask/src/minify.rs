//! Makes scripts and style sheets of the release smaller, with esbuild. Trunk's own way gives up on what wasm-bindgen writes.

use crate::failure::Failure;
use crate::process::{command, run};
use crate::project;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const OPTIONS: [&str; 5] =
    ["--minify", "--format=esm", "--legal-comments=none", "--log-level=warning", "--allow-overwrite"];

/// Minifies a script or a style sheet in place. `programs` is the folder of the node packages' programs.
///
/// # Errors
/// When esbuild does not understand the file.
pub fn in_place(programs: &Path, file: &Path) -> Result<(), Failure> {
    let mut esbuild = command(programs.join("esbuild"));
    run(esbuild.arg(file).args(OPTIONS).arg(format!("--outfile={}", file.display())))
}

/// Makes a `wasm-bindgen` that minifies the script it wrote: Trunk takes that script from it, and then names it in the page
/// with the digest of its content. The folder it is in.
///
/// # Errors
/// When it cannot be written.
pub fn wasm_bindgen(real: &Path, programs: &Path) -> Result<PathBuf, Failure> {
    let folder = project::target()?.join("minifying");
    let file = folder.join("wasm-bindgen");
    let script = format!(
        r#"#!/bin/sh
# Written by `cargo xtask build`: wasm-bindgen, and esbuild over the script that it wrote.
'{real}' "$@" || exit
for argument; do
    case "$argument" in
        --out-dir=*) folder=${{argument#*=}} ;;
        --out-name=*) name=${{argument#*=}} ;;
    esac
done
# Without a folder to write to it was asked for its version.
[ -z "$folder" ] || exec '{esbuild}' "$folder/$name.js" {options} --outfile="$folder/$name.js"
"#,
        real = real.display(),
        esbuild = programs.join("esbuild").display(),
        options = OPTIONS.join(" "),
    );
    project::write(&file, script.as_bytes())?;
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755))
        .map_err(|error| Failure::file("made executable", &file, &error))?;
    Ok(folder)
}
