//! The open record during a step, and what the step did to it.

use crate::{Open, StoredDraft};
use std::ops::Deref;

/// An open record during a step. It reads like the record itself; to write, a method says what it writes.
pub(super) struct Tracked<'a> {
    open: &'a mut Open,
    is_changed: bool,
    /// The drafts as they were stored before the step; none while nothing of them can have changed.
    stored: Option<Vec<StoredDraft>>,
}

impl<'a> Tracked<'a> {
    pub(super) const fn new(open: &'a mut Open) -> Self {
        Self { open, is_changed: false, stored: None }
    }

    /// A record that was just read, of which these drafts are stored.
    pub(super) const fn with_stored(open: &'a mut Open, stored: Vec<StoredDraft>) -> Self {
        Self { open, is_changed: true, stored: Some(stored) }
    }

    /// Returns the record, to change what is not stored with the drafts.
    pub(super) const fn change(&mut self) -> &mut Open {
        self.is_changed = true;
        self.open
    }

    /// Returns the record, to change what [`Open::to_store`] gives: the draft, when it was typed into, a write whose answer
    /// has not come, and expired drafts.
    pub(super) fn edit(&mut self) -> &mut Open {
        if self.stored.is_none() {
            self.stored = Some(self.open.to_store());
        }
        self.change()
    }

    pub(super) const fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// Returns the drafts, if the step changed what is to be stored.
    pub(super) fn drafts_to_store(&self) -> Option<Vec<StoredDraft>> {
        let before = self.stored.as_ref()?;
        let drafts = self.open.to_store();
        (drafts != *before).then_some(drafts)
    }
}

impl Deref for Tracked<'_> {
    type Target = Open;

    fn deref(&self) -> &Open {
        self.open
    }
}
