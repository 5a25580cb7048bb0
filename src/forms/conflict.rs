//! A conflict, at its field or group: Original, Theirs, Yours, and the choice.

use super::attention::{legend, or_empty};
use super::view::Form;
use crate::locales::words;
use editing::{Choice, Conflict, Draft, Event, Phase, Unit};
use leptos::prelude::*;

/// The conflict to be decided before this field, if there is one: a group's stands before its first field.
pub fn conflict(form: &Form, index: usize) -> AnyView {
    let unit = form.editor.record().unit_of(index);
    if form.editor.record().members(unit).first() != Some(&index) {
        return ().into_any();
    }
    let phase = form.phase;
    let conflicted = Memo::new(move |_| {
        phase.with(|phase| matches!(phase, Phase::Conflict(conflict) if conflict.units.contains(&unit)))
    });
    let form = form.clone();
    (move || conflicted.get().then(|| panel(&form, unit))).into_any()
}

/// The panel stays as it is while the person chooses, so that the focus does; only what it shows follows.
fn panel(form: &Form, unit: Unit) -> AnyView {
    let text = &words().form;
    let record = form.editor.record();
    let id = form.editor.unit_element(unit);
    let rows = {
        let form = form.clone();
        Memo::new(move |_| {
            with_conflict(&form, |conflict, draft| conflict.merge(record, draft).in_conflict(record, unit))
        })
    };
    let writable = {
        let form = form.clone();
        Memo::new(move |_| with_conflict(&form, |conflict, _| conflict.is_writable(record, unit)))
    };
    let table = {
        let form = form.clone();
        move || rows.get().into_iter().map(|index| row(&form, index)).collect::<Vec<AnyView>>()
    };
    view! {
        <fieldset class="conflict" id=id tabindex="-1">
            <legend>{legend(form, unit)}</legend>
            <div class="scroll">
                <table>
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{text.original}</th>
                            <th scope="col">{text.theirs}</th>
                            <th scope="col">{text.yours}</th>
                        </tr>
                    </thead>
                    <tbody>{table}</tbody>
                </table>
            </div>
            <p class="choices">
                {choice(form, unit, Choice::Theirs, text.use_theirs)}
                {
                    let form = form.clone();
                    move || writable.get().then(|| choice(&form, unit, Choice::Mine, text.keep_mine))
                }
            </p>
        </fieldset>
    }
    .into_any()
}

fn row(form: &Form, index: usize) -> AnyView {
    let record = form.editor.record();
    let cell = |read: fn(&Conflict, &Draft, &'static editing::Record, usize) -> String| {
        let form = form.clone();
        move || or_empty(with_conflict(&form, |conflict, draft| read(conflict, draft, record, index)))
    };
    let original = cell(|_, draft, record, index| draft.original(record, index));
    let theirs = cell(|conflict, _, record, index| conflict.theirs.text(record, index));
    let yours = cell(|_, draft, record, index| draft.text(record, index));
    view! {
        <tr>
            <th scope="row">{form.label(index)}</th>
            <td data-side=words().form.original>{original}</td>
            <td data-side=words().form.theirs>{theirs}</td>
            <td data-side=words().form.yours>{yours}</td>
        </tr>
    }
    .into_any()
}

fn choice(form: &Form, unit: Unit, choice: Choice, label: &'static str) -> AnyView {
    let pressed = {
        let form = form.clone();
        move || with_conflict(&form, |conflict, _| conflict.choices.get(unit) == Some(choice)).to_string()
    };
    view! {
        <button type="button" aria-pressed=pressed on:click=form.on(Event::Chosen { unit, choice })>{label}</button>
    }
    .into_any()
}

fn with_conflict<T: Default>(form: &Form, read: impl FnOnce(&Conflict, &Draft) -> T) -> T {
    form.with_open(|open| match &open.phase {
        Phase::Conflict(conflict) => read(conflict, &open.draft),
        _ => T::default(),
    })
}
