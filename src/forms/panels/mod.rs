//! What a form shows around its fields when there is something to say: conflicts, problems, warnings, the review, the request. A
//! chunk of its own, which is loaded once the first form is there.

mod attention;
mod changes;
mod conflict;
mod conflict_summary;
mod early_warning;
mod mine;
mod notice;
mod old_drafts;
mod remarks;
mod request;
mod review;

pub use early_warning::watch;

use super::form::{Panels, Views};
use crate::ui::chunk::part;
use attention::Attention;
use changes::Changes;
use conflict::ConflictAt;
use early_warning::{EarlyPointer, EarlyWarning};
use leptos::prelude::*;
use old_drafts::{Expired, WaitingDrafts};
use remarks::Remarks;
use request::RequestPreview;
use review::Review;

part! { panels, views -> Views: Views {
    above: |form| view! { <Expired form /><EarlyWarning form /><Attention form /> }.into_any(),
    conflict: |form, index| view! { <ConflictAt form index /> }.into_any(),
    below: |form, content| {
        view! { <Review form content=content.clone() /><Changes form /><RequestPreview form /> }.into_any()
    },
    beside: |form| view! { <EarlyPointer form /> }.into_any(),
    waiting: |editor, layout, drafts| {
        view! { <WaitingDrafts editor=editor.clone() layout drafts=drafts.to_vec() /> }.into_any()
    },
    remarks: |form, index| view! { <Remarks form index /> }.into_any(),
} }

/// Begins to load the panels of a form.
#[must_use]
pub fn load() -> Panels {
    Panels::load(|| Box::pin(views()))
}
