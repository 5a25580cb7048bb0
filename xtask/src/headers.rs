//! The security headers: deploy/headers.txt is their one definition.

use crate::failure::Failure;
use crate::project;
use std::path::PathBuf;

/// Writes nginx's copy of the headers.
///
/// # Errors
/// When the definition cannot be read, or the copy cannot be written.
pub fn write() -> Result<(), Failure> {
    let copy = copy();
    project::write(&copy, for_nginx(&definition()?).as_bytes())?;
    println!("{} was written.", copy.display());
    Ok(())
}

/// The file that nginx includes.
pub fn copy() -> PathBuf {
    project::root().join("deploy/nginx/panel-security-headers.conf")
}

fn definition() -> Result<String, Failure> {
    project::read(&project::root().join("deploy/headers.txt"))
}

/// The headers of the definition, as (name, value): one a line, lines that begin with # and empty ones left out.
fn parse(definition: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = definition.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": "))
}

/// The directives of nginx for the headers of a definition.
fn for_nginx(definition: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nginx_has_the_headers_of_the_definition() {
        let expected = for_nginx(&definition().unwrap());
        assert_eq!(project::read(&copy()).unwrap(), expected, "cargo xtask headers writes it anew");
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
