//! The packages of the system and of node.

use crate::failure::Failure;
use crate::process::{command, output, run};
use crate::project;
use std::path::{Path, PathBuf};

/// The oldest node that the browser tests run on.
const NODE: u32 = 20;

/// A package of the system (Debian's names), and the file by which it is known to be there.
pub struct Package {
    name: &'static str,
    program: &'static str,
}

/// The browser.
pub const CHROMIUM: Package = Package { name: "chromium", program: "/usr/bin/chromium" };
/// The same browser without its windows and their pages, which take half of the processor's time: for most browser tests.
pub const HEADLESS_SHELL: Package =
    Package { name: "chromium-headless-shell", program: "/usr/bin/chromium-headless-shell" };
/// What steers the browser in the in-browser tests.
pub const CHROMEDRIVER: Package = Package { name: "chromium-driver", program: "/usr/bin/chromedriver" };
/// The browser of the second engine.
pub const FIREFOX: Package = Package { name: "firefox-esr", program: "/usr/bin/firefox-esr" };
/// The `WebDriver` server of the third engine.
pub const WEBKIT_DRIVER: Package = Package { name: "webkit2gtk-driver", program: "/usr/bin/WebKitWebDriver" };
/// The third engine, with the browser that its `WebDriver` server starts.
pub const WEBKIT: Package = Package {
    name: "libwebkit2gtk-4.1-0",
    program: if cfg!(target_arch = "aarch64") {
        "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
    } else {
        "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
    },
};
/// The virtual screen of the third engine's browser.
pub const XVFB: Package = Package { name: "xvfb", program: "/usr/bin/Xvfb" };

/// The web server.
pub const NGINX: Package = Package { name: "nginx", program: "/usr/sbin/nginx" };
/// What makes the web server send the `.br` files.
pub const NGINX_BROTLI: Package = Package {
    name: "libnginx-mod-http-brotli-static",
    program: "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
};

/// The other web server.
pub const CADDY: Package = Package { name: "caddy", program: "/usr/bin/caddy" };
/// Asks a host, with the certificates and proxies of the system.
pub const CURL: Package = Package { name: "curl", program: "/usr/bin/curl" };
/// Makes the certificates of the tests.
pub const OPENSSL: Package = Package { name: "openssl", program: "/usr/bin/openssl" };

/// Brings packages of the system: by apt-get when root.
///
/// # Errors
/// When one is missing and cannot be brought; the text names the packages.
pub fn system(packages: &[&Package]) -> Result<(), Failure> {
    let missing =
        || packages.iter().filter(|package| !Path::new(package.program).exists()).collect::<Vec<_>>();
    let names =
        |packages: &[&&Package]| packages.iter().map(|package| package.name).collect::<Vec<_>>().join(" ");
    let absent = missing();
    if absent.is_empty() {
        return Ok(());
    }
    let root = output(command("id").arg("-u")).as_deref() == Some("0");
    if !root || project::on_path("apt-get").is_none() {
        return Err(Failure(format!(
            "Packages of the system are missing. As root: apt-get install {}",
            names(&absent)
        )));
    }
    run(command("apt-get").args(["update", "-q"]))?;
    let mut install = command("apt-get");
    install.args(["install", "-q", "-y", "--no-install-recommends"]);
    run(install.args(absent.iter().map(|package| package.name)).env("DEBIAN_FRONTEND", "noninteractive"))?;
    let still = missing();
    if still.is_empty() {
        return Ok(());
    }
    let files = still.iter().map(|package| package.program).collect::<Vec<_>>().join(", ");
    Err(Failure(format!("Installed, but not found where they should be: {files}")))
}

/// Brings the node packages of end2end/. The folder of their programs.
///
/// # Errors
/// When there is no node, or npm fails.
pub fn node() -> Result<PathBuf, Failure> {
    let version = output(command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) || project::on_path("npm").is_none() {
        let found = if version.is_empty() { "none".to_owned() } else { version };
        return Err(Failure(format!(
            "node {NODE} or newer with npm is needed (found: {found}). See https://nodejs.org/"
        )));
    }
    let folder = project::root().join("end2end");
    let modules = folder.join("node_modules");
    let lock = project::read(&folder.join("package-lock.json"))?;
    // A copy of the lock file that the packages were brought for says whether they are those of the present one.
    let stamp = modules.join(".brought-for.json");
    if std::fs::read_to_string(&stamp).ok().as_deref() != Some(lock.as_str()) {
        run(command("npm").args(["ci", "--ignore-scripts", "--prefer-offline"]).current_dir(&folder))?;
        project::write(&stamp, lock.as_bytes())?;
    }
    Ok(modules.join(".bin"))
}
