//! A customer's qualification (section 3).

/// The qualification of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualification {
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

    /// Most customers begin without one; every twentieth has Education, and a few the others.
    pub const fn invent(number: usize) -> Self {
        match number % 60 {
            5 | 25 | 45 => Self::Education,
            16 => Self::GovernmentCommunityCloud,
            28 => Self::Nonprofit,
            _ => Self::None,
        }
    }

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

    /// As audit records hold it.
    pub const fn pascal_case(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Education => "Education",
            Self::Nonprofit => "Nonprofit",
            Self::GovernmentCommunityCloud => "GovernmentCommunityCloud",
            Self::StateOwnedEntity => "StateOwnedEntity",
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
    fn every_spelling_is_read() {
        for text in ["3", "\"3\"", "\"GovernmentCommunityCloud\"", "\"government_community_cloud\"", " 3 "] {
            assert_eq!(Qualification::parse(text), Some(Qualification::GovernmentCommunityCloud), "{text}");
        }
        for text in ["", "5", "-1", "1.0", "\"\"", "\"gov\"", "null", "{}", "[1]"] {
            assert_eq!(Qualification::parse(text), None, "{text}");
        }
    }
}
