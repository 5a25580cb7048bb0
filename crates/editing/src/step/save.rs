//! Saving: from the press of Save to its end.

use super::Transition;
use super::reconcile::{Occasion, Reconciled};
use crate::{
    Command, Draft, Edits, Guarantee, Message, Phase, Problem, ProblemKind, Saving, Sent, Snapshot, Stage,
    WriteOutcome,
};

impl Transition<'_> {
    pub(super) fn save_pressed(&mut self) {
        match &self.open.phase {
            Phase::Saving(_) => {}
            // The summary says what is to be done first.
            Phase::Unknown(..) => self.commands.push(Command::FocusSummary),
            Phase::Reviewing => self.commands.push(Command::FocusReview),
            Phase::Conflict(conflict) => match conflict.undecided().first() {
                Some(first) => {
                    self.commands.push(Command::FocusUnit(*first));
                    if !conflict.pressed_early
                        && let Phase::Conflict(conflict) = &mut self.open.change().phase
                    {
                        conflict.pressed_early = true;
                    }
                }
                None => {
                    let resolved = conflict.resolved(self.record, &self.open.draft);
                    self.open.edit().draft = resolved;
                    self.drop_sent_only();
                    self.enter(Phase::Editing(None));
                    self.save();
                }
            },
            Phase::Editing(_) => self.save(),
        }
    }

    pub(super) fn save(&mut self) {
        if !self.open.draft.edits.has_changes(self.record) {
            self.reset_rounds();
            // What can be taken back stays so, whoever presses Save once more.
            if !matches!(self.open.phase, Phase::Editing(Some(Message::Discarded(_) | Message::Saved { .. })))
            {
                self.enter(Phase::Editing(Some(Message::NoChanges)));
            }
            return;
        }
        let values = self.open.draft.texts(self.record);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let missing = (self.record.required)(&values);
        if !missing.is_empty() {
            return self.attend(Message::Required(missing));
        }
        let is_unguarded =
            self.record.guarantee == Guarantee::CompareAndSwap && self.open.draft.base.version.is_none();
        if is_unguarded || self.record.guarantee == Guarantee::OneWay {
            self.enter(Phase::Reviewing);
            self.commands.push(Command::FocusReview);
        } else {
            self.begin_save();
        }
    }

    pub(super) fn confirmed(&mut self) {
        if matches!(self.open.phase, Phase::Reviewing) {
            self.begin_save();
        }
    }

    pub(super) fn review_left(&mut self) {
        if matches!(self.open.phase, Phase::Reviewing) {
            self.enter(Phase::Editing(None));
        }
    }

    /// Reads before writing where no version can be compared; else writes. What is known to be out of date is never sent:
    /// a version may not be compared on the way after all.
    fn begin_save(&mut self) {
        let open = self.open.change();
        open.watch = None;
        if let Some(elsewhere) = open.elsewhere.take() {
            return self.changed_elsewhere(elsewhere.latest, true);
        }
        open.who = None;
        let pressed = open.draft.edits.clone();
        if open.draft.base.version.is_some() {
            self.put_edits(pressed, false);
        } else if !self.is_locked() {
            self.fetch(Stage::Checking(pressed));
        } else {
            let ticket = self.next_ticket();
            self.commands.push(Command::Lock { ticket });
            self.enter(Phase::Saving(Saving { stage: Stage::Queued(pressed), ticket }));
        }
    }

    pub(super) fn waiting_stopped(&mut self) {
        if let Phase::Saving(Saving { stage: Stage::Queued(_), .. }) = self.open.phase {
            self.enter(Phase::Editing(None));
        }
    }

    /// It is this tab's turn.
    pub(super) fn locked(&mut self, ticket: u32) {
        match self.awaited(ticket) {
            Some(Stage::Queued(pressed)) => self.fetch(Stage::Checking(pressed)),
            // Nobody waits for it any more.
            _ => self.commands.push(Command::Unlock),
        }
    }

    /// Writes these edits of the draft's base. What was typed since Save was pressed is not among them.
    pub(super) fn put_edits(&mut self, edits: Edits, again: bool) {
        let pressed = Draft { base: self.open.draft.base.clone(), edits };
        let sent = Sent {
            body: pressed.document(self.record),
            precondition: pressed.base.precondition(),
            request_id: self.environment.new_request_id(),
            edits: pressed.edits,
            again,
            doubtful: false,
        };
        self.put(sent);
    }

    fn put(&mut self, sent: Sent) {
        let ticket = self.next_ticket();
        self.commands.push(Command::Put { ticket, sent: sent.clone() });
        self.enter(Phase::Saving(Saving { stage: Stage::Writing(sent), ticket }));
    }

    fn fetch(&mut self, stage: Stage) {
        let ticket = self.next_ticket();
        self.commands.push(Command::Fetch { ticket });
        self.enter(Phase::Saving(Saving { stage, ticket }));
    }

    /// Returns the stage of a save that waits for this answer. Any other answer came too late and is ignored.
    fn awaited(&self, answered: u32) -> Option<Stage> {
        match &self.open.phase {
            Phase::Saving(saving) if saving.ticket == answered => Some(saving.stage.clone()),
            _ => None,
        }
    }

    pub(super) fn fetched(&mut self, ticket: u32, outcome: Result<Snapshot, Problem>) {
        let Some(stage) = self.awaited(ticket) else { return };
        match (stage, outcome) {
            (Stage::Checking(pressed), Ok(latest)) => self.checked(pressed, latest),
            (Stage::Checking(_), Err(problem)) => self.attend(Message::Refused(problem)),
            (Stage::Verifying(sent, _), Ok(latest)) => {
                let since = self.since(&sent);
                self.saved(&sent, since, latest, true);
            }
            (Stage::Verifying(sent, answer), Err(_)) => {
                // What was sent is the whole record; an answer that is not would make the next save drop the rest.
                let since = self.since(&sent);
                let mut kept = since.base.clone();
                if answer.document().covers(kept.document()) {
                    kept = answer;
                } else {
                    kept.version = answer.version;
                    kept.read_at = answer.read_at;
                }
                self.saved(&sent, since, kept, false);
            }
            (Stage::Confirming(sent, problem), Ok(latest)) => {
                if self.has_what_was_sent(&sent, &latest) {
                    let since = self.since(&sent);
                    self.saved(&sent, since, latest, true);
                } else {
                    self.unknown(sent, problem);
                }
            }
            (Stage::Confirming(sent, _), Err(problem)) => self.unknown(sent, problem),
            (Stage::Comparing(sent, refusal), Ok(latest)) => self.compared(sent, refusal, latest),
            (Stage::Comparing(sent, _), Err(problem)) if sent.doubtful => self.unknown(sent, problem),
            (Stage::Comparing(..), Err(problem)) => self.attend(Message::LatestUnreadable(problem)),
            (Stage::Finding(sent), Ok(latest)) => self.classified(&sent, latest),
            (Stage::Finding(sent), Err(problem)) => self.unknown(sent, problem),
            // Neither waits for a read.
            (Stage::Queued(_) | Stage::Writing(_), _) => {}
        }
    }

    /// The read before a write without a version.
    fn checked(&mut self, pressed: Edits, latest: Snapshot) {
        if self.is_as_based(&latest) {
            let pressed = self.carry_with(pressed, &latest);
            // Another spelling of the same may have made the edits what the service holds already.
            if !pressed.has_changes(self.record) {
                self.already_saved();
            } else {
                self.put_edits(pressed, false);
            }
        } else {
            self.changed_elsewhere(latest, true);
        }
    }

    pub(super) fn written(&mut self, ticket: u32, outcome: WriteOutcome) {
        let Some(Stage::Writing(sent)) = self.awaited(ticket) else { return };
        match outcome {
            WriteOutcome::Saved(answer) => {
                // An answer that is not what was sent, or not all of it, is not trusted before the record was read once more;
                // nor is one that lost the version, for the next save needs both.
                let since = self.since(&sent);
                let is_trusted = sent.precondition.version().is_some()
                    && answer.version.is_some()
                    && answer.document().covers(&sent.body)
                    && self.record.differences(&since.base, &answer).is_empty();
                if is_trusted {
                    self.saved(&sent, since, answer, true);
                } else {
                    self.fetch(Stage::Verifying(sent, answer));
                }
            }
            WriteOutcome::Accepted(problem) => self.fetch(Stage::Confirming(sent, problem)),
            WriteOutcome::Stale(refusal) => {
                self.ask_who();
                self.fetch(Stage::Comparing(sent, refusal));
            }
            WriteOutcome::Refused(problem) if sent.doubtful => self.unknown(sent, problem),
            WriteOutcome::Refused(problem) => self.attend(Message::Refused(problem)),
            WriteOutcome::Unknown(problem) => self.unknown(sent, problem),
        }
    }

    /// Ends a save that went through: `since` is what was typed since, on top of what was sent.
    fn saved(&mut self, sent: &Sent, since: Draft, latest: Snapshot, read_back: bool) {
        self.commands.push(Command::TellTabs);
        let made = since.base.clone();
        let was = std::mem::replace(&mut self.open.edit().draft, since).base;
        let differences = match self.reconcile(latest, Occasion::Saved) {
            Reconciled::Conflict => {
                // Somebody wrote after this save, where the person typed on.
                self.open.change().round = 1;
                return;
            }
            Reconciled::Carried(theirs) | Reconciled::AlreadyThere(theirs) | Reconciled::Unedited(theirs) => {
                theirs
            }
        };
        self.drop_sent_only();
        self.reset_rounds();
        // What stands there instead of what was sent may be somebody's.
        let is_overwritten = differences.iter().any(|index| {
            let members = self.record.members(self.record.unit_of(*index));
            members.iter().any(|index| sent.edits.get(*index).is_some())
        });
        let draft = &self.open.draft;
        let undo = match self.record.guarantee {
            Guarantee::OneWay => Edits::default(),
            _ if is_overwritten || !draft.edits.is_empty() => Edits::default(),
            _ => self.undo_of(sent, &was, &draft.base),
        };
        let differences = differences.into_iter().map(|index| (index, made.text(index).to_owned())).collect();
        self.enter(Phase::Editing(Some(Message::Saved { differences, read_back, undo })));
    }

    pub(super) fn already_saved(&mut self) {
        self.drop_sent_only();
        self.reset_rounds();
        self.enter(Phase::Editing(Some(Message::AlreadySaved)));
    }

    pub(super) fn unknown(&mut self, mut sent: Sent, problem: Problem) {
        sent.doubtful = true;
        let open = self.open.change();
        // What was read early is older than what finding out will read.
        (open.watch, open.elsewhere, open.who) = (None, None, None);
        self.enter(Phase::Unknown(sent, problem));
        self.commands.push(Command::FocusSummary);
    }

    /// Sends a write of unknown outcome once more as it was.
    pub(super) fn send_again(&mut self) {
        match &self.open.phase {
            Phase::Unknown(sent, _) if sent.precondition.version().is_some() => self.put(sent.clone()),
            // Without a version, sending blindly could overwrite what somebody else wrote meanwhile.
            _ => self.find_out(),
        }
    }

    /// Reads whether a write of unknown outcome was applied.
    pub(super) fn find_out(&mut self) {
        if let Phase::Unknown(sent, _) = &self.open.phase {
            self.fetch(Stage::Finding(sent.clone()));
        }
    }

    /// The person signed in again, as the message asked; the save waits for the person.
    pub(super) fn signed_in(&mut self) {
        if let Phase::Editing(Some(Message::Refused(problem) | Message::LatestUnreadable(problem))) =
            &self.open.phase
            && problem.kind == ProblemKind::SignInNeeded
        {
            self.enter(Phase::Editing(None));
        }
    }
}
