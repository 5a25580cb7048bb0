//! A customer's qualifications (sections 1.3, 1.4 and 3).

mod held;
mod vetting;

pub use held::{Entry, Qualifications};
pub use vetting::{Vetting, VettingStatus};

use crate::Spelling;
use crate::json::quoted;
use serde::{Deserialize, Serialize};

/// One qualification of a customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Qualification {
    #[default]
    None,
    Education,
    Nonprofit,
    GovernmentCommunityCloud,
    StateOwnedEntity,
}

impl Qualification {
    const ALL: [Self; 5] = [
        Self::None,
        Self::Education,
        Self::Nonprofit,
        Self::GovernmentCommunityCloud,
        Self::StateOwnedEntity,
    ];

    /// As the synchronous route writes it: in lower case, without separators.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Education => "education",
            Self::Nonprofit => "nonprofit",
            Self::GovernmentCommunityCloud => "governmentcommunitycloud",
            Self::StateOwnedEntity => "stateownedentity",
        }
    }

    /// As the asynchronous route and audit records write it.
    pub const fn pascal_case(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Education => "Education",
            Self::Nonprofit => "Nonprofit",
            Self::GovernmentCommunityCloud => "GovernmentCommunityCloud",
            Self::StateOwnedEntity => "StateOwnedEntity",
        }
    }

    /// As the older client libraries of Microsoft write it.
    const fn snake_case(self) -> &'static str {
        match self {
            Self::GovernmentCommunityCloud => "government_community_cloud",
            Self::StateOwnedEntity => "state_owned_entity",
            one_word => one_word.name(),
        }
    }

    /// As JSON in this spelling; the documented one is that of the synchronous route.
    pub fn spelled(self, spelling: Spelling) -> String {
        match spelling {
            Spelling::Documented | Spelling::Lower => quoted(self.name()),
            Spelling::Pascal => quoted(self.pascal_case()),
            Spelling::Snake => quoted(self.snake_case()),
            Spelling::Integer => {
                Self::ALL.iter().position(|known| *known == self).unwrap_or_default().to_string()
            }
        }
    }

    /// Reads JSON: the integer of the enumeration, or its name, ignoring letter case and `_`.
    pub fn parse(json: &str) -> Option<Self> {
        if let Ok(number) = serde_json::from_str::<usize>(json) {
            return Self::ALL.get(number).copied();
        }
        let name: String = serde_json::from_str(json).ok()?;
        if let Ok(number) = name.trim().parse::<usize>() {
            return Self::ALL.get(number).copied();
        }
        let plain = name.trim().replace('_', "").to_ascii_lowercase();
        Self::ALL.into_iter().find(|qualification| qualification.name() == plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_can_be_read() {
        use Spelling::{Documented, Integer, Lower, Pascal, Snake};
        for qualification in Qualification::ALL {
            for spelling in [Documented, Integer, Lower, Pascal, Snake] {
                let spelled = qualification.spelled(spelling);
                assert_eq!(Qualification::parse(&spelled), Some(qualification), "{spelled}");
            }
        }
        let spelled = [Documented, Integer, Pascal, Snake]
            .map(|spelling| Qualification::GovernmentCommunityCloud.spelled(spelling));
        let expected = [
            "\"governmentcommunitycloud\"",
            "3",
            "\"GovernmentCommunityCloud\"",
            "\"government_community_cloud\"",
        ];
        assert_eq!(spelled, expected);
    }

    #[test]
    fn every_spelling_is_read() {
        for text in ["3", "\"3\"", "\"GovernmentCommunityCloud\"", "\"government_community_cloud\"", " 3 "] {
            assert_eq!(Qualification::parse(text), Some(Qualification::GovernmentCommunityCloud), "{text}");
        }
        for text in ["", "5", "-1", "1.0", "\"\"", "\"gov\"", "null", "{}", "[1]"] {
            assert_eq!(Qualification::parse(text), None, "{text}");
        }
    }
}
