//! The form of any record: what needs attention, the fields, the promise, the buttons.

use super::buttons::EventButton;
use super::form::{Form, Parts, SAVE};
use super::layout::{Layout, title_of};
use super::panels::{self, watch};
use super::status::{Status, TakeBack};
use crate::locales::words;
use crate::sessions::Editor;
use crate::ui::anew::Anew;
use crate::ui::controls;
use crate::ui::focus;
use crate::ui::presses::is_composing;
use crate::ui::waiting::{NotLoaded, Waiting};
use editing::{Event, Guarantee, Message, Phase, State};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, SubmitEvent};

/// How far the record is, for the form is built once and stays.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Loading,
    LoadFailed,
    Open,
}

/// The form of a record, from its loading on.
#[component]
pub fn RecordForm(
    /// Whether the page shows a problem, which its title says too.
    title_error: RwSignal<bool>,
    /// Runs the record.
    editor: Editor,
    /// What the form is made of.
    parts: Parts,
) -> impl IntoView {
    editor.show();
    let state = editor.state().clone();
    let shown = Memo::new(move |_| {
        state.with(|state| match state {
            State::Loading { .. } => Shown::Loading,
            State::LoadFailed { .. } => Shown::LoadFailed,
            State::Open(_) => Shown::Open,
        })
    });
    view! {
        {move || match shown.get() {
            Shown::Loading => view! { <Waiting /> }.into_any(),
            Shown::LoadFailed => view! { <LoadFailed editor=editor.clone() layout=parts.layout /> }.into_any(),
            Shown::Open => {
                let form = Form::new(editor.clone(), parts.layout, panels::load());
                view! { <OpenForm title_error form parts=parts.clone() /> }.into_any()
            }
        }}
    }
}

/// Says why the record could not be read, and shows the edits that wait for it.
#[component]
fn LoadFailed(editor: Editor, layout: &'static Layout) -> impl IntoView {
    let panels = panels::load();
    let state = editor.state().clone();
    let title = title_of(editor.id());
    // What waits for the record can be discarded, and the rest stays.
    let failed = move || {
        let failed = state.with(|state| match state {
            State::LoadFailed { problem, kept, .. } => Some((problem.clone(), kept.clone())),
            _ => None,
        });
        failed.map(|(problem, kept)| {
            let again = editor.clone();
            let again = Box::new(move || again.dispatch(Event::Reload));
            let waiting = (!kept.is_empty()).then(|| panels.waiting(&editor, layout, kept));
            view! { <div><NotLoaded what=title problem again />{waiting}</div> }.into_any()
        })
    };
    view! { <Anew view=Box::new(failed) /> }
}

/// The form of a record that was read.
#[component]
fn OpenForm(
    /// Whether the page's title says that there is a problem.
    title_error: RwSignal<bool>,
    form: Form,
    parts: Parts,
) -> impl IntoView {
    let words = words();
    let phase = form.phase;
    Effect::new(move |_| title_error.set(phase.with(needs_attention)));
    on_cleanup(move || title_error.set(false));
    watch(form);
    controls::listen();
    let Form { hold, held, question, panels, .. } = form;
    let saving = Memo::new(move |_| {
        held.get() || question.waits() || phase.with(|phase| matches!(phase, Phase::Saving(_)))
    });
    ask_to_read(form);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        controls::complete();
        if form.is_answered(question) && !untrack(|| hold.with(|hold| hold.0())) {
            form.dispatch(Event::SavePressed);
        }
    };
    let title = form.title();
    view! {
        <form
            class="record"
            id=focus::FORM
            tabindex="-1"
            aria-label=title
            novalidate
            on:submit=submit
            on:keydown=keep_composing
        >
            <NoVersion form />
            <NotKept form />
            {panels.missing()}
            {panels.above(form)}
            {(parts.fields)(form)}
            {panels.below(form, &parts.review)}
            <div class="actions">
                <button type="submit" id=SAVE class="primary" aria-disabled=move || saving.get().to_string()>
                    {words.form.save}
                </button>
                <Discard form />
                <Status form />
                <TakeBack form />
                {panels.beside(form)}
            </div>
            <Promise form />
        </form>
    }
}

