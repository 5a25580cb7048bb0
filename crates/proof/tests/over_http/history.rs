//! What the service recorded, against what the operators sent, were shown and were told.

use crate::office::Office;
use crate::operator::{Acknowledged, Operator, ROUTES, Written};
use editing::{Document, Record, Snapshot};
use partner_center::TenantId;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use updates::RecordId;

/// What the history of a record comes to.
#[derive(Debug, Default)]
pub struct Findings {
    /// Writes that the audit records hold.
    pub recorded: usize,
    /// Of them, those of which no form has said that they are saved.
    pub unacknowledged: usize,
    /// Each write that replaced what its form had not shown, or changed what was not edited, in words.
    pub unseen: Vec<String>,
}

/// Reads the history of a customer's billing profile from its audit records. Every write, every edit and every member has
/// to be accounted for; what was overwritten unseen is told.
pub fn check(office: &mut Office, customer: &TenantId) -> Findings {
    let records = office.sandbox.audit_records(customer);
    let id = RecordId::BillingProfile(customer.clone());
    let current = office.sandbox.get(&id.operation().get(&ROUTES).path);
    let operators: Vec<&Operator> =
        office.operators.iter().filter(|operator| operator.record == id).collect();
    let history = History::of(id.record(), &records);
    history.is_unbroken(current.text());
    history.keeps_what_no_field_names();
    history.has_every_edit(&operators);
    check_once(history.writes.iter().map(|write| write.request_id), &operators);
    let said_saved = |write: &&Recorded| write.written(&operators).acknowledged != Acknowledged::Not;
    let acknowledged = history.writes.iter().filter(said_saved).count();
    Findings {
        recorded: history.writes.len(),
        unacknowledged: history.writes.len() - acknowledged,
        unseen: history.unseen(&operators),
    }
}

/// Checks, from the log, that no write was applied twice, and that each of which a form said that it is saved was applied.
pub fn check_applied_once(office: &Office) {
    for record in office.operators.iter().map(|operator| &operator.record) {
        let operators: Vec<&Operator> =
            office.operators.iter().filter(|operator| operator.record == *record).collect();
        let path = record.operation().get(&ROUTES).path;
        let ids = office
            .applied
            .iter()
            .filter(|(applied, _)| applied.starts_with(&path))
            .map(|(_, id)| id.as_str());
        check_once(ids, &operators);
    }
}

fn check_once<'a>(ids: impl Iterator<Item = &'a str>, operators: &[&Operator]) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        *times.entry(id).or_default() += 1;
    }
    if let Some((id, times)) = times.iter().find(|(_, times)| **times > 1) {
        panic!("write {id} was applied {times} times");
    }
    let writes = || operators.iter().flat_map(|operator| &operator.writes);
    let applied: BTreeSet<(usize, &str)> = writes()
        .filter(|(id, _)| times.contains_key(id.as_str()))
        .flat_map(|(_, written)| written.sent.edits.iter())
        .collect();
    for (id, written) in writes() {
        let mut edits = written.sent.edits.iter();
        let is_there = match written.acknowledged {
            Acknowledged::Not => true,
            Acknowledged::Saved => times.contains_key(id.as_str()),
            Acknowledged::Already => edits.all(|edit| applied.contains(&edit)),
        };
        assert!(
            is_there,
            "{:?} was said of write {id}, and it is not there: {:?}",
            written.acknowledged, written.sent.edits
        );
    }
}

struct History<'a> {
    record: &'static Record,
    writes: Vec<Recorded<'a>>,
}

/// A write as the service recorded it.
struct Recorded<'a> {
    operator: &'a str,
    request_id: &'a str,
    /// The whole record before and after.
    old: &'a str,
    new: &'a str,
    changes: Vec<Change>,
}

/// A field that a write changed.
struct Change {
    field: usize,
    old: String,
    new: String,
}

