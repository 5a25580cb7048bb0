//! Undoing a save.

use super::Transition;
use crate::{Draft, Edits, Message, Phase, Sent, Snapshot};

impl Transition<'_> {
    /// Returns the edits that write the values from before a save again, of the fields that it changed and of no other.
    /// `was` is the record before the save, `latest` after it.
    pub(super) fn undo_of(&self, sent: &Sent, was: &Snapshot, latest: &Snapshot) -> Edits {
        let mut undo = Draft::new(latest.clone());
        for (index, _) in sent.edits.kept(self.record).iter() {
            undo.type_text(self.record, index, was.text(index).to_owned());
        }
        undo.edits
    }

    /// Saves the values from before. An undo is a save like any other: it cannot destroy a later edit either.
    pub(super) fn undo_pressed(&mut self) {
        if let Phase::Editing(Some(Message::Saved { undo, .. })) = &self.open.phase
            && !undo.is_empty()
        {
            let undo = undo.clone();
            let now = self.environment.now();
            let open = self.open.edit();
            open.draft.edits = undo;
            open.edited_at = now;
            self.save();
        }
    }
}
