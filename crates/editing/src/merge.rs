//! My edits against somebody else's changes.

use crate::{Draft, Record, Snapshot, Unit};

/// What became of one field between the base, mine and theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Nobody changed it.
    Untouched,
    /// Only I changed it.
    Mine,
    /// Only they changed it.
    Theirs,
    /// Both changed it, to the same.
    Agreed,
    /// Both changed it, differently, or its group was changed by both.
    Conflict,
}

/// What the person chose for a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// What I typed; in a group, all of it as I had it before me.
    Mine,
    /// What the service holds now.
    Theirs,
}

/// The choices made so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Choices(Vec<(Unit, Choice)>);

impl Choices {
    /// The choice made for a unit.
    #[must_use]
    pub fn get(&self, unit: Unit) -> Option<Choice> {
        self.0.iter().find(|(known, _)| *known == unit).map(|(_, choice)| *choice)
    }

    /// Makes a choice, or another one.
    pub fn set(&mut self, unit: Unit, choice: Choice) {
        self.0.retain(|(known, _)| *known != unit);
        self.0.push((unit, choice));
    }
}

/// The verdict on each field, by its index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Merge {
    verdicts: Vec<Verdict>,
}

/// Compares a draft with what the service holds now.
///
/// A group conflicts as one as soon as its merged form would be neither mine nor theirs: a mechanically mixed address is a
/// wrong address.
#[must_use]
pub fn merge(record: &Record, draft: &Draft, theirs: &Snapshot) -> Merge {
    let mut verdicts: Vec<Verdict> = record
        .fields()
        .map(|(index, field)| {
            let now = theirs.value(index);
            let changed = !field.sent_only && field.differs(draft.base.value(index), now);
            match draft.edits.get(index) {
                None if changed => Verdict::Theirs,
                None => Verdict::Untouched,
                Some(_) if now.is_read_only() => Verdict::Conflict,
                // What I typed is there, to the letter: as in the base, or spelled anew by both.
                Some(edit) if !changed && edit == now.shown() => Verdict::Untouched,
                Some(edit) if changed && field.same(edit, now.shown()) => Verdict::Agreed,
                Some(_) if changed => Verdict::Conflict,
                Some(_) => Verdict::Mine,
            }
        })
        .collect();
    for group in record.fields.iter().filter_map(|field| field.group) {
        let members = record.members(Unit::Group(group));
        let holds = |wanted: Verdict| members.iter().any(|index| verdicts.get(*index) == Some(&wanted));
        if holds(Verdict::Conflict) || (holds(Verdict::Mine) && holds(Verdict::Theirs)) {
            for index in members {
                if let Some(verdict) = verdicts.get_mut(index)
                    && matches!(verdict, Verdict::Mine | Verdict::Theirs)
                {
                    *verdict = Verdict::Conflict;
                }
            }
        }
    }
    Merge { verdicts }
}

impl Merge {
    /// The verdict on a field.
    #[must_use]
    pub fn verdict(&self, index: usize) -> Verdict {
        self.verdicts.get(index).copied().unwrap_or(Verdict::Untouched)
    }

    /// The fields that only they changed.
    #[must_use]
    pub fn theirs(&self) -> Vec<usize> {
        self.all(Verdict::Theirs)
    }

    /// What conflicts, in the order of the form, each unit once.
    #[must_use]
    pub fn conflicts(&self, record: &Record) -> Vec<Unit> {
        let mut units = Vec::new();
        for index in self.all(Verdict::Conflict) {
            let unit = record.unit_of(index);
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        units
    }

    /// The fields of a conflict that differ between the base, mine and theirs.
    #[must_use]
    pub fn in_conflict(&self, record: &Record, unit: Unit) -> Vec<usize> {
        record
            .members(unit)
            .into_iter()
            .filter(|index| matches!(self.verdict(*index), Verdict::Conflict | Verdict::Agreed))
            .collect()
    }

    /// The draft carried over to what the service holds now: on top of `theirs`, the edits that are only mine and those
    /// of the conflicts. A conflict for which nothing was chosen keeps mine in the form.
    #[must_use]
    pub fn rebased(&self, record: &Record, draft: &Draft, theirs: &Snapshot, choices: &Choices) -> Draft {
        let mut rebased = Draft::new(theirs.clone());
        for (index, _) in record.fields() {
            let mine = match self.verdict(index) {
                Verdict::Mine => true,
                Verdict::Conflict => choices.get(record.unit_of(index)) != Some(Choice::Theirs),
                // In a group kept as mine, what both changed alike is the same in both.
                Verdict::Agreed | Verdict::Theirs | Verdict::Untouched => false,
            };
            if mine {
                rebased.type_text(record, index, draft.text(index).to_owned());
            }
        }
        rebased
    }

    fn all(&self, wanted: Verdict) -> Vec<usize> {
        self.verdicts
            .iter()
            .enumerate()
            .filter(|(_, verdict)| **verdict == wanted)
            .map(|(index, _)| index)
            .collect()
    }
}
