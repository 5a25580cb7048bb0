//! What somebody else made of the record, and what that means for a save.

use super::Turn;
use crate::{
    Choices, Command, Conflict, Draft, Edits, Message, Open, Phase, Problem, ProblemKind, Sent, Snapshot,
    merge,
};

impl Turn<'_> {
    /// After a stale write: what is the record now?
    pub(super) fn compared(&mut self, open: &mut Open, sent: Sent, refusal: Problem, latest: Snapshot) {
        let same_version = match (&latest.etag, &sent.if_match) {
            // Nothing is sent by itself without a version.
            (None, _) => self.is_as_based(open, &latest),
            (now, then) => now == then,
        };
        if same_version && !self.is_as_sent(open, &sent, &latest) {
            // Nobody else wrote, and sending it again would end the same way.
            if latest.etag.is_none() {
                open.draft = self.carried(&open.draft, &latest);
            }
            let message = match sent.if_match {
                Some(_) => Message::CurrentVersionRefused(refusal),
                // No version was sent, so none can be out of date.
                None => Message::Refused(Problem { kind: ProblemKind::Unexpected, ..refusal }),
            };
            return self.attend(open, message);
        }
        self.classified(open, &sent, latest);
    }

    /// What the service holds after a write that was stale, or whose outcome is unknown: was it applied, and who else wrote?
    pub(super) fn classified(&mut self, open: &mut Open, sent: &Sent, latest: Snapshot) {
        if self.is_as_sent(open, sent, &latest) {
            let since = self.since(open, sent);
            open.draft = self.carried(&since, &latest);
            self.already_saved(open);
        } else if self.is_as_based(open, &latest) {
            let pressed = self.carried_with(open, sent.edits.clone(), &latest);
            if sent.doubtful {
                // It may have been applied and taken back by somebody: that is not to be overwritten unseen.
                self.attend(open, Message::NotSaved);
            } else if sent.again {
                self.attend(open, Message::VersionMoved);
            } else {
                self.put_edits(open, pressed, true);
            }
        } else {
            let edited = open.draft.edits.has_changes(self.record);
            if sent.doubtful {
                self.settle_applied(open, sent, &latest);
            }
            if edited && !open.draft.edits.has_changes(self.record) {
                open.draft = self.carried(&open.draft, &latest);
                self.already_saved(open);
            } else {
                self.changed_elsewhere(open, latest, true);
            }
        }
    }

    /// Of a write that may have been applied, what the service holds is no change of somebody else.
    fn settle_applied(&self, open: &mut Open, sent: &Sent, latest: &Snapshot) {
        let mut applied = Edits::default();
        for (index, text) in sent.edits.kept(self.record).iter() {
            if self.is_there(open, index, text, latest) {
                applied.set(index, Some(text.to_owned()));
            }
        }
        open.draft = open.draft.since(self.record, &applied, open.draft.base.applied(self.record, &applied));
    }

    /// Somebody else changed the record: merged if the edits do not overlap, else a conflict. Nothing is sent. It counts as
    /// a meeting if a save had been asked for.
    pub(super) fn changed_elsewhere(&mut self, open: &mut Open, latest: Snapshot, met: bool) {
        if met {
            open.round = open.round.saturating_add(1);
        }
        if open.who.is_none() {
            self.ask_who(open);
        }
        open.elsewhere = None;
        let theirs = self.record.differences(&open.draft.base, &latest);
        let units = merge(self.record, &open.draft, &latest).conflicts(self.record);
        if !units.is_empty() {
            open.phase = Phase::Conflict(Conflict::new(latest, units));
            return self.commands.push(Command::FocusSummary);
        }
        let edited = open.draft.edits.has_changes(self.record);
        let goes_along = open.draft.edits.kept(self.record) != open.draft.edits;
        open.draft = self.carried(&open.draft, &latest);
        if open.draft.edits.has_changes(self.record) {
            self.attend(open, Message::Merged(theirs));
        } else if edited && goes_along {
            self.drop_sent_only(open);
            self.attend(open, Message::Overtaken(theirs));
        } else if edited {
            self.already_saved(open);
        } else {
            open.phase = Phase::Editing(Some(Message::Updated(theirs)));
        }
    }

    /// A draft on top of a later form of the record with which it does not conflict.
    pub(super) fn carried(&self, draft: &Draft, latest: &Snapshot) -> Draft {
        merge(self.record, draft, latest).rebased(self.record, draft, latest, &Choices::default())
    }

    /// Carries the draft over to a later form of the record, and with it the edits with which Save was pressed.
    pub(super) fn carried_with(&self, open: &mut Open, pressed: Edits, latest: &Snapshot) -> Edits {
        let pressed = Draft { base: open.draft.base.clone(), edits: pressed };
        open.draft = self.carried(&open.draft, latest);
        self.carried(&pressed, latest).edits
    }

    pub(super) fn is_as_based(&self, open: &Open, latest: &Snapshot) -> bool {
        self.record.differences(&open.draft.base, latest).is_empty()
    }

    /// Whether the service holds what was sent.
    fn is_as_sent(&self, open: &Open, sent: &Sent, latest: &Snapshot) -> bool {
        let kept = sent.edits.kept(self.record);
        self.record.differences(&self.sent_snapshot(open, sent), latest).is_empty()
            && kept.iter().all(|(index, text)| self.is_there(open, index, text, latest))
    }

    /// Whether the service holds every edit that was sent. Where names are added to a list, others may have added theirs.
    pub(super) fn has_what_was_sent(&self, open: &Open, sent: &Sent, latest: &Snapshot) -> bool {
        let has_names = |index: usize, text: &str| {
            let field = self.record.fields.get(index);
            field.is_some_and(|field| field.has_names(latest.text(index), text))
        };
        let kept = sent.edits.kept(self.record);
        kept.iter().all(|(index, text)| self.is_there(open, index, text, latest) || has_names(index, text))
    }

    /// Whether the service holds an edit. A change of the spelling alone is there only to the letter.
    fn is_there(&self, open: &Open, index: usize, text: &str, latest: &Snapshot) -> bool {
        self.record.fields.get(index).is_some_and(|field| {
            let now = latest.text(index);
            let respelled = field.same(text, open.draft.original(index));
            text == now || (!respelled && field.same(text, now))
        })
    }
}
