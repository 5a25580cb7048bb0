//! What a person at a form sees.

use crate::call::if_match;
use crate::person::Person;
use editing::{Conflict, Elsewhere, Message, Open, Phase, Problem, Sent, Stage, State};

impl Person {
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Why the record is not in the form.
    #[track_caller]
    pub fn failed_to_load(&self) -> &Problem {
        match self.state() {
            State::LoadFailed { problem, .. } => problem,
            state => panic!("loaded: {state:?}"),
        }
    }

    #[track_caller]
    pub fn open(&self) -> &Open {
        self.state.open().expect("the record is not in the form")
    }

    #[track_caller]
    pub fn phase(&self) -> &Phase {
        &self.open().phase
    }

    /// The message in the form.
    #[track_caller]
    pub fn reads(&self) -> &Message {
        match self.phase() {
            Phase::Editing(Some(message)) => message,
            phase => panic!("no message: {phase:?}"),
        }
    }

    /// The message in the form, if there is one.
    #[track_caller]
    pub fn reads_if_any(&self) -> Option<&Message> {
        match self.phase() {
            Phase::Editing(message) => message.as_ref(),
            _ => None,
        }
    }

    #[track_caller]
    pub fn conflict(&self) -> &Conflict {
        match self.phase() {
            Phase::Conflict(conflict) => conflict,
            phase => panic!("no conflict: {phase:?}"),
        }
    }

    /// Somebody else's change that the form tells of.
    #[track_caller]
    pub fn warned(&self) -> &Elsewhere {
        self.open().elsewhere.as_ref().expect("no change of somebody else is told")
    }

    /// How far the save is.
    #[track_caller]
    pub fn stage(&self) -> &Stage {
        match self.phase() {
            Phase::Saving(saving) => &saving.stage,
            phase => panic!("not saving: {phase:?}"),
        }
    }

    #[track_caller]
    pub fn does_not_know(&self) -> (&Sent, &Problem) {
        match self.phase() {
            Phase::Unknown(sent, problem) => (sent, problem),
            phase => panic!("not unknown: {phase:?}"),
        }
    }

    /// Sees that the edits were saved as they were sent, and that nothing is left to save.
    #[track_caller]
    pub fn sees_saved(&self) {
        self.sees_saved_with(&[], true);
        assert_eq!(self.edits(), []);
        assert_eq!(self.open().round, 0);
    }

    /// Sees that the edits were saved, but for these fields, with what was sent of them.
    #[track_caller]
    pub fn sees_saved_with(&self, expected: &[(usize, &str)], expected_read_back: bool) {
        let Message::Saved { differences, read_back, .. } = self.reads() else {
            panic!("not saved: {:?}", self.reads());
        };
        let expected: Vec<(usize, String)> =
            expected.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        assert_eq!((differences, *read_back), (&expected, expected_read_back));
    }

    /// The text of a field in the form.
    #[track_caller]
    pub fn sees(&self, field: usize) -> String {
        let open = self.open();
        let text = open.text(self.record, field);
        assert_eq!(text, open.texts(self.record)[field], "one text is that among all");
        text
    }

    /// The unsaved edits.
    #[track_caller]
    pub fn edits(&self) -> Vec<(usize, String)> {
        self.open().draft.edits.iter().map(|(index, text)| (index, text.to_owned())).collect()
    }

    #[track_caller]
    pub fn last_sent(&self) -> &Sent {
        self.sent.last().expect("nothing was sent")
    }

    /// The version in the `If-Match` of the last write.
    #[track_caller]
    pub fn last_if_match(&self) -> Option<&str> {
        if_match(self.last_sent())
    }
}
