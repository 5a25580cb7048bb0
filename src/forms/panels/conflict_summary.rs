//! The summary of a conflict: what it is about, links to where it is decided, and what can be done with all of it at once.

use super::mine::{CopyMine, DiscardMine, DownloadMine};
use super::notice::{PageLink, Summary, WhoLine};
use crate::forms::buttons::EventButton;
use crate::forms::form::Form;
use crate::locales::{fill, words};
use editing::{Choice, Conflict, Event, Phase, Unit};
use leptos::prelude::*;

/// The summary. The form stays editable below it.
#[component]
pub fn ConflictSummary(
    /// The form.
    form: Form,
    /// The conflict as it began.
    conflict: Conflict,
) -> impl IntoView {
    let text = &words().form;
    let editor = form.editor();
    let record = editor.record();
    let (round, fields, kept) = editor.state().with_untracked(|state| {
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
    let sentence = fill(if one { text.conflict_one } else { text.conflict_many }, &[&names]);
    let how = if conflict.saved { text.conflict_after_save } else { text.conflict_how };
    let again = (round > 1).then(|| view! { <p>{fill(text.conflict_again, &[&round.to_string()])}</p> });
    let links = conflict.units.iter().map(|&unit| {
        view! {
            <li>
                <PageLink target=editor.unit_element(unit) text=form.unit_name(unit) />
                <Chosen form unit />
            </li>
        }
    });
    let links = links.collect_view();
    let kept: Vec<_> =
        kept.into_iter().map(|index| (index, conflict.theirs.text(index).to_owned())).collect();
    view! {
        <Summary title=text.problem>
            <p>{sentence}<WhoLine form fields />" "{how}</p>
            {again}
            <Undecided form />
            <ul>{links}</ul>
            <Kept form kept />
            // The focus stays on the button that was pressed: on Save, a key that is held down would save.
            <p class="choices">
                <EventButton form label=text.keep_all_mine event=Event::ChosenAll(Choice::Mine) />
                <EventButton form label=text.use_all_theirs event=Event::ChosenAll(Choice::Theirs) />
                <AllDecided form />
            </p>
            <p class="choices"><CopyMine form /><DownloadMine form /><DiscardMine form /></p>
        </Summary>
    }
}

/// What is chosen for a unit; the status beside the buttons announces how many are decided.
#[component]
fn Chosen(form: Form, unit: Unit) -> impl IntoView {
    let phase = form.phase;
    let text = move || {
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
    };
    view! { <span prop:textContent=text></span> }
}

/// Says that nothing is left to decide.
#[component]
fn AllDecided(form: Form) -> impl IntoView {
    let phase = form.phase;
    let text = move || {
        let decided =
            phase.with(|phase| matches!(phase, Phase::Conflict(conflict) if conflict.undecided().is_empty()));
        if decided { words().form.conflict_all_decided } else { "" }
    };
    view! { <strong prop:textContent=text></strong> }
}

/// Says what is to be done first, after Save was pressed too early.
#[component]
fn Undecided(form: Form) -> impl IntoView {
    let phase = form.phase;
    let early = Memo::new(move |_| {
        phase.with(|phase| {
            matches!(phase, Phase::Conflict(conflict) if conflict.pressed_early && !conflict.undecided().is_empty())
        })
    });
    view! { {move || early.get().then(|| view! { <p>{words().form.conflict_undecided}</p> }.into_any())} }
}

/// What somebody else changed without touching what I changed.
#[component]
fn Kept(
    form: Form,
    /// The fields, with the other person's texts.
    kept: Vec<(usize, String)>,
) -> impl IntoView {
    (!kept.is_empty()).then(|| {
        let rows = kept.into_iter().map(|(index, text)| {
            view! {
                <dt>{form.label(index)}</dt>
                <dd translate="no">{form.display(index, text)}</dd>
            }
        });
        view! {
            <details>
                <summary>{words().form.conflict_kept}</summary>
                <dl>{rows.collect_view()}</dl>
            </details>
        }
    })
}
