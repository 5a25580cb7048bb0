//! The parts of the program that are loaded when they are needed: their names, and the script that loads them.

use crate::compress::files;
use crate::failure::Failure;
use crate::project;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The name of the script that loads parts, as wasm-split-cli gives it. It becomes a part of the panel's one script.
pub const LOADER: &str = "__wasm_split.js";

/// What the name of each part begins with.
pub const PREFIX: &str = "part-";

/// Where the finished parts wait for the rest of dist/.
fn finished() -> Result<PathBuf, Failure> {
    Ok(project::target()?.join("bindgen/parts"))
}

/// Empties a folder, or makes it.
///
/// # Errors
/// When it cannot be emptied or made.
pub fn clear(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|error| Failure::file("removed", folder, &error))?;
    }
    std::fs::create_dir_all(folder).map_err(|error| Failure::file("made", folder, &error))
}

/// Finishes the parts that wasm-split-cli wrote into a folder beside the main module: optimized, and each named by what is in
/// it. The script that loads them by these names, and accepts nothing else than what is in them.
///
/// # Errors
/// When a file cannot be read or written, or the script does not name a part as expected.
pub fn publish(
    folder: &Path,
    main: &str,
    optimize: &impl Fn(&Path, &Path) -> Result<(), Failure>,
) -> Result<String, Failure> {
    let finished = finished()?;
    clear(&finished)?;
    let mut loader = with_fallback(&project::read(&folder.join(LOADER))?)?;
    for file in files(folder)? {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if stem == main || file.extension().is_none_or(|extension| extension != "wasm") {
            continue;
        }
        let optimized = finished.join("part.wasm");
        optimize(&file, &optimized)?;
        let content = std::fs::read(&optimized).map_err(|error| Failure::file("read", &optimized, &error))?;
        let digest = Sha256::digest(&content);
        let published = name(&stem, &digest);
        loader = with_part(&loader, &stem, &published, &STANDARD.encode(digest))?;
        let target = finished.join(published);
        std::fs::rename(&optimized, &target).map_err(|error| Failure::file("written", &target, &error))?;
    }
    Ok(loader)
}

/// `part-customers-0123456789abcdef.wasm` for `split_customers`, `part-5-0123456789abcdef.wasm` for what parts have in common,
/// `chunk_5`.
fn name(stem: &str, digest: &[u8]) -> String {
    let own = stem.trim_start_matches("split_").trim_start_matches("chunk_");
    let mut name = format!("{PREFIX}{own}-");
    for byte in digest.iter().take(8) {
        // Writing to a text never fails.
        let _written = write!(name, "{byte:02x}");
    }
    name + ".wasm"
}

/// How the script turns what it fetched into a module.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";

/// How it logs that a part did not come.
const LOG: &str = "console.error(e);";

/// What it does instead. A browser compiles a module while it arrives only if the host sends it by its right type. A file that
/// was changed on its way is in the browser's cache for good, as it came: the next try leaves the cache out.
const FALLBACK: &str = r#"
let cache = "default";
// A page that is left gives up what is on its way: no failure, and nothing to look into.
let isLeft = false;
addEventListener("pagehide", () => (isLeft = true));
addEventListener("pageshow", () => setTimeout(() => (isLeft = false), 100));
const instantiate = async (source, imports) => {
    const response = await source.catch((error) => {
        cache = "reload";
        throw error;
    });
    const type = response.headers.get("Content-Type") ?? "";
    if (type.toLowerCase() === "application/wasm") {
        return WebAssembly.instantiateStreaming(response, imports);
    }
    console.warn(`The host sends ${response.url} as "${type}" instead of "application/wasm": it loads more slowly.`);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
};
"#;

/// The script, also for hosts that send `.wasm` as another type.
fn with_fallback(loader: &str) -> Result<String, Failure> {
    if !(loader.contains(STREAMING) && loader.contains(LOG)) {
        return Err(Failure(format!(
            "{LOADER} does not instantiate parts as it is expected to; was wasm-split-cli changed?"
        )));
    }
    let quiet = format!("if (!isLeft) {LOG}");
    Ok(loader.replace(STREAMING, "instantiate(src, imports)").replace(LOG, &quiet) + FALLBACK)
}

/// The script with the published name of a part, and its digest.
fn with_part(loader: &str, stem: &str, published: &str, digest: &str) -> Result<String, Failure> {
    let named = format!("new URL(\"./{stem}.wasm\", import.meta.url)");
    let (before, after) = loader.split_once(&named).ok_or_else(|| {
        Failure(format!("{LOADER} does not load {stem} as it is expected to; was wasm-split-cli changed?"))
    })?;
    let load =
        format!("new URL(\"./{published}\", import.meta.url), {{ integrity: \"sha256-{digest}\", cache }}");
    Ok([before, &load, after].concat())
}

/// Copies the parts of the last release build into the folder of the rest.
///
/// # Errors
/// When a file cannot be copied.
pub fn copy_to(dist: &Path) -> Result<(), Failure> {
    for file in files(&finished()?)? {
        let target = dist.join(file.file_name().unwrap_or_default());
        std::fs::copy(&file, &target).map_err(|error| Failure::file("written", &target, &error))?;
    }
    Ok(())
}

/// Whether a file of dist/ is a part.
pub fn is_part(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_loaded_by_the_name_of_its_content_and_checked() {
        let digest = Sha256::digest(b"");
        assert_eq!(name("split_customers", &digest), "part-customers-e3b0c44298fc1c14.wasm");
        assert_eq!(name("chunk_5", &digest), "part-5-e3b0c44298fc1c14.wasm");
        let script = "fetch(new URL(\"./chunk_5.wasm\", import.meta.url));";
        assert_eq!(
            with_part(script, "chunk_5", "part-5-00.wasm", "abc=").unwrap(),
            "fetch(new URL(\"./part-5-00.wasm\", import.meta.url), { integrity: \"sha256-abc=\", cache });"
        );
        assert!(with_part(script, "chunk_6", "part-6-00.wasm", "abc=").is_err());
    }

    #[test]
    fn a_part_is_loaded_also_when_the_host_sends_it_by_another_type() {
        let script = format!("const src = fetch(x); {LOG} return async (imports) => ({STREAMING});");
        let loader = with_fallback(&script).unwrap();
        let expected = "const src = fetch(x); if (!isLeft) console.error(e); \
                        return async (imports) => (instantiate(src, imports));";
        assert!(loader.starts_with(expected), "{loader}");
        assert!(loader.contains("response.arrayBuffer()"));
        assert!(with_fallback("WebAssembly.compile(src)").is_err());
    }

    #[test]
    fn a_part_is_known_by_its_name() {
        assert!(is_part(Path::new("dist/part-customers-e3b0c44298fc1c14.wasm")));
        assert!(!is_part(Path::new("dist/partner-center-panel-e3b0c44298fc1c14_bg.wasm")));
    }
}
