//! The start page: the partner's support profile, and what is not saved yet elsewhere in this tab.

use super::heading::Heading;
use super::record_link::RecordLink;
use crate::forms::operations::support_profile::parts;
use crate::forms::record_form::RecordForm;
use crate::locales::words;
use crate::sessions::{Editors, RecordId};
use crate::shell::Shell;
use crate::ui::anew::Anew;
use leptos::prelude::*;
use updates::SupportProfile;

/// The page.
#[component]
pub fn SupportProfilePage(
    /// The panel around it.
    shell: &'static Shell,
) -> impl IntoView {
    let title = words().page.support;
    shell.title.set(title.to_owned());
    let editor = shell.editors.open(SupportProfile);
    let own = editor.id().clone();
    view! {
        <div>
            <Heading text=title />
            <Elsewhere editors=&shell.editors own />
            <RecordForm title_error=shell.title_error editor parts=parts() />
        </div>
    }
}

/// The other records with something that is not saved, each a link; what is saved meanwhile leaves the list. Other tabs
/// report theirs.
#[component]
fn Elsewhere(editors: &'static Editors, own: RecordId) -> impl IntoView {
    let in_other_tabs = editors.place().tabs.ask_unsaved();
    let open = editors.unsaved();
    let listed = Memo::new(move |_| -> Vec<(RecordId, bool)> {
        // Followed, so that what is saved meanwhile leaves the list.
        for editor in &open {
            editor.state().track();
        }
        let here = editors.unsaved_records();
        let mut there = Vec::new();
        for record in in_other_tabs.get() {
            if !here.contains(&record) && !there.contains(&record) {
                there.push(record);
            }
        }
        let here = here.into_iter().filter(|record| *record != own).map(|record| (record, false));
        here.chain(there.into_iter().map(|record| (record, true))).collect()
    });
    let notice = move || {
        let records = listed.get();
        (!records.is_empty()).then(|| view! { <Unsaved records /> }.into_any())
    };
    view! { <Anew view=Box::new(notice) /> }
}

/// Records that are not saved, each with whether it is open in another tab.
#[component]
fn Unsaved(records: Vec<(RecordId, bool)>) -> impl IntoView {
    let words = &words().page;
    let links = records.into_iter().map(|(record, in_other_tab)| {
        let place = in_other_tab.then(|| format!(" {}", words.in_other_tab));
        view! { <li><RecordLink record />{place}</li> }
    });
    view! {
        <section class="notice notice-warning" aria-labelledby="unsaved">
            <h2 id="unsaved">{words.unsaved}</h2>
            <ul>{links.collect_view()}</ul>
        </section>
    }
}
