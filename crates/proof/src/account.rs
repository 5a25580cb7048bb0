//! What became of everything that was typed: kept beside a form, to be compared with what the form makes of it.

use editing::{Choice, Event, Message, Phase, Record, Sent, State, StoredDraft};

/// The edits of a form that are neither saved nor discarded nor typed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Account {
    edits: Vec<Edit>,
}

/// Something that a person typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    /// The index of the field.
    pub field: usize,
    /// The text.
    pub text: String,
    /// Whether the person chose theirs instead, which can be chosen otherwise as long as the conflict stands.
    given_up: bool,
}

impl Account {
    /// Takes down what an event says about what the person wants. To be told before the form is.
    pub fn hears(&mut self, record: &Record, form: &State, event: &Event) {
        let open = match form {
            State::Open(open) => open,
            State::LoadFailed { kept, .. } if matches!(event, Event::Discarded) => {
                return kept.iter().for_each(|draft| self.need_not_keep(draft));
            }
            _ => return,
        };
        match event {
            Event::Typed { field, text } => {
                let unit = record.unit_of(*field);
                self.edits.retain(|edit| !edit.given_up || record.unit_of(edit.field) != unit);
                self.types(form, *field, text);
            }
            // The base's own text is no edit: what was typed is gone because the person wants it gone.
            Event::PutBack { field } => self.types(form, *field, open.draft.original(*field)),
            Event::Chosen { unit, choice } => {
                for edit in self.edits.iter_mut().filter(|edit| record.unit_of(edit.field) == *unit) {
                    edit.given_up = *choice == Choice::Theirs;
                }
            }
            Event::Discarded if form.is_discardable() => {
                if let Some(present) = open.present() {
                    self.need_not_keep(&present);
                }
            }
            Event::TakenBack => {
                if let Phase::Editing(Some(Message::Discarded(draft))) = &open.phase {
                    draft.draft.edits.iter().for_each(|(field, text)| self.must_keep(field, text));
                }
            }
            Event::UndoPressed => {
                if let Phase::Editing(Some(Message::Saved { undo, .. })) = &open.phase {
                    undo.iter().for_each(|(field, text)| self.must_keep(field, text));
                }
            }
            Event::ExpiredDiscarded(index) => {
                if let Some(draft) = open.expired.get(*index) {
                    self.need_not_keep(draft);
                }
            }
            _ => {}
        }
    }

    /// Strikes out what the form now shows to be what the service holds. To be told after the form was.
    pub fn settles(&mut self, form: &State) {
        let Some(open) = form.open() else { return };
        let base = &open.draft.base;
        self.edits.retain(|edit| base.text(edit.field) != edit.text);
        if !matches!(open.phase, Phase::Conflict(_)) {
            self.edits.retain(|edit| !edit.given_up);
        }
    }

    /// Strikes out what is saved, as a write of this form was applied.
    pub fn was_applied(&mut self, sent: &Sent) {
        self.edits.retain(|edit| sent.edits.get(edit.field) != Some(edit.text.as_str()));
    }

    /// Whether a write has nothing but edits that are still wanted.
    #[must_use]
    pub fn wants(&self, sent: &Sent) -> bool {
        sent.edits
            .iter()
            .all(|(field, text)| self.edits.iter().any(|edit| edit.field == field && edit.text == text))
    }

    /// The form is loaded anew: choices are gone, and the edits are there again.
    pub fn reloads(&mut self) {
        self.edits.iter_mut().for_each(|edit| edit.given_up = false);
    }

    /// The account of a copy of the form, which has these drafts.
    #[must_use]
    pub fn copied(&self, drafts: &[StoredDraft]) -> Self {
        let is_there = |edit: &&Edit| {
            drafts.iter().any(|draft| draft.draft.edits.get(edit.field) == Some(edit.text.as_str()))
        };
        Self { edits: self.edits.iter().filter(is_there).cloned().collect() }
    }

    /// Takes out the edits that are missing in the form, or would be after a crash, and says which. None is lost as long as
    /// each of them was applied.
    pub fn take_missing(&mut self, places: &[&[StoredDraft]]) -> Vec<Edit> {
        let is_kept = |edit: &Edit| places.iter().all(|drafts| drafts.iter().any(|draft| holds(draft, edit)));
        let missing = self.edits.iter().filter(|edit| !is_kept(edit)).cloned().collect();
        self.edits.retain(is_kept);
        missing
    }

    /// Whether every edit is in each of these places.
    #[must_use]
    pub fn is_kept(&self, places: &[&[StoredDraft]]) -> bool {
        self.edits
            .iter()
            .all(|edit| places.iter().all(|drafts| drafts.iter().any(|draft| holds(draft, edit))))
    }

    /// Somebody types: what stood there before in the form is typed over.
    fn types(&mut self, form: &State, field: usize, text: &str) {
        let over = form.open().and_then(|open| open.draft.edits.get(field));
        self.edits.retain(|edit| edit.field != field || Some(edit.text.as_str()) != over);
        self.must_keep(field, text);
    }

    fn must_keep(&mut self, field: usize, text: &str) {
        self.edits.retain(|known| known.field != field || known.text != text);
        self.edits.push(Edit { field, text: text.to_owned(), given_up: false });
        self.edits.sort();
    }

    fn need_not_keep(&mut self, draft: &StoredDraft) {
        self.edits.retain(|edit| !holds(draft, edit));
    }
}

fn holds(draft: &StoredDraft, edit: &Edit) -> bool {
    let text = Some(edit.text.as_str());
    draft.draft.edits.get(edit.field) == text
        || draft.pending.as_ref().is_some_and(|sent| sent.edits.get(edit.field) == text)
}
