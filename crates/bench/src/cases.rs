//! What is timed: each case begins in a state that the editing core itself led to.

use editing::{
    Command, Details, Document, Draft, Environment, Event, Merge, NotJson, Phase, Problem, ProblemKind,
    Record, Snapshot, Stage, State, StoredDraft, Version, WriteOutcome, merge, step,
};
use partner_center::{ETag, TenantId};
use std::fmt;
use updates::RecordId;

/// A billing profile as the sandbox answers it: with members that the panel does not know.
const PROFILE: &str = include_str!("billing-profile.json");
/// Its version.
const VERSION: &str = "-2536454849600783339";
const CUSTOMER: &str = "06c45d18-8009-454f-b88b-b8a8724c81ec";

/// Indices of the billing profile's fields.
const LAST_NAME: usize = 1;
const EMAIL: usize = 2;
const COMPANY_NAME: usize = 5;
const CITY: usize = 8;

/// Something of which the time is taken.
pub struct Case {
    /// What it is.
    pub name: &'static str,
    /// Whether the limits for a merge and for a step hold for it.
    pub is_limited: bool,
    /// What is done: anew for each time that is taken.
    pub work: Work,
}

/// One piece of work, with all that goes into it.
#[derive(Clone)]
pub enum Work {
    /// A merge.
    Merge(&'static Record, Draft, Snapshot),
    /// A whole step.
    Step(&'static Record, Box<State>, Event),
    /// Reading a record out of the text of an answer.
    Read(&'static Record, String),
    /// Writing the text of drafts that are kept over a reload.
    Keep(&'static Record, Vec<StoredDraft>),
}

/// What came of a piece of work: given back, so that throwing it away is not timed.
pub enum Done {
    /// A merge.
    Merge(Merge),
    /// The next state, and the commands.
    Step(State, Vec<Command>),
    /// A record.
    Read(Option<Snapshot>),
    /// A text.
    Keep(String),
}

impl Work {
    /// Does it.
    #[must_use]
    pub fn run(self) -> Done {
        match self {
            Self::Merge(record, draft, theirs) => Done::Merge(merge(record, &draft, &theirs)),
            Self::Step(record, state, event) => {
                let (state, commands) = step(record, *state, event, &mut Still);
                Done::Step(state, commands)
            }
            Self::Read(record, text) => Done::Read(read(record, &text).ok()),
            Self::Keep(record, drafts) => Done::Keep(StoredDraft::write(record, &drafts)),
        }
    }
}

/// The editing core did not come to the state that a case begins in.
#[derive(Debug)]
pub struct NotAsExpected(&'static str);

impl fmt::Display for NotAsExpected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "The editing core did not come to the state that is to be timed: {}.", self.0)
    }
}

impl From<NotJson> for NotAsExpected {
    fn from(_: NotJson) -> Self {
        Self("the billing profile could not be read")
    }
}

/// An environment in which no time passes.
struct Still;

impl Environment for Still {
    fn new_request_id(&mut self) -> String {
        "5a4db0c5-0000-4000-8000-000000000001".to_owned()
    }

    fn now(&self) -> u64 {
        1_700_000_000_000
    }
}

/// All cases.
///
/// # Errors
/// [`NotAsExpected`] when the editing core behaves differently from what the cases were written for.
pub fn cases() -> Result<Vec<Case>, NotAsExpected> {
    let customer = TenantId::parse(CUSTOMER).map_err(|_| NotAsExpected("the customer's id is none"))?;
    let record = RecordId::BillingProfile(customer).record();
    let base = read(record, PROFILE)?;
    // Somebody else changed the address that is being edited, and the contact's e-mail address.
    let theirs =
        changed(record, &base, &[(CITY, "Tacoma"), (EMAIL, "accounts@aldercreek-robotics.example")])?;

    let (opened, _) = State::opened(Vec::new());
    let pristine = next(record, opened, Event::Fetched { ticket: 1, outcome: Ok(base) }).0;
    let typed = |field, text: &str| Event::Typed { field, text: text.to_owned() };
    let mut edited = pristine;
    for (field, text) in
        [(LAST_NAME, "Morgan-Reyes"), (COMPANY_NAME, "Alder Creek Robotics Ltd"), (CITY, "Kirklan")]
    {
        edited = next(record, edited, typed(field, text)).0;
    }
    let key = typed(CITY, "Kirkland");
    let edited_on = next(record, edited.clone(), key.clone()).0;
    let draft = edited_on.open().ok_or(NotAsExpected("nothing is open"))?.draft.clone();
    let kept = edited_on.open().map(|open| open.to_store()).unwrap_or_default();

    let (saving, write) = save(record, edited_on.clone())?;
    let sent = match saving.open().map(|open| &open.phase) {
        Some(Phase::Saving(editing::Saving { stage: Stage::Writing(sent), .. })) => sent.clone(),
        _ => return Err(NotAsExpected("a save does not write")),
    };
    // The service answers with what was sent, and a new version.
    let saved = read(record, &sent.body.text().replace(VERSION, "-77"))?;
    let (comparing, commands) = next(
        record,
        saving.clone(),
        Event::Written { ticket: write, outcome: WriteOutcome::Stale(refusal()) },
    );
    let compare = fetch_in(&commands).ok_or(NotAsExpected("a stale save is not followed by a read"))?;
    let (watching, commands) = next(record, edited_on.clone(), Event::Regarded);
    let watch = fetch_in(&commands).ok_or(NotAsExpected("coming back is not followed by a read"))?;

    let step = |state: State, event| Work::Step(record, Box::new(state), event);
    let fetched = |ticket| Event::Fetched { ticket, outcome: Ok(theirs.clone()) };
    let all = [
        (
            "merge: three edits, two changes by somebody else",
            true,
            Work::Merge(record, draft, theirs.clone()),
        ),
        ("step: a key, beside two other edits", true, step(edited, key)),
        ("step: Save is pressed", true, step(edited_on, Event::SavePressed)),
        (
            "step: the save was applied",
            true,
            step(saving.clone(), Event::Written { ticket: write, outcome: WriteOutcome::Saved(saved) }),
        ),
        (
            "step: the save was stale",
            true,
            step(saving, Event::Written { ticket: write, outcome: WriteOutcome::Stale(refusal()) }),
        ),
        ("step: its fresh read makes a conflict", true, step(comparing, fetched(compare))),
        ("step: an early read finds a change", true, step(watching, fetched(watch))),
        ("an answer is read into the form", false, Work::Read(record, PROFILE.to_owned())),
        ("a draft is written for a reload", false, Work::Keep(record, kept)),
    ];
    Ok(all.into_iter().map(|(name, is_limited, work)| Case { name, is_limited, work }).collect())
}

fn read(record: &Record, text: &str) -> Result<Snapshot, NotJson> {
    let document = Document::parse(text)?;
    let version = ETag::of_document(text).and_then(|etag| Version::new(etag.as_str()));
    Ok(Snapshot::new(record, document, version, Still.now()))
}

/// The record after somebody else's save.
fn changed(record: &Record, base: &Snapshot, changes: &[(usize, &str)]) -> Result<Snapshot, NotJson> {
    let mut draft = Draft::new(base.clone());
    for (field, text) in changes {
        draft.type_text(record, *field, (*text).to_owned());
    }
    let document = Document::parse(draft.document(record).text())?;
    Ok(Snapshot::new(record, document, Version::new("-76"), Still.now()))
}

fn next(record: &Record, state: State, event: Event) -> (State, Vec<Command>) {
    step(record, state, event, &mut Still)
}

fn save(record: &Record, state: State) -> Result<(State, u32), NotAsExpected> {
    let (state, commands) = next(record, state, Event::SavePressed);
    let put = commands.into_iter().find_map(|command| match command {
        Command::Put { ticket, .. } => Some(ticket),
        _ => None,
    });
    Ok((state, put.ok_or(NotAsExpected("a save does not write"))?))
}

fn fetch_in(commands: &[Command]) -> Option<u32> {
    commands.iter().find_map(|command| match command {
        Command::Fetch { ticket } => Some(*ticket),
        _ => None,
    })
}

fn refusal() -> Problem {
    Problem {
        kind: ProblemKind::Stale,
        reason: None,
        text: None,
        fields: Vec::new(),
        details: Details::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use editing::{Message, Unit, Verdict};

    fn done(name: &str) -> Done {
        let case = cases().unwrap().into_iter().find(|case| case.name.contains(name)).unwrap();
        case.work.run()
    }

    fn open(name: &str) -> editing::Open {
        match done(name) {
            Done::Step(state, _) => state.open().unwrap().clone(),
            _ => panic!("{name} is no step"),
        }
    }

    #[test]
    fn each_case_does_what_its_name_says() {
        match done("merge") {
            Done::Merge(merged) => {
                assert_eq!(
                    [LAST_NAME, EMAIL, CITY].map(|field| merged.verdict(field)),
                    [Verdict::Mine, Verdict::Theirs, Verdict::Conflict]
                );
            }
            _ => panic!("no merge"),
        }
        assert_eq!(open("a key").draft.edits.iter().count(), 3);
        assert!(matches!(open("Save is pressed").phase, Phase::Saving(_)));
        assert!(matches!(open("was applied").phase, Phase::Editing(Some(Message::Saved { .. }))));
        assert!(matches!(open("was stale").phase, Phase::Saving(_)));
        match open("makes a conflict").phase {
            Phase::Conflict(conflict) => assert_eq!(conflict.units, [Unit::Group(0)]),
            other => panic!("no conflict: {other:?}"),
        }
        assert_eq!(open("an early read").elsewhere.unwrap().fields, [EMAIL, CITY]);
        match done("an answer") {
            Done::Read(Some(read)) => {
                assert_eq!(
                    (read.version.as_ref().map(Version::as_str), read.text(CITY)),
                    (Some(VERSION), "Redmond")
                );
            }
            _ => panic!("no record"),
        }
        assert!(matches!(done("a draft"), Done::Keep(text) if text.contains("Kirkland")));
    }
}
