//! The settings: `config.json` beside the page, so that one build serves every deployment.

mod cloud;

pub use cloud::{Cloud, Feature, NotOffered};

use editing::NotJson;
use partner_center::{QualificationSetting, SupportProfileSetting, TenantId};

/// The settings of a deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The cloud that the calls end in.
    pub cloud: Cloud,
    /// The address to which `v1/...` is added; ends with a slash.
    pub api: String,
    /// The only tenant whose tokens are taken; none: any.
    pub tenant: Option<TenantId>,
    /// Where the support profile is updated.
    pub support_profile_path: SupportProfileSetting,
    /// The same as it is written in the file, without its quotes.
    pub support_profile_path_text: &'static str,
    /// By which route a qualification is set.
    pub qualification_route: QualificationSetting,
    /// The same as it is written in the file, without its quotes.
    pub qualification_route_text: &'static str,
    /// Who the calls are made by.
    pub sign_in: SignIn,
    /// Whether the service's audit records are read.
    pub audit: bool,
}

/// How a person signs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignIn {
    /// Not at all: the sandbox, or a host that adds the token to the calls by itself.
    #[default]
    None,
    /// By pasting a token.
    Token,
}

/// The members of the file: the values of each as JSON writes them, the default first. A member without a choice of values
/// has rules of its own.
pub const MEMBERS: [(&str, &[&str]); 8] = [
    ("$schema", &[]),
    ("cloud", &["\"global\"", "\"21Vianet\"", "\"usGovernment\"", "\"germany\""]),
    ("api", &[]),
    ("tenant", &[]),
    ("supportProfilePath", &["\"auto\"", "\"supportprofile\"", "\"support\""]),
    ("qualificationRoute", &["\"auto\"", "\"synchronous\"", "\"asynchronous\""]),
    ("signIn", &["\"none\"", "\"token\""]),
    ("audit", &["true", "false"]),
];

/// A mistake in `config.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigMistake {
    /// The file is no JSON.
    NotJson(NotJson),
    /// The file is JSON, but no object. What it is instead.
    NotAnObject(String),
    /// There is no member of this name, which may be misspelled.
    Unknown(String),
    /// A member is wrong.
    Member {
        /// Its name.
        name: &'static str,
        /// What stands there, in the file's own spelling.
        found: String,
        /// The values to choose from, as JSON writes them; empty where the member has rules of its own.
        expected: &'static [&'static str],
    },
}

impl Default for Config {
    fn default() -> Self {
        Self {
            cloud: Cloud::default(),
            api: "./".to_owned(),
            tenant: None,
            support_profile_path: SupportProfileSetting::Auto,
            support_profile_path_text: "auto",
            qualification_route: QualificationSetting::Auto,
            qualification_route_text: "auto",
            sign_in: SignIn::default(),
            audit: true,
        }
    }
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// The first [`ConfigMistake`] in it.
    pub fn parse(text: &str) -> Result<Self, ConfigMistake> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        json_text::check(text).map_err(ConfigMistake::NotJson)?;
        let members = json_text::members(text)
            .ok_or_else(|| ConfigMistake::NotAnObject(shortened(text.trim_ascii())))?;
        let mut config = Self::default();
        for (name, value) in members {
            let name = json_text::string(name).unwrap_or_default();
            let Some((name, expected)) = MEMBERS.iter().find(|(known, _)| *known == name) else {
                return Err(ConfigMistake::Unknown(shortened(&name)));
            };
            let choice = expected.iter().find(|known| **known == value).map(|known| known.trim_matches('"'));
            config.take(name, value, choice).ok_or_else(|| ConfigMistake::Member {
                name,
                found: shortened(value),
                expected,
            })?;
        }
        Ok(config)
    }

    /// Takes over a member: its value as the file spells it, and the choice that this is. None if it is wrong.
    fn take(&mut self, name: &str, value: &str, choice: Option<&'static str>) -> Option<()> {
        match name {
            "cloud" => {
                self.cloud = match choice? {
                    "21Vianet" => Cloud::China,
                    "usGovernment" => Cloud::UsGovernment,
                    "germany" => Cloud::Germany,
                    _ => Cloud::Global,
                }
            }
            "api" => self.api = json_text::string(value).filter(|text| is_api(text))?,
            "tenant" => {
                // Nothing around it: the file says what it is, as its schema does.
                let id = json_text::string(value).filter(|id| id.len() == 36)?;
                self.tenant = Some(TenantId::parse(&id).ok()?);
            }
            "supportProfilePath" => {
                self.support_profile_path_text = choice?;
                self.support_profile_path = SupportProfileSetting::parse(choice?)?;
            }
            "qualificationRoute" => {
                self.qualification_route_text = choice?;
                self.qualification_route = QualificationSetting::parse(choice?)?;
            }
            "signIn" => self.sign_in = if choice? == "token" { SignIn::Token } else { SignIn::None },
            "audit" => self.audit = choice? == "true",
            // For editors; what it says changes nothing.
            _ => {}
        }
        Some(())
    }

    /// Whether this deployment offers something.
    ///
    /// # Errors
    /// Why it does not.
    pub fn offers(&self, feature: Feature) -> Result<(), NotOffered> {
        self.cloud.offers(feature)?;
        if feature == Feature::AuditRecords && !self.audit {
            return Err(NotOffered::SwitchedOff);
        }
        Ok(())
    }
}

/// The address of a folder: below the panel's own, on the same host, or on another one.
fn is_api(text: &str) -> bool {
    text.ends_with('/') && !text.contains(['?', '#']) && (text.starts_with("./") || is_absolute(text))
}

/// An address on another host needs https; on this machine http will do.
fn is_absolute(text: &str) -> bool {
    (text.starts_with('/') && !text.starts_with("//"))
        || text.strip_prefix("https://").is_some_and(|rest| rest.starts_with(|first| first != '/'))
        || ["http://localhost", "http://127.0.0.1"]
            .iter()
            .any(|host| text.strip_prefix(host).is_some_and(|rest| rest.starts_with([':', '/'])))
}

/// As much of a text as a sentence can hold.
fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    let mut shortened: String = text.chars().take(MOST).collect();
    if shortened.len() < text.len() {
        shortened.push('…');
    }
    shortened
}

#[cfg(test)]
mod tests;
