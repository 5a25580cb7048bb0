//! All qualifications of one customer. Education, Nonprofit and the government cloud exclude each other; a customer that is
//! owned by a state can have one of them besides (section 3).

use super::{Qualification, Vetting, VettingStatus};
use crate::Timestamp;
use crate::json::{Object, quoted};
use serde::{Deserialize, Serialize};

/// What a customer is qualified as, and asked to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Qualifications {
    /// None, or one of those that exclude each other; never `StateOwnedEntity`.
    exclusive: Qualification,
    /// Its vetting; without one it counts as approved.
    vetting: Option<Vetting>,
    state_owned: bool,
    /// How often Education was asked for.
    requests: u32,
}

/// One qualification as the asynchronous route lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub qualification: Qualification,
    pub status: Option<VettingStatus>,
    pub reason: Option<String>,
    /// In milliseconds since 1970-01-01 UTC.
    pub created: Option<u64>,
}

/// How often Education may be asked for (section 1.4).
const MOST_REQUESTS: u32 = 3;

/// When the vetting was that an invented customer is denied by: 2020-12-03T10:37:38.885Z, as in the sample.
const DENIED_AT: Timestamp = Timestamp::from_unix_millis(1_606_991_858_885);

impl Qualifications {
    /// Most customers begin without one; every twentieth has Education, and a few the others.
    pub fn invent(number: usize) -> Self {
        let only = |exclusive| Self { exclusive, ..Self::default() };
        match number % 60 {
            5 | 25 | 45 => only(Qualification::Education),
            16 => only(Qualification::GovernmentCommunityCloud),
            28 => only(Qualification::Nonprofit),
            31 => Self {
                exclusive: Qualification::Education,
                vetting: Some(Vetting::fixed(VettingStatus::Denied, None, DENIED_AT)),
                state_owned: false,
                requests: 1,
            },
            37 => Self { state_owned: true, ..Self::default() },
            41 => Self { state_owned: true, ..only(Qualification::Education) },
            _ => Self::default(),
        }
    }

    /// This qualification alone, as the synchronous route leaves it.
    pub fn only(qualification: Qualification) -> Self {
        Self::default().with(qualification)
    }

    /// The one that the synchronous route tells: of those that are not in review or denied, the one that excludes others.
    pub fn held(&self, now: Timestamp) -> Qualification {
        let is_approved = self.vetting_status(now).is_none_or(|status| status == VettingStatus::Approved);
        match self.exclusive {
            exclusive if is_approved && exclusive != Qualification::None => exclusive,
            _ if self.state_owned => Qualification::StateOwnedEntity,
            _ => Qualification::None,
        }
    }

    /// Whether one of those that exclude each other can be asked for: there is none, or it was denied.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.exclusive == Qualification::None || self.vetting_status(now) == Some(VettingStatus::Denied)
    }

    /// Whether Education can be asked for once more.
    pub const fn has_requests_left(&self) -> bool {
        self.requests < MOST_REQUESTS
    }

    pub const fn is_state_owned(&self) -> bool {
        self.state_owned
    }

    /// With this one besides, or in place of what it excludes.
    pub fn with(&self, qualification: Qualification) -> Self {
        match qualification {
            Qualification::StateOwnedEntity => Self { state_owned: true, ..self.clone() },
            exclusive => Self { exclusive, vetting: None, ..self.clone() },
        }
    }

    /// With Education asked for.
    pub fn asked(&self, vetting: Vetting) -> Self {
        Self { requests: self.requests + 1, ..self.with(Qualification::Education) }.vetted(vetting)
    }

    /// With a vetting of the one that excludes others.
    pub fn vetted(mut self, vetting: Vetting) -> Self {
        self.vetting = Some(vetting);
        self
    }

    /// All of them, as the asynchronous route lists them.
    pub fn entries(&self, now: Timestamp) -> Vec<Entry> {
        let plain = |qualification| Entry { qualification, status: None, reason: None, created: None };
        let exclusive = match self.exclusive {
            Qualification::None => None,
            vetted @ (Qualification::Education | Qualification::GovernmentCommunityCloud) => Some(Entry {
                status: self.vetting_status(now).or(Some(VettingStatus::Approved)),
                reason: self.vetting.as_ref().and_then(|vetting| vetting.reason(now)).map(str::to_owned),
                created: self.vetting.as_ref().map(|vetting| vetting.created),
                ..plain(vetted)
            }),
            other => Some(plain(other)),
        };
        let state_owned = self.state_owned.then(|| plain(Qualification::StateOwnedEntity));
        exclusive.into_iter().chain(state_owned).collect()
    }

    /// As audit records hold it: a string where the synchronous route tells all of it, else the list of the other route.
    pub fn audit_values(before: &Self, after: &Self, now: Timestamp) -> (String, String) {
        let is_plain = |held: &Self| held.vetting.is_none() && !held.state_owned;
        let as_list = !is_plain(before) || !is_plain(after);
        let value =
            |held: &Self| if as_list { held.audit_list(now) } else { quoted(held.exclusive.pascal_case()) };
        (value(before), value(after))
    }

    fn audit_list(&self, now: Timestamp) -> String {
        let entries = self.entries(now).into_iter().map(|entry| {
            let mut object = Object::new().with_text("Qualification", entry.qualification.pascal_case());
            if let Some(status) = entry.status {
                object.push("VettingStatus", quoted(status.name()));
            }
            if let Some(reason) = entry.reason {
                object.push("VettingReason", quoted(&reason));
            }
            if let Some(created) = entry.created {
                object.push("VettingCreateDate", quoted(&Timestamp::from_unix_millis(created).iso()));
            }
            object.to_string()
        });
        format!("[{}]", entries.collect::<Vec<_>>().join(","))
    }

    fn vetting_status(&self, now: Timestamp) -> Option<VettingStatus> {
        self.vetting.as_ref().map(|vetting| vetting.status(now))
    }
}

impl Qualifications {
    /// Reads what an edit sets: one qualification by name or number, or a list as the asynchronous route answers it, of
    /// which each is as it says from now on.
    pub fn edited(json: &str, now: Timestamp) -> Option<Self> {
        if let Some(one) = Qualification::parse(json) {
            return Some(Self::only(one));
        }
        let list: Vec<Object> = serde_json::from_str(json).ok()?;
        list.iter().try_fold(Self::default(), |held, entry| {
            let held = held.with(Qualification::parse(entry.get("qualification")?)?);
            let Some(status) = entry.text("vettingStatus") else { return Some(held) };
            Some(held.vetted(Vetting::fixed(
                VettingStatus::parse(&status)?,
                entry.text("vettingReason"),
                now,
            )))
        })
    }
}
