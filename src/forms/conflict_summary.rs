//! The summary of a conflict: what it is about, links to where it is decided, and what can be done with all of it at once.

use super::attention::{link, paragraph, summary, who_line};
use super::mine::{copy, discard_mine, download};
use super::view::Form;
use crate::locales::{fill, words};
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::memo::memo;
use editing::{Choice, Conflict, Event, Phase, Unit};
use leptos::prelude::*;

/// The summary. The form stays editable below it.
pub fn of_conflict(form: &Form, conflict: &Conflict) -> El {
    let text = &words().form;
    let record = form.editor.record();
    let (round, fields, kept) = form.editor.state().with_untracked(|state| {
        // The merge follows what is typed; the summary does not.
        let Some((open, Phase::Conflict(Conflict { merge, .. }))) =
            state.open().map(|open| (open, &open.phase))
        else {
            return (0, Vec::new(), Vec::new());
        };
        let fields: Vec<usize> =
            conflict.units.iter().flat_map(|unit| merge.in_conflict(record, *unit)).collect();
        (open.round, fields, merge.theirs())
    });
    let (names, one) = form.names(&fields);
    let sentence = if one { text.conflict_one } else { text.conflict_many };
    let how = if conflict.saved { text.conflict_after_save } else { text.conflict_how };
    let again = (round > 1).then(|| paragraph(&fill(text.conflict_again, &[&round.to_string()])));
    let links = conflict
        .units
        .iter()
        .map(|unit| link(form.editor.unit_element(*unit), form.unit_name(*unit)).child(chosen(form, *unit)));
    summary(text.problem)
        .child(paragraph(&fill(sentence, &[&names])).child(who_line(form, &fields)).child(" ").child(how))
        .child(again)
        .child(undecided(form))
        .child(el("ul").children(links))
        .child(of_kept(form, conflict, &kept))
        .child(
            // The focus stays on the button that was pressed: on Save, a key that is held down would save.
            el("p")
                .class("choices")
                .child(form.button(text.keep_all_mine, Event::ChosenAll(Choice::Mine)))
                .child(form.button(text.use_all_theirs, Event::ChosenAll(Choice::Theirs)))
                .child(all_decided(form)),
        )
        .child(el("p").class("choices").child(copy(form)).child(download(form)).child(discard_mine(form)))
}

/// What is chosen for a unit; the status beside the buttons announces how many are decided.
fn chosen(form: &Form, unit: Unit) -> El {
    let phase = form.phase;
    el("span").text_of(move || {
        let text = &words().form;
        let chosen = phase.with(|phase| match phase {
            Phase::Conflict(conflict) => conflict.choices.get(unit),
            _ => None,
        });
        match chosen {
            Some(Choice::Mine) => format!(" – {}", text.conflict_mine),
            Some(Choice::Theirs) => format!(" – {}", text.conflict_theirs),
            None => String::new(),
        }
    })
}

/// Says that nothing is left to decide.
fn all_decided(form: &Form) -> El {
    let phase = form.phase;
    el("strong").text_of(move || {
        let decided =
            phase.with(|phase| matches!(phase, Phase::Conflict(conflict) if conflict.undecided().is_empty()));
        if decided { words().form.conflict_all_decided.to_owned() } else { String::new() }
    })
}

/// Says what is to be done first, after Save was pressed too early.
fn undecided(form: &Form) -> AnyView {
    let phase = form.phase;
    let early = memo(move || {
        phase.with(|phase| {
            matches!(phase, Phase::Conflict(conflict) if conflict.pressed_early && !conflict.undecided().is_empty())
        })
    });
    dynamic(move || match early.get() {
        true => paragraph(words().form.conflict_undecided).into_any(),
        false => nothing(),
    })
}

/// What somebody else changed without touching what I changed.
fn of_kept(form: &Form, conflict: &Conflict, kept: &[usize]) -> Option<El> {
    if kept.is_empty() {
        return None;
    }
    let mut rows = el("dl");
    for index in kept {
        let value = form.display(*index, conflict.theirs.text(*index).to_owned());
        rows = rows.child(el("dt").child(form.label(*index))).child(el("dd").verbatim().child(value));
    }
    Some(el("details").child(el("summary").child(words().form.conflict_kept)).child(rows))
}
