//! The start page: the partner's support profile, and what is not saved yet elsewhere in this tab.

use super::heading;
use crate::forms::fields::sections;
use crate::forms::review::without_version;
use crate::forms::view::record_form;
use crate::forms::{Editor, RecordId};
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub fn support_profile(shell: &Shell) -> AnyView {
    shell.title.set(words().page.support.to_owned());
    let editor = shell.editors.open(RecordId::SupportProfile, &shell.api);
    view! {
        {heading(words().page.support)}
        {unsaved(shell, &editor)}
        {record_form(shell, editor, Arc::new(sections), without_version())}
    }
    .into_any()
}

/// The other records with something that is not saved, each a link.
fn unsaved(shell: &Shell, own: &Editor) -> Option<AnyView> {
    let words = words();
    let links: Vec<AnyView> = shell
        .editors
        .unsaved()
        .into_iter()
        .filter(|editor| editor.id() != own.id())
        .map(|editor| {
            let (route, name, customer) = match editor.id() {
                RecordId::SupportProfile => (Route::SupportProfile, words.page.support, ""),
                RecordId::BillingProfile(id) => {
                    (Route::Customer(id.clone()), words.customer.billing, id.as_str())
                }
                RecordId::Qualification(id) => {
                    (Route::Qualification(id.clone()), words.qualification.title, id.as_str())
                }
            };
            view! { <li><a href=route.href()>{name} " " {customer.to_owned()}</a></li> }.into_any()
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <section class="notice notice-warning" aria-labelledby="unsaved">
                <h2 id="unsaved">{words.page.unsaved_here}</h2>
                <ul>{links}</ul>
            </section>
        }
        .into_any()
    })
}
