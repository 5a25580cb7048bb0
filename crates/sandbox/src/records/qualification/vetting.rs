//! The vetting of a qualification that was asked for (section 1.4).

use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// How far a vetting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VettingStatus {
    InReview,
    Approved,
    Denied,
}

impl VettingStatus {
    const ALL: [Self; 3] = [Self::InReview, Self::Approved, Self::Denied];

    /// As the service writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InReview => "InReview",
            Self::Approved => "Approved",
            Self::Denied => "Denied",
        }
    }

    /// Reads a name, ignoring letter case.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name().eq_ignore_ascii_case(name))
    }
}

/// A vetting: it is in review until its decision is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vetting {
    /// In milliseconds since 1970-01-01 UTC, as the next.
    pub created: u64,
    /// When the decision is due; never when none.
    decided: Option<u64>,
    /// Why it is denied then; it is approved when none.
    reason: Option<String>,
}

/// A word of the website that is asked with, and the reason for which it is denied (section 1.4, all that are documented).
const DENIALS: [(&str, &str); 7] = [
    ("former", "No longer an Education Customer"),
    ("review", "Not an Education Customer - After Review"),
    ("restricted", "Restricted being an Education Customer"),
    ("academic", "Not an Academic Domain"),
    ("library", "Not an eligible Library"),
    ("museum", "Not an eligible Museum"),
    ("denied", NOT_EDUCATION),
];

/// The first reason for a denial.
const NOT_EDUCATION: &str = "Not an Education Customer";

impl Vetting {
    /// A vetting that begins now, and is decided after this many milliseconds by the words of the website.
    pub fn begin(website: &str, delay: u64, now: Timestamp) -> Self {
        let website = website.to_lowercase();
        let denial = DENIALS.iter().find(|(word, _)| website.contains(word));
        let created = now.unix_millis();
        Self {
            created,
            decided: Some(created.saturating_add(delay)),
            reason: denial.map(|(_, reason)| (*reason).to_owned()),
        }
    }

    /// A vetting that stays as it is from now on. A denial without a reason gets the first one.
    pub fn fixed(status: VettingStatus, reason: Option<String>, now: Timestamp) -> Self {
        let created = now.unix_millis();
        let reason = reason.unwrap_or_else(|| NOT_EDUCATION.to_owned());
        Self {
            created,
            decided: (status != VettingStatus::InReview).then_some(created),
            reason: (status == VettingStatus::Denied).then_some(reason),
        }
    }

    /// How far it is now.
    pub fn status(&self, now: Timestamp) -> VettingStatus {
        match (self.decided, &self.reason) {
            (Some(due), _) if now.unix_millis() < due => VettingStatus::InReview,
            (None, _) => VettingStatus::InReview,
            (Some(_), None) => VettingStatus::Approved,
            (Some(_), Some(_)) => VettingStatus::Denied,
        }
    }

    /// Why it is denied, once it is.
    pub fn reason(&self, now: Timestamp) -> Option<&str> {
        self.reason.as_deref().filter(|_| self.status(now) == VettingStatus::Denied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_unix_millis(1_000);

    #[test]
    fn a_decision_is_not_told_before_it_is_due() {
        for (website, status, reason) in [
            ("contoso.edu", VettingStatus::Approved, None),
            ("", VettingStatus::Approved, None),
            ("The-MUSEUM.example", VettingStatus::Denied, Some("Not an eligible Museum")),
            ("denied.example", VettingStatus::Denied, Some(NOT_EDUCATION)),
        ] {
            let vetting = Vetting::begin(website, 500, NOW);
            let before = Timestamp::from_unix_millis(1_499);
            let due = Timestamp::from_unix_millis(1_500);
            assert_eq!((vetting.status(before), vetting.reason(before)), (VettingStatus::InReview, None));
            assert_eq!((vetting.status(due), vetting.reason(due)), (status, reason), "{website}");
        }
    }

    #[test]
    fn a_fixed_one_stays() {
        let end = Timestamp::from_unix_millis(u64::MAX);
        for status in VettingStatus::ALL {
            let vetting = Vetting::fixed(status, None, NOW);
            assert_eq!((vetting.status(NOW), vetting.status(end)), (status, status));
            assert_eq!(vetting.reason(end).is_some(), status == VettingStatus::Denied);
            assert_eq!(VettingStatus::parse(&status.name().to_lowercase()), Some(status));
        }
    }
}
