//! Typing, and choosing in a conflict.

use super::Turn;
use crate::{Choice, Conflict, Message, Open, Phase, Unit};

/// The first edit of a record that was read longer ago looks whether it is still so; in milliseconds.
const FRESH: u64 = 60_000;

impl Turn<'_> {
    pub(super) fn typed(&mut self, open: &mut Open, field: usize, text: String) {
        if field >= self.record.fields.len() {
            return;
        }
        let now = self.environment.now();
        open.edited_at = now;
        if let Phase::Conflict(conflict) = &mut open.phase {
            self.typed_in_conflict(&mut open.draft, conflict, field, text);
            return;
        }
        let first = !open.draft.edits.has_changes(self.record);
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
        if first && now.saturating_sub(open.draft.base.read_at) > FRESH {
            self.watch(open);
        }
    }

    fn typed_in_conflict(
        &self,
        draft: &mut crate::Draft,
        conflict: &mut Conflict,
        field: usize,
        text: String,
    ) {
        let record = self.record;
        let unit = record.unit_of(field);
        if !conflict.is_writable(record, unit) {
            return;
        }
        // What the person sees is what the edit continues from, whichever side it came from.
        if conflict.choices.get(unit) == Some(Choice::Theirs) || !conflict.units.contains(&unit) {
            let seen = conflict.texts(record, draft);
            for index in record.members(unit) {
                draft.edits.set(index, seen.get(index).cloned());
            }
        }
        draft.edits.set(field, Some(text));
        conflict.choices.set(unit, Choice::Mine);
        // In the order of the form, whichever came to it later.
        let conflicts = conflict.merge(record, draft).conflicts(record);
        let mut units = record.units();
        units.retain(|unit| conflict.units.contains(unit) || conflicts.contains(unit));
        conflict.units = units;
    }

    pub(super) fn chosen(&mut self, open: &mut Open, unit: Unit, choice: Choice) {
        if let Phase::Conflict(conflict) = &mut open.phase
            && conflict.units.contains(&unit)
            && (choice == Choice::Theirs || conflict.is_writable(self.record, unit))
        {
            conflict.choices.set(unit, choice);
        }
    }

    /// The same for every unit for which it can be chosen.
    pub(super) fn chosen_all(&mut self, open: &mut Open, choice: Choice) {
        if let Phase::Conflict(conflict) = &open.phase {
            for unit in conflict.units.clone() {
                self.chosen(open, unit, choice);
            }
        }
    }
}
