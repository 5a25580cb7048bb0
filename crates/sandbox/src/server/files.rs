//! The panel's files, as a good static host serves them.

use super::api::{add, plain};
use super::body::{AnyBody, whole};
use crate::query;
use hyper::header::{HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use std::path::{Path, PathBuf};

/// A folder of files.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
}

/// Precompressed forms, best first: the coding's name, and what the file's name has at its end.
const CODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

impl Files {
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Answers a call for a file: a precompressed form where one lies beside it and the caller takes it.
    pub fn answer<B>(&self, request: &Request<B>, fields: &[(String, String)]) -> Response<AnyBody> {
        let mut answer = if matches!(*request.method(), Method::GET | Method::HEAD) {
            self.find(request.uri().path(), request.headers())
                .unwrap_or_else(|| plain(StatusCode::NOT_FOUND, "There is no such file.\n"))
        } else {
            plain(StatusCode::METHOD_NOT_ALLOWED, "Files can only be read.\n")
        };
        add(answer.headers_mut(), fields);
        answer
    }

    fn find(&self, path: &str, asked: &HeaderMap) -> Option<Response<AnyBody>> {
        let file = self.locate(path)?;
        let (bytes, coding) = load(&file, asked)?;
        let etag =
            HeaderValue::try_from(format!("\"{:016x}{}\"", fingerprint(&bytes), coding.unwrap_or_default()))
                .ok()?;
        let known = asked.get("If-None-Match").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let unchanged = etag
            .to_str()
            .is_ok_and(|etag| known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag));

        let mut answer = if unchanged { Response::new(whole("")) } else { Response::new(whole(bytes)) };
        if unchanged {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let name = file.file_name()?.to_str()?;
        let headers = answer.headers_mut();
        headers.insert("ETag", etag);
        headers.insert("Vary", HeaderValue::from_static("Accept-Encoding"));
        headers.insert("Content-Type", HeaderValue::from_static(content_type(name)));
        let caching = if is_hashed(name) {
            "public, max-age=31536000, immutable, no-transform"
        } else {
            "no-cache, no-transform"
        };
        headers.insert("Cache-Control", HeaderValue::from_static(caching));
        if let Some(coding) = coding {
            headers.insert("Content-Encoding", HeaderValue::from_static(coding));
        }
        Some(answer)
    }

    /// The file of a path; a folder stands for its `index.html`. Nothing outside the folder is ever found.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let path = query::decoded(&path.replace('+', "%2B"));
        let mut file = self.folder.clone();
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            if segment.starts_with('.') || segment.contains(['\\', '\0', ':']) {
                return None;
            }
            file.push(segment);
        }
        if path.ends_with('/') {
            file.push("index.html");
        }
        file.is_file().then_some(file)
    }
}

fn load(file: &Path, asked: &HeaderMap) -> Option<(Vec<u8>, Option<&'static str>)> {
    let accepted = asked.get("Accept-Encoding").and_then(|value| value.to_str().ok()).unwrap_or_default();
    for (coding, extension) in CODINGS {
        if accepts(accepted, coding) {
            let mut beside = file.as_os_str().to_owned();
            beside.push(".");
            beside.push(extension);
            if let Ok(bytes) = std::fs::read(beside) {
                return Some((bytes, Some(coding)));
            }
        }
    }
    std::fs::read(file).ok().map(|bytes| (bytes, None))
}

/// Whether a list of codings (`gzip, br;q=0.5`) names this one, and not with the weight 0.
fn accepts(list: &str, coding: &str) -> bool {
    list.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0));
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

/// A fingerprint of content (FNV-1a).
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether a name holds a hash, after which its content never changes: `panel-1f2e3d4c5b6a7988_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .skip(1)
        .any(|part| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_in_names_are_seen() {
        for name in ["panel-1f2e3d4c5b6a7988_bg.wasm", "panel-1f2e3d4c5b6a7988.js", "app-0a1b2c3d.css"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["index.html", "config.json", "boot.js", "deadbeef.js", "split-page.wasm"] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn codings_are_weighed() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "br"));
    }
}
