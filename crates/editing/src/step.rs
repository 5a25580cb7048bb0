//! The one transition function.

use crate::{
    Choice, Choices, Command, Conflict, Document, Draft, Edits, Environment, Event, Guarantee, Message, Open,
    Phase, Problem, Record, Saving, Sent, Snapshot, Stage, State, Unit, WriteOutcome, merge,
};

/// The next state, and what is to be done. An event that does not fit the state changes nothing.
pub fn step(
    record: &Record,
    state: State,
    event: Event,
    environment: &mut dyn Environment,
) -> (State, Vec<Command>) {
    match state {
        State::Loading { ticket: awaited } => match event {
            Event::Fetched { ticket, outcome } if ticket == awaited => match outcome {
                Ok(snapshot) => (State::Open(Box::new(Open::new(snapshot, ticket))), Vec::new()),
                Err(problem) => (State::LoadFailed(problem), Vec::new()),
            },
            _ => (State::Loading { ticket: awaited }, Vec::new()),
        },
        State::LoadFailed(problem) => match event {
            Event::Reload => (State::Loading { ticket: 1 }, vec![Command::Fetch { ticket: 1 }]),
            _ => (State::LoadFailed(problem), Vec::new()),
        },
        State::Open(mut open) => {
            let mut turn = Turn { record, environment, commands: Vec::new() };
            turn.take(&mut open, event);
            let commands = turn.commands;
            (State::Open(open), commands)
        }
    }
}

impl State {
    /// A form that was just opened, and the read it begins with.
    #[must_use]
    pub fn opened() -> (Self, Vec<Command>) {
        (Self::Loading { ticket: 1 }, vec![Command::Fetch { ticket: 1 }])
    }
}

/// One step of an open record.
struct Turn<'a> {
    record: &'a Record,
    environment: &'a mut dyn Environment,
    commands: Vec<Command>,
}

