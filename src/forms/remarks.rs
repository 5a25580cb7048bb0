//! Remarks at a field: what the form made of its text by itself, and characters that a reader doesn't see.

use super::form::{Form, Remark};
use crate::locales::remark_words;
use crate::ui::element::button;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use editing::invisible::{Marked, cleaned, marked, without_marks};
use editing::{Event, Kind};
use leptos::prelude::*;

/// The remarks at a field. They are announced, and the focus stays.
pub fn remarks(form: Form, index: usize) -> El {
    let (edited, remarks, fields) = (form, form.remarks, form.fields);
    let is_edited = Memo::new(move |_| edited.with_open(|open| open.draft.edits.get(index).is_some()));
    // With what the field shows now.
    let remark = Memo::new(move |_| {
        let remark = remarks.with(|remarks| remarks.iter().find(|(field, _)| *field == index).cloned());
        remark.filter(|_| is_edited.get()).map(|(_, remark)| (remark, fields.text(index)))
    });
    let remark = dynamic(move || match remark.get() {
        None => nothing(),
        Some((Remark::Cleaned, _)) => el("p").child(remark_words().cleaned).into_any(),
        Some((Remark::Respelled(text), now)) => {
            el("p").sentence(remark_words().respelled, &[&text, &now]).into_any()
        }
    });
    // Always there: what is announced must be in the page before it says something.
    el("div").attr("aria-live", "polite").child(remark).child(marks(form, index, is_edited))
}

/// The text with marks in place of what a reader doesn't see, and the button that removes it.
fn marks(form: Form, index: usize, is_edited: Memo<bool>) -> AnyView {
    let kind = form.editor().record().fields.get(index).map_or(Kind::Choice, |field| field.kind);
    if matches!(kind, Kind::Choice | Kind::Names | Kind::Secret) {
        return nothing();
    }
    let (typing, fields) = (form.typing, form.fields);
    let pieces = Memo::new(move |_| {
        // While somebody types, a space at the end is one between words.
        let ends = is_edited.get() && typing.get() != Some(index);
        fields.with(index, |shown| if shown.note.read_only { Vec::new() } else { marked(&shown.text, ends) })
    });
    dynamic(move || {
        let pieces = pieces.get();
        if pieces.is_empty() {
            return nothing();
        }
        let words = remark_words();
        let marked = pieces.into_iter().map(|piece| match piece {
            Marked::Text(text) => text.into_any(),
            Marked::Mark(' ') => el("mark").child(words.space).into_any(),
            Marked::Mark(mark) => el("mark").child(format!("U+{:04X}", u32::from(mark))).into_any(),
        });
        let (form, field) = (form, form.editor().field_element(index));
        let remove = button(words.remove, move || {
            focus::now(&field);
            let Some((text, _)) = form.texts_now(index) else { return };
            let text = cleaned(kind, &text).unwrap_or_else(|| without_marks(&text));
            form.remark(index, Some(Remark::Cleaned));
            form.editor().dispatch(Event::Typed { field: index, text });
        });
        el("div")
            .child(el("p").child(words.invisible).child(" ").child(el("bdi").verbatim().children(marked)))
            .child(el("p").child(remove.class("quiet")))
            .into_any()
    })
}
