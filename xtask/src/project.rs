//! Where things are.

use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Cargo's target folder: the one that this program was built into.
///
/// # Errors
/// When the system does not tell where this program is.
pub fn target() -> Result<PathBuf, Failure> {
    std::env::current_exe()
        .ok()
        .and_then(|program| Some(program.parent()?.parent()?.to_owned()))
        .ok_or_else(|| Failure("Where this program lies cannot be found out.".to_owned()))
}

/// The folder for tools that are kept over a fresh clone.
///
/// # Errors
/// When there is no home folder.
pub fn cache() -> Result<PathBuf, Failure> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    folder("XDG_CACHE_HOME")
        .or_else(|| Some(folder("HOME")?.join(".cache")))
        .map(|cache| cache.join("partner-center-panel"))
        .ok_or_else(|| {
            Failure("Neither XDG_CACHE_HOME nor HOME is set: there is no place for the tools.".to_owned())
        })
}

/// The file of this name in the folders of PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Reads a file as text.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::file("read", path, &error))
}

/// Writes a file, with its folders.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder
        .and_then(|()| std::fs::write(path, content))
        .map_err(|error| Failure::file("written", path, &error))
}
