//! A conflict, at its field or group: Original, Theirs, Yours, and the choice.

use super::attention::{legend, who_line};
use super::view::Form;
use crate::locales::words;
use crate::ui::changed::changed;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::memo::memo;
use editing::{Choice, Conflict, Draft, Event, Phase, Unit};
use leptos::prelude::*;

/// The conflict to be decided before this field, if there is one: a group's stands before its first field.
pub fn conflict(form: &Form, index: usize) -> Option<AnyView> {
    let unit = form.editor.record().unit_of(index);
    if form.editor.record().members(unit).first() != Some(&index) {
        return None;
    }
    let phase = form.phase;
    let conflicted = memo(move || {
        phase.with(|phase| matches!(phase, Phase::Conflict(conflict) if conflict.units.contains(&unit)))
    });
    let form = form.clone();
    Some(dynamic(move || match conflicted.get() {
        true => panel(&form, unit).into_any(),
        false => nothing(),
    }))
}

/// The panel stays as it is while the person chooses, so that the focus does; only what it shows follows.
fn panel(form: &Form, unit: Unit) -> El {
    let text = &words().form;
    let record = form.editor.record();
    let (rowed, asked) = (form.clone(), form.clone());
    let rows = memo(move || with_conflict(&rowed, |conflict, _| conflict.merge.in_conflict(record, unit)));
    let writable = memo(move || with_conflict(&asked, |conflict, _| conflict.is_writable(record, unit)));
    let body = {
        let form = form.clone();
        dynamic(move || {
            el("tbody").children(rows.get().into_iter().map(|index| row(&form, index))).into_any()
        })
    };
    let keep_mine = {
        let form = form.clone();
        dynamic(move || match writable.get() {
            true => choice(&form, unit, Choice::Mine, text.keep_mine).into_any(),
            false => nothing(),
        })
    };
    let sides = [text.original, text.theirs, text.yours];
    let head = el("tr").child(el("td")).children(sides.map(|side| el("th").attr("scope", "col").child(side)));
    el("fieldset")
        .class("conflict")
        .id(&form.editor.unit_element(unit))
        .attr("tabindex", "-1")
        .child(el("legend").child(legend(form, unit)))
        .child(el("p").child(who_line(form, &record.members(unit))))
        .child(el("table").child(el("thead").child(head)).child(body))
        .child(
            el("p")
                .class("choices")
                .child(choice(form, unit, Choice::Theirs, text.use_theirs))
                .child(keep_mine),
        )
}

/// Reads one side of a field in conflict.
type Side = fn(&Conflict, &Draft, usize) -> String;

fn row(form: &Form, index: usize) -> El {
    let text = &words().form;
    let sides: [(&str, Side); 3] = [
        (text.original, |_, draft, index| draft.original(index).to_owned()),
        (text.theirs, |conflict, _, index| conflict.theirs.text(index).to_owned()),
        (text.yours, |_, draft, index| draft.text(index).to_owned()),
    ];
    let cells = sides.map(|(side, read)| {
        let form = form.clone();
        let values = memo(move || {
            with_conflict(&form, |conflict, draft| {
                let of = |read: Side| form.display(index, read(conflict, draft, index));
                vec![of(read), of(sides[0].1)]
            })
        });
        let value = dynamic(move || {
            values.with(|values| match values.as_slice() {
                [value, original] => changed("ins", value, original).into_any(),
                // The conflict is over, and its panel about to go.
                _ => nothing(),
            })
        });
        el("td").attr("data-side", side).child(value)
    });
    el("tr").child(el("th").attr("scope", "row").child(form.label(index))).children(cells)
}

fn choice(form: &Form, unit: Unit, choice: Choice, label: &str) -> El {
    let pressed = {
        let form = form.clone();
        move || {
            let chosen = with_conflict(&form, |conflict, _| conflict.choices.get(unit) == Some(choice));
            Some(chosen.to_string())
        }
    };
    form.button(label, Event::Chosen { unit, choice }).attr_of("aria-pressed", pressed)
}

fn with_conflict<T: Default>(form: &Form, read: impl FnOnce(&Conflict, &Draft) -> T) -> T {
    form.with_open(|open| match &open.phase {
        Phase::Conflict(conflict) => read(conflict, &open.draft),
        _ => T::default(),
    })
}
