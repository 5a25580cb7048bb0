//! The security headers: deploy/headers.txt is their one definition.

use crate::failure::Failure;
use crate::project;
use std::path::PathBuf;

/// Writes the copies of the headers for nginx and for Caddy.
///
/// # Errors
/// When the definition cannot be read, or a copy cannot be written.
pub fn write() -> Result<(), Failure> {
    let definition = definition()?;
    for (copy, text) in [(for_nginx(), nginx(&definition)), (for_caddy(), caddy(&definition))] {
        project::write(&copy, text.as_bytes())?;
        println!("{} was written.", copy.display());
    }
    Ok(())
}

/// The file that nginx includes.
pub fn for_nginx() -> PathBuf {
    project::root().join("deploy/nginx/panel-security-headers.conf")
}

/// The file that the Caddyfile imports.
fn for_caddy() -> PathBuf {
    project::root().join("deploy/caddy/panel-security-headers.caddy")
}

/// The text of the definition.
///
/// # Errors
/// When it cannot be read.
pub fn definition() -> Result<String, Failure> {
    project::read(&project::root().join("deploy/headers.txt"))
}

/// The headers of the definition, as (name, value): one a line, lines that begin with # and empty ones left out.
pub fn parse(definition: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = definition.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": "))
}

/// The directives of nginx for the headers of a definition.
fn nginx(definition: &str) -> String {
    let mut text = "\
# Written by `cargo xtask headers` from deploy/headers.txt. Included by every location: an add_header in a location drops
# those around it.
add_header Strict-Transport-Security $panel_transport_security always;
"
    .to_owned();
    for (name, value) in parse(definition) {
        text.push_str(&format!("proxy_hide_header {name};\nadd_header {name} \"{value}\" always;\n"));
    }
    text
}

/// The snippets of Caddy for the headers of a definition: set on every answer, also on one that tells of an error, and taken
/// from the answers of the service, to which Caddy would add them a second time.
fn caddy(definition: &str) -> String {
    let mut set = String::new();
    let mut hidden = String::new();
    for (name, value) in parse(definition) {
        set.push_str(&format!("\t\t{name} \"{value}\"\n"));
        hidden.push_str(&format!("\theader_down -{name}\n"));
    }
    format!(
        "\
# Written by `cargo xtask headers` from deploy/headers.txt.

(panel_security_headers) {{
\t@panel_over_https protocol https
\theader @panel_over_https Strict-Transport-Security max-age=31536000
\theader {{
{set}\t}}
}}

(panel_hidden_headers) {{
\theader_down -Strict-Transport-Security
{hidden}}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hosts_have_the_headers_of_the_definition() {
        let definition = definition().unwrap();
        for (copy, expected) in [(for_nginx(), nginx(&definition)), (for_caddy(), caddy(&definition))] {
            assert_eq!(project::read(&copy).unwrap(), expected, "cargo xtask headers writes it anew");
        }
    }

    #[test]
    fn every_line_of_the_definition_is_a_header() {
        let definition = definition().unwrap();
        let lines = definition.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!(parse(&definition).count(), lines);
        let (_, policy) = parse(&definition).find(|(name, _)| *name == "Content-Security-Policy").unwrap();
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
    }
}
