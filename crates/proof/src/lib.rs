//! What is promised about a save, shown to hold by running it: `docs/GUARANTEES.md` says what, and names the tests.
//!
//! The tests drive the same `editing::step` as the panel:
//!
//! - `tests/model`: a model checker explores every order in which things can happen;
//! - `tests/over_http`: operators save against the sandbox over HTTP, with faults, and the history is checked.
//!
//! Here is what both need: an independent account of what people typed and were shown.

mod account;

pub use account::{Account, Edit};

use editing::{Phase, Record, State, StoredDraft};

/// What a form would have to keep over a reload.
#[must_use]
pub fn drafts(form: &State) -> Vec<StoredDraft> {
    match form {
        State::Loading { kept, .. } | State::LoadFailed { kept, .. } => kept.clone(),
        State::Open(open) => open.to_store(),
    }
}

/// By the index of the field, the texts that a form shows of what the service holds.
#[must_use]
pub fn shown(record: &Record, form: &State) -> Vec<Vec<String>> {
    let Some(open) = form.open() else { return vec![Vec::new(); record.fields.len()] };
    let theirs = match &open.phase {
        Phase::Conflict(conflict) => Some(&conflict.theirs),
        _ => None,
    };
    let elsewhere = open.elsewhere.as_ref().map(|elsewhere| &elsewhere.latest);
    let snapshots = [Some(&open.draft.base), theirs, elsewhere];
    record
        .fields()
        .map(|(field, _)| {
            let mut texts: Vec<String> =
                snapshots.iter().flatten().map(|snapshot| snapshot.text(field).to_owned()).collect();
            texts.sort();
            texts.dedup();
            texts
        })
        .collect()
}
