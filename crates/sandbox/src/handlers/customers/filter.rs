//! The filter of the list: customers whose name or domain begins with some words.

use crate::answer::Answer;
use crate::json::Object;

/// A filter that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Everybody.
    All,
    /// Those whose company name begins so, in lower case.
    CompanyName(String),
    /// Those whose domain begins so, in lower case.
    Domain(String),
    /// Those of an indirect reseller or provider: the invented partner has none.
    Indirect,
}

impl Filter {
    /// Reads `{"Field":"CompanyName","Value":"cont","Operator":"starts_with"}`; letter case is ignored. No text is no
    /// filter.
    ///
    /// # Errors
    /// 400 with code 2000 for another operator or field, or what is no filter.
    pub fn parse(text: &str) -> Result<Self, Answer> {
        if text.is_empty() {
            return Ok(Self::All);
        }
        let filter = Object::parse(text)
            .ok_or_else(|| Answer::refused_query("The filter is not a valid JSON object"))?;
        let operator = filter.text("Operator").unwrap_or_default();
        if !operator.replace('_', "").eq_ignore_ascii_case("startswith") {
            return Err(Answer::refused_query("Only the starts_with filter operation is allowed"));
        }
        let value = filter.text("Value").unwrap_or_default().to_lowercase();
        match filter.text("Field").unwrap_or_default().to_ascii_lowercase().as_str() {
            "companyname" => Ok(Self::CompanyName(value)),
            "domain" => Ok(Self::Domain(value)),
            "indirectreseller" | "indirectcloudsolutionprovider" => Ok(Self::Indirect),
            _ => Err(Answer::refused_query("The filter field is not supported")),
        }
    }
}