impl Turn<'_> {
    fn take(&mut self, open: &mut Open, event: Event) {
        match event {
            Event::Typed { field, text } => self.typed(open, field, text),
            Event::PutBack { field } => {
                let original = open.draft.original(self.record, field);
                self.typed(open, field, original);
            }
            Event::SavePressed => self.save_pressed(open),
            Event::Confirmed => {
                if matches!(open.phase, Phase::Reviewing) {
                    self.begin_save(open);
                }
            }
            Event::ReviewLeft => {
                if matches!(open.phase, Phase::Reviewing) {
                    open.phase = Phase::Editing(None);
                }
            }
            Event::Chosen { unit, choice } => self.chosen(open, unit, choice),
            Event::SendAgain => {
                if let Phase::Unknown(sent, _) = &open.phase {
                    let sent = sent.clone();
                    // Without a version, sending blindly could overwrite what somebody else wrote meanwhile.
                    if sent.if_match.is_some() {
                        self.put(open, sent);
                    } else {
                        self.fetch(open, Stage::Finding(sent));
                    }
                }
            }
            Event::FindOut => {
                if let Phase::Unknown(sent, _) = &open.phase {
                    let sent = sent.clone();
                    self.fetch(open, Stage::Finding(sent));
                }
            }
            Event::Discarded => {
                if let Some(base) = match &open.phase {
                    Phase::Editing(_) | Phase::Reviewing => Some(open.draft.base.clone()),
                    Phase::Conflict(conflict) => Some(conflict.theirs.clone()),
                    Phase::Saving(_) | Phase::Unknown(..) => None,
                } {
                    open.draft = Draft::new(base);
                    open.phase = Phase::Editing(None);
                    open.round = 0;
                }
            }
            Event::Fetched { ticket, outcome } => {
                if let Some(stage) = awaited(open, ticket) {
                    self.fetched(open, stage, outcome);
                }
            }
            Event::Written { ticket, outcome } => {
                if let Some(Stage::Writing(sent)) = awaited(open, ticket) {
                    self.written(open, sent, outcome);
                }
            }
            Event::Reload => {}
        }
    }

    fn typed(&mut self, open: &mut Open, field: usize, text: String) {
        let record = self.record;
        match &mut open.phase {
            Phase::Conflict(conflict) => {
                let unit = record.unit_of(field);
                if !conflict.is_writable(record, unit) {
                    return;
                }
                // What the person sees is what the edit continues from, whichever side it came from.
                if conflict.choices.get(unit) == Some(Choice::Theirs) || !conflict.units.contains(&unit) {
                    let seen = conflict.texts(record, &open.draft);
                    for index in record.members(unit) {
                        open.draft.edits.set(index, seen.get(index).cloned());
                    }
                }
                open.draft.edits.set(field, Some(text));
                conflict.choices.set(unit, Choice::Mine);
                for unit in conflict.merge(record, &open.draft).conflicts(record) {
                    if !conflict.units.contains(&unit) {
                        conflict.units.push(unit);
                    }
                }
            }
            phase => {
                open.draft.type_text(record, field, text);
                match phase {
                    Phase::Reviewing
                    | Phase::Editing(
                        None | Some(Message::NoChanges | Message::Saved { .. } | Message::AlreadySaved),
                    ) => {
                        *phase = Phase::Editing(None);
                    }
                    Phase::Editing(Some(Message::Required(fields))) => {
                        fields.retain(|known| *known != field);
                        if fields.is_empty() {
                            *phase = Phase::Editing(None);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn save_pressed(&mut self, open: &mut Open) {
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
            open.phase = Phase::Editing(Some(Message::NoChanges));
            return;
        }
        let values = open.draft.texts(self.record);
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let missing = (self.record.required)(&values);
        if !missing.is_empty() {
            open.phase = Phase::Editing(Some(Message::Required(missing)));
            self.commands.push(Command::FocusSummary);
            return;
        }
        let unguarded = self.record.guarantee == Guarantee::CompareAndSwap && open.draft.base.etag.is_none();
        if unguarded || self.record.guarantee == Guarantee::OneWay {
            open.phase = Phase::Reviewing;
            self.commands.push(Command::FocusReview);
        } else {
            self.begin_save(open);
        }
    }

    /// Reads before writing where no version can be compared; else writes.
    fn begin_save(&mut self, open: &mut Open) {
        let pressed = open.draft.edits.clone();
        if self.record.guarantee == Guarantee::CompareAndSwap || open.draft.base.etag.is_some() {
            self.put_edits(open, pressed, false);
        } else {
            self.fetch(open, Stage::Checking(pressed));
        }
    }

    /// Writes these edits of the draft's base. What was typed since Save was pressed is not among them.
    fn put_edits(&mut self, open: &mut Open, edits: Edits, again: bool) {
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

    fn put(&mut self, open: &mut Open, sent: Sent) {
        let ticket = next_ticket(open);
        self.commands.push(Command::Put { ticket, sent: sent.clone() });
        open.phase = Phase::Saving(Saving { stage: Stage::Writing(sent), ticket });
    }

    fn fetch(&mut self, open: &mut Open, stage: Stage) {
        let ticket = next_ticket(open);
        self.commands.push(Command::Fetch { ticket });
        open.phase = Phase::Saving(Saving { stage, ticket });
    }

    fn fetched(&mut self, open: &mut Open, stage: Stage, outcome: Result<Snapshot, Problem>) {
        match (stage, outcome) {
            (Stage::Checking(pressed), Ok(latest)) => self.checked(open, pressed, latest),
            (Stage::Checking(_), Err(problem)) => self.attend(open, Message::Refused(problem)),
            (Stage::Verifying(sent, _), Ok(latest)) => self.saved(open, &sent, latest, true),
            (Stage::Verifying(sent, mut answer), Err(_)) => {
                // What was sent is the whole record; an answer that is not would make the next save drop the rest.
                let edits = sent.edits.kept(self.record);
                let kept = Draft { base: open.draft.base.clone(), edits }.document(self.record);
                if !answer.document.covers(&kept) {
                    answer.document = kept;
                }
                self.saved(open, &sent, answer, false);
            }
            (Stage::Comparing(sent, refusal), Ok(latest)) => self.compared(open, sent, refusal, latest),
            (Stage::Comparing(sent, _), Err(problem)) if sent.doubtful => self.unknown(open, sent, problem),
            (Stage::Comparing(..), Err(problem)) => self.attend(open, Message::LatestUnreadable(problem)),
            (Stage::Finding(sent), Ok(latest)) => self.found(open, &sent, latest),
            (Stage::Finding(sent), Err(problem)) => self.unknown(open, sent, problem),
            (stage @ Stage::Writing(_), _) => {
                let ticket = open.last_ticket;
                open.phase = Phase::Saving(Saving { stage, ticket });
            }
        }
    }

    /// The read before a write without a version.
    fn checked(&mut self, open: &mut Open, pressed: Edits, latest: Snapshot) {
        if self.is_as_based(open, &latest.document) {
            let pressed = self.carried_with(open, pressed, &latest);
            // Another spelling of the same may have made the edits what the service holds already.
            if !pressed.has_changes(self.record) {
                self.already_saved(open);
            } else {
                self.put_edits(open, pressed, false);
            }
        } else {
            self.changed_elsewhere(open, latest);
        }
    }

    fn written(&mut self, open: &mut Open, sent: Sent, outcome: WriteOutcome) {
        match outcome {
            WriteOutcome::Saved(answer) => {
                // An answer that is not what was sent, or not all of it, is not believed before it was read once more; nor
                // is one that lost the version, for the next save needs both.
                let trusted = sent.if_match.is_some()
                    && answer.etag.is_some()
                    && answer.document.covers(&sent.body)
                    && self.record.differences(&sent.body, &answer.document).is_empty();
                if trusted {
                    self.saved(open, &sent, answer, true);
                } else {
                    self.fetch(open, Stage::Verifying(sent, answer));
                }
            }
            WriteOutcome::Stale(refusal) => self.fetch(open, Stage::Comparing(sent, refusal)),
            WriteOutcome::Refused(problem) if sent.doubtful => self.unknown(open, sent, problem),
            WriteOutcome::Refused(problem) => self.attend(open, Message::Refused(problem)),
            WriteOutcome::Unknown(problem) => self.unknown(open, sent, problem),
        }
    }

    fn unknown(&mut self, open: &mut Open, mut sent: Sent, problem: Problem) {
        sent.doubtful = true;
        open.phase = Phase::Unknown(sent, problem);
        self.commands.push(Command::FocusSummary);
    }

    fn saved(&mut self, open: &mut Open, sent: &Sent, latest: Snapshot, read_back: bool) {
        let differences = self
            .record
            .differences(&sent.body, &latest.document)
            .into_iter()
            .map(|index| (index, crate::draft::shown(self.record, &sent.body, index)))
            .collect();
        open.draft = open.draft.settled(self.record, &sent.edits, latest);
        self.drop_sent_only(open);
        open.round = 0;
        open.phase = Phase::Editing(Some(Message::Saved { differences, read_back }));
    }

    fn already_saved(&mut self, open: &mut Open) {
        self.drop_sent_only(open);
        open.round = 0;
        open.phase = Phase::Editing(Some(Message::AlreadySaved));
    }

    /// After a stale write: what is the record now?
    fn compared(&mut self, open: &mut Open, sent: Sent, refusal: Problem, latest: Snapshot) {
        let same_version = match (&latest.etag, &sent.if_match) {
            // Nothing is sent by itself without a version.
            (None, _) => self.is_as_based(open, &latest.document),
            (now, then) => now == then,
        };
        if same_version && !self.is_as_sent(open, &sent, &latest.document) {
            // Nobody else wrote, and sending it again would end the same way.
            if latest.etag.is_none() {
                open.draft = self.carried(&open.draft, &latest);
            }
            return self.attend(open, Message::CurrentVersionRefused(refusal));
        }
        self.classified(open, &sent, latest);
    }

    /// After a write of unknown outcome: was it applied?
    fn found(&mut self, open: &mut Open, sent: &Sent, latest: Snapshot) {
        let same_version = latest.etag.is_none() || latest.etag == sent.if_match;
        let untouched = same_version && self.is_as_based(open, &latest.document);
        if untouched && !self.is_as_sent(open, sent, &latest.document) {
            open.draft = self.carried(&open.draft, &latest);
            self.attend(open, Message::NotSaved);
        } else {
            self.classified(open, sent, latest);
        }
    }

    fn classified(&mut self, open: &mut Open, sent: &Sent, latest: Snapshot) {
        if self.is_as_sent(open, sent, &latest.document) {
            open.draft = open.draft.settled(self.record, &sent.edits, latest);
            self.already_saved(open);
        } else if self.is_as_based(open, &latest.document) {
            let pressed = self.carried_with(open, sent.edits.clone(), &latest);
            if sent.again {
                self.attend(open, Message::VersionMoved);
            } else {
                self.put_edits(open, pressed, true);
            }
        } else {
            if sent.doubtful {
                self.settle_applied(open, sent, &latest);
            }
            self.changed_elsewhere(open, latest);
        }
    }

    /// Of a write that may have been applied, what the service holds is no change of somebody else.
    fn settle_applied(&self, open: &mut Open, sent: &Sent, latest: &Snapshot) {
        let mut applied = Draft::new(open.draft.base.clone());
        for (index, text) in sent.edits.kept(self.record).iter() {
            if self.is_there(open, index, text, &latest.document) {
                applied.edits.set(index, Some(text.to_owned()));
            }
        }
        let base = Snapshot { document: applied.document(self.record), ..applied.base };
        open.draft = open.draft.settled(self.record, &applied.edits, base);
    }

    /// Somebody else changed the record: merged if the edits do not overlap, else a conflict. Nothing is sent.
    fn changed_elsewhere(&mut self, open: &mut Open, latest: Snapshot) {
        open.round = open.round.saturating_add(1);
        let theirs = self.record.differences(&open.draft.base.document, &latest.document);
        let merged = merge(self.record, &open.draft, &latest.document);
        let units = merged.conflicts(self.record);
        if units.is_empty() {
            open.draft = self.carried(&open.draft, &latest);
            if !open.draft.edits.has_changes(self.record) {
                self.already_saved(open);
            } else {
                self.attend(open, Message::Merged(theirs));
            }
        } else {
            open.phase = Phase::Conflict(Conflict {
                theirs: latest,
                choices: Choices::default(),
                units,
                pressed_early: false,
            });
            self.commands.push(Command::FocusSummary);
        }
    }

    fn chosen(&mut self, open: &mut Open, unit: Unit, choice: Choice) {
        if let Phase::Conflict(conflict) = &mut open.phase
            && conflict.units.contains(&unit)
            && (choice == Choice::Theirs || conflict.is_writable(self.record, unit))
        {
            conflict.choices.set(unit, choice);
        }
    }

    /// A draft on top of a later form of the record with which it does not conflict.
    fn carried(&self, draft: &Draft, latest: &Snapshot) -> Draft {
        merge(self.record, draft, &latest.document).rebased(self.record, draft, latest, &Choices::default())
    }

    /// Carries the draft over to a later form of the record, and with it the edits with which Save was pressed.
    fn carried_with(&self, open: &mut Open, pressed: Edits, latest: &Snapshot) -> Edits {
        let pressed = Draft { base: open.draft.base.clone(), edits: pressed };
        open.draft = self.carried(&open.draft, latest);
        self.carried(&pressed, latest).edits
    }

    /// What is only sent belongs to a change that is no more.
    fn drop_sent_only(&self, open: &mut Open) {
        if !open.draft.edits.has_changes(self.record) {
            open.draft.edits = Edits::default();
        }
    }

    fn is_as_based(&self, open: &Open, latest: &Document) -> bool {
        self.record.differences(&open.draft.base.document, latest).is_empty()
    }

    /// Whether the service holds what was sent.
    fn is_as_sent(&self, open: &Open, sent: &Sent, latest: &Document) -> bool {
        let kept = sent.edits.kept(self.record);
        self.record.differences(&sent.body, latest).is_empty()
            && kept.iter().all(|(index, text)| self.is_there(open, index, text, latest))
    }

    /// Whether the service holds an edit. A change of the spelling alone is there only to the letter.
    fn is_there(&self, open: &Open, index: usize, text: &str, latest: &Document) -> bool {
        self.record.fields.get(index).is_some_and(|field| {
            let now = latest.value(field.pointer);
            let respelled = field.same(text, &open.draft.original(self.record, index));
            text == now.shown() || (!respelled && field.same(text, now.shown()))
        })
    }

    fn attend(&mut self, open: &mut Open, message: Message) {
        open.phase = Phase::Editing(Some(message));
        self.commands.push(Command::FocusSummary);
    }
}

/// Takes the stage of a save whose awaited answer this is. Any other answer came too late and is ignored.
fn awaited(open: &mut Open, answered: u32) -> Option<Stage> {
    match &open.phase {
        Phase::Saving(saving) if saving.ticket == answered => Some(saving.stage.clone()),
        _ => None,
    }
}

fn next_ticket(open: &mut Open) -> u32 {
    open.last_ticket = open.last_ticket.wrapping_add(1);
    open.last_ticket
}
