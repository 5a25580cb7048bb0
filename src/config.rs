//! The settings: `config.json` beside the page, so that one build serves every deployment.

use editing::{Document, NotJson, Value};
use partner_center::SupportProfileSetting;

/// The settings of a deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The address to which `v1/...` is added; ends with a slash.
    pub api: String,
    /// Where the support profile is updated.
    pub support_profile_path: SupportProfileSetting,
    /// The same as it is written in the file.
    pub support_profile_path_text: String,
}

/// A mistake in `config.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigMistake {
    /// The file is no JSON.
    NotJson(NotJson),
    /// A member is missing or wrong.
    Member {
        /// Its name.
        name: &'static str,
        /// What stands there, in the file's own spelling; none if it is missing.
        found: Option<String>,
    },
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// The first [`ConfigMistake`] in it.
    pub fn parse(text: &str) -> Result<Self, ConfigMistake> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let document = Document::parse(text).map_err(ConfigMistake::NotJson)?;
        let api = member(&document, "api", Some("./"), |text| {
            (text.ends_with('/')
                && !text.contains(['?', '#'])
                && (text.starts_with("./") || is_absolute(text)))
            .then(|| text.to_owned())
        })?;
        let (support_profile_path, support_profile_path_text) =
            member(&document, "supportProfilePath", Some("auto"), |text| {
                Some((SupportProfileSetting::parse(text)?, text.to_owned()))
            })?;
        Ok(Self { api, support_profile_path, support_profile_path_text })
    }
}

/// An address on another host needs https; on this machine http will do.
fn is_absolute(text: &str) -> bool {
    (text.starts_with('/') && !text.starts_with("//"))
        || text.strip_prefix("https://").is_some_and(|rest| rest.len() > 1)
        || ["http://localhost", "http://127.0.0.1"]
            .iter()
            .any(|host| text.strip_prefix(host).is_some_and(|rest| rest.starts_with([':', '/'])))
}

fn member<T>(
    document: &Document,
    name: &'static str,
    default: Option<&str>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, ConfigMistake> {
    let found = match document.value(&format!("/{name}")) {
        Value::Text(text) => match read(&text) {
            Some(value) => return Ok(value),
            None => Some(format!("\"{text}\"")),
        },
        Value::Absent => match default.and_then(&read) {
            Some(value) => return Ok(value),
            None => None,
        },
        Value::Null => Some("null".to_owned()),
        Value::Number(text) | Value::ReadOnly(text) => Some(text),
    };
    Err(ConfigMistake::Member { name, found })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> (&'static str, Option<String>) {
        match Config::parse(text) {
            Err(ConfigMistake::Member { name, found }) => (name, found),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn the_shipped_settings_are_right() {
        let config = Config::parse(include_str!("../config.json")).unwrap();
        assert_eq!(config.api, "./");
        assert_eq!(config.support_profile_path, SupportProfileSetting::Auto);
    }

    #[test]
    fn what_is_left_out_has_a_default_and_other_members_are_ignored() {
        assert_eq!(Config::parse("{\"later\": 1}"), Config::parse(include_str!("../config.json")));
        let config = Config::parse(r#"{"api":"https://api.example.com/pc/","supportProfilePath":"support"}"#);
        assert_eq!(config.unwrap().api, "https://api.example.com/pc/");
    }

    #[test]
    fn a_mistake_names_the_member_and_what_was_found() {
        assert_eq!(mistake(r#"{"api":"./v1"}"#), ("api", Some("\"./v1\"".to_owned())));
        for elsewhere in
            ["http://example.com/", "http://localhost.example.com/", "//example.com/", "https:///"]
        {
            assert_eq!(mistake(&format!(r#"{{"api":"{elsewhere}"}}"#)).0, "api", "{elsewhere}");
        }
        assert_eq!(mistake(r#"{"api":null}"#), ("api", Some("null".to_owned())));
        assert_eq!(mistake(r#"{"supportProfilePath":7}"#), ("supportProfilePath", Some("7".to_owned())));
        assert_eq!(mistake(r#"{"supportProfilePath":"both"}"#).0, "supportProfilePath");
        assert_eq!(mistake("[]"), ("api", Some("[]".to_owned())));
        assert!(matches!(Config::parse("{"), Err(ConfigMistake::NotJson(_))));
    }
}
