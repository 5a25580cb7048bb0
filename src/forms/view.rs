//! A form for any record: what needs attention, the fields, the promise, the buttons.

use super::attention::{attention, status};
use super::review::review;
use super::{Editor, Update};
use crate::locales::words;
use crate::shell::Shell;
use crate::ui::waiting::{not_loaded, waiting};
use editing::{Event, Guarantee, Message, Open, Phase, State};
use leptos::prelude::*;
use std::sync::Arc;

/// A part of a form.
pub type Part = Arc<dyn Fn(&Form) -> AnyView + Send + Sync>;

/// What the parts of a form share. Cheap to clone.
#[derive(Clone)]
pub struct Form {
    /// Runs the record.
    pub editor: Editor,
    /// What is going on.
    pub phase: Memo<Phase>,
    /// The text of each field as the form shows it, by its index.
    pub texts: Memo<Vec<String>>,
}

impl Form {
    fn new(editor: Editor) -> Self {
        let state = editor.state().clone();
        let record = editor.record();
        let opened = state.clone();
        Self {
            editor,
            phase: Memo::new(move |_| {
                state.with(|state| state.open().map_or(Phase::Editing(None), |open| open.phase.clone()))
            }),
            texts: Memo::new(move |_| {
                opened.with(|state| state.open().map(|open| open.texts(record)).unwrap_or_default())
            }),
        }
    }

    /// What the form is for.
    #[must_use]
    pub fn update(&self) -> &'static Update {
        self.editor.id().update()
    }

    /// The label of a field.
    #[must_use]
    pub fn label(&self, index: usize) -> &'static str {
        self.update().labels.get(index).map_or("", |label| label(words()))
    }

    /// The labels of fields, as a list within a sentence.
    #[must_use]
    pub fn labels(&self, fields: &[usize]) -> String {
        let labels: Vec<&str> = fields.iter().map(|index| self.label(*index)).collect();
        labels.join(", ")
    }

    /// The name of a field, or of a group that conflicts as one.
    #[must_use]
    pub fn unit_name(&self, unit: editing::Unit) -> &'static str {
        match unit {
            editing::Unit::Field(index) => self.label(index),
            editing::Unit::Group(group) => {
                self.update().groups.get(usize::from(group)).map_or("", |name| name(words()))
            }
        }
    }

    /// Reads from the open record; the default while there is none.
    pub fn with_open<T: Default>(&self, read: impl FnOnce(&Open) -> T) -> T {
        self.editor.state().with(|state| state.open().map(read).unwrap_or_default())
    }

    /// A handler that tells the editor what happened.
    pub fn on<E>(&self, event: Event) -> impl Fn(E) + use<E> {
        let editor = self.editor.clone();
        move |_| editor.dispatch(event.clone())
    }
}

/// How far the record is, for the form is built once and stays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Loading,
    LoadFailed,
    Open,
}

/// The form of a record, from its loading on.
pub fn record_form(shell: &Shell, editor: Editor, fields: Part, review_text: Part) -> AnyView {
    let state = editor.state().clone();
    let shown = Memo::new(move |_| {
        state.with(|state| match state {
            State::Loading { .. } => Shown::Loading,
            State::LoadFailed(_) => Shown::LoadFailed,
            State::Open(_) => Shown::Open,
        })
    });
    let shell = shell.clone();
    (move || match shown.get() {
        Shown::Loading => waiting(),
        Shown::LoadFailed => load_failed(&editor),
        Shown::Open => open_form(&shell, Form::new(editor.clone()), &fields, &review_text),
    })
    .into_any()
}

fn load_failed(editor: &Editor) -> AnyView {
    let problem = editor.state().with_untracked(|state| match state {
        State::LoadFailed(problem) => Some(problem.clone()),
        _ => None,
    });
    let editor = editor.clone();
    problem.map(|problem| not_loaded(&problem, move || editor.dispatch(Event::Reload))).into_any()
}

fn open_form(shell: &Shell, form: Form, fields: &Part, review_text: &Part) -> AnyView {
    let update = form.update();
    let phase = form.phase;
    let saving = Memo::new(move |_| phase.with(|phase| matches!(phase, Phase::Saving(_))));
    let error = shell.title_error;
    Effect::new(move |_| error.set(phase.with(needs_attention)));
    on_cleanup(move || {
        error.try_set(false);
    });
    let unversioned = {
        let form = form.clone();
        Memo::new(move |_| {
            update.record.guarantee == Guarantee::CompareAndSwap
                && form.with_open(|open| open.draft.base.etag.is_none())
        })
    };
    let submit = {
        let editor = form.editor.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            editor.dispatch(Event::SavePressed);
        }
    };
    let discard = form.editor.clone();
    let edited = {
        let form = form.clone();
        Memo::new(move |_| form.with_open(|open| !open.draft.edits.is_empty()))
    };
    view! {
        <form class="record" aria-label=(update.title)(words()) novalidate on:submit=submit>
            <Show when=move || unversioned.get()>
                <p class="notice">{words().form.no_version_notice}</p>
            </Show>
            {attention(&form)}
            {fields(&form)}
            {review(&form, review_text)}
            <div class="actions">
                <button type="submit" class="primary" aria-disabled=move || saving.get().to_string()>
                    {words().form.save}
                </button>
                <Show when=move || edited.get() && !saving.get()>
                    {
                        let editor = discard.clone();
                        view! {
                            <button type="button" on:click=move |_| editor.dispatch(Event::Discarded)>
                                {words().form.discard}
                            </button>
                        }
                    }
                </Show>
                {status(&form)}
            </div>
            <p class="promise">{(update.promise)(words())}</p>
        </form>
    }
    .into_any()
}

/// Whether the page's title says that there is a problem.
fn needs_attention(phase: &Phase) -> bool {
    match phase {
        Phase::Conflict(_) | Phase::Unknown(..) => true,
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
            )
        ),
        Phase::Reviewing | Phase::Saving(_) => false,
    }
}
