//! Unsaved edits over a reload: in the tab's own storage, gone with the tab.

use browsing::folder::{normalize, strip_respelled};
use editing::StoredDraft;
use leptos::prelude::*;
use updates::RecordId;
use web_sys::Storage;

/// Where the drafts of this tab are kept. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// The records of which something could not be kept: the storage is full or denied.
    failed: RwSignal<Vec<RecordId>>,
}

/// Other panels on the same host have other folders.
fn key(record: &str) -> String {
    format!("{}draft:{record}", folder())
}

/// The folder in which the panel lies: the same text for every address that leads there.
#[must_use]
pub fn folder() -> String {
    normalize(&window().location().pathname().unwrap_or_default())
}

/// The name under which the tab's own id is kept.
pub const TAB: &str = "tab";
/// The name under which the tenant of the unsaved edits is kept.
pub const TENANT: &str = "tenant";

/// Moves what the tab keeps under another spelling of the folder, as earlier versions of the panel did, to the folder. Nothing
/// is overwritten: drafts of the same record come together, and what cannot be joined stays where it is, and so do the edits of
/// another tenant.
pub fn gather() {
    let Some(storage) = storage() else { return };
    let folder = folder();
    let text = |key: &str| storage.get_item(key).ok().flatten();
    for key in keys(&storage) {
        for name in ["draft:", TAB, TENANT] {
            let Some(rest) = strip_respelled(&key, &folder, name) else { continue };
            let tenant_of = |folder: &str| text(&format!("{folder}{TENANT}"));
            let tenants = (key.strip_suffix(rest).and_then(tenant_of), tenant_of(&folder));
            if matches!(tenants, (Some(old), Some(own)) if old != own) {
                continue;
            }
            let to = format!("{folder}{rest}");
            let Some(moved) = text(&key) else { continue };
            let joined = match text(&to) {
                None => Some(moved),
                Some(own) => match rest.strip_prefix(name).and_then(RecordId::from_key) {
                    Some(id) => StoredDraft::join(id.record(), &own, &moved).ok(),
                    // The tab has one id, and the edits one tenant; a text that was put aside stays.
                    None => (rest == name).then_some(own),
                },
            };
            if joined.is_some_and(|joined| storage.set_item(&to, &joined).is_ok()) {
                let _denied = storage.remove_item(&key);
            }
        }
    }
}

/// The keys of a storage.
#[must_use]
pub fn keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect()
}

/// The tab's own storage; none where the browser denies it.
#[must_use]
pub fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The records of which this tab keeps drafts.
#[must_use]
pub fn records() -> Vec<RecordId> {
    let Some(storage) = storage() else { return Vec::new() };
    let prefix = key("");
    keys(&storage).iter().filter_map(|key| RecordId::from_key(key.strip_prefix(&prefix)?)).collect()
}

impl Drafts {
    /// The drafts of this tab. A copy of another tab keeps the edits, and never inherits a write whose answer that one awaits.
    #[must_use]
    pub fn new(copied: bool) -> Self {
        let drafts = Self { failed: RwSignal::new(Vec::new()) };
        if copied {
            for record in records() {
                let mut own = drafts.of(&record);
                for draft in &mut own {
                    draft.pending = None;
                }
                if !own.is_empty() {
                    drafts.keep(&record, &own);
                }
            }
        }
        drafts
    }

    /// Whether the edits of a record are kept over a reload; followed.
    #[must_use]
    pub fn are_kept(&self, record: &RecordId) -> bool {
        self.failed.with(|failed| !failed.contains(record)) && storage().is_some()
    }

    /// The drafts of a record. A text that holds none is put aside, for it may be of another version of the panel.
    #[must_use]
    pub fn of(&self, record: &RecordId) -> Vec<StoredDraft> {
        let (key, storage) = (key(&record.key()), storage());
        let text = storage.as_ref().and_then(|storage| storage.get_item(&key).ok().flatten());
        let (Some(storage), Some(text)) = (storage, text) else { return Vec::new() };
        let Ok(drafts) = StoredDraft::read(record.record(), &text) else {
            if storage.set_item(&format!("{key}:unread"), &text).is_ok() {
                let _denied = storage.remove_item(&key);
            }
            return Vec::new();
        };
        drafts
    }

    /// Keeps these drafts of a record, in place of what was kept.
    pub fn keep(&self, record: &RecordId, drafts: &[StoredDraft]) {
        let key = key(&record.key());
        let done = storage().is_some_and(|storage| match drafts.is_empty() {
            true => storage.remove_item(&key).is_ok(),
            false => storage.set_item(&key, &StoredDraft::write(record.record(), drafts)).is_ok(),
        });
        let mut failed = self.failed.get_untracked();
        if failed.contains(record) == done {
            failed.retain(|other| other != record);
            if !done {
                failed.push(record.clone());
            }
            self.failed.set(failed);
        }
    }
}
