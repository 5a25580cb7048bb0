//! What weighs what. 1 KB = 1000 bytes, brotli quality 11.

use crate::compress::{brotli, files};
use crate::failure::Failure;
use crate::process::{command, run};
use crate::{packages, project, wasm};
use std::ffi::OsStr;
use std::path::Path;

/// The most that may be fetched until the support form can be filled, in bytes of brotli; the record itself excepted.
pub const FIRST_LOAD: usize = 140_000;

/// One file of the release, in bytes.
struct Part {
    name: String,
    raw: usize,
    sent: usize,
}

/// Prints the parts of first load; their sum in bytes as they are sent.
///
/// # Errors
/// When a file cannot be read.
pub fn print_parts(dist: &Path) -> Result<usize, Failure> {
    let parts = files(dist)?.iter().map(|file| weigh(dist, file)).collect::<Result<Vec<_>, _>>()?;
    let total: usize = parts.iter().map(|part| part.sent).sum();
    println!("\n{:<56} {:>9} {:>9}", "file of dist/ (bytes)", "raw", "sent");
    for part in &parts {
        println!("{:<56} {:>9} {:>9}", part.name, part.raw, part.sent);
    }
    println!("{:<56} {:>9} {total:>9}", "first load", parts.iter().map(|part| part.raw).sum::<usize>());
    println!("{:<56} {:>9} {FIRST_LOAD:>9}", "budget", "");
    Ok(total)
}

/// Checks the parts of first load against the budget, and prints them.
///
/// # Errors
/// When they are over it.
pub fn check(dist: &Path) -> Result<(), Failure> {
    let total = print_parts(dist)?;
    if total < FIRST_LOAD {
        return Ok(());
    }
    Err(Failure(format!("First load is {total} bytes, {} over its budget.", total + 1 - FIRST_LOAD)))
}

/// Prints what the program of the last release build is made of, by crate and by function.
///
/// # Errors
/// When the program is not there, or is none.
pub fn print_program() -> Result<(), Failure> {
    // As it is shipped, but with its names: what wasm-bindgen made, through wasm-opt once more.
    let folder = project::target()?;
    let named = folder.join("partner-center-panel-named.wasm");
    let mut wasm_opt = command(packages::node()?.join("wasm-opt"));
    wasm_opt.args(["-Oz", "--debuginfo", "--output"]).arg(&named);
    run(wasm_opt.arg(folder.join("wasm-bindgen/release/partner-center-panel_bg.wasm")))?;
    let program = std::fs::read(&named).map_err(|error| Failure::file("read", &named, &error))?;
    let contents = wasm::contents(&program)
        .ok_or_else(|| Failure(format!("{} has no code with names.", named.display())))?;
    println!("\nThe program, raw: {} bytes of code, {} of data", contents.code(), contents.data);
    print_largest("by crate", &contents.by_crate(), 20);
    print_largest("by function", &contents.by_function(), 30);
    Ok(())
}

fn print_largest(title: &str, items: &[(&str, usize)], most: usize) {
    println!("\n{title}");
    for (name, bytes) in items.iter().take(most) {
        println!("{bytes:>9}  {name}");
    }
}

fn weigh(dist: &Path, file: &Path) -> Result<Part, Failure> {
    let content = std::fs::read(file).map_err(|error| Failure::file("read", file, &error))?;
    // The settings are sent as they are.
    let compressed = file.file_name() != Some(OsStr::new("config.json"));
    let sent = if compressed { brotli(&content)?.len() } else { content.len() };
    let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
    Ok(Part { name, raw: content.len(), sent })
}
