//! What weighs what. 1 KB = 1000 bytes, brotli quality 11.

use crate::compress::{brotli, files};
use crate::failure::Failure;
use crate::{bindgen, parts, wasm};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The most that may be fetched until the support form can be filled, in bytes of brotli; the record itself excepted.
pub const FIRST_LOAD: usize = 175_000;

/// The most that each part may weigh that is fetched later, in bytes of brotli.
const LATER_PART: usize = 46_000;

/// One file of the release, in bytes.
struct Weight {
    name: String,
    raw: usize,
    sent: usize,
}

/// What the release weighs.
pub struct Weights {
    first: Vec<Weight>,
    later: Vec<Weight>,
}

impl Weights {
    /// Weighs the files of the release.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn of(dist: &Path) -> Result<Self, Failure> {
        // The schema is for editors: the panel never asks for it.
        let fetched = files(dist)?.into_iter().filter(|file| !file.ends_with("config.schema.json"));
        let (later, first): (Vec<_>, Vec<_>) = fetched.partition(|file| parts::is_part(file));
        let weigh =
            |files: Vec<PathBuf>| files.iter().map(|file| weigh(dist, file)).collect::<Result<_, _>>();
        Ok(Self { first: weigh(first)?, later: weigh(later)? })
    }

    /// What is fetched first, in bytes as they are sent.
    fn first_load(&self) -> usize {
        self.first.iter().map(|file| file.sent).sum()
    }

    /// Prints them.
    pub fn print(&self) {
        println!("\n{:<56} {:>9} {:>9}", "file of dist/ (bytes)", "raw", "sent");
        print_files(&self.first);
        let raw: usize = self.first.iter().map(|file| file.raw).sum();
        println!("{:<56} {raw:>9} {:>9}", "first load", self.first_load());
        println!("{:<56} {:>9} {FIRST_LOAD:>9}\n", "budget", "");
        print_files(&self.later);
        println!("{:<56} {:>9} {LATER_PART:>9}", "budget of each", "");
    }

    /// Checks them against the budgets.
    ///
    /// # Errors
    /// When one is over its budget.
    pub fn check(&self) -> Result<(), Failure> {
        over("First load", self.first_load(), FIRST_LOAD)?;
        self.later.iter().try_for_each(|part| over(&part.name, part.sent, LATER_PART))
    }
}

fn over(what: &str, sent: usize, budget: usize) -> Result<(), Failure> {
    if sent < budget {
        return Ok(());
    }
    Err(Failure(format!("{what}: {sent} bytes, {} over its budget.", sent + 1 - budget)))
}

fn print_files(files: &[Weight]) {
    for file in files {
        println!("{:<56} {:>9} {:>9}", file.name, file.raw, file.sent);
    }
}

/// Prints what the main module of the last release build is made of, by crate and by function.
///
/// # Errors
/// When it is not there, or is none.
pub fn print_program() -> Result<(), Failure> {
    let named = bindgen::named()?;
    let program = std::fs::read(&named).map_err(|error| Failure::file("read", &named, &error))?;
    let contents = wasm::contents(&program)
        .ok_or_else(|| Failure(format!("{} has no code with names.", named.display())))?;
    println!("\nThe main module, raw: {} bytes of code, {} of data", contents.code(), contents.data);
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

fn weigh(dist: &Path, file: &Path) -> Result<Weight, Failure> {
    let content = std::fs::read(file).map_err(|error| Failure::file("read", file, &error))?;
    // The settings are sent as they are.
    let compressed = file.file_name() != Some(OsStr::new("config.json"));
    let sent = if compressed { brotli(&content)?.len() } else { content.len() };
    let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
    Ok(Weight { name, raw: content.len(), sent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(first: usize, later: &[usize]) -> Weights {
        let weight = |sent| Weight { name: "part-history.wasm".to_owned(), raw: 3 * sent, sent };
        Weights {
            first: vec![weight(100), weight(first - 100)],
            later: later.iter().copied().map(weight).collect(),
        }
    }

    #[test]
    fn each_budget_is_checked() {
        assert!(weights(FIRST_LOAD - 1, &[LATER_PART - 1, 300]).check().is_ok());
        let first = weights(FIRST_LOAD, &[]).check().unwrap_err();
        assert_eq!(first.to_string(), "First load: 175000 bytes, 1 over its budget.");
        let later = weights(9000, &[300, LATER_PART + 1]).check().unwrap_err();
        assert_eq!(later.to_string(), "part-history.wasm: 46001 bytes, 2 over its budget.");
    }
}
