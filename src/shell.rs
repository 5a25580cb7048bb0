//! What every page is given: handed down, not looked up.

use crate::api::Api;
use crate::forms::Editors;
use crate::navigation::Navigation;
use leptos::prelude::*;

/// The panel around a page. Cheap to clone.
#[derive(Clone)]
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
    /// The panel for a service.
    #[must_use]
    pub fn new(api: Api) -> Self {
        let editors = Editors::default();
        Self {
            api,
            navigation: Navigation::new(editors.clone()),
            editors,
            title: RwSignal::new(String::new()),
            title_error: RwSignal::new(false),
        }
    }
}
