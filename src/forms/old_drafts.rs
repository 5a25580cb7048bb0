//! Drafts that wait for the person: too old to be restored unasked, or of a record that could not be read.

use super::Editor;
use super::mine::{shown, to_json};
use super::view::Form;
use crate::clock::now;
use crate::locales::{fill, words};
use crate::ui::element::button;
use crate::ui::download::download;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use crate::ui::presses::confirm;
use crate::ui::time;
use editing::{Event, StoredDraft};
use leptos::prelude::*;

/// The drafts that are too old, each with its values.
pub fn expired(form: Form) -> AnyView {
    let of = form;
    let drafts = Memo::new(move |_| of.with_open(|open| (open.expired.clone(), open.can_restore())));
    dynamic(move || {
        let (drafts, free) = drafts.get();
        if drafts.is_empty() {
            return nothing();
        }
        let drafts = drafts.iter().enumerate().map(|(index, draft)| one(form, index, draft, free));
        el("div").children(drafts).into_any()
    })
}

fn one(form: Form, index: usize, draft: &StoredDraft, free: bool) -> El {
    let text = &words().form;
    let restore = match free {
        true => form.button_to(focus::FORM, text.restore, Event::RestorePressed(index)),
        false => el("span").child(text.restore_first),
    };
    // Of a write whose answer never came nobody knows whether it was saved.
    let title = if draft.pending.is_some() { text.expired_unknown } else { text.expired };
    kept(&form.editor(), draft, &fill(title, &[&time::told(draft.edited_at, now())])).child(
        el("p").class("choices").child(restore).child(download_draft(&form.editor(), draft)).child(discard(
            &form.editor(),
            index,
            focus::FORM,
        )),
    )
}

/// The drafts of a record that could not be read.
pub fn waiting(editor: &Editor, drafts: &[StoredDraft]) -> El {
    el("div").children(drafts.iter().enumerate().map(|(index, draft)| {
        kept(editor, draft, words().form.edits_kept).child(
            el("p").class("choices").child(download_draft(editor, draft)).child(discard(
                editor,
                index,
                focus::HEADING,
            )),
        )
    }))
}

/// Asks first: this cannot be taken back.
fn discard(editor: &Editor, index: usize, then: &'static str) -> El {
    let editor = editor.clone();
    button(words().form.discard_kept, move || {
        let editor = editor.clone();
        confirm(words().form.discard_for_good, move || {
            focus::now(then);
            editor.dispatch(Event::ExpiredDiscarded(index));
        });
    })
}

fn kept(editor: &Editor, stored: &StoredDraft, title: &str) -> El {
    let update = editor.update();
    let draft = &stored.draft;
    let mut rows = el("dl");
    for index in shown(editor.record(), draft) {
        let label = update.labels.get(index).map_or("", |label| label(words()));
        let value = (update.display)(index, draft.text(index).to_owned());
        rows = rows.child(el("dt").child(label)).child(el("dd").verbatim().child(value));
    }
    el("section")
        .class("notice notice-warning")
        .attr("aria-label", title)
        .child(el("p").child(title))
        .child(rows)
}

fn download_draft(editor: &Editor, stored: &StoredDraft) -> El {
    let (record, draft) = (editor.record(), stored.draft.clone());
    button(words().form.download_mine, move || {
        download("unsaved-changes.json", &to_json(record, &draft));
    })
}
