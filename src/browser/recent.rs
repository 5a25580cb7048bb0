//! The customers that were opened last, on this browser: their ids and nothing else of them.

use crate::browser::drafts::{folder, keys};
use browsing::folder::strip_respelled;
use leptos::prelude::*;
use partner_center::TenantId;
use web_sys::Storage;

/// So many are remembered.
const COUNT: usize = 8;

const NAME: &str = "recent";

/// Other panels on the same host have other folders.
fn key() -> String {
    format!("{}{NAME}", folder())
}

/// The browser's storage; none where the browser denies it, and then nothing is remembered.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// The customers, the last opened first.
#[must_use]
pub fn customers() -> Vec<TenantId> {
    let text = storage().and_then(|storage| storage.get_item(&key()).ok().flatten()).unwrap_or_default();
    parse(&text).take(COUNT).collect()
}

fn parse(text: &str) -> impl Iterator<Item = TenantId> {
    text.split(' ').filter_map(|id| TenantId::parse(id).ok())
}

/// Adds what earlier versions of the panel kept under another spelling of the folder.
pub fn gather() {
    let Some(storage) = storage() else { return };
    let folder = folder();
    for key in keys(&storage).iter().filter(|key| strip_respelled(key, &folder, NAME).is_some()) {
        let text = storage.get_item(key).ok().flatten().unwrap_or_default();
        let mut customers = customers();
        for id in parse(&text) {
            if !customers.contains(&id) {
                customers.push(id);
            }
        }
        customers.truncate(COUNT);
        keep(&customers);
        let _denied = storage.remove_item(key);
    }
}

/// Remembers that a customer was opened.
pub fn remember(id: &TenantId) {
    let mut customers = customers();
    customers.retain(|other| other != id);
    customers.insert(0, id.clone());
    customers.truncate(COUNT);
    keep(&customers);
}

/// Forgets a customer that is not there any more.
pub fn forget(id: &TenantId) {
    let mut customers = customers();
    customers.retain(|other| other != id);
    keep(&customers);
}

fn keep(customers: &[TenantId]) {
    let ids: Vec<&str> = customers.iter().map(TenantId::as_str).collect();
    if let Some(storage) = storage() {
        // Full or denied: then it is not remembered, and nothing else suffers.
        let _denied = storage.set_item(&key(), &ids.join(" "));
    }
}
