//! The texts of the choice of a country. Apart from the others: they are loaded with it.

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct CountryWords {
    /// Names by code, for codes of the service that browsers do not know.
    pub names: &'static [(&'static str, &'static str)],
    pub name_and_code: &'static str,
    pub another: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub not_a_code: &'static str,
    pub not_listed: &'static str,
    pub no_state: &'static str,
}
