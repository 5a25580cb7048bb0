//! The filter of the list: one customer, customers by name, one kind of resource.

use crate::answer::Answer;
use crate::audit::AuditRecord;
use crate::json::Object;

/// A filter that was understood; texts are in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Every record.
    All,
    /// Those of the customer with this tenant id.
    CustomerId(String),
    /// Those of customers whose company name contains this.
    CompanyName(String),
    /// Those of this kind of resource.
    ResourceType(String),
}

impl Filter {
    /// Reads `{"Field":"CustomerId","Value":"<tenant id>","Operator":"equals"}`; letter case is ignored. No text is no
    /// filter.
    ///
    /// # Errors
    /// 400 with code 2000 for another field, another operator than that of the field, or what is no filter.
    pub fn parse(text: &str) -> Result<Self, Answer> {
        if text.is_empty() {
            return Ok(Self::All);
        }
        let filter = Object::parse(text)
            .ok_or_else(|| Answer::refused_query("The filter is not a valid JSON object"))?;
        let member = |name| filter.text(name).unwrap_or_default().to_lowercase();
        let value = member("Value");
        match (member("Field").as_str(), member("Operator").as_str()) {
            ("customerid", "equals") => Ok(Self::CustomerId(value)),
            ("companyname", "substring") => Ok(Self::CompanyName(value)),
            ("resourcetype", "equals") => Ok(Self::ResourceType(value)),
            _ => Err(Answer::refused_query("The filter field or its operation is not supported")),
        }
    }

    pub fn matches(&self, record: &AuditRecord) -> bool {
        match self {
            Self::All => true,
            Self::CustomerId(id) => record.customer_id == *id,
            Self::CompanyName(part) => record.customer_name.to_lowercase().contains(part),
            Self::ResourceType(kind) => kind == AuditRecord::RESOURCE_TYPE,
        }
    }
}
