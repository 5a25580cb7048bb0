//! Drafts that wait for the person: too old to be restored unasked, or of a record that could not be read.

use super::mine::{shown, to_json};
use crate::browser::clock::now;
use crate::forms::buttons::EventButton;
use crate::forms::form::Form;
use crate::forms::layout::Layout;
use crate::locales::{fill, words};
use crate::sessions::Editor;
use crate::ui::anew::Anew;
use crate::ui::download::download;
use crate::ui::focus;
use crate::ui::presses::confirm;
use crate::ui::time;
use editing::{Event, StoredDraft};
use leptos::prelude::*;

/// The drafts that are too old, each with its values.
#[component]
pub fn Expired(
    /// The form.
    form: Form,
) -> impl IntoView {
    let drafts = Memo::new(move |_| form.with_open(|open| (open.expired.clone(), open.can_restore())));
    let listed = move || {
        let (drafts, free) = drafts.get();
        if drafts.is_empty() {
            return None;
        }
        let text = &words().form;
        let drafts = drafts.into_iter().enumerate().map(|(index, draft)| {
            let event = Event::RestorePressed(index);
            let restore = match free {
                true => view! { <EventButton form label=text.restore event focus=focus::FORM /> }.into_any(),
                false => view! { <span>{text.restore_first}</span> }.into_any(),
            };
            // Of a write whose answer never came nobody knows whether it was saved.
            let title = if draft.pending.is_some() { text.expired_unknown } else { text.expired };
            let title = fill(title, &[&time::told(draft.edited_at, now())]);
            view! { <Kept editor=form.editor() layout=form.layout draft index title restore=Some(restore) focus=focus::FORM /> }
        });
        Some(view! { <div>{drafts.collect_view()}</div> }.into_any())
    };
    view! { <Anew view=Box::new(listed) /> }
}

/// The drafts of a record that could not be read.
#[component]
pub fn WaitingDrafts(
    /// Runs the record.
    editor: Editor,
    /// How the record is shown.
    layout: &'static Layout,
    /// The drafts.
    drafts: Vec<StoredDraft>,
) -> impl IntoView {
    let drafts = drafts.into_iter().enumerate().map(|(index, draft)| {
        let title = words().form.edits_kept.to_owned();
        view! { <Kept editor=editor.clone() layout draft index title restore=None focus=focus::HEADING /> }
    });
    view! { <div>{drafts.collect_view()}</div> }
}

/// A draft with its values, and what can be done with it.
#[component]
fn Kept(
    editor: Editor,
    layout: &'static Layout,
    draft: StoredDraft,
    /// Which of the record's drafts it is.
    index: usize,
    title: String,
    /// The way to put it into the form.
    restore: Option<AnyView>,
    /// The id of the element that takes the focus once it is discarded.
    focus: &'static str,
) -> impl IntoView {
    let record = editor.record();
    let draft = draft.draft;
    let rows = shown(record, &draft).into_iter().map(|index| {
        let label = (layout.label)(index);
        let value = (layout.display)(index, draft.text(index).to_owned());
        view! {
            <dt>{label}</dt>
            <dd translate="no">{value}</dd>
        }
    });
    let rows = rows.collect_view();
    let save = move |_| download("unsaved-changes.json", &to_json(record, &draft));
    // It asks first: this cannot be taken back.
    let discard = move |_| {
        let editor = editor.clone();
        confirm(words().form.discard_for_good, move || {
            focus::now(focus);
            editor.dispatch(Event::ExpiredDiscarded(index));
        });
    };
    view! {
        <section class="notice notice-warning" aria-label=title.clone()>
            <p>{title.clone()}</p>
            <dl>{rows}</dl>
            <p class="choices">
                {restore}
                <button type="button" on:click=save>{words().form.download_mine}</button>
                <button type="button" on:click=discard>{words().form.discard_kept}</button>
            </p>
        </section>
    }
}
