//! Drafts that were stored over a reload, and edits that were discarded.

use super::Transition;
use super::reconcile::{Occasion, Reconciled};
use crate::{Details, Draft, Message, Phase, Problem, ProblemKind, StoredDraft};

impl Transition<'_> {
    /// Puts the stored drafts on top of the record that was just read. An expired one waits until it is asked for.
    pub(super) fn restore_stored(&mut self, stored: Vec<StoredDraft>) {
        let now = self.environment.now();
        let mut drafts = stored.into_iter();
        let Some(first) = drafts.next() else { return };
        let expired = &mut self.open.edit().expired;
        expired.extend(drafts);
        if first.is_expired(now) {
            expired.insert(0, first);
        } else {
            self.restore(first);
        }
    }

    pub(super) fn restore_pressed(&mut self, index: usize) {
        if self.open.can_restore() && index < self.open.expired.len() {
            let draft = self.open.edit().expired.remove(index);
            self.restore(draft);
            let now = self.environment.now();
            self.open.edit().edited_at = now;
        }
    }

    pub(super) fn expired_discarded(&mut self, index: usize) {
        if index < self.open.expired.len() {
            self.open.edit().expired.remove(index);
        }
    }

    /// Puts a stored draft into the form. That is a merge, and sends nothing.
    fn restore(&mut self, stored: StoredDraft) {
        let open = self.open.edit();
        let latest = std::mem::replace(&mut open.draft, stored.draft).base;
        open.elsewhere = None;
        open.edited_at = stored.edited_at;
        if let Some(sent) = stored.pending {
            let details = Details {
                request_id: Some(sent.request_id.clone()),
                at: stored.edited_at,
                ..Details::default()
            };
            let problem = Problem {
                kind: ProblemKind::Interrupted,
                reason: None,
                text: None,
                fields: Vec::new(),
                details,
            };
            return self.unknown(sent, problem);
        }
        match self.reconcile(latest, Occasion::Restored) {
            Reconciled::Conflict => {}
            Reconciled::AlreadyThere(_) => self.already_saved(),
            Reconciled::Carried(theirs) | Reconciled::Unedited(theirs) => {
                if !self.open.draft.edits.is_empty() {
                    self.enter(Phase::Editing(Some(Message::Restored(theirs))));
                }
            }
        }
    }

    /// Discards the edits, which can be taken back. A write of unknown outcome is given up: nobody asks for its outcome any
    /// more, and what it did to the record is looked at like anybody's change.
    pub(super) fn discarded(&mut self) {
        let base = match &self.open.phase {
            Phase::Editing(_) | Phase::Reviewing | Phase::Unknown(..) => self.open.draft.base.clone(),
            Phase::Conflict(conflict) => conflict.theirs.clone(),
            Phase::Saving(_) => return,
        };
        // With nothing to discard, what was discarded before can still be taken back.
        let Some(present) = self.open.present() else { return };
        let is_given_up = present.pending.is_some();
        let open = self.open.edit();
        open.draft = Draft::new(base);
        open.phase = Phase::Editing(Some(Message::Discarded(Box::new(present))));
        open.round = 0;
        if is_given_up {
            self.watch();
        }
    }

    pub(super) fn taken_back(&mut self) {
        if let Phase::Editing(Some(Message::Discarded(stored))) = &self.open.phase {
            let stored = StoredDraft::clone(stored);
            self.restore(stored);
        }
    }
}
