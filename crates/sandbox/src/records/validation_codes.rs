//! The partner's validation codes for the government cloud (section 1.5).

use crate::Timestamp;
use crate::invented::PARTNER_ID;
use crate::json::Object;
use serde::{Deserialize, Serialize};

/// A validation code and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationCode {
    pub id: &'static str,
    organization: &'static str,
    /// How many customers it was given for, and how many are left; none when it is not counted.
    counts: Option<(u32, u32)>,
    changed: Timestamp,
    changes: u32,
}

/// What a use changes of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeState {
    pub id: String,
    left: Option<u32>,
    /// In milliseconds since 1970-01-01 UTC.
    changed: u64,
    changes: u32,
}

impl ValidationCode {
    /// The codes of the beginning: one with many uses left, one with a single one, one used up, one not counted.
    pub fn invent(now: Timestamp) -> Vec<Self> {
        let code = |id, organization, counts| Self { id, organization, counts, changed: now, changes: 0 };
        vec![
            code("123456", "City of Alder Creek", Some((5, 4))),
            code("234567", "Fernhill County Water Board", Some((3, 1))),
            code("345678", "State Archive of Boise", Some((2, 0))),
            code("456789", "Région de l'Érablière", None),
        ]
    }

    /// Whether a customer can still be assigned with it.
    pub fn is_usable(&self) -> bool {
        self.counts.is_none_or(|(_, left)| left > 0)
    }

    /// Takes one use away.
    pub fn use_once(&mut self, now: Timestamp) {
        self.counts = self.counts.map(|(given, left)| (given, left.saturating_sub(1)));
        self.changed = now;
        self.changes += 1;
    }

    /// What was changed of it.
    pub fn state(&self) -> CodeState {
        CodeState {
            id: self.id.to_owned(),
            left: self.counts.map(|(_, left)| left),
            changed: self.changed.unix_millis(),
            changes: self.changes,
        }
    }

    /// Makes it as it was.
    pub fn put_back(&mut self, state: &CodeState) {
        self.counts = self.counts.map(|(given, left)| (given, state.left.unwrap_or(left)));
        self.changed = Timestamp::from_unix_millis(state.changed);
        self.changes = state.changes;
    }

    /// As the route lists it.
    pub fn document(&self) -> Object {
        let mut document = Object::new()
            .with_text("partnerId", PARTNER_ID)
            .with_text("organizationName", self.organization)
            .with_text("validationId", self.id);
        if let Some((given, left)) = self.counts {
            document.push("maxCreates", given.to_string());
            document.push("remainingCreates", left.to_string());
        }
        document.with_text("eTag", &self.etag())
    }

    /// A weak etag of a date, escaped as the service's is. The digits below a millisecond count the changes.
    fn etag(&self) -> String {
        let time = self.changed.iso().replace(':', "%3A").replace('Z', "");
        format!("W/\"datetime'{time}{:04}Z'\"", self.changes % 10_000)
    }
}
