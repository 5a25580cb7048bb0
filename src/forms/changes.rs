//! What a save would send: each changed field, from what it was to what it becomes.

use super::mine::shown;
use super::view::Form;
use crate::locales::words;
use crate::ui::element::changed;
use crate::ui::element::{El, dynamic, el, nothing};
use editing::Phase;
use leptos::prelude::*;

/// The strip above the buttons. In a conflict the panels at the fields show more.
pub fn changes(form: Form) -> AnyView {
    let listed = form;
    let changed = Memo::new(move |_| {
        let record = listed.editor().record();
        listed.with_open(|open| match open.phase {
            Phase::Conflict(_) => Vec::new(),
            _ => shown(record, &open.draft),
        })
    });
    // A key builds what it changed anew: a value, not the list.
    dynamic(move || {
        let changed = changed.get();
        if changed.is_empty() {
            return nothing();
        }
        el("section")
            .class("changes")
            .attr("aria-labelledby", "changes-title")
            .child(el("h2").id("changes-title").child(words().form.changes))
            .child(el("ul").children(changed.into_iter().map(|index| row(form, index))))
            .into_any()
    })
}

fn row(form: Form, index: usize) -> El {
    let label = form.label(index);
    let sides = Memo::new(move |_| {
        form.with_open(|open| {
            [open.draft.original(index), open.draft.text(index)]
                .map(|text| form.display(index, text.to_owned()))
        })
    });
    let sides = dynamic(move || {
        let [was, now] = sides.get();
        el("span").child(changed("del", &was, &now)).child(" → ").child(changed("ins", &now, &was)).into_any()
    });
    el("li").child(el("b").child(label)).child(": ").child(sides)
}
