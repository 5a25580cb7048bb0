//! Reconciling a draft with what the service holds now.

use super::Transition;
use crate::{
    Choices, Command, Conflict, Draft, Edits, Message, Phase, Precondition, Problem, ProblemKind, Sent,
    Snapshot, merge,
};

/// When a draft meets a later snapshot of its record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// Somebody else changed the record.
    ChangedElsewhere,
    /// The draft was stored or discarded, and comes back.
    Restored,
    /// A save went through; the draft is what was typed since.
    Saved,
}

/// What became of a draft. With the fields in which the later snapshot differs from the draft's base, where the draft is on
/// top of that snapshot now.
pub(super) enum Reconciled {
    /// The edits and somebody else's overlap. The form is in [`Phase::Conflict`], and the draft as it was.
    Conflict,
    /// There are edits to save.
    Carried(Vec<usize>),
    /// There were edits, and the service holds all of them.
    AlreadyThere(Vec<usize>),
    /// There were no edits to save.
    Unedited(Vec<usize>),
}

impl Transition<'_> {
    /// Puts the draft on top of what the service holds now, or begins a conflict where it cannot be. Sends nothing.
    pub(super) fn reconcile(&mut self, latest: Snapshot, occasion: Occasion) -> Reconciled {
        let theirs = self.record.differences(&self.open.draft.base, &latest);
        let merge = merge(self.record, &self.open.draft, &latest);
        let conflict = Conflict::new(self.record, latest, merge);
        let is_conflict = !conflict.units.is_empty();
        let asks = match occasion {
            // The early warning and the stale answer have asked already.
            Occasion::ChangedElsewhere => self.open.who.is_none(),
            Occasion::Restored => !theirs.is_empty(),
            Occasion::Saved => is_conflict,
        };
        if asks {
            self.ask_who();
        }
        if is_conflict {
            self.enter(Phase::Conflict(Conflict { saved: occasion == Occasion::Saved, ..conflict }));
            self.commands.push(Command::FocusSummary);
            return Reconciled::Conflict;
        }
        let was_edited = self.open.draft.edits.has_changes(self.record);
        let carried = conflict.resolved(self.record, &self.open.draft);
        self.open.edit().draft = carried;
        if self.open.draft.edits.has_changes(self.record) {
            Reconciled::Carried(theirs)
        } else if was_edited {
            Reconciled::AlreadyThere(theirs)
        } else {
            Reconciled::Unedited(theirs)
        }
    }

    /// Takes somebody else's change into the form. `is_met` says that a save met it, which counts the conflicts.
    pub(super) fn changed_elsewhere(&mut self, latest: Snapshot, is_met: bool) {
        let open = self.open.change();
        if is_met {
            open.round = open.round.saturating_add(1);
        }
        open.elsewhere = None;
        let has_sent_only = self.open.draft.edits.kept(self.record) != self.open.draft.edits;
        match self.reconcile(latest, Occasion::ChangedElsewhere) {
            Reconciled::Conflict => {}
            Reconciled::Carried(theirs) => self.attend(Message::Merged(theirs)),
            Reconciled::AlreadyThere(theirs) if has_sent_only => {
                self.drop_sent_only();
                self.attend(Message::Overtaken(theirs));
            }
            Reconciled::AlreadyThere(_) => self.already_saved(),
            Reconciled::Unedited(theirs) => self.enter(Phase::Editing(Some(Message::Updated(theirs)))),
        }
    }

    /// After a stale write: compares the record with the version and the body that were sent.
    pub(super) fn compared(&mut self, sent: Sent, refusal: Problem, latest: Snapshot) {
        let is_same_version = match (&latest.version, sent.precondition.version()) {
            // Nothing is sent by itself without a version.
            (None, _) => self.is_as_based(&latest),
            (now, then) => now.as_ref() == then,
        };
        if is_same_version && !self.is_as_sent(&sent, &latest) {
            // Nobody else wrote, and sending it again would end the same way.
            if latest.version.is_none() {
                let carried = self.carried(&self.open.draft, &latest);
                self.open.edit().draft = carried;
            }
            let message = match sent.precondition {
                Precondition::IfMatch(_) => Message::CurrentVersionRefused(refusal),
                // No version was sent, so none can be out of date.
                Precondition::Unconditional => {
                    Message::Refused(Problem { kind: ProblemKind::Unexpected, ..refusal })
                }
            };
            return self.attend(message);
        }
        self.classified(&sent, latest);
    }

    /// After a write that was stale, or whose outcome is unknown: was it applied, and did somebody else write?
    pub(super) fn classified(&mut self, sent: &Sent, latest: Snapshot) {
        if self.is_as_sent(sent, &latest) {
            let carried = self.carried(&self.since(sent), &latest);
            self.open.edit().draft = carried;
            self.already_saved();
        } else if self.is_as_based(&latest) {
            let pressed = self.carry_with(sent.edits.clone(), &latest);
            if sent.doubtful {
                // It may have been applied, and reverted by somebody: that is not to be overwritten unseen.
                self.attend(Message::NotSaved);
            } else if sent.again {
                self.attend(Message::VersionMoved);
            } else {
                self.put_edits(pressed, true);
            }
        } else {
            let was_edited = self.open.draft.edits.has_changes(self.record);
            if sent.doubtful {
                self.settle_applied(sent, &latest);
            }
            if was_edited && !self.open.draft.edits.has_changes(self.record) {
                let carried = self.carried(&self.open.draft, &latest);
                self.open.edit().draft = carried;
                self.already_saved();
            } else {
                self.changed_elsewhere(latest, true);
            }
        }
    }

    /// Of a write that may have been applied: the edits that the service holds are no change of somebody else.
    fn settle_applied(&mut self, sent: &Sent, latest: &Snapshot) {
        let mut applied = Edits::default();
        for (index, text) in sent.edits.kept(self.record).iter() {
            if self.is_there(index, text, latest) {
                applied.set(index, Some(text.to_owned()));
            }
        }
        let draft = &self.open.draft;
        let since = draft.since(self.record, &applied, draft.base.applied(self.record, &applied));
        self.open.edit().draft = since;
    }

    /// Returns a draft on top of a later snapshot with which it does not conflict.
    pub(super) fn carried(&self, draft: &Draft, latest: &Snapshot) -> Draft {
        merge(self.record, draft, latest).rebased(self.record, draft, latest, &Choices::default())
    }

    /// Puts the draft on top of a later snapshot, and returns the edits with which Save was pressed, on top of it too.
    pub(super) fn carry_with(&mut self, pressed: Edits, latest: &Snapshot) -> Edits {
        let pressed = Draft { base: self.open.draft.base.clone(), edits: pressed };
        let carried = self.carried(&self.open.draft, latest);
        self.open.edit().draft = carried;
        self.carried(&pressed, latest).edits
    }

    pub(super) fn is_as_based(&self, latest: &Snapshot) -> bool {
        self.record.differences(&self.open.draft.base, latest).is_empty()
    }

    /// Whether the service holds what was sent.
    fn is_as_sent(&self, sent: &Sent, latest: &Snapshot) -> bool {
        let kept = sent.edits.kept(self.record);
        self.record.differences(&self.sent_snapshot(sent), latest).is_empty()
            && kept.iter().all(|(index, text)| self.is_there(index, text, latest))
    }

    /// Whether the service holds every edit that was sent. Where names are added to a list, others may have added theirs.
    pub(super) fn has_what_was_sent(&self, sent: &Sent, latest: &Snapshot) -> bool {
        let has_names = |index: usize, text: &str| {
            let field = self.record.fields.get(index);
            field.is_some_and(|field| field.has_names(latest.text(index), text))
        };
        let kept = sent.edits.kept(self.record);
        kept.iter().all(|(index, text)| self.is_there(index, text, latest) || has_names(index, text))
    }

    /// Whether the service holds an edit. A change of the spelling alone is there only to the letter.
    fn is_there(&self, index: usize, text: &str, latest: &Snapshot) -> bool {
        self.record.fields.get(index).is_some_and(|field| {
            let now = latest.text(index);
            let is_respelled = field.same(text, self.open.draft.original(index));
            text == now || (!is_respelled && field.same(text, now))
        })
    }

    /// The record that a write makes, as the service keeps it.
    fn sent_snapshot(&self, sent: &Sent) -> Snapshot {
        let base = &self.open.draft.base;
        if sent.edits.kept(self.record) == sent.edits {
            Snapshot::new(self.record, sent.body.clone(), base.version.clone(), base.read_at)
        } else {
            // What is only sent stands in the body, and not in the record.
            base.applied(self.record, &sent.edits)
        }
    }

    /// What was typed since a write, on top of what that made of the record.
    pub(super) fn since(&self, sent: &Sent) -> Draft {
        self.open.draft.since(self.record, &sent.edits, self.sent_snapshot(sent))
    }
}
