//! A change by a second administrator, made behind the caller's back.

use super::{Qualifications, SupportProfile};
use crate::audit::Cause;
use crate::invented::Customer;
use crate::json::Object;
use crate::{Store, Timestamp};
use partner_center::TenantId;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// A record that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Record {
    /// The partner's support profile.
    SupportProfile,
    /// A customer's billing profile.
    Billing,
    /// A customer's qualification.
    Qualification,
}

/// What the second administrator changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The record.
    pub record: Record,
    /// The customer's tenant id; not for the support profile.
    #[serde(default)]
    pub customer: Option<String>,
    /// JSON pointer to value: `{"/defaultAddress/city": "Delft"}`. A value of `null` removes the member. A qualification
    /// has one pointer, `""`: to its name, or to a list as the asynchronous route answers it, with vettings that stay as they
    /// are.
    #[serde(default)]
    pub set: BTreeMap<String, Box<RawValue>>,
    /// Gives the record a new etag although nothing changed.
    #[serde(default)]
    pub touch: bool,
    /// Who did it.
    #[serde(default)]
    pub operator: Option<String>,
}

/// The record as an edit leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The stored document.
    pub document: String,
    /// Its etag, if it has one.
    pub etag: Option<String>,
}

/// Why an edit was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditMistake {
    /// A customer is needed and none was named.
    NoCustomer,
    /// No customer has this tenant id.
    UnknownCustomer(String),
    /// Neither a member nor the etag is to change.
    NothingToDo,
    /// This is no pointer to a member, or to one that belongs to the service.
    Pointer(String),
    /// This is no qualification.
    NotAQualification(String),
}

impl fmt::Display for EditMistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCustomer => formatter.write_str("name the customer: \"customer\": \"<tenant id>\""),
            Self::UnknownCustomer(id) => write!(formatter, "no customer has the tenant id \"{id}\""),
            Self::NothingToDo => formatter
                .write_str("nothing to change: give \"set\" with pointers and values, or \"touch\": true"),
            Self::Pointer(pointer) => write!(
                formatter,
                "\"{pointer}\" cannot be set: expected a pointer like /defaultAddress/city, not to id, links, attributes \
                 or profileType"
            ),
            Self::NotAQualification(value) => write!(formatter, "{value} is no qualification"),
        }
    }
}

impl std::error::Error for EditMistake {}

/// Top-level members that belong to the service.
const OWNED: [&str; 4] = ["id", "links", "attributes", "profileType"];

impl Store {
    /// Makes a change as a second administrator would: at once, and with a new etag where the record has one.
    ///
    /// # Errors
    /// [`EditMistake`] when the record or a member cannot be found or set; then nothing is changed.
    pub fn edit(&mut self, edit: &Edit, now: Timestamp) -> Result<Edited, EditMistake> {
        if edit.set.is_empty() && !edit.touch {
            return Err(EditMistake::NothingToDo);
        }
        let cause = Cause::edit(edit.operator.as_deref());
        match edit.record {
            Record::SupportProfile => {
                let mut document = self.records.support_profile.document.clone();
                apply(&mut document, &edit.set)?;
                self.commit_support_profile(SupportProfile { document });
            }
            Record::Billing => {
                let customer = self.edited_customer(edit.customer.as_deref())?;
                let mut profile = self.records.billing_profile(&customer);
                apply(&mut profile.document, &edit.set)?;
                profile.stamp(&self.etags.issue());
                self.commit_billing_profile(&customer, profile, cause, now);
            }
            Record::Qualification => {
                let customer = self.edited_customer(edit.customer.as_deref())?;
                if let Some(pointer) = edit.set.keys().find(|pointer| !pointer.is_empty()) {
                    return Err(EditMistake::Pointer(pointer.clone()));
                }
                if let Some(value) = edit.set.get("") {
                    let value = value.get();
                    let qualifications = Qualifications::edited(value, now)
                        .ok_or_else(|| EditMistake::NotAQualification(value.to_owned()))?;
                    self.commit_qualifications(&customer, qualifications, cause, now);
                }
            }
        }
        self.document(edit.record, edit.customer.as_deref(), now)
    }

    /// The stored document of a record, as text; of a qualification, what the synchronous route tells.
    ///
    /// # Errors
    /// [`EditMistake`] when there is no such record.
    pub fn document(
        &self,
        record: Record,
        customer: Option<&str>,
        now: Timestamp,
    ) -> Result<Edited, EditMistake> {
        Ok(match record {
            Record::SupportProfile => {
                Edited { document: self.records.support_profile.document.to_string(), etag: None }
            }
            Record::Billing => {
                let profile = self.records.billing_profile(&self.edited_customer(customer)?);
                Edited { document: profile.document.to_string(), etag: Some(profile.etag) }
            }
            Record::Qualification => {
                let qualifications = self.records.qualifications(&self.edited_customer(customer)?);
                Edited { document: crate::json::quoted(qualifications.held(now).name()), etag: None }
            }
        })
    }

    fn edited_customer(&self, id: Option<&str>) -> Result<Customer, EditMistake> {
        let id = id.ok_or(EditMistake::NoCustomer)?;
        TenantId::parse(id)
            .ok()
            .and_then(|id| self.directory.find(&id))
            .cloned()
            .ok_or_else(|| EditMistake::UnknownCustomer(id.to_owned()))
    }
}

fn apply(document: &mut Object, changes: &BTreeMap<String, Box<RawValue>>) -> Result<(), EditMistake> {
    for (pointer, value) in changes {
        let refused = || EditMistake::Pointer(pointer.clone());
        let names = pointer.strip_prefix('/').ok_or_else(refused)?.split('/');
        let names: Vec<String> = names.map(|name| name.replace("~1", "/").replace("~0", "~")).collect();
        let path: Vec<&str> = names.iter().map(String::as_str).collect();
        let owned = path.first().is_none_or(|first| OWNED.iter().any(|own| own.eq_ignore_ascii_case(first)));
        if owned || path.iter().any(|name| name.is_empty()) {
            return Err(refused());
        }
        document.set_at(&path, Some(value.get()).filter(|value| *value != "null"));
    }
    Ok(())
}
