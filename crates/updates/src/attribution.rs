//! Who changed a record, by the service's audit log (API reference, section 1.9).

use crate::RecordId;
use editing::{Attribution, Change, Document, Problem, ProblemKind, Snapshot, Version};
use partner_center::{AuditRecord, ETag, audit_records};

/// By how much the clocks of this machine and of the service may differ, in milliseconds.
const SKEW: u64 = 5 * 60 * 1000;

/// What a record was when it was read: what happened to it since is asked for.
pub struct Since<'a> {
    /// Its version, if it had one.
    pub version: Option<&'a Version>,
    /// When it was read, in milliseconds since 1970.
    pub read_at: u64,
}

impl RecordId {
    /// Who changed the record since, by the answer of the audit log. `is_own` says of a correlation id whether this client
    /// made the call: its own writes are nobody else's.
    #[must_use]
    pub fn attribution(
        &self,
        answer: Result<Vec<AuditRecord>, Problem>,
        since: &Since,
        is_own: &dyn Fn(&str) -> bool,
    ) -> Attribution {
        let records = match answer {
            Ok(records) => records,
            Err(problem) => return refused(problem.kind),
        };
        let mut records: Vec<&AuditRecord> =
            records.iter().filter(|record| record.operation_type == self.operation_type()).collect();
        // The newest come first. The write that made the version that was read ends what is asked for; where it is not among
        // them, the time does, as far as two clocks agree.
        let read = records
            .iter()
            .position(|record| since.version.is_some() && made(record).as_ref() == since.version);
        match read {
            Some(read) => records.truncate(read),
            None => records.retain(|record| {
                record.operation_date_ms.is_some_and(|at| at.saturating_add(SKEW) >= since.read_at)
            }),
        }
        let mut changes = Vec::new();
        for record in records {
            let Some(at) = record.operation_date_ms else { continue };
            let own = record.correlation_id.as_deref().is_some_and(is_own);
            let failed =
                record.status.as_deref().is_some_and(|status| !status.eq_ignore_ascii_case("succeeded"));
            if own || failed {
                continue;
            }
            if let Some(who) = record.user_principal_name.clone() {
                changes.push(Change { who, at, fields: self.changed(record) });
            }
        }
        if changes.is_empty() {
            return Attribution::NotRecorded;
        }
        changes.reverse();
        Attribution::Known(changes)
    }

    const fn operation_type(&self) -> &'static str {
        match self {
            // The service records none of these.
            Self::SupportProfile => "",
            Self::BillingProfile(_) => audit_records::BILLING_PROFILE,
            Self::Qualification(_) => audit_records::QUALIFICATION,
        }
    }

    /// The fields that a write changed, as far as the record tells.
    fn changed(&self, record: &AuditRecord) -> Vec<usize> {
        if matches!(self, Self::Qualification(_)) {
            return vec![crate::QualificationField::Qualification.index()];
        }
        let snapshot = |value: &Option<String>| {
            let document = Document::parse(value.as_deref()?).ok()?;
            Some(Snapshot::new(self.record(), document, None, 0))
        };
        match (snapshot(&record.resource_old_value), snapshot(&record.resource_new_value)) {
            (Some(old), Some(new)) => self.record().differences(&old, &new),
            _ => Vec::new(),
        }
    }
}

/// The version that a write made.
fn made(record: &AuditRecord) -> Option<Version> {
    let value = record.resource_new_value.as_deref()?;
    Version::new(ETag::of_document(value)?.as_str())
}

const fn refused(kind: ProblemKind) -> Attribution {
    match kind {
        ProblemKind::Denied | ProblemKind::SignInNeeded => Attribution::Denied,
        ProblemKind::Gone => Attribution::NotOffered,
        _ => Attribution::Unavailable,
    }
}
