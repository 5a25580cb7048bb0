//! An nginx of a test's own, with the shipped configuration and a small panel.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The files of the small panel; each says its own name.
pub const DIST: [&str; 5] = [
    "index.html",
    "config.json",
    "panel-123456789abcdef.css",
    "partner-center-panel-0123456789abcdef.js",
    "partner-center-panel-0123456789abcdef_bg.wasm",
];

pub struct Host {
    pub port: u16,
    folder: PathBuf,
    nginx: Child,
}

impl Host {
    /// `name` is the test's own; `panel` is the folder on the host; `api` is the address of the service.
    pub fn start(name: &str, panel: &str, api: &str) -> Self {
        Self::start_with(name, panel, api, "")
    }

    /// The same with directives of its own: a group of upstreams.
    pub fn start_with(name: &str, panel: &str, api: &str, upstream: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("nginx-{name}"));
        let _ = std::fs::remove_dir_all(&folder);
        let dist = folder.join("dist");
        std::fs::create_dir_all(&dist).unwrap();
        for file in DIST {
            std::fs::write(dist.join(file), format!("raw {file}")).unwrap();
            if file != "config.json" {
                std::fs::write(dist.join(format!("{file}.br")), format!("br {file}")).unwrap();
                std::fs::write(dist.join(format!("{file}.gz")), format!("gz {file}")).unwrap();
            }
        }
        std::fs::write(folder.join("upstream.conf"), upstream).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let written = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["nginx-conf", "--listen", &format!("127.0.0.1:{port}"), "--api", api, "--folder", panel])
            .arg("--out")
            .arg(&folder)
            .arg("--dist")
            .arg(&dist)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(written.success());
        let nginx = Command::new("/usr/sbin/nginx")
            .arg("-p")
            .arg(&folder)
            .args(["-c", "nginx.conf", "-e", "error.log"])
            .spawn()
            .expect("nginx and libnginx-mod-http-brotli-static are installed: cargo xtask test brings them");
        let mut host = Self { port, folder, nginx };
        host.wait_until_it_answers();
        host
    }

    fn wait_until_it_answers(&mut self) {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if let Some(status) = self.nginx.try_wait().unwrap() {
                panic!("nginx ended: {status}");
            }
            assert!(started.elapsed() < Duration::from_secs(10), "nginx does not answer");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// All that nginx wrote, in every file of its folder but the panel.
    pub fn logs(&self) -> String {
        let files = std::fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().path());
        let logs = files.filter(|file| file.extension().is_some_and(|extension| extension == "log"));
        logs.map(|log| std::fs::read_to_string(log).unwrap()).collect()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.nginx.kill();
        let _ = self.nginx.wait();
    }
}
