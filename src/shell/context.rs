//! What every page is given: handed down, not looked up.

use super::navigation::Navigation;
use crate::api::Api;
use crate::browser::drafts::Drafts;
use crate::browser::tabs::OtherTabs;
use crate::sessions::{Editors, Place};
use leptos::prelude::*;

/// The panel around a page, for as long as the tab is there.
pub struct Shell {
    /// The way to the service.
    pub api: Api,
    /// The records that are open in this tab.
    pub editors: Editors,
    /// Where the person is.
    pub navigation: Navigation,
    /// The title of the page.
    pub title: RwSignal<String>,
    /// Whether the page shows a problem, which its title says too.
    pub title_error: RwSignal<bool>,
}

impl Shell {
    /// The panel for a service. `copied` says whether the tab is a copy of another one.
    #[must_use]
    pub fn new(api: Api, copied: bool) -> &'static Self {
        // Once for each tab.
        let place = Box::leak(Box::new(Place {
            api: api.clone(),
            drafts: Drafts::new(copied),
            tabs: OtherTabs::new(),
            waiting: RwSignal::new(Vec::new()),
        }));
        let editors = Editors::new(place);
        Box::leak(Box::new(Self {
            api,
            navigation: Navigation::new(editors.clone()),
            editors,
            title: RwSignal::new(String::new()),
            title_error: RwSignal::new(false),
        }))
    }
}
