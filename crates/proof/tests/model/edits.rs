//! What became of everything that was typed: kept beside the model, to be compared with what the form makes of it.

use crate::world::Tab;
use editing::{Edits, Phase, Sent, State, StoredDraft};

/// Something that a person typed, and neither saved nor discarded nor typed over.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    pub field: usize,
    pub text: String,
    /// Whether the person chose theirs instead, which can be chosen otherwise as long as the conflict stands.
    pub given_up: bool,
}

impl Tab {
    /// Somebody types: what stood there before in the form is typed over.
    pub fn types(&mut self, field: usize, text: &str) {
        let over = self.form.open().and_then(|open| open.draft.edits.get(field)).map(str::to_owned);
        self.edits.retain(|edit| edit.field != field || Some(&edit.text) != over.as_ref());
        self.must_keep(field, text);
    }

    /// From now on this is an edit.
    pub fn must_keep(&mut self, field: usize, text: &str) {
        let edit = Edit { field, text: text.to_owned(), given_up: false };
        self.edits.retain(|known| known.field != field || known.text != text);
        self.edits.push(edit);
        self.edits.sort();
    }

    /// All edits of a draft are edits again.
    pub fn must_keep_draft(&mut self, draft: &StoredDraft) {
        for (field, text) in draft.draft.edits.iter() {
            self.must_keep(field, text);
        }
    }

    /// The person does not want what this draft holds.
    pub fn need_not_keep(&mut self, draft: &StoredDraft) {
        self.edits.retain(|edit| !holds(draft, edit));
    }

    /// Whether a write has nothing but edits that are still wanted.
    pub fn wants(&self, sent: &Sent) -> bool {
        sent.edits
            .iter()
            .all(|(field, text)| self.edits.iter().any(|edit| edit.field == field && edit.text == text))
    }

    /// The edits that are saved, as a write of this tab was applied.
    pub fn were_applied(&mut self, sent: &Sent) {
        self.edits.retain(|edit| sent.edits.get(edit.field) != Some(edit.text.as_str()));
    }

    /// The edits that the form shows to be what the service holds.
    pub fn settle(&mut self) {
        let Some(open) = self.form.open() else { return };
        let base = &open.draft.base;
        self.edits.retain(|edit| base.text(edit.field) != edit.text);
        if !matches!(open.phase, Phase::Conflict(_)) {
            self.edits.retain(|edit| !edit.given_up);
        }
    }

    /// Whether everything that was typed is in the form, and would be there after a crash.
    pub fn keeps_every_edit(&self) -> bool {
        let places = [&self.drafts(), &self.storage];
        self.edits
            .iter()
            .all(|edit| places.iter().all(|drafts| drafts.iter().any(|draft| holds(draft, edit))))
    }

    /// Whether what is stored is what the form holds: the same edits, and the same write without an answer.
    pub fn storage_is_up_to_date(&self) -> bool {
        let kept = |drafts: &[StoredDraft]| -> Vec<(Edits, Option<String>)> {
            let pending = |draft: &StoredDraft| draft.pending.as_ref().map(|sent| sent.request_id.clone());
            drafts.iter().map(|draft| (draft.draft.edits.clone(), pending(draft))).collect()
        };
        kept(&self.drafts()) == kept(&self.storage)
    }

    /// What a reload would have to keep.
    fn drafts(&self) -> Vec<StoredDraft> {
        match &self.form {
            State::Loading { kept, .. } | State::LoadFailed { kept, .. } => kept.clone(),
            State::Open(open) => open.to_store(),
        }
    }
}

fn holds(draft: &StoredDraft, edit: &Edit) -> bool {
    let text = Some(edit.text.as_str());
    draft.draft.edits.get(edit.field) == text
        || draft.pending.as_ref().is_some_and(|sent| sent.edits.get(edit.field) == text)
}
