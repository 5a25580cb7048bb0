//! Compresses the files of the release once, so that a host has only to send them.

use crate::failure::Failure;
use crate::project;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Not compressed: the settings are edited on the host, where a compressed copy would go on saying what they were.
const SETTINGS: &str = "config.json";

/// Puts a `.br` and a `.gz` beside each file of a folder, [`SETTINGS`] excepted.
///
/// # Errors
/// When a file cannot be read or written.
pub fn folder(folder: &Path) -> Result<(), Failure> {
    for file in files(folder)?.iter().filter(|file| file.file_name() != Some(OsStr::new(SETTINGS))) {
        let content = std::fs::read(file).map_err(|error| Failure::file("read", file, &error))?;
        project::write(&with_suffix(file, "br"), &brotli(&content)?)?;
        project::write(&with_suffix(file, "gz"), &gzip(&content)?)?;
    }
    Ok(())
}

/// The files of a folder that are served under their own name, sorted: all but the compressed copies.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| Failure::file("read", folder, &error))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_none_or(|extension| extension != "br" && extension != "gz") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Brotli, quality 11.
///
/// # Errors
/// When the compressor fails.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(content).map_err(|error| Failure(format!("brotli: {error}")))?;
    Ok(writer.into_inner())
}

/// Gzip, level 9, without a time in it: the same input gives the same bytes.
fn gzip(content: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer
        .write_all(content)
        .and_then(|()| writer.finish())
        .map_err(|error| Failure(format!("gzip: {error}")))
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_forms_give_the_content_back() {
        let content = b"the same words, the same words, the same words".repeat(20);
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(brotli(&content).unwrap().as_slice(), 4096)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, content);
        unpacked.clear();
        flate2::read::GzDecoder::new(gzip(&content).unwrap().as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, content);
    }
}
