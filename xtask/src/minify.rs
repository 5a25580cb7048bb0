//! Makes scripts and style sheets of the release smaller, with esbuild. Trunk's own way gives up on what wasm-bindgen writes.

use crate::failure::Failure;
use crate::process::{command, run};
use std::path::Path;

const OPTIONS: [&str; 6] = [
    "--minify",
    "--format=esm",
    "--legal-comments=none",
    "--log-level=warning",
    // A browser would skip what it does not understand.
    "--log-override:css-syntax-error=error",
    "--allow-overwrite",
];

/// Minifies a script or a style sheet in place. `programs` is the folder of the node packages' programs.
///
/// # Errors
/// When esbuild does not understand the file.
pub fn in_place(programs: &Path, file: &Path) -> Result<(), Failure> {
    let mut esbuild = command(programs.join("esbuild"));
    // The start script tells old browsers what they lack, so they must understand it. Style sheets have no such version.
    let oldest = "--target=es2018";
    run(esbuild.arg(file).args(OPTIONS).args([oldest, &format!("--outfile={}", file.display())]))
}

/// The same for a script with all that it imports, which becomes part of it.
///
/// # Errors
/// When esbuild does not understand a script, or does not find one.
pub fn joined(programs: &Path, file: &Path) -> Result<(), Failure> {
    let mut esbuild = command(programs.join("esbuild"));
    // wasm-bindgen names the module that it imports once for each thing that it imports from it.
    let repeated = "--log-override:duplicate-object-key=silent";
    run(esbuild
        .arg(file)
        .args(OPTIONS)
        .args(["--bundle", repeated])
        .arg(format!("--outfile={}", file.display())))
}
