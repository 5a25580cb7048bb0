//! The person's own edits, to be carried elsewhere: copied, or downloaded as JSON.

use crate::forms::form::{Form, SAVE};
use crate::locales::words;
use crate::ui::copy::CopyButton;
use crate::ui::download::download as save_as;
use crate::ui::focus;
use crate::ui::presses::confirm;
use editing::{Draft, Event, Kind, Record};
use leptos::prelude::*;

/// A button that discards the edits where more than a keystroke hangs on them. It asks first; what was discarded can be
/// taken back.
#[component]
pub fn DiscardMine(
    /// The form.
    form: Form,
) -> impl IntoView {
    let discard = move |_| {
        confirm(words().form.discard_sure, move || {
            focus::now(SAVE);
            form.dispatch(Event::Discarded);
        });
    };
    view! { <button type="button" on:click=discard>{words().form.discard_mine}</button> }
}

/// A button that downloads the edits as JSON: of each changed field what it was and what was typed.
#[component]
pub fn DownloadMine(
    /// The form.
    form: Form,
) -> impl IntoView {
    view! { <button type="button" on:click=move |_| save_mine(form)>{words().form.download_mine}</button> }
}

fn save_mine(form: Form) {
    let editor = form.editor();
    let text = editor.state().with_untracked(|state| {
        state.open().map(|open| to_json(editor.record(), &open.draft)).unwrap_or_default()
    });
    save_as("unsaved-changes.json", &text);
}

/// A button that copies the edits, a line for each.
#[component]
pub fn CopyMine(
    /// The form.
    form: Form,
) -> impl IntoView {
    let text = move || {
        let editor = form.editor();
        editor.state().with_untracked(|state| {
            let draft = state.open().map(|open| &open.draft);
            let lines = draft.into_iter().flat_map(|draft| {
                let line = |index| format!("{}: {}\n", form.label(index), draft.text(index));
                shown(editor.record(), draft).into_iter().map(line)
            });
            lines.collect()
        })
    };
    view! { <CopyButton label=words().form.copy_mine text=Box::new(text) /> }
}

/// The edited fields that may be shown: a validation code may not.
#[must_use]
pub fn shown(record: &Record, draft: &Draft) -> Vec<usize> {
    let is_secret = |index: &usize| record.fields.get(*index).is_some_and(|field| field.kind == Kind::Secret);
    draft.edits.iter().map(|(index, _)| index).filter(|index| !is_secret(index)).collect()
}

/// The edits as JSON, by the place of the field in the record.
#[must_use]
pub fn to_json(record: &Record, draft: &Draft) -> String {
    let mut text = String::from("{");
    for index in shown(record, draft) {
        let Some(field) = record.fields.get(index) else { continue };
        let parts = [
            if text.len() > 1 { "," } else { "" },
            "\n  ",
            &quoted(field.pointer),
            ": { \"was\": ",
            &quoted(draft.original(index)),
            ", \"mine\": ",
            &quoted(draft.text(index)),
            " }",
        ];
        for part in parts {
            text.push_str(part);
        }
    }
    text.push_str("\n}\n");
    text
}

fn quoted(text: &str) -> String {
    js_sys::JSON::stringify(&text.into()).map(String::from).unwrap_or_default()
}
