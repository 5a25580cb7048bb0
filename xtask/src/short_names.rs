//! Short names for what the program and its script have from each other. wasm-bindgen's own are long and hold digests, which
//! no compression makes smaller: 3 KB of first load.

use crate::wasm::interface;
use std::collections::{HashMap, HashSet};

/// What short names are made of.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";

/// Gives both sides short names: the script of wasm-bindgen, and the program. What `loader` names keeps its name, for the
/// parts know it by that; what no script names is not exported any more. `None` when it is no program.
pub fn shorten(script: &str, loader: &str, program: &[u8]) -> Option<(String, Vec<u8>)> {
    let (imports, exports) = interface::names(program)?;
    let kept: HashSet<&str> = words(loader).into_iter().map(|(_, word)| word).collect();
    let words = words(script);
    let used: HashSet<&str> = words.iter().map(|(_, word)| *word).collect();
    let mut count = 0;
    let mut give = |names: &mut dyn Iterator<Item = String>| -> HashMap<String, String> {
        let named = names.map(|name| {
            let short = if kept.contains(name.as_str()) { name.clone() } else { short(count) };
            count += 1;
            (name, short)
        });
        named.collect()
    };
    let imports = give(&mut imports.into_iter());
    let exports = give(&mut exports.into_iter().filter(|name| {
        let name = name.as_str();
        used.contains(name) || kept.contains(name)
    }));
    let import =
        |from: &str, name: &str| (from.to_owned(), imports.get(name).map_or(name, String::as_str).to_owned());
    let program = interface::renamed(program, import, |name| exports.get(name).cloned())?;

    let mut shortened = String::new();
    let mut before = "";
    for (between, word) in words {
        // What is exported is asked of the object `wasm`; what is imported is named nowhere else than where it is given.
        let of_program = before == "wasm" && between == ".";
        let names = if of_program { &exports } else { &imports };
        shortened.push_str(between);
        shortened.push_str(names.get(word).map_or(word, String::as_str));
        before = word;
    }
    Some((shortened, program))
}

/// The words of a script, each behind what stands before it.
fn words(script: &str) -> Vec<(&str, &str)> {
    let is_letter =
        |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '$';
    let mut words = Vec::new();
    let mut rest = script;
    while !rest.is_empty() {
        let (between, begun) = rest.split_at(rest.find(is_letter).unwrap_or(rest.len()));
        let end = begun.find(|character| !is_letter(character)).unwrap_or(begun.len());
        let (word, behind) = begun.split_at(end);
        words.push((between, word));
        rest = behind;
    }
    words
}

/// A name for each number.
fn short(number: usize) -> String {
    let mut name = String::new();
    let mut rest = number + 1;
    while rest > 0 {
        rest -= 1;
        name.extend(LETTERS.get(rest % LETTERS.len()).map(|letter| char::from(*letter)));
        rest /= LETTERS.len();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const imports = { __wbg_now_0123: function() { return Date.now(); } };\n\
        export function __wbindgen_malloc(size) { return wasm.__wbindgen_malloc(size) + wasm.memory.buffer; }";
    const LOADER: &str = "const { memory } = initSync();";

    /// Imports `__wbg_now_0123` and `load`, and exports `__wbindgen_malloc`, `memory` and `unused`.
    fn program() -> Vec<u8> {
        let text = |text: &str| [&[u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
        let section = |id: u8, items: &[Vec<u8>]| {
            let content = items.concat();
            let count = u8::try_from(items.len()).unwrap();
            [&[id, u8::try_from(content.len() + 1).unwrap(), count], content.as_slice()].concat()
        };
        let import = |name: &str| [text("./glue.js"), text(name), vec![0, 0]].concat();
        let export = |name: &str| [text(name), vec![0, 0]].concat();
        let imports = [import("__wbg_now_0123"), import("load")];
        let exports = [export("__wbindgen_malloc"), export("memory"), export("unused")];
        [b"\0asm\x01\0\0\0".to_vec(), section(2, &imports), section(7, &exports)].concat()
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let (script, program) = shorten(SCRIPT, LOADER, &program()).unwrap();
        assert!(script.starts_with("const imports = { a: function() { return Date.now(); } };"), "{script}");
        assert!(
            script.ends_with("__wbindgen_malloc(size) { return wasm.c(size) + wasm.memory.buffer; }"),
            "{script}"
        );
        let (imports, exports) = interface::names(&program).unwrap();
        assert_eq!(imports, ["a", "b"]);
        assert_eq!(exports, ["c", "memory"]);
    }

    #[test]
    fn what_the_parts_know_keeps_its_name() {
        let loader = format!("{LOADER} export const load = 1; __wbg_now_0123; unused;");
        let (script, program) = shorten(SCRIPT, &loader, &program()).unwrap();
        assert!(script.contains("{ __wbg_now_0123: function"), "{script}");
        let (imports, exports) = interface::names(&program).unwrap();
        assert_eq!(imports, ["__wbg_now_0123", "load"]);
        assert_eq!(exports, ["c", "memory", "unused"]);
        assert!(shorten(SCRIPT, LOADER, b"<html>").is_none());
    }

    #[test]
    fn no_two_names_are_the_same() {
        let names: HashSet<String> = (0..20_000).map(short).collect();
        assert_eq!(names.len(), 20_000);
        assert_eq!([short(0), short(53), short(54)], ["a", "$", "aa"]);
    }
}
