//! `cargo xtask nginx-conf`: the shipped configuration of nginx, filled in for a trial or a test.

use crate::arguments::NginxConf;
use crate::failure::Failure;
use crate::{headers, project};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// Where Debian keeps the certificates that are trusted.
const CERTIFICATES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Writes the configuration into a folder, which is nginx's prefix: `nginx -p DIR -c nginx.conf` runs it.
///
/// # Errors
/// When a template cannot be read, a value cannot stand in a configuration, or a file cannot be written.
pub fn write(options: &NginxConf) -> Result<(), Failure> {
    let out = absolute(Path::new(&options.out))?;
    let dist = options.dist.as_ref().map_or_else(|| project::root().join("dist"), PathBuf::from);
    let values = [
        ("PANEL_LISTEN", options.listen.clone()),
        ("PANEL_FOLDER", options.folder.trim_end_matches('/').to_owned()),
        ("PANEL_DIST", absolute(&dist)?.display().to_string()),
        ("PANEL_API", options.api.trim_end_matches('/').to_owned()),
        ("PANEL_CA", options.ca.clone().unwrap_or_else(|| CERTIFICATES.to_owned())),
        ("PANEL_RESOLVER", options.resolver.clone().unwrap_or_else(name_server)),
        ("PANEL_LOGS", out.display().to_string()),
    ];
    if let Some((name, value)) = values.iter().find(|(_, value)| !can_stand(value)) {
        return Err(Failure(format!(
            "{name} cannot be {value:?}: white space, quotes, braces, ; and $ are not for it."
        )));
    }
    let shipped = project::root().join("deploy/nginx");
    let panel = project::read(&shipped.join("panel.conf.template"))?;
    project::write(&out.join("panel.conf"), fill_in(&panel, &values).as_bytes())?;
    project::write(
        &out.join("panel-security-headers.conf"),
        project::read(&headers::for_nginx())?.as_bytes(),
    )?;
    let standalone = project::read(&shipped.join("standalone.conf.template"))?;
    project::write(&out.join("nginx.conf"), standalone.as_bytes())?;
    println!("nginx -p {} -c nginx.conf", out.display());
    Ok(())
}

/// Whether a value keeps to its place in the configuration.
fn can_stand(value: &str) -> bool {
    !value.contains(|character: char| character.is_whitespace() || "\"'{};$\\".contains(character))
}

/// The template with `${NAME}` replaced by the value of the name.
fn fill_in(template: &str, values: &[(&str, String)]) -> String {
    let fill = |text: String, (name, value): &(&str, String)| text.replace(&format!("${{{name}}}"), value);
    values.iter().fold(template.to_owned(), fill)
}

/// The name server of this machine, as nginx writes its address.
fn name_server() -> String {
    let settings = std::fs::read_to_string("/etc/resolv.conf").unwrap_or_default();
    first_name_server(&settings).unwrap_or_else(|| "127.0.0.1".to_owned())
}

fn first_name_server(settings: &str) -> Option<String> {
    let mut servers = settings.lines().filter_map(|line| line.trim().strip_prefix("nameserver"));
    let address: IpAddr = servers.find_map(|rest| rest.trim().parse().ok())?;
    Some(if address.is_ipv6() { format!("[{address}]") } else { address.to_string() })
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| Failure::file("found", path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_in_braces_are_filled_in() {
        let filled = fill_in("a ${PANEL_API}/v1 $uri ${PANEL_APIS}", &[("PANEL_API", "http://x".to_owned())]);
        assert_eq!(filled, "a http://x/v1 $uri ${PANEL_APIS}");
    }

    #[test]
    fn the_name_server_is_the_first_that_is_an_address() {
        let first = |settings| first_name_server(settings);
        assert_eq!(
            first("# nameserver 1.1.1.1\nsearch x\nnameserver 10.0.0.2\nnameserver 10.0.0.3"),
            Some("10.0.0.2".to_owned())
        );
        assert_eq!(first("nameserver fe80::1%eth0\nnameserver ::1\n"), Some("[::1]".to_owned()));
        assert_eq!(first(""), None);
    }

    #[test]
    fn a_value_cannot_break_out() {
        assert!(can_stand("127.0.0.1:8080") && can_stand("/srv/panel-1.2") && can_stand(""));
        for value in ["a; b", "a\nb", "a}", "$host", "\"", "a b"] {
            assert!(!can_stand(value), "{value}");
        }
    }
}