/// Lets the next press of Save wait until what came of the last one could be read.
fn ask_to_read(form: Form) {
    Effect::new(move |_| {
        form.unsay_read_first();
        if form.panels.are_there() && form.phase.with(must_be_read) {
            form.question.ask();
        }
    });
}

/// Keeps the Enter key of an input method from submitting the form: it ends a composition.
fn keep_composing(event: KeyboardEvent) {
    // Autofill sends an event of this name that is none of the keyboard.
    let event: &web_sys::Event = &event;
    if let Some(key) = event.dyn_ref::<KeyboardEvent>()
        && key.key() == "Enter"
        && is_composing(key)
    {
        event.prevent_default();
    }
}

/// Whether the service gave no version where one is expected.
fn is_unversioned(form: Form) -> Memo<bool> {
    Memo::new(move |_| {
        form.editor().record().guarantee == Guarantee::CompareAndSwap
            && form.with_open(|open| open.draft.base.version.is_none())
    })
}

/// What a save promises.
#[component]
fn Promise(form: Form) -> impl IntoView {
    let unversioned = is_unversioned(form);
    let promise = (form.layout.promise)(words());
    // Without the version the notice at the top says what cannot be promised.
    view! { {move || (!unversioned.get()).then(|| view! { <p class="promise">{promise}</p> }.into_any())} }
}

/// Says that the service gave no version where one is expected.
#[component]
fn NoVersion(form: Form) -> impl IntoView {
    let unversioned = is_unversioned(form);
    let notice = words().form.no_version_notice;
    view! { {move || unversioned.get().then(|| view! { <p class="notice">{notice}</p> }.into_any())} }
}

/// Says that edits are not kept over a reload.
#[component]
fn NotKept(form: Form) -> impl IntoView {
    let kept = Memo::new(move |_| {
        let editor = form.editor();
        editor.place().drafts.are_kept(editor.id())
    });
    let class = move || (!kept.get()).then_some("notice notice-warning");
    let text = move || if kept.get() { "" } else { words().form.not_kept };
    // Always there: what is announced must be in the page before it says something.
    view! { <p class=class role="status" prop:textContent=text></p> }
}

/// The button that discards the edits, where there are some that can be discarded.
#[component]
fn Discard(form: Form) -> impl IntoView {
    let edited = Memo::new(move |_| {
        form.editor().state().with(|state| {
            // In a conflict and where the outcome is unknown, the summary has it, with more care.
            let here = state
                .open()
                .is_some_and(|open| !matches!(open.phase, Phase::Conflict(_) | Phase::Unknown(..)));
            here && state.is_discardable()
        })
    });
    let discard = move || {
        let label = words().form.discard;
        view! { <EventButton form label event=Event::Discarded focus=SAVE /> }.into_any()
    };
    view! { {move || edited.get().then(discard)} }
}

/// Whether a press of Save goes past something that the person has to know. Before what is missing is filled in, it sends
/// nothing.
fn must_be_read(phase: &Phase) -> bool {
    matches!(phase, Phase::Editing(message) if !matches!(message, Some(Message::Required(_))))
        && needs_attention(phase)
}

/// Whether the page's title says that there is a problem.
fn needs_attention(phase: &Phase) -> bool {
    match phase {
        // Once all is decided, only the save is left.
        Phase::Conflict(conflict) => !conflict.undecided().is_empty(),
        Phase::Unknown(..) => true,
        Phase::Editing(message) => matches!(
            message,
            Some(
                Message::Required(_)
                    | Message::Refused(_)
                    | Message::CurrentVersionRefused(_)
                    | Message::LatestUnreadable(_)
                    | Message::NotSaved
                    | Message::VersionMoved
                    | Message::Merged(_)
                    | Message::Overtaken(_)
            )
        ),
        Phase::Reviewing | Phase::Saving(_) => false,
    }
}
