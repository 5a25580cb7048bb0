//! What a WebAssembly module is made of: the size of each function, by the names that the module holds.

pub mod interface;
mod reader;

use reader::{CODE, CUSTOM, DATA, FUNCTION, IMPORT, Reader, sections};
use std::collections::HashMap;

/// The part of the name section with the names of functions.
const FUNCTION_NAMES: u8 = 1;

/// The sizes in a module, in bytes.
#[derive(Debug, Default)]
pub struct Contents {
    /// Each function with its name.
    functions: Vec<(String, usize)>,
    /// The section of the data.
    pub data: usize,
}

impl Contents {
    /// All functions together.
    pub fn code(&self) -> usize {
        self.functions.iter().map(|(_, bytes)| bytes).sum()
    }

    /// The functions, largest first; the copies of a generic one together.
    pub fn by_function(&self) -> Vec<(&str, usize)> {
        self.summed(|function| function)
    }

    /// The crates, largest first. A generic function counts for the crate that wrote it.
    pub fn by_crate(&self) -> Vec<(&str, usize)> {
        self.summed(crate_of)
    }

    fn summed<'a>(&'a self, group: impl Fn(&'a str) -> &'a str) -> Vec<(&'a str, usize)> {
        let mut sums: HashMap<&str, usize> = HashMap::new();
        for (function, bytes) in &self.functions {
            *sums.entry(group(function)).or_default() += bytes;
        }
        let mut sums: Vec<_> = sums.into_iter().collect();
        sums.sort_by_key(|(name, bytes)| (std::cmp::Reverse(*bytes), *name));
        sums
    }
}

/// The crate in a demangled name: the first word before a `::`, as in `<&dyn one::Trait as two::Other>::function`.
fn crate_of(function: &str) -> &str {
    let path = function.split("::").next().filter(|path| path.len() < function.len());
    let word = path.and_then(|path| {
        path.rsplit(|character: char| !character.is_alphanumeric() && character != '_').next()
    });
    word.filter(|word| !word.is_empty()).unwrap_or("(no crate)")
}

/// Reads a module. `None` when it is none, or has no names.
pub fn contents(module: &[u8]) -> Option<Contents> {
    let mut imported = 0;
    let mut sizes = Vec::new();
    let mut names = Vec::new();
    let mut data = 0;
    for (id, mut section) in sections(module)? {
        match id {
            IMPORT => {
                let imports = section.imports()?;
                imported = imports.iter().filter(|import| import.kind.first() == Some(&FUNCTION)).count();
            }
            CODE => {
                for _ in 0..section.number()? {
                    sizes.push(section.sized()?.0.len());
                }
            }
            DATA => data = section.0.len(),
            CUSTOM if section.sized()?.0 == b"name" => names = function_names(&mut section)?,
            _ => {}
        }
    }
    if names.is_empty() {
        return None;
    }
    let name_of = |index: usize| {
        let found = names.binary_search_by_key(&index, |(known, _)| *known).ok().and_then(|at| names.get(at));
        found.map_or_else(String::new, |(_, name)| readable(name))
    };
    let functions = sizes.iter().enumerate().map(|(at, bytes)| (name_of(imported + at), *bytes)).collect();
    Some(Contents { functions, data })
}

/// A name without the mangling, and without the hash that tells copies of a function apart.
fn readable(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let is_hash = |end: &str| end.len() > 15 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    match name.rsplit_once("::h") {
        Some((function, end)) if is_hash(end) => function.to_owned(),
        _ => name,
    }
}

/// The names of functions, ordered by index, as the format demands.
fn function_names(section: &mut Reader<'_>) -> Option<Vec<(usize, String)>> {
    while let Some(id) = section.byte() {
        let mut part = section.sized()?;
        if id == FUNCTION_NAMES {
            let count = part.number()?;
            return (0..count)
                .map(|_| Some((part.number()?, String::from_utf8_lossy(part.sized()?.0).into_owned())))
                .collect();
        }
    }
    Some(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        [&[id, u8::try_from(content.len()).unwrap()], content].concat()
    }

    #[test]
    fn functions_are_named_after_the_imported_ones() {
        let imports = [&[1][..], &[1, b'm', 1, b'f', 0, 0]].concat();
        let code = [&[2][..], &[3, 0, 1, 0x0b], &[2, 0, 0x0b]].concat();
        let names = [&[4][..], b"name", &[1, 9, 2, 1, 2, b'a', b'b', 2, 2, b'c', b'd']].concat();
        let module = [
            b"\0asm\x01\0\0\0".to_vec(),
            section(IMPORT, &imports),
            section(CODE, &code),
            section(DATA, &[0; 5]),
            section(CUSTOM, &names),
        ]
        .concat();
        let contents = contents(&module).unwrap();
        assert_eq!(contents.by_function(), [("ab", 3), ("cd", 2)]);
        assert_eq!((contents.code(), contents.data), (5, 5));
        assert!(super::contents(&module[..module.len() - 1]).is_none(), "cut off");
        assert!(super::contents(b"<html>").is_none());
    }

    #[test]
    fn a_name_loses_its_hash_alone() {
        for name in ["one::two::h0123456789abcdef", "_ZN3one3two17h0123456789abcdefE", "one::two"] {
            assert_eq!(readable(name), "one::two");
        }
        assert_eq!(readable("one::hand"), "one::hand");
    }

    #[test]
    fn a_crate_is_the_first_word() {
        for (function, expected) in [
            ("core::fmt::write", "core"),
            ("<leptos::View as tachys::Render>::build", "leptos"),
            ("<&mut dyn reactive_graph::Source as core::fmt::Debug>::fmt", "reactive_graph"),
            ("<usize as core::fmt::Display>::fmt", "core"),
            ("memcpy", "(no crate)"),
            ("", "(no crate)"),
        ] {
            assert_eq!(crate_of(function), expected);
        }
    }
}
