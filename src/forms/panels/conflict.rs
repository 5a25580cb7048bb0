//! A conflict, at its field or group: Original, Theirs, Yours, and the choice.

use super::notice::{WhoLine, legend};
use crate::forms::form::Form;
use crate::locales::words;
use crate::ui::changed::{ChangedLive, Mark};
use editing::{Choice, Conflict, Draft, Event, Phase, Unit};
use leptos::prelude::*;

/// The conflict to be decided before this field, if there is one: a group's stands before its first field.
#[component]
pub fn ConflictAt(
    /// The form.
    form: Form,
    /// The field.
    index: usize,
) -> impl IntoView {
    let record = form.editor().record();
    let unit = record.unit_of(index);
    let is_first = record.members(unit).first() == Some(&index);
    let phase = form.phase;
    let conflicted = Memo::new(move |_| {
        is_first
            && phase
                .with(|phase| matches!(phase, Phase::Conflict(conflict) if conflict.units.contains(&unit)))
    });
    view! { {move || conflicted.get().then(|| view! { <ConflictPanel form unit /> }.into_any())} }
}

/// The panel stays as it is while the person chooses, so that the focus does; only what it shows follows.
#[component]
fn ConflictPanel(form: Form, unit: Unit) -> impl IntoView {
    let text = &words().form;
    let editor = form.editor();
    let record = editor.record();
    let rows =
        Memo::new(move |_| with_conflict(form, |conflict, _| conflict.merge.in_conflict(record, unit)));
    let writable = Memo::new(move |_| with_conflict(form, |conflict, _| conflict.is_writable(record, unit)));
    let keep_mine =
        move || view! { <ChoiceButton form unit choice=Choice::Mine label=text.keep_mine /> }.into_any();
    let head = [text.original, text.theirs, text.yours].map(|side| view! { <th scope="col">{side}</th> });
    view! {
        <fieldset class="conflict" id=editor.unit_element(unit) tabindex="-1">
            <legend>{legend(form, unit)}</legend>
            <p><WhoLine form fields=record.members(unit) /></p>
            <table>
                <thead>
                    <tr><td></td>{head.collect_view()}</tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|index| *index let:index>
                        <Sides form index />
                    </For>
                </tbody>
            </table>
            <p class="choices">
                <ChoiceButton form unit choice=Choice::Theirs label=text.use_theirs />
                {move || writable.get().then(keep_mine)}
            </p>
        </fieldset>
    }
}

/// Reads one side of a field in conflict.
type Side = fn(&Conflict, &Draft, usize) -> String;

/// All sides of a field.
#[component]
fn Sides(form: Form, index: usize) -> impl IntoView {
    let text = &words().form;
    let original: Side = |_, draft, index| draft.original(index).to_owned();
    let sides: [(&str, Side); 3] = [
        (text.original, original),
        (text.theirs, |conflict, _, index| conflict.theirs.text(index).to_owned()),
        (text.yours, |_, draft, index| draft.text(index).to_owned()),
    ];
    let cells = sides.map(|(side, read)| {
        let texts = Memo::new(move |_| {
            with_conflict(form, |conflict, draft| {
                let of = |read: Side| form.display(index, read(conflict, draft, index));
                (of(read), of(original))
            })
        });
        view! { <td data-side=side><ChangedLive mark=Mark::Inserted texts /></td> }
    });
    view! {
        <tr>
            <th scope="row">{form.label(index)}</th>
            {cells.collect_view()}
        </tr>
    }
}

#[component]
fn ChoiceButton(form: Form, unit: Unit, choice: Choice, label: &'static str) -> impl IntoView {
    let pressed = move || {
        let is_chosen = with_conflict(form, |conflict, _| conflict.choices.get(unit) == Some(choice));
        if is_chosen { "true" } else { "false" }
    };
    let choose = move |_| form.dispatch(Event::Chosen { unit, choice });
    view! { <button type="button" aria-pressed=pressed on:click=choose>{label}</button> }
}

/// Reads the conflict; the default once it is over and its panel about to go.
fn with_conflict<T: Default>(form: Form, read: impl FnOnce(&Conflict, &Draft) -> T) -> T {
    form.with_open(|open| match &open.phase {
        Phase::Conflict(conflict) => read(conflict, &open.draft),
        _ => T::default(),
    })
}
