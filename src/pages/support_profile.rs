//! The start page: the partner's support profile, and what is not saved yet elsewhere in this tab.

use super::{heading, record_link};
use crate::forms::fields::Sections;
use crate::forms::review::without_version;
use crate::forms::support_profile_update::UPDATE;
use crate::forms::view::{Form, RecordForm};
use crate::forms::{Editor, RecordId};
use crate::locales::words;
use crate::shell::Shell;
use crate::ui::element::{El, dynamic, el, nothing};
use leptos::prelude::*;
use std::sync::Arc;
use updates::SupportProfile;

/// The page.
pub fn support_profile(shell: &'static Shell) -> El {
    shell.title.set(words().page.support.to_owned());
    let editor = shell.editors.open(SupportProfile, &UPDATE);
    let listed = unsaved(shell, &editor);
    let fields = Arc::new(|form: Form| view! { <Sections form /> }.into_any());
    let form = view! { <RecordForm shell editor fields review=without_version() /> };
    el("div").child(heading(words().page.support)).child(listed).child(form.into_any())
}

/// The other records with something that is not saved, each a link; what is saved meanwhile leaves the list. Other tabs
/// report theirs.
fn unsaved(shell: &'static Shell, own: &Editor) -> AnyView {
    let (editors, own) = (shell.editors.clone(), own.id().clone());
    let elsewhere = editors.place().tabs.ask_unsaved();
    let open = editors.unsaved();
    let listed = Memo::new(move |_| -> Vec<(RecordId, bool)> {
        // Followed, so that what is saved meanwhile leaves the list.
        for editor in &open {
            editor.state().track();
        }
        let here = editors.unsaved_records();
        let mut there = Vec::new();
        for record in elsewhere.get() {
            if !here.contains(&record) && !there.contains(&record) {
                there.push(record);
            }
        }
        let here = here.into_iter().filter(|record| *record != own).map(|record| (record, false));
        here.chain(there.into_iter().map(|record| (record, true))).collect()
    });
    dynamic(move || {
        let listed = listed.get();
        if listed.is_empty() {
            return nothing();
        }
        let links = listed.iter().map(|(record, in_other_tab)| link(record, *in_other_tab));
        el("section")
            .class("notice notice-warning")
            .attr("aria-labelledby", "unsaved")
            .child(el("h2").id("unsaved").child(words().page.unsaved))
            .child(el("ul").children(links))
            .into_any()
    })
}

fn link(record: &RecordId, in_other_tab: bool) -> El {
    el("li").child(record_link(record)).child(in_other_tab.then(|| format!(" {}", words().page.in_other_tab)))
}
