//! The start page: the partner's support profile, and what is not saved yet elsewhere in this tab.

use super::heading;
use crate::forms::fields::sections;
use crate::forms::review::without_version;
use crate::forms::view::record_form;
use crate::forms::{Editor, RecordId};
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::element::{El, dynamic, el, nothing};
use editing::State;
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn support_profile(shell: &Shell) -> El {
    shell.title.set(words().page.support.to_owned());
    let editor = shell.editors.open(RecordId::SupportProfile, &shell.api);
    el("div").child(heading(words().page.support)).child(unsaved(shell, &editor)).child(record_form(
        shell,
        editor,
        Arc::new(sections),
        without_version(),
    ))
}

/// The other records with something that is not saved, each a link; what is saved meanwhile leaves the list.
fn unsaved(shell: &Shell, own: &Editor) -> AnyView {
    let others: Vec<Editor> =
        shell.editors.unsaved().into_iter().filter(|editor| editor.id() != own.id()).collect();
    let followed = others.clone();
    let held = Memo::new(move |_| -> Vec<bool> {
        followed.iter().map(|editor| editor.state().with(State::has_unsaved)).collect()
    });
    dynamic(move || {
        let held = held.get();
        let held = others.iter().zip(held).filter(|(_, held)| *held);
        let links: Vec<El> = held.map(|(editor, _)| link(editor.id())).collect();
        if links.is_empty() {
            return nothing();
        }
        el("section")
            .class("notice notice-warning")
            .attr("aria-labelledby", "unsaved")
            .child(el("h2").id("unsaved").child(words().page.unsaved_here))
            .child(el("ul").children(links))
            .into_any()
    })
}

fn link(record: &RecordId) -> El {
    let words = words();
    let (route, name, customer) = match record {
        RecordId::SupportProfile => (Route::SupportProfile, words.page.support, ""),
        RecordId::BillingProfile(id) => (Route::Customer(id.clone()), words.customer.billing, id.as_str()),
        RecordId::Qualification(id) => {
            (Route::Qualification(id.clone()), words.qualification.title, id.as_str())
        }
    };
    el("li").child(el("a").attr("href", &route.href()).child(format!("{name} {customer}")))
}
