//! The early warning: somebody else's change is noticed before a save, and who made it is asked for.

use super::{Turn, next_ticket};
use crate::{Command, Draft, Elsewhere, Guarantee, Open, Phase, Problem, Snapshot, Who};

impl Turn<'_> {
    /// Reads once, beside what the person does. A save reads for itself, and so does what follows one.
    pub(super) fn watch(&mut self, open: &mut Open) {
        if open.watch.is_none() && matches!(open.phase, Phase::Editing(_) | Phase::Reviewing) {
            let ticket = next_ticket(open);
            open.watch = Some(ticket);
            self.commands.push(Command::Fetch { ticket });
        }
    }

    /// Nothing of the form changes by itself; a read that failed says nothing, for the save will.
    pub(super) fn watched(&mut self, open: &mut Open, outcome: Result<Snapshot, Problem>) {
        open.watch = None;
        let Ok(latest) = outcome else { return };
        if !matches!(open.phase, Phase::Editing(_) | Phase::Reviewing) {
            return;
        }
        let fields = self.record.differences(&open.draft.base, &latest);
        if fields.is_empty() {
            // The version that is known stays good: it is compared, or refused.
            if latest.etag.is_none() && open.draft.base.etag.is_some() {
                return;
            }
            // Who made a change that the form shows by now is still told.
            if open.elsewhere.take().is_some() {
                open.who = None;
            }
            // Another version of the same: there is nothing to show, and a save needs the version.
            let carried = self.carried(&open.draft, &latest);
            // What was reviewed is not what would be sent: somebody spelled it anew.
            if matches!(open.phase, Phase::Reviewing) && carried.edits != open.draft.edits {
                open.phase = Phase::Editing(None);
            }
            open.draft = carried;
            return;
        }
        // What is decided later by somebody is no change of what a person types, where nothing is typed.
        if self.record.guarantee == Guarantee::OneWay && open.draft.edits.is_empty() {
            open.draft = Draft::new(latest);
            (open.elsewhere, open.who) = (None, None);
            return;
        }
        let known = open.elsewhere.as_ref().filter(|known| known.latest.document() == latest.document());
        let later = known.is_some_and(|known| known.later);
        if known.is_none() {
            self.ask_who(open);
        }
        open.elsewhere = Some(Elsewhere { latest, fields, later });
    }

    /// The person wants what changed in the form.
    pub(super) fn update_pressed(&mut self, open: &mut Open) {
        if matches!(open.phase, Phase::Editing(_) | Phase::Reviewing)
            && let Some(elsewhere) = open.elsewhere.take()
        {
            open.watch = None;
            self.changed_elsewhere(open, elsewhere.latest, false);
        }
    }

    pub(super) fn ask_who(&mut self, open: &mut Open) {
        if self.record.audited {
            let ticket = next_ticket(open);
            open.who = Some(Who { ticket, told: None });
            let base = &open.draft.base;
            self.commands.push(Command::AskWho { ticket, etag: base.etag.clone(), since: base.read_at });
        }
    }
}
