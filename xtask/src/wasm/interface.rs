//! What a module imports and exports, written anew.

use super::reader::{BEGINNING, CUSTOM, EXPORT, IMPORT, Reader, sections};

/// The section in which wasm-bindgen's macros describe what scripts are offered.
const BINDINGS: &[u8] = b"__wasm_bindgen_unstable";

/// The names of what a module imports, and of what it exports. `None` when it is no module.
pub fn names(module: &[u8]) -> Option<(Vec<String>, Vec<String>)> {
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for (id, mut section) in sections(module)? {
        match id {
            IMPORT => imports = section.imports()?.iter().map(|import| import.name.to_owned()).collect(),
            EXPORT => exports = section.exports()?.iter().map(|export| export.name.to_owned()).collect(),
            _ => {}
        }
    }
    Some((imports, exports))
}

/// The module with other names: `import` gives the two of an import, `export` that of an export, none where it is left out.
/// `None` when it is no module.
pub fn renamed(
    module: &[u8],
    import: impl Fn(&str, &str) -> (String, String),
    export: impl Fn(&str) -> Option<String>,
) -> Option<Vec<u8>> {
    rewritten(module, |id, mut section| {
        let mut written = Vec::new();
        match id {
            IMPORT => {
                let imports = section.imports()?;
                write_number(&mut written, imports.len());
                for each in imports {
                    let (from, name) = import(each.module, each.name);
                    write_sized(&mut written, from.as_bytes());
                    write_sized(&mut written, name.as_bytes());
                    written.extend(each.kind);
                }
            }
            EXPORT => {
                let exports = section.exports()?.into_iter();
                let kept: Vec<_> = exports.filter_map(|each| Some((export(each.name)?, each))).collect();
                write_number(&mut written, kept.len());
                for (name, each) in kept {
                    write_sized(&mut written, name.as_bytes());
                    written.push(each.kind);
                    write_number(&mut written, each.index);
                }
            }
            _ => written.extend(section.0),
        }
        Some(written)
    })
}

/// The module, as the linker made it, without what it offers to scripts under names with `word` in them: neither exported nor
/// described to wasm-bindgen. `None` when it is no module.
pub fn without_offers(module: &[u8], word: &str) -> Option<Vec<u8>> {
    let concerned = |name: &[u8]| String::from_utf8_lossy(name).to_ascii_lowercase().contains(word);
    let kept = |name: &str| (!concerned(name.as_bytes())).then(|| name.to_owned());
    let module = renamed(module, |from, name| (from.to_owned(), name.to_owned()), kept)?;
    rewritten(&module, |id, section| {
        let mut rest = section;
        if id != CUSTOM || rest.sized()?.0 != BINDINGS {
            return Some(section.0.to_vec());
        }
        let mut written = Vec::new();
        write_sized(&mut written, BINDINGS);
        while !rest.0.is_empty() {
            // The version of the format, and what one macro described.
            let (version, described) = (described(&mut rest)?, described(&mut rest)?);
            if !concerned(described) {
                for part in [version, described] {
                    written.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
                    written.extend(part);
                }
            }
        }
        Some(written)
    })
}

/// Bytes with their length before them, in the form of wasm-bindgen's macros.
fn described<'bytes>(reader: &mut Reader<'bytes>) -> Option<&'bytes [u8]> {
    let length = u32::from_le_bytes(reader.take(4)?.0.try_into().ok()?);
    Some(reader.take(usize::try_from(length).ok()?)?.0)
}

fn rewritten(module: &[u8], rewrite: impl Fn(u8, Reader<'_>) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut written = BEGINNING.to_vec();
    for (id, section) in sections(module)? {
        written.push(id);
        write_sized(&mut written, &rewrite(id, section)?);
    }
    Some(written)
}

fn write_sized(to: &mut Vec<u8>, bytes: &[u8]) {
    write_number(to, bytes.len());
    to.extend(bytes);
}

/// In LEB128.
fn write_number(to: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            return to.push(low & 0x7f);
        }
        to.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sized(bytes: &[u8]) -> Vec<u8> {
        let mut written = Vec::new();
        write_sized(&mut written, bytes);
        written
    }

    fn described(bytes: &[u8]) -> Vec<u8> {
        [&u32::try_from(bytes.len()).unwrap().to_le_bytes(), bytes].concat()
    }

    /// Imports a function, a memory and a global of `glue`, exports three functions, and has a long section behind them.
    fn module() -> Vec<u8> {
        let import = |name: &[u8], kind: &[u8]| [&sized(b"glue"), &sized(name), kind].concat();
        let imports = [
            vec![3],
            import(b"call", &[0, 5]),
            import(b"memory", &[2, 1, 17, 200, 1]),
            import(b"g", &[3, 0x7f, 0]),
        ];
        let export = |name: &[u8], index: u8| [&sized(name)[..], &[0, index]].concat();
        let exports = [vec![3], export(b"run", 1), export(b"IntoStream_pull", 2), export(b"free", 3)];
        let bindings = [b"v1", &b"run"[..], b"v1", b"intostream", b"v1", b"free"].map(described).concat();
        [
            BEGINNING.to_vec(),
            [&[IMPORT][..], &sized(&imports.concat())].concat(),
            [&[EXPORT][..], &sized(&exports.concat())].concat(),
            [&[CUSTOM][..], &sized(&[sized(BINDINGS), bindings].concat())].concat(),
            [&[CUSTOM][..], &sized(&[7; 300])].concat(),
        ]
        .concat()
    }

    #[test]
    fn the_same_names_give_the_same_module() {
        let same =
            renamed(&module(), |from, name| (from.to_owned(), name.to_owned()), |name| Some(name.to_owned()));
        assert_eq!(same.unwrap(), module());
        assert!(renamed(b"<html>", |_, _| Default::default(), |_| None).is_none());
        let cut_off = module().split_last().unwrap().1.to_vec();
        assert!(names(&cut_off).is_none());
    }

    #[test]
    fn names_change_and_what_has_none_is_left_out() {
        let export = |name: &str| (name != "run").then(|| name.to_uppercase());
        let short = renamed(&module(), |_, name| ("a".to_owned(), format!("{name}2")), export).unwrap();
        let (imports, exports) = names(&short).unwrap();
        assert_eq!(imports, ["call2", "memory2", "g2"]);
        assert_eq!(exports, ["INTOSTREAM_PULL", "FREE"]);
        assert_eq!(short[short.len() - 300..], module()[module().len() - 300..]);
    }

    #[test]
    fn what_is_not_offered_is_neither_exported_nor_described() {
        let without = without_offers(&module(), "intostream").unwrap();
        assert_eq!(names(&without).unwrap().1, ["run", "free"]);
        let text = String::from_utf8_lossy(&without).to_ascii_lowercase();
        assert!(!text.contains("intostream") && text.matches("v1").count() == 2);
        assert_eq!(without_offers(&module(), "nothing of it").unwrap(), module());
    }
}
