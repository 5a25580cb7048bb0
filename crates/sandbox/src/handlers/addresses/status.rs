//! What the service says of an address.

/// The status of an address (section 1.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    VerifiedShippable,
    Verified,
    InteractionRequired,
    StreetPartial,
    PremisesPartial,
    Multiple,
    None,
    NotValidated,
}

impl Status {
    /// All of them.
    const ALL: [Self; 8] = [
        Self::VerifiedShippable,
        Self::Verified,
        Self::InteractionRequired,
        Self::StreetPartial,
        Self::PremisesPartial,
        Self::Multiple,
        Self::NotValidated,
        Self::None,
    ];

    /// As the service writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::VerifiedShippable => "VerifiedShippable",
            Self::Verified => "Verified",
            Self::InteractionRequired => "InteractionRequired",
            Self::StreetPartial => "StreetPartial",
            Self::PremisesPartial => "PremisesPartial",
            Self::Multiple => "Multiple",
            Self::None => "None",
            Self::NotValidated => "NotValidated",
        }
    }

    /// The status whose name is a word of this text, and the text without that word. Letter case is ignored.
    pub fn named_in(text: &str) -> Option<(Self, String)> {
        let words = || text.split_whitespace();
        let asked = Self::ALL
            .into_iter()
            .find(|status| words().any(|word| word.eq_ignore_ascii_case(status.name())))?;
        let rest: Vec<&str> = words().filter(|word| !word.eq_ignore_ascii_case(asked.name())).collect();
        Some((asked, rest.join(" ")))
    }
}