impl<'a> History<'a> {
    fn of(record: &'static Record, records: &'a [Value]) -> Self {
        let text = |record: &'a Value, name: &str| record[name].as_str().expect("a text");
        let writes = records.iter().map(|audit| {
            let [old, new] = ["resourceOldValue", "resourceNewValue"].map(|name| text(audit, name));
            let request_id = audit["customizedData"]
                .as_array()
                .and_then(|data| data.iter().find(|pair| pair["key"] == "RequestId"))
                .and_then(|pair| pair["value"].as_str())
                .expect("the id of the call");
            Recorded {
                operator: text(audit, "userPrincipalName"),
                request_id,
                old,
                new,
                changes: changes(record, old, new),
            }
        });
        Self { record, writes: writes.collect() }
    }

    /// Each write begins where the one before it ended, and the last one ended where the record is now.
    fn is_unbroken(&self, current: &str) {
        for pair in self.writes.windows(2) {
            assert_eq!(pair[0].new, pair[1].old, "between {} and {}", pair[0].request_id, pair[1].request_id);
        }
        let last = self.writes.last().expect("somebody saved").new;
        let since = changes(self.record, last, current);
        assert!(since.is_empty(), "{} fields changed after the last write", since.len());
    }

    /// A write changes what its operator edited, and replaces only what that operator's form had shown.
    fn unseen(&self, operators: &[&Operator]) -> Vec<String> {
        let mut unseen = Vec::new();
        for write in &self.writes {
            let written = write.written(operators);
            let id = write.request_id;
            for Change { field, old, new } in &write.changes {
                let shown = &written.shown[*field];
                if written.sent.edits.get(*field) != Some(new.as_str()) {
                    unseen.push(format!(
                        "{id} made {old:?} in field {field} into {new:?}, which nobody asked for"
                    ));
                } else if !shown.contains(old) {
                    unseen.push(format!(
                        "{id} overwrote {old:?} in field {field}, of which was shown {shown:?}"
                    ));
                }
            }
        }
        unseen
    }

    /// What no field names stays as it was.
    fn keeps_what_no_field_names(&self) {
        for write in &self.writes {
            assert_eq!(self.beside_fields(write.old), self.beside_fields(write.new), "{}", write.request_id);
        }
    }

    fn beside_fields(&self, document: &str) -> Value {
        let mut value: Value = serde_json::from_str(document).expect("a document");
        let pointers = self.record.fields().map(|(_, field)| field.pointer).chain(["/attributes/etag"]);
        for pointer in pointers {
            let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
            if let Some(Value::Object(members)) = at(&mut value, parent) {
                members.retain(|known, _| !known.eq_ignore_ascii_case(name));
            }
        }
        value
    }

    /// Each edit that left the form was discarded by its operator, or a write brought it to the service.
    fn has_every_edit(&self, operators: &[&Operator]) {
        let written: BTreeSet<(usize, &str)> = self
            .writes
            .iter()
            .flat_map(|write| write.changes.iter().map(|change| (change.field, change.new.as_str())))
            .collect();
        for operator in operators {
            for edit in &operator.saved {
                let is_there = written.contains(&(edit.field, edit.text.as_str()));
                assert!(
                    is_there,
                    "{} typed {:?} into {}, and it is nowhere",
                    operator.name, edit.text, edit.field
                );
            }
        }
    }
}

impl Recorded<'_> {
    fn written<'a>(&self, operators: &[&'a Operator]) -> &'a Written {
        let operator = operators.iter().find(|operator| operator.name == self.operator).expect("an operator");
        operator.writes.get(self.request_id).expect("a write of that operator")
    }
}

/// The fields in which two texts of a record differ.
fn changes(record: &'static Record, old: &str, new: &str) -> Vec<Change> {
    let [old, new] = [old, new].map(|text| {
        let document = Document::parse(text).expect("a document");
        Snapshot::new(record, document, None, 0)
    });
    record
        .fields()
        .filter(|(field, _)| old.text(*field) != new.text(*field))
        .map(|(field, _)| Change { field, old: old.text(field).to_owned(), new: new.text(field).to_owned() })
        .collect()
}

/// The member at a pointer, ignoring letter case.
fn at<'a>(value: &'a mut Value, pointer: &str) -> Option<&'a mut Value> {
    pointer.split('/').filter(|name| !name.is_empty()).try_fold(value, |value, name| {
        value
            .as_object_mut()?
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, inner)| inner)
    })
}
