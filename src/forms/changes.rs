//! What a save would send: each changed field, from what it was to what it becomes.

use super::mine::shown;
use super::view::Form;
use crate::locales::words;
use crate::ui::changed::changed;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::memo::memo;
use editing::Phase;
use leptos::prelude::*;

/// The strip above the buttons. In a conflict the panels at the fields show more.
pub fn changes(form: &Form) -> AnyView {
    let listed = form.clone();
    let changes = memo(move || {
        let record = listed.editor.record();
        listed.with_open(|open| match open.phase {
            Phase::Conflict(_) => Vec::new(),
            _ => shown(record, &open.draft)
                .into_iter()
                .map(|index| {
                    let text = |text: &str| listed.display(index, text.to_owned());
                    (index, text(open.draft.original(index)), text(open.draft.text(index)))
                })
                .collect(),
        })
    });
    let form = form.clone();
    dynamic(move || {
        let changes = changes.get();
        if changes.is_empty() {
            return nothing();
        }
        el("section")
            .class("changes")
            .attr("aria-labelledby", "changes-title")
            .child(el("h2").id("changes-title").child(words().form.changes))
            .child(el("ul").children(changes.iter().map(|(index, was, now)| row(&form, *index, was, now))))
            .into_any()
    })
}

fn row(form: &Form, index: usize, was: &str, now: &str) -> El {
    el("li")
        .child(el("b").child(form.label(index)))
        .child(": ")
        .child(changed("del", was, now))
        .child(" → ")
        .child(changed("ins", now, was))
}
