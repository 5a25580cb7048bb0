//! What a model is made of: the record, who edits it, what may go wrong, and what the service does.

use editing::{Document, Field, Guarantee, Kind, Record};

/// Who sits at the tabs, in their order.
pub const NAMES: [&str; 3] = ["ANNA", "BEN", "CLEO"];

/// One tab of a browser.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Whose it is: an index into [`NAMES`].
    pub operator: usize,
    /// Which browser it is part of. Tabs of one browser share its locks.
    pub browser: usize,
    /// What may be typed: field and text.
    pub types: Vec<(usize, &'static str)>,
    /// Whether the record is in the form from the start. If not, the tab is there to become a duplicate of the first.
    pub is_open: bool,
}

/// What may go wrong with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The connection breaks before the call arrives, or before its answer does.
    Lost,
    /// The tab gives up waiting; the call, or its answer, arrives later all the same.
    Late,
    /// The call arrives twice.
    Twice,
    /// The answer arrives twice.
    AnsweredTwice,
    /// The service refuses the call.
    Refused,
    /// A write is refused as stale although its version is current.
    RefusedAsStale,
}

/// What the service does with versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Versions {
    /// It gives versions, and applies a write only if it names the current one.
    Compared,
    /// It gives versions and does not compare them: as if `If-Match` were left out.
    Ignored,
    /// It has none.
    None,
    /// It has none, and refuses to change what was set once.
    FirstStays,
}

/// What people may do beside typing, saving and choosing.
#[derive(Clone, Copy, Debug)]
pub struct Freedom {
    /// Put the original of a field back.
    pub puts_back: bool,
    /// Discard edits, and take them back.
    pub discards: bool,
    /// Undo a save.
    pub undoes: bool,
    /// Return to the form, which looks whether somebody changed the record; take that over, or hear of it later.
    pub looks: bool,
    /// Type while a save is under way.
    pub types_on: bool,
}

impl Freedom {
    pub const ALL: Self = Self { puts_back: true, discards: true, undoes: true, looks: true, types_on: true };
    pub const NONE: Self =
        Self { puts_back: false, discards: false, undoes: false, looks: false, types_on: false };
}

/// A model to explore.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub record: &'static Record,
    /// What the service holds at first.
    pub document: &'static str,
    pub seats: Vec<Seat>,
    pub versions: Versions,
    /// Whether a call whose `MS-RequestId` is known is answered as before, and not carried out again.
    pub replays: bool,
    /// Whether a write that is applied is answered without a body.
    pub answers_without_body: bool,
    pub freedom: Freedom,
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub most_faults: u8,
    /// How often a tab crashes, or is loaded anew, in all.
    pub most_reloads: u8,
    /// Whether a tab may be loaded anew so late that its draft has expired.
    pub overnight: bool,
    /// How often the version moves although nothing changed.
    pub most_touches: u8,
    /// What must hold, or what is looked for.
    pub claims: Vec<Claim>,
}

/// A claim about every state, or one that some state shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// No acknowledged write is overwritten by a tab that was not shown it.
    NothingAcknowledgedIsOverwritten,
    /// No write at all is overwritten by a tab that was not shown it.
    NothingIsOverwritten,
    /// Every edit is saved, or in the form and in the storage, or was discarded by the operator.
    NoEditIsLost,
    /// What is stored is what the form holds.
    StorageIsUpToDate,
    /// No write is applied twice.
    AppliedOnce,
    /// No write is applied whose edits the operator has discarded since.
    NothingGivenUpIsApplied,
    /// What these say is reached: without it, the claims above would say nothing.
    Reaches(Sight),
}

/// Something that a person sees in some state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    Saved,
    AlreadySaved,
    Merged,
    Conflict,
    ConflictAgain,
    Unknown,
    NotSaved,
    Restored,
    Expired,
    Warned,
    Undone,
    VersionMoved,
    CurrentVersionRefused,
}

impl Sight {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Saved => "sees: saved",
            Self::AlreadySaved => "sees: already saved",
            Self::Merged => "sees: merged",
            Self::Conflict => "sees: conflict",
            Self::ConflictAgain => "sees: changed again",
            Self::Unknown => "sees: outcome unknown",
            Self::NotSaved => "sees: not saved",
            Self::Restored => "sees: draft restored",
            Self::Expired => "sees: expired draft",
            Self::Warned => "sees: changed elsewhere",
            Self::Undone => "sees: original value after an undo",
            Self::VersionMoved => "sees: only the version moved",
            Self::CurrentVersionRefused => "sees: current version refused",
        }
    }
}

/// The field of the models with one field.
pub const CITY: usize = 0;
/// The second field of the address, and the one beside it.
pub const STREET: usize = 1;
pub const EMAIL: usize = 2;

const FIELDS: [Field; 3] = [
    Field::in_group("/city", Kind::Text, 0),
    Field::in_group("/street", Kind::Text, 0),
    Field::new("/email", Kind::Email),
];
const CITY_ALONE: [Field; 1] = [Field::new("/city", Kind::Text)];

const fn record(fields: &'static [Field], guarantee: Guarantee) -> Record {
    Record { fields, guarantee, audited: false, required: |_| Vec::new() }
}

/// A record with versions: an address of two fields, which conflict as one, and an e-mail address.
pub static BILLING: Record = record(&FIELDS, Guarantee::CompareAndSwap);
/// The same with one field.
pub static BILLING_CITY: Record = record(&CITY_ALONE, Guarantee::CompareAndSwap);
/// A record without versions.
pub static SUPPORT_CITY: Record = record(&CITY_ALONE, Guarantee::VerifyWriteVerify);
/// A record that can be set once.
pub static QUALIFICATION: Record = record(&CITY_ALONE, Guarantee::OneWay);

pub const ADDRESS: &str = r#"{"city":"Gouda","street":"Markt","email":"info"}"#;
pub const ONLY_CITY: &str = r#"{"city":"Gouda"}"#;

impl Scenario {
    /// Two operators in two browsers, each with something to type; nothing goes wrong.
    pub fn of_two(
        record: &'static Record,
        anna: &[(usize, &'static str)],
        ben: &[(usize, &'static str)],
    ) -> Self {
        let seat = |operator, types: &[(usize, &'static str)]| Seat {
            operator,
            browser: operator,
            types: types.to_vec(),
            is_open: true,
        };
        Self {
            record,
            document: if record.fields.len() == 1 { ONLY_CITY } else { ADDRESS },
            seats: vec![seat(0, anna), seat(1, ben)],
            versions: match record.guarantee {
                Guarantee::CompareAndSwap => Versions::Compared,
                Guarantee::VerifyWriteVerify => Versions::None,
                Guarantee::OneWay => Versions::FirstStays,
            },
            replays: true,
            answers_without_body: false,
            freedom: Freedom::ALL,
            faults: Vec::new(),
            most_faults: 0,
            most_reloads: 0,
            overnight: false,
            most_touches: 0,
            claims: Vec::new(),
        }
    }

    pub fn document(&self) -> Document {
        Document::parse(self.document).expect("the document is JSON")
    }

    /// What the tabs are called.
    pub fn name(&self, tab: usize) -> String {
        let seat = &self.seats[tab];
        let name = NAMES[seat.operator];
        if self.seats.iter().filter(|other| other.operator == seat.operator).count() == 1 {
            return name.to_owned();
        }
        let number = self.seats[..tab].iter().filter(|other| other.operator == seat.operator).count() + 1;
        format!("{name} in tab {number}")
    }
}
