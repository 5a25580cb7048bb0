//! An audit record as the route answers it.

use super::AuditRecord;
use crate::Timestamp;
use crate::invented::PARTNER_ID;
use crate::json::{Object, quoted};
use serde_json::value::RawValue;

/// Ticks of 100 ns from the year 1 to 1970, as the ids of records count them.
const TICKS_TO_1970: u64 = 621_355_968_000_000_000;

impl AuditRecord {
    /// As the route lists it.
    pub fn document(&self) -> Object {
        let customer = self.customer_id.as_str();
        // Seven digits, as the service's: those below a millisecond tell apart what happened within one.
        let ticks = self.sequence % 10_000;
        let time = Timestamp::from_unix_millis(self.at).iso().replace('Z', "");
        let operation = self.operation.name();
        let id = format!(
            "{PARTNER_ID}_{customer}_{}_{}",
            operation.replace('_', ""),
            TICKS_TO_1970.wrapping_add(self.at.wrapping_mul(10_000)).wrapping_add(ticks)
        );
        let mut document = Object::new()
            .with_text("id", &id)
            .with_text("partnerId", PARTNER_ID)
            .with("participants", format!("[{}]", quoted(PARTNER_ID)))
            .with_text("customerId", customer)
            .with_text("customerName", &self.customer_name)
            .with_text("userPrincipalName", &self.cause.operator)
            .with_text("applicationId", &self.cause.application_id)
            .with_text("resourceType", Self::RESOURCE_TYPE)
            .with_text("resourceOldValue", &self.old_value)
            .with_text("resourceNewValue", &self.new_value)
            .with_text("operationType", operation);
        if let Some(id) = &self.cause.correlation_id {
            document.push("originalCorrelationId", quoted(id));
        }
        let data: Vec<String> = self.cause.request_id.iter().map(|id| pair("RequestId", id)).collect();
        document
            .with_text("operationDate", &format!("{time}{ticks:04}Z"))
            .with_text("operationStatus", "succeeded")
            .with("customizedData", format!("[{}]", data.join(",")))
            .with("attributes", r#"{"objectType":"AuditRecord"}"#)
    }
}

fn pair(key: &str, value: &str) -> String {
    Object::new().with_text("key", key).with_text("value", value).to_string()
}

/// The same JSON with every name of a member in PascalCase, as audit records hold resources. The spelling of values stays.
pub fn pascal_case(json: &str) -> String {
    if let Some(object) = Object::parse(json) {
        let mut written = Object::new();
        for (name, value) in object.members() {
            let mut characters = name.chars();
            let first: String = characters.next().into_iter().flat_map(char::to_uppercase).collect();
            written.push(&format!("{first}{}", characters.as_str()), pascal_case(value));
        }
        return written.to_string();
    }
    match serde_json::from_str::<Vec<&RawValue>>(json) {
        Ok(items) => {
            let items: Vec<String> = items.into_iter().map(|item| pascal_case(item.get())).collect();
            format!("[{}]", items.join(","))
        }
        Err(_) => json.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_and_values_do_not() {
        let given = r#"{"firstName":"eva","rate":1.50,"tags":["a",{"inner":[2E0]}],"élan":null,"":{"etag":"-1"},"A":1}"#;
        let expected = r#"{"FirstName":"eva","Rate":1.50,"Tags":["a",{"Inner":[2E0]}],"Élan":null,"":{"Etag":"-1"},"A":1}"#;
        assert_eq!(pascal_case(given), expected);
        assert_eq!(pascal_case("\"text\""), "\"text\"");
    }
}
