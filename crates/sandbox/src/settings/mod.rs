//! What can be chosen about the service's behaviour, by flag and while it runs.

mod forms;

pub use forms::{
    AuditAccess, Checks, Contract, CountryRulesForm, DateForm, DateName, DomainForm, ErrorForm, EtagForm,
    LinkForm, ListForm, MfaForm, Refusal, RouteState, Spelling, StaleForm, SupportPath, WrittenForm,
};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How the sandbox behaves where the real service is undocumented, or differs from deployment to deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// The routes that accept a PUT of the support profile (section 1.1).
    pub support_path: SupportPath,
    /// What a write with an etag that is no longer current is answered with (section 2).
    pub stale: StaleForm,
    /// How the billing profile's etag is spelled (section 2).
    pub etag: EtagForm,
    /// Whether a PUT of the billing profile without `If-Match` is refused with 428, also when the body's etag is current.
    pub strict: bool,
    /// Whether successful answers begin with a byte order mark (section 0).
    pub bom: bool,
    /// Milliseconds by which every answer is held back.
    pub latency: u64,
    /// What the route of the audit records answers (section 1.9).
    pub audit: AuditAccess,
    /// Milliseconds after which a write appears in the audit records: the service's appear late.
    pub audit_delay: u64,
    /// How an error carries its code (section 2, "Errors").
    pub errors: ErrorForm,
    /// What is checked of a profile that is written, and how a refusal names members (sections 2 and 10).
    pub checks: Checks,
    /// The shape of the rules of a country (section 1.7).
    pub country_rules: CountryRulesForm,
    /// Which contract the validation of addresses keeps (section 1.8).
    pub address_contract: Contract,
    /// The most items of a list in one answer, unless everybody is asked for (section 10).
    pub largest_page: usize,
    /// How lists spell the addresses in their links (sections 1.6 and 10).
    pub list_links: LinkForm,
    /// Which domain of a customer is looked at and shown (section 10).
    pub customer_domain: DomainForm,
    /// What the synchronous route of the qualification answers (section 1.3).
    pub sync_qualification: RouteState,
    /// The body of a success of the synchronous route of the qualification (section 10).
    pub written_qualification: WrittenForm,
    /// What the asynchronous route of the qualification answers (section 1.4).
    pub async_qualification: RouteState,
    /// Which contract a POST of a qualification keeps (section 1.4).
    pub qualification_contract: Contract,
    /// How answers spell a qualification (section 3).
    pub qualification_spelling: Spelling,
    /// The shape in which the asynchronous route lists qualifications (section 1.4).
    pub qualification_list: ListForm,
    /// How a qualification that cannot be set is refused (section 2, "Errors").
    pub refusal: Refusal,
    /// Milliseconds until a vetting is decided.
    pub vetting_delay: u64,
    /// The name of the date of a vetting (section 1.4).
    pub vetting_date_name: DateName,
    /// The spelling of the date of a vetting (section 1.4).
    pub vetting_date: DateForm,
    /// Whether every call counts as one of a program without a user, which some routes refuse (section 6).
    pub app_only: bool,
    /// Whether every call needs a token (section 6).
    pub bearer: bool,
    /// What a token of a user without a second factor is answered with, where a token is needed (section 6).
    pub mfa: MfaForm,
    /// Of so many calls of a user, one is refused for the want of a second factor, whatever the token says; 0: none. The
    /// service enforces it for a share of the calls (section 10).
    pub mfa_refused_one_in: u32,
    /// The least length of a continuation token, in characters: those of the service can be long (section 10).
    pub continuation_length: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            support_path: SupportPath::Both,
            stale: StaleForm::BadRequest,
            etag: EtagForm::Bare,
            strict: false,
            bom: true,
            latency: 0,
            audit: AuditAccess::On,
            audit_delay: 0,
            errors: ErrorForm::Number,
            checks: Checks::Off,
            country_rules: CountryRulesForm::Recorded,
            address_contract: Contract::Current,
            largest_page: 500,
            list_links: LinkForm::Default,
            customer_domain: DomainForm::Own,
            sync_qualification: RouteState::On,
            written_qualification: WrittenForm::Value,
            async_qualification: RouteState::On,
            qualification_contract: Contract::Current,
            qualification_spelling: Spelling::Documented,
            qualification_list: ListForm::Array,
            refusal: Refusal::Text,
            vetting_delay: 5000,
            vetting_date_name: DateName::CreateDate,
            vetting_date: DateForm::Milliseconds,
            app_only: false,
            bearer: false,
            mfa: MfaForm::Code,
            mfa_refused_one_in: 0,
            continuation_length: 0,
        }
    }
}

impl Settings {
    /// The settings with these changes, by the names that they have in JSON.
    ///
    /// # Errors
    /// What is wrong with a name or a value.
    pub fn with(&self, changes: Map<String, Value>) -> Result<Self, serde_json::Error> {
        let mut all = serde_json::to_value(self)?;
        if let Some(all) = all.as_object_mut() {
            all.extend(changes);
        }
        serde_json::from_value(all)
    }

    /// The settings with one change, written as on a command line: `vettingDelay=200`, `errors=string`.
    ///
    /// # Errors
    /// What is wrong with the name or the value.
    pub fn with_text(&self, text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or("there is no = in it")?;
        let change = |value: Value| self.with(Map::from_iter([(name.to_owned(), value)]));
        // A status is the name of a choice, not a number: the text is tried first.
        change(Value::from(value)).or_else(|mistake| {
            let value = serde_json::from_str(value).map_err(|_| mistake.to_string())?;
            change(value).map_err(|mistake| mistake.to_string())
        })
    }
}

/// Reads a value by the name that it has in JSON.
pub fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Option<T> {
    use serde::de::IntoDeserializer;
    T::deserialize(IntoDeserializer::<serde::de::value::Error>::into_deserializer(name)).ok()
}
