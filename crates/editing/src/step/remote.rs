//! Remote changes: they are noticed before a save, and the audit log is asked who made them.

use super::Transition;
use crate::{Attribution, Command, Draft, Elsewhere, Guarantee, Phase, Problem, Snapshot, Who};

impl Transition<'_> {
    /// Reads once in the background. A save reads for itself, and so does what follows one.
    pub(super) fn watch(&mut self) {
        if self.open.watch.is_none() && self.is_watched() {
            let ticket = self.next_ticket();
            self.open.change().watch = Some(ticket);
            self.commands.push(Command::Fetch { ticket });
        }
    }

    fn is_watched(&self) -> bool {
        matches!(self.open.phase, Phase::Editing(_) | Phase::Reviewing)
    }

    pub(super) fn minute_passed(&mut self) {
        if self.open.draft.edits.has_changes(self.record) {
            self.watch();
        }
    }

    /// Takes the answer to a read in the background. Nothing in the form changes by itself; a read that failed says nothing,
    /// because the save will.
    pub(super) fn watched(&mut self, outcome: Result<Snapshot, Problem>) {
        self.open.change().watch = None;
        let Ok(latest) = outcome else { return };
        if !self.is_watched() {
            return;
        }
        let fields = self.record.differences(&self.open.draft.base, &latest);
        if fields.is_empty() {
            return self.unchanged(&latest);
        }
        // What somebody decides later is no change of what a person types, where nothing is typed.
        if self.record.guarantee == Guarantee::OneWay && self.open.draft.edits.is_empty() {
            let open = self.open.edit();
            open.draft = Draft::new(latest);
            (open.elsewhere, open.who) = (None, None);
            return;
        }
        let known = self.open.elsewhere.as_ref().filter(|known| known.latest.document() == latest.document());
        let later = known.is_some_and(|known| known.later);
        if known.is_none() {
            self.ask_who();
        }
        self.open.change().elsewhere = Some(Elsewhere { latest, fields, later });
    }

    /// Takes another version of the same record: there is nothing to show, and a save needs the version.
    fn unchanged(&mut self, latest: &Snapshot) {
        // The version that is known stays good: it is compared, or refused.
        if latest.version.is_none() && self.open.draft.base.version.is_some() {
            return;
        }
        // The form keeps saying who made a change that it shows by now.
        if self.open.elsewhere.is_some() {
            let open = self.open.change();
            (open.elsewhere, open.who) = (None, None);
        }
        let carried = self.carried(&self.open.draft, latest);
        // What was reviewed is not what would be sent: somebody spelled it anew.
        if matches!(self.open.phase, Phase::Reviewing) && carried.edits != self.open.draft.edits {
            self.enter(Phase::Editing(None));
        }
        self.open.edit().draft = carried;
    }

    /// The person wants the change in the form.
    pub(super) fn update_pressed(&mut self) {
        if self.is_watched() && self.open.elsewhere.is_some() {
            let open = self.open.change();
            open.watch = None;
            if let Some(elsewhere) = open.elsewhere.take() {
                self.changed_elsewhere(elsewhere.latest, false);
            }
        }
    }

    pub(super) fn later_pressed(&mut self) {
        if self.open.elsewhere.as_ref().is_some_and(|elsewhere| !elsewhere.later)
            && let Some(elsewhere) = &mut self.open.change().elsewhere
        {
            elsewhere.later = true;
        }
    }

    /// Asks the audit log who changed the record since the draft's base.
    pub(super) fn ask_who(&mut self) {
        if self.record.audited {
            let ticket = self.next_ticket();
            let open = self.open.change();
            open.who = Some(Who { ticket, told: None });
            let base = &open.draft.base;
            let version = base.version.clone();
            self.commands.push(Command::AskWho { ticket, version, since: base.read_at });
        }
    }

    pub(super) fn told(&mut self, ticket: u32, attribution: Attribution) {
        let told = Some(attribution);
        if self.open.who.as_ref().is_some_and(|who| who.ticket == ticket && who.told != told) {
            self.open.change().who = Some(Who { ticket, told });
        }
    }
}
