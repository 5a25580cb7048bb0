//! Remarks at a field: what the form made of its text by itself, and characters that a reader doesn't see.

use crate::forms::form::{Form, Remark};
use crate::locales::remark_words;
use crate::ui::anew::Anew;
use crate::ui::focus;
use crate::ui::sentence::Sentence;
use editing::invisible::{Marked, cleaned, marked, without_marks};
use editing::{Event, Kind};
use leptos::prelude::*;

/// The remarks at a field. They are announced, and the focus stays.
#[component]
pub fn Remarks(
    /// The form.
    form: Form,
    /// The field.
    index: usize,
) -> impl IntoView {
    let is_edited = Memo::new(move |_| form.fields.with(index, |field| field.is_edited));
    // With what the field shows now.
    let remark = Memo::new(move |_| {
        let remark = form.remarks.with(|remarks| remarks.iter().find(|(field, _)| *field == index).cloned());
        remark.filter(|_| is_edited.get()).map(|(_, remark)| (remark, form.fields.text(index)))
    });
    let remark = move || {
        let (remark, now) = remark.get()?;
        let words = remark_words();
        Some(match remark {
            Remark::Cleaned => view! { <p>{words.cleaned}</p> }.into_any(),
            Remark::Respelled(text) => {
                view! { <p><Sentence template=words.respelled values=vec![text, now] /></p> }.into_any()
            }
        })
    };
    let kind = form.editor().record().fields.get(index).map_or(Kind::Choice, |field| field.kind);
    let is_typed = !matches!(kind, Kind::Choice | Kind::Names | Kind::Secret);
    // Always there: what is announced must be in the page before it says something.
    view! {
        <div aria-live="polite">
            <Anew view=Box::new(remark) />
            {is_typed.then(|| view! { <Invisible form index kind is_edited /> })}
        </div>
    }
}

/// The text with marks in place of what a reader doesn't see, and the button that removes it.
#[component]
fn Invisible(form: Form, index: usize, kind: Kind, is_edited: Memo<bool>) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        // While somebody types, a space at the end is one between words.
        let ends = is_edited.get() && form.typing.get() != Some(index);
        let shown = |text: &str, read_only: bool| if read_only { Vec::new() } else { marked(text, ends) };
        form.fields.with(index, |field| shown(&field.text, field.note.read_only))
    });
    let is_marked = Memo::new(move |_| pieces.with(|pieces| !pieces.is_empty()));
    let field = form.editor().field_element(index);
    let remove = move || {
        focus::now(&field);
        let Some((text, _)) = form.texts_now(index) else { return };
        let text = cleaned(kind, &text).unwrap_or_else(|| without_marks(&text));
        form.remark(index, Some(Remark::Cleaned));
        form.dispatch(Event::Typed { field: index, text });
    };
    let piece = |piece| match piece {
        Marked::Text(text) => text.into_any(),
        Marked::Mark(' ') => view! { <mark>{remark_words().space}</mark> }.into_any(),
        Marked::Mark(mark) => view! { <mark>{format!("U+{:04X}", u32::from(mark))}</mark> }.into_any(),
    };
    // As an element of its own: bare texts would not mark the place of what is built anew.
    let text = move || {
        let pieces = pieces.get().into_iter().map(piece).collect_view();
        Some(view! { <bdi translate="no">{pieces}</bdi> }.into_any())
    };
    let notice = move || {
        let (words, remove) = (remark_words(), remove.clone());
        view! {
            <div>
                <p>{words.invisible}" "<Anew view=Box::new(text) /></p>
                <p><button type="button" class="quiet" on:click=move |_| remove()>{words.remove}</button></p>
            </div>
        }
        .into_any()
    };
    view! { {move || is_marked.get().then(&notice)} }
}
