//! What a save would send: each changed field, from what it was to what it becomes.

use super::mine::shown;
use crate::forms::form::Form;
use crate::locales::words;
use crate::ui::changed::{ChangedLive, Mark};
use editing::Phase;
use leptos::prelude::*;

/// The strip above the buttons. In a conflict the panels at the fields show more.
#[component]
pub fn Changes(
    /// The form.
    form: Form,
) -> impl IntoView {
    let changed = Memo::new(move |_| {
        let record = form.editor().record();
        form.with_open(|open| match open.phase {
            Phase::Conflict(_) => Vec::new(),
            _ => shown(record, &open.draft),
        })
    });
    let are_some = Memo::new(move |_| changed.with(|changed| !changed.is_empty()));
    let strip = move || {
        view! {
            <section class="changes" aria-labelledby="changes-title">
                <h2 id="changes-title">{words().form.changes}</h2>
                <ul>
                    <For each=move || changed.get() key=|index| *index let:index>
                        <Change form index />
                    </For>
                </ul>
            </section>
        }
        .into_any()
    };
    view! { {move || are_some.get().then(strip)} }
}

#[component]
fn Change(form: Form, index: usize) -> impl IntoView {
    let sides = move || {
        form.with_open(|open| {
            [open.draft.original(index), open.draft.text(index)]
                .map(|text| form.display(index, text.to_owned()))
        })
    };
    let was = Memo::new(move |_| {
        let [was, now] = sides();
        (was, now)
    });
    let now = Memo::new(move |_| {
        let [was, now] = sides();
        (now, was)
    });
    view! {
        <li>
            <b>{form.label(index)}</b>
            ": "
            <span>
                <ChangedLive mark=Mark::Deleted texts=was />
                " → "
                <ChangedLive mark=Mark::Inserted texts=now />
            </span>
        </li>
    }
}
