//! Drafts that were kept over a reload, and edits that were discarded.

use super::Turn;
use crate::{
    Command, Conflict, Details, Draft, Message, Open, Phase, Problem, ProblemKind, StoredDraft, merge,
};

impl Turn<'_> {
    /// Puts what was kept into the form that was just read. What is too old waits to be asked for.
    pub(super) fn restore_kept(&mut self, open: &mut Open, kept: &[StoredDraft]) {
        let now = self.environment.now();
        let mut drafts = kept.iter().cloned();
        let first = drafts.next();
        open.expired.extend(drafts);
        match first {
            Some(draft) if draft.is_expired(now) => open.expired.insert(0, draft),
            Some(draft) => self.restore(open, draft),
            None => {}
        }
        let store = open.to_store();
        if store != kept {
            self.commands.push(Command::Store(store));
        }
    }

    pub(super) fn restore_pressed(&mut self, open: &mut Open, index: usize) {
        if open.can_restore() && index < open.expired.len() {
            let draft = open.expired.remove(index);
            self.restore(open, draft);
            open.edited_at = self.environment.now();
        }
    }

    /// Restoring is a merge, and sends nothing.
    fn restore(&mut self, open: &mut Open, stored: StoredDraft) {
        let latest = open.draft.base.clone();
        open.elsewhere = None;
        open.draft = stored.draft;
        open.edited_at = stored.edited_at;
        if let Some(sent) = stored.pending {
            let details = Details {
                request_id: Some(sent.request_id.clone()),
                at: stored.edited_at,
                ..Details::default()
            };
            let problem = Problem { kind: ProblemKind::Interrupted, text: None, fields: Vec::new(), details };
            return self.unknown(open, sent, problem);
        }
        let theirs = self.record.differences(&open.draft.base, &latest);
        let units = merge(self.record, &open.draft, &latest).conflicts(self.record);
        if !theirs.is_empty() {
            self.ask_who(open);
        }
        if !units.is_empty() {
            open.phase = Phase::Conflict(Conflict::new(latest, units));
            return self.commands.push(Command::FocusSummary);
        }
        let edited = open.draft.edits.has_changes(self.record);
        open.draft = self.carried(&open.draft, &latest);
        if edited && !open.draft.edits.has_changes(self.record) {
            self.already_saved(open);
        } else if !open.draft.edits.is_empty() {
            open.phase = Phase::Editing(Some(Message::Restored(theirs)));
        }
    }

    /// The edits go, and can be taken back. A write of unknown outcome is given up: nobody asks after it any more, and what
    /// came of it is looked at like any change.
    pub(super) fn discarded(&mut self, open: &mut Open) {
        let base = match &open.phase {
            Phase::Editing(_) | Phase::Reviewing | Phase::Unknown(..) => open.draft.base.clone(),
            Phase::Conflict(conflict) => conflict.theirs.clone(),
            Phase::Saving(_) => return,
        };
        // With nothing to discard, what was discarded before can still be taken back.
        let Some(present) = open.present() else { return };
        let given_up = present.pending.is_some();
        open.draft = Draft::new(base);
        open.phase = Phase::Editing(Some(Message::Discarded(Box::new(present))));
        open.round = 0;
        if given_up {
            self.watch(open);
        }
    }

    pub(super) fn taken_back(&mut self, open: &mut Open) {
        if let Phase::Editing(Some(Message::Discarded(stored))) = &open.phase {
            let stored = StoredDraft::clone(stored);
            self.restore(open, stored);
        }
    }
}
