//! The panel's files.

use crate::program::Program;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of its own for a test, gone with this value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sandbox-{name}-{}", std::process::id()));
        fs::create_dir_all(path.join("dist/sub")).expect("a folder");
        Self(path)
    }

    fn write(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        fs::write(&path, content).expect("a file");
        path.to_str().expect("a path in UTF-8").to_owned()
    }

    fn dist(&self) -> String {
        Path::new(&self.0).join("dist").to_str().expect("a path in UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn files_are_served_as_a_good_host_serves_them() {
    let folder = Folder::new("files");
    folder.write("dist/index.html", "<!DOCTYPE html><title>Panel</title>");
    folder.write("dist/config.json", "{}");
    folder.write("dist/panel-1f2e3d4c5b6a7988_bg.wasm", "wasm");
    folder.write("dist/panel-1f2e3d4c5b6a7988_bg.wasm.br", "brotli");
    folder.write("dist/panel-1f2e3d4c5b6a7988_bg.wasm.gz", "gzip");
    folder.write("dist/sub/index.html", "below");
    folder.write("secret.txt", "secret");
    let fields =
        folder.write("fields", "# a comment\n\nContent-Security-Policy: default-src 'self'\nX-Odd: a: b\n");
    let program = Program::start(&["--dist", &folder.dist(), "--headers", &fields]);

    let index = program.get("/?customer=1");
    assert_eq!((index.status, index.text()), (200, "<!DOCTYPE html><title>Panel</title>"));
    assert_eq!(index.header("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(index.header("Cache-Control"), Some("no-cache, no-transform"));
    assert_eq!(index.header("Content-Security-Policy"), Some("default-src 'self'"));
    assert_eq!(index.header("X-Odd"), Some("a: b"));
    assert_eq!(program.get("/config.json").header("Cache-Control"), Some("no-cache, no-transform"));
    assert_eq!(program.get("/sub/").text(), "below");

    let etag = index.header("ETag").expect("an etag");
    let known = program.call("GET", "/", &[&format!("If-None-Match: {etag}")], "");
    assert_eq!((known.status, known.header("ETag")), (304, Some(etag)));
    folder.write("dist/index.html", "changed");
    assert_eq!(program.call("GET", "/", &[&format!("If-None-Match: {etag}")], "").text(), "changed");

    let wasm = "/panel-1f2e3d4c5b6a7988_bg.wasm";
    for (accepted, coding, content) in
        [("gzip, br", Some("br"), "brotli"), ("gzip", Some("gzip"), "gzip"), ("br;q=0", None, "wasm")]
    {
        let answer = program.call("GET", wasm, &[&format!("Accept-Encoding: {accepted}")], "");
        assert_eq!((answer.header("Content-Encoding"), answer.text()), (coding, content), "{accepted}");
        assert_eq!(answer.header("Content-Type"), Some("application/wasm"));
        assert_eq!(answer.header("Cache-Control"), Some("public, max-age=31536000, immutable, no-transform"));
        assert_eq!(answer.header("Vary"), Some("Accept-Encoding"));
    }

    for path in
        ["/../secret.txt", "/%2e%2e/secret.txt", "/sub/..%2f..%2fsecret.txt", "/nothing", "/sub", "/.git"]
    {
        let answer = program.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("secret"), "{path}");
    }
    assert_eq!(program.call("POST", "/", &[], "").status, 405);

    // The API and the control addresses lie beside the files.
    assert_eq!(program.get("/v1/profiles/support").status, 200);
    assert_eq!(program.get("/v1/profiles/support").header("Content-Security-Policy"), None);
    assert_eq!(program.get("/sandbox/").header("Content-Security-Policy"), Some("default-src 'self'"));
}
