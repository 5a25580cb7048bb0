//! From the press of Save to its end.

use super::{Turn, next_ticket};
use crate::{
    Command, Conflict, Draft, Edits, Guarantee, Message, Open, Phase, Problem, Saving, Sent, Snapshot, Stage,
    WriteOutcome, merge,
};

impl Turn<'_> {
    pub(super) fn save_pressed(&mut self, open: &mut Open) {
        match &mut open.phase {
            Phase::Saving(_) => {}
            // What is to be done first stands in the summary.
            Phase::Unknown(..) => self.commands.push(Command::FocusSummary),
            Phase::Reviewing => self.commands.push(Command::FocusReview),
            Phase::Conflict(conflict) => {
                if let Some(first) = conflict.undecided().first() {
                    conflict.pressed_early = true;
                    self.commands.push(Command::FocusUnit(*first));
                } else {
                    open.draft = conflict.resolved(self.record, &open.draft);
                    self.drop_sent_only(open);
                    open.phase = Phase::Editing(None);
                    self.save(open);
                }
            }
            Phase::Editing(_) => self.save(open),
        }
    }

    fn save(&mut self, open: &mut Open) {
        if !open.draft.edits.has_changes(self.record) {
            open.round = 0;
            // What can be taken back stays so, whoever presses Save once more.
            if !matches!(&open.phase, Phase::Editing(Some(Message::Discarded(_) | Message::Saved { .. }))) {
                open.phase = Phase::Editing(Some(Message::NoChanges));
            }
            return;
        }
        let values = open.draft.texts(self.record);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let missing = (self.record.required)(&values);
        if !missing.is_empty() {
            return self.attend(open, Message::Required(missing));
        }
        let unguarded = self.record.guarantee == Guarantee::CompareAndSwap && open.draft.base.etag.is_none();
        if unguarded || self.record.guarantee == Guarantee::OneWay {
            open.phase = Phase::Reviewing;
            self.commands.push(Command::FocusReview);
        } else {
            self.begin_save(open);
        }
    }

    /// Reads before writing where no version can be compared; else writes. What is known to be out of date is never sent:
    /// a version may not be compared on the way after all.
    pub(super) fn begin_save(&mut self, open: &mut Open) {
        open.watch = None;
        if let Some(elsewhere) = open.elsewhere.take() {
            return self.changed_elsewhere(open, elsewhere.latest, true);
        }
        open.who = None;
        let pressed = open.draft.edits.clone();
        if open.draft.base.etag.is_some() {
            self.put_edits(open, pressed, false);
        } else if !self.is_locked() {
            self.fetch(open, Stage::Checking(pressed));
        } else {
            let ticket = next_ticket(open);
            self.commands.push(Command::Lock { ticket });
            open.phase = Phase::Saving(Saving { stage: Stage::Queued(pressed), ticket });
        }
    }

    /// Writes these edits of the draft's base. What was typed since Save was pressed is not among them.
    pub(super) fn put_edits(&mut self, open: &mut Open, edits: Edits, again: bool) {
        let pressed = Draft { base: open.draft.base.clone(), edits };
        let sent = Sent {
            body: pressed.document(self.record),
            if_match: pressed.base.etag,
            request_id: self.environment.new_request_id(),
            edits: pressed.edits,
            again,
            doubtful: false,
        };
        self.put(open, sent);
    }

    pub(super) fn put(&mut self, open: &mut Open, sent: Sent) {
        let ticket = next_ticket(open);
        self.commands.push(Command::Put { ticket, sent: sent.clone() });
        open.phase = Phase::Saving(Saving { stage: Stage::Writing(sent), ticket });
    }

    pub(super) fn fetch(&mut self, open: &mut Open, stage: Stage) {
        let ticket = next_ticket(open);
        self.commands.push(Command::Fetch { ticket });
        open.phase = Phase::Saving(Saving { stage, ticket });
    }

    pub(super) fn fetched(&mut self, open: &mut Open, stage: Stage, outcome: Result<Snapshot, Problem>) {
        match (stage, outcome) {
            (Stage::Checking(pressed), Ok(latest)) => self.checked(open, pressed, latest),
            (Stage::Checking(_), Err(problem)) => self.attend(open, Message::Refused(problem)),
            (Stage::Verifying(sent, _), Ok(latest)) => {
                let since = self.since(open, &sent);
                self.saved(open, &sent, since, latest, true);
            }
            (Stage::Verifying(sent, answer), Err(_)) => {
                // What was sent is the whole record; an answer that is not would make the next save drop the rest.
                let since = self.since(open, &sent);
                let mut kept = since.base.clone();
                if answer.document().covers(kept.document()) {
                    kept = answer;
                } else {
                    kept.etag = answer.etag;
                    kept.read_at = answer.read_at;
                }
                self.saved(open, &sent, since, kept, false);
            }
            (Stage::Confirming(sent, problem), Ok(latest)) => {
                if self.has_what_was_sent(open, &sent, &latest) {
                    let since = self.since(open, &sent);
                    self.saved(open, &sent, since, latest, true);
                } else {
                    self.unknown(open, sent, problem);
                }
            }
            (Stage::Confirming(sent, _), Err(problem)) => self.unknown(open, sent, problem),
            (Stage::Comparing(sent, refusal), Ok(latest)) => self.compared(open, sent, refusal, latest),
            (Stage::Comparing(sent, _), Err(problem)) if sent.doubtful => self.unknown(open, sent, problem),
            (Stage::Comparing(..), Err(problem)) => self.attend(open, Message::LatestUnreadable(problem)),
            (Stage::Finding(sent), Ok(latest)) => self.classified(open, &sent, latest),
            (Stage::Finding(sent), Err(problem)) => self.unknown(open, sent, problem),
            // Neither waits for a read.
            (Stage::Queued(_) | Stage::Writing(_), _) => {}
        }
    }

    /// The read before a write without a version.
    fn checked(&mut self, open: &mut Open, pressed: Edits, latest: Snapshot) {
        if self.is_as_based(open, &latest) {
            let pressed = self.carried_with(open, pressed, &latest);
            // Another spelling of the same may have made the edits what the service holds already.
            if !pressed.has_changes(self.record) {
                self.already_saved(open);
            } else {
                self.put_edits(open, pressed, false);
            }
        } else {
            self.changed_elsewhere(open, latest, true);
        }
    }

    pub(super) fn written(&mut self, open: &mut Open, sent: Sent, outcome: WriteOutcome) {
        match outcome {
            WriteOutcome::Saved(answer) => {
                // An answer that is not what was sent, or not all of it, is not believed before it was read once more; nor
                // is one that lost the version, for the next save needs both.
                let since = self.since(open, &sent);
                let trusted = sent.if_match.is_some()
                    && answer.etag.is_some()
                    && answer.document().covers(&sent.body)
                    && self.record.differences(&since.base, &answer).is_empty();
                if trusted {
                    self.saved(open, &sent, since, answer, true);
                } else {
                    self.fetch(open, Stage::Verifying(sent, answer));
                }
            }
            WriteOutcome::Accepted(problem) => self.fetch(open, Stage::Confirming(sent, problem)),
            WriteOutcome::Stale(refusal) => {
                self.ask_who(open);
                self.fetch(open, Stage::Comparing(sent, refusal));
            }
            WriteOutcome::Refused(problem) if sent.doubtful => self.unknown(open, sent, problem),
            WriteOutcome::Refused(problem) => self.attend(open, Message::Refused(problem)),
            WriteOutcome::Unknown(problem) => self.unknown(open, sent, problem),
        }
    }

    pub(super) fn unknown(&mut self, open: &mut Open, mut sent: Sent, problem: Problem) {
        sent.doubtful = true;
        // What was read early is older than what finding out will read.
        (open.watch, open.elsewhere, open.who) = (None, None, None);
        open.phase = Phase::Unknown(sent, problem);
        self.commands.push(Command::FocusSummary);
    }

    /// Reads whether a write of unknown outcome was applied, or sends it once more as it was.
    pub(super) fn ask_again(&mut self, open: &mut Open, send: bool) {
        if let Phase::Unknown(sent, _) = &open.phase {
            let sent = sent.clone();
            // Without a version, sending blindly could overwrite what somebody else wrote meanwhile.
            if send && sent.if_match.is_some() {
                self.put(open, sent);
            } else {
                self.fetch(open, Stage::Finding(sent));
            }
        }
    }

    /// After a save that went through: `since` is what was typed since, on top of what was sent.
    fn saved(&mut self, open: &mut Open, sent: &Sent, since: Draft, latest: Snapshot, read_back: bool) {
        self.commands.push(Command::TellTabs);
        let was = open.draft.base.clone();
        let differences: Vec<usize> = self.record.differences(&since.base, &latest);
        let merged = merge(self.record, &since, &latest);
        let units = merged.conflicts(self.record);
        if !units.is_empty() {
            // Somebody wrote after this save, where the person typed on.
            open.draft = since;
            open.round = 1;
            open.phase = Phase::Conflict(Conflict { saved: true, ..Conflict::new(latest, units) });
            self.ask_who(open);
            return self.commands.push(Command::FocusSummary);
        }
        // What stands there instead of what was sent may be somebody's.
        let overwritten = differences.iter().any(|index| {
            let members = self.record.members(self.record.unit_of(*index));
            members.iter().any(|index| sent.edits.get(*index).is_some())
        });
        let differences =
            differences.into_iter().map(|index| (index, since.original(index).to_owned())).collect();
        open.draft = merged.rebased(self.record, &since, &latest, &crate::Choices::default());
        self.drop_sent_only(open);
        open.round = 0;
        let undo = match self.record.guarantee {
            Guarantee::OneWay => Edits::default(),
            _ if overwritten || !open.draft.edits.is_empty() => Edits::default(),
            _ => self.undo_of(sent, &was, &latest),
        };
        open.phase = Phase::Editing(Some(Message::Saved { differences, read_back, undo }));
    }

    /// The edits that write the earlier values of what was sent again, and of nothing else.
    fn undo_of(&self, sent: &Sent, was: &Snapshot, latest: &Snapshot) -> Edits {
        let mut undo = Draft::new(latest.clone());
        for (index, _) in sent.edits.kept(self.record).iter() {
            undo.type_text(self.record, index, was.text(index).to_owned());
        }
        undo.edits
    }

    /// An undo is a save like any other: it cannot destroy a later edit either.
    pub(super) fn undo_pressed(&mut self, open: &mut Open) {
        if let Phase::Editing(Some(Message::Saved { undo, .. })) = &open.phase
            && !undo.is_empty()
        {
            open.draft.edits = undo.clone();
            open.edited_at = self.environment.now();
            self.save(open);
        }
    }

    pub(super) fn already_saved(&mut self, open: &mut Open) {
        self.drop_sent_only(open);
        open.round = 0;
        open.phase = Phase::Editing(Some(Message::AlreadySaved));
    }

    /// What is only sent belongs to a change that is no more.
    pub(super) fn drop_sent_only(&self, open: &mut Open) {
        if !open.draft.edits.has_changes(self.record) {
            open.draft.edits = Edits::default();
        }
    }

    /// What was sent, as the record that it would be.
    pub(super) fn sent_snapshot(&self, open: &Open, sent: &Sent) -> Snapshot {
        let base = &open.draft.base;
        if sent.edits.kept(self.record) == sent.edits {
            Snapshot::new(self.record, sent.body.clone(), base.etag.clone(), base.read_at)
        } else {
            // What is only sent stands in the body, and not in the record.
            base.applied(self.record, &sent.edits)
        }
    }

    /// What was typed since a write, on top of what was sent.
    pub(super) fn since(&self, open: &Open, sent: &Sent) -> Draft {
        open.draft.since(self.record, &sent.edits, self.sent_snapshot(open, sent))
    }

    pub(super) fn attend(&mut self, open: &mut Open, message: Message) {
        open.phase = Phase::Editing(Some(message));
        self.commands.push(Command::FocusSummary);
    }
}
