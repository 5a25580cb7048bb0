//! Editing: typing, and choosing in a conflict.

use super::Transition;
use crate::{Choice, Conflict, Draft, Message, Phase, Record, Unit, merge};

/// Maximum age of a snapshot before the first edit looks whether it is still current, in milliseconds.
const FRESH: u64 = 60_000;

impl Transition<'_> {
    pub(super) fn typed(&mut self, field: usize, text: String) {
        if field >= self.record.fields.len() {
            return;
        }
        let now = self.environment.now();
        let is_first = !self.open.draft.edits.has_changes(self.record);
        let open = self.open.edit();
        open.edited_at = now;
        if let Phase::Conflict(conflict) = &mut open.phase {
            type_in_conflict(self.record, &mut open.draft, conflict, field, text);
            return;
        }
        open.draft.type_text(self.record, field, text);
        match &mut open.phase {
            Phase::Reviewing
            | Phase::Editing(
                None
                | Some(
                    Message::NoChanges
                    | Message::Saved { .. }
                    | Message::AlreadySaved
                    | Message::Updated(_)
                    | Message::Restored(_)
                    | Message::Discarded(_),
                ),
            ) => {
                open.phase = Phase::Editing(None);
            }
            Phase::Editing(Some(Message::Required(fields))) => {
                fields.retain(|known| *known != field);
                if fields.is_empty() {
                    open.phase = Phase::Editing(None);
                }
            }
            _ => {}
        }
        if is_first && now.saturating_sub(open.draft.base.read_at) > FRESH {
            self.watch();
        }
    }

    pub(super) fn put_back(&mut self, field: usize) {
        let original = self.open.draft.original(field).to_owned();
        self.typed(field, original);
    }

    pub(super) fn chosen(&mut self, unit: Unit, choice: Choice) {
        let Phase::Conflict(conflict) = &self.open.phase else { return };
        let can_choose = conflict.units.contains(&unit)
            && (choice == Choice::Theirs || conflict.is_writable(self.record, unit));
        if can_choose
            && conflict.choices.get(unit) != Some(choice)
            && let Phase::Conflict(conflict) = &mut self.open.change().phase
        {
            conflict.choices.set(unit, choice);
        }
    }

    /// Makes the same choice for every unit that allows it.
    pub(super) fn chosen_all(&mut self, choice: Choice) {
        if let Phase::Conflict(conflict) = &self.open.phase {
            for unit in conflict.units.clone() {
                self.chosen(unit, choice);
            }
        }
    }

    /// Drops what is only sent along with changes, where there is no change any more.
    pub(super) fn drop_sent_only(&mut self) {
        if !self.open.draft.edits.is_empty() && !self.open.draft.edits.has_changes(self.record) {
            self.open.edit().draft.edits = crate::Edits::default();
        }
    }
}

fn type_in_conflict(record: &Record, draft: &mut Draft, conflict: &mut Conflict, field: usize, text: String) {
    let unit = record.unit_of(field);
    if !conflict.is_writable(record, unit) {
        return;
    }
    // The edit continues from what the person sees, whichever side that came from.
    if conflict.choices.get(unit) == Some(Choice::Theirs) || !conflict.units.contains(&unit) {
        let texts = conflict.texts(record, draft);
        for index in record.members(unit) {
            draft.edits.set(index, texts.get(index).cloned());
        }
    }
    draft.edits.set(field, Some(text));
    conflict.choices.set(unit, Choice::Mine);
    conflict.merge = merge(record, draft, &conflict.theirs);
    // In the order of the form, whichever came to it later.
    let conflicts = conflict.merge.conflicts(record);
    let mut units = record.units();
    units.retain(|unit| conflict.units.contains(unit) || conflicts.contains(unit));
    conflict.units = units;
}
