//! Where records are edited.

use crate::api::Api;
use crate::browser::drafts::Drafts;
use crate::browser::tabs::OtherTabs;
use leptos::prelude::*;
use updates::RecordId;

/// Where records are edited: for as long as the tab is there.
pub struct Place {
    /// The way to the service.
    pub api: Api,
    /// The unsaved edits of this tab.
    pub drafts: Drafts,
    /// The other tabs of this browser.
    pub tabs: OtherTabs,
    /// The records that need the person's attention while another page is shown.
    pub waiting: RwSignal<Vec<RecordId>>,
}
