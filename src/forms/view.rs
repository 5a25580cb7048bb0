//! A form for any record: what needs attention, the fields, the promise, the buttons.

use super::early_warning::watch;
use super::panels::Panels;
use super::shown::Fields;
use super::status::{status, take_back};
use super::{Editor, Update, title_of};
use crate::locales::{fill, words};
use crate::shell::Shell;
use crate::ui::button::button;
use crate::ui::controls;
use crate::ui::effect::effect;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use crate::ui::memo::{Memo, memo};
use crate::ui::presses::{Question, is_composing, is_repeated};
use crate::ui::signal::Signal;
use crate::ui::waiting::{not_loaded, waiting};
use editing::{Event, Guarantee, Kind, Message, Open, Phase, State, Unit};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The id of the button that saves.
pub const SAVE: &str = "save";

/// A part of a form.
pub type Part = Arc<dyn Fn(&Form) -> El + Send + Sync>;

/// Whether a part of the form holds back the save that was pressed just now. It goes on with it by itself then, or says why not.
pub struct Hold(pub Box<dyn Fn() -> bool + Send + Sync>);

/// Nothing is held back.
impl Default for Hold {
    fn default() -> Self {
        Self(Box::new(|| false))
    }
}

/// The other spelling of a field's text, by the field's index; `None` where it stays as it is.
pub type Spelling = Box<dyn Fn(usize, &str) -> Option<String> + Send + Sync>;

/// Spells an edit as the record's rules want it, where that is unambiguous.
pub struct Respell(pub Spelling);

/// Every text stays as it is.
impl Default for Respell {
    fn default() -> Self {
        Self(Box::new(|_, _| None))
    }
}

/// What the form made of an edit by itself.
#[derive(Clone, PartialEq, Eq)]
pub enum Remark {
    /// Characters that a reader doesn't see were removed.
    Cleaned,
    /// This text was replaced by another spelling.
    Respelled(String),
}

/// What the parts of a form share. Cheap to clone.
#[derive(Clone)]
pub struct Form {
    /// Runs the record.
    pub editor: Editor,
    /// What is going on.
    pub phase: Memo<Phase>,
    /// What each field shows.
    pub fields: Fields,
    /// What is around the fields.
    pub panels: Panels,
    /// What may hold back a save.
    pub hold: Signal<Hold>,
    /// Whether a save is held back just now, until what holds it is done.
    pub held: Signal<bool>,
    /// What is said of it beside the buttons, in place of what the form says; empty for nothing.
    pub said: Signal<String>,
    /// What the person must have read before the next press of Save counts.
    pub question: Question,
    /// Spells complete edits.
    pub respell: Signal<Respell>,
    /// What the form made of edits by itself, by field.
    pub remarks: Signal<Vec<(usize, Remark)>>,
    /// The field in which somebody is typing, until the text is complete.
    pub typing: Signal<Option<usize>>,
}

impl Form {
    fn new(editor: Editor) -> Self {
        let state = editor.state().clone();
        Self {
            fields: Fields::of(&editor),
            panels: Panels::load(),
            hold: Signal::new(Hold::default()),
            held: Signal::new(false),
            said: Signal::new(String::new()),
            question: Question::none(),
            respell: Signal::new(Respell::default()),
            remarks: Signal::new(Vec::new()),
            typing: Signal::new(None),
            editor,
            phase: memo(move || {
                state.with(|state| state.open().map_or(Phase::Editing(None), |open| open.phase.clone()))
            }),
        }
    }

    /// The text of a field as the state has it now, and as it was read; `None` while there is no record.
    #[must_use]
    pub fn texts_now(&self, index: usize) -> Option<(String, String)> {
        let record = self.editor.record();
        self.editor.state().with_untracked(|state| {
            let open = state.open()?;
            Some((open.text(record, index), open.draft.original(index).to_owned()))
        })
    }

    /// Takes what a field shows as its text. A complete one is cleaned and spelled by the rules, and the field says so.
    pub fn edit(&self, index: usize, text: String, is_complete: bool) {
        let typing = (!is_complete).then_some(index);
        if self.typing.get_untracked() != typing {
            self.typing.set(typing);
        }
        let Some((now, original)) = self.texts_now(index) else { return };
        let mut remark = None;
        let mut spelled = text;
        if is_complete && spelled != original {
            let kind = self.editor.record().fields.get(index).map_or(Kind::Text, |field| field.kind);
            if let Some(cleaned) = editing::invisible::cleaned(kind, &spelled) {
                remark = Some(Remark::Cleaned);
                spelled = cleaned;
            }
            if let Some(respelled) = untrack(|| self.respell.with(|respell| respell.0(index, &spelled))) {
                remark = Some(Remark::Respelled(std::mem::replace(&mut spelled, respelled)));
            }
        }
        // Leaving a field as it is doesn't take back what is said of it.
        if remark.is_some() || spelled != now {
            self.remark(index, remark);
        }
        if spelled != now {
            self.editor.dispatch(Event::Typed { field: index, text: spelled });
        }
    }

    /// Takes what was picked for a field, spelled as its list has it.
    pub fn pick(&self, index: usize, text: String) {
        if self.texts_now(index).is_some_and(|(now, _)| now != text) {
            self.editor.dispatch(Event::Typed { field: index, text });
        }
    }

    /// Says, or says no more, what the form made of an edit by itself.
    pub fn remark(&self, index: usize, remark: Option<Remark>) {
        let mut remarks = self.remarks.get_untracked();
        if remark.is_some() || remarks.iter().any(|(field, _)| *field == index) {
            remarks.retain(|(field, _)| *field != index);
            remarks.extend(remark.map(|remark| (index, remark)));
            self.remarks.set(remarks);
        }
    }

    /// What the form is for.
    #[must_use]
    pub fn update(&self) -> &'static Update {
        self.editor.update()
    }

    /// The label of a field.
    #[must_use]
    pub fn label(&self, index: usize) -> &'static str {
        self.update().labels.get(index).map_or("", |label| label(words()))
    }

    /// The names of what these fields belong to, each once, as a list within a sentence; and whether it is one name.
    #[must_use]
    pub fn names(&self, fields: &[usize]) -> (String, bool) {
        let record = self.editor.record();
        let mut names: Vec<&str> = Vec::new();
        for index in fields {
            let name = match record.unit_of(*index) {
                // Alone it is named itself; with others of its group, the group is.
                unit @ Unit::Group(_)
                    if fields.iter().filter(|other| record.unit_of(**other) == unit).count() > 1 =>
                {
                    self.unit_name(unit)
                }
                _ => self.label(*index),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.split_last() {
            Some((last, others)) if !others.is_empty() => {
                (fill(words().form.and, &[&others.join(", "), last]), false)
            }
            _ => (names.concat(), true),
        }
    }

    /// A value of a field as a person reads it: an empty one is named.
    #[must_use]
    pub fn display(&self, index: usize, value: String) -> String {
        if value.is_empty() { words().form.empty.to_owned() } else { (self.update().display)(index, value) }
    }

    /// The name of a field, or of a group that conflicts as one.
    #[must_use]
    pub fn unit_name(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Field(index) => self.label(index),
            Unit::Group(group) => {
                self.update().groups.get(usize::from(group)).map_or("", |name| name(words()))
            }
        }
    }

    /// Reads from the open record; the default while there is none.
    pub fn with_open<T: Default>(&self, read: impl FnOnce(&Open) -> T) -> T {
        self.editor.state().with(|state| state.open().map(read).unwrap_or_default())
    }

    /// The same for a button that disappears by it: the focus goes to the element of this id.
    pub fn button_to(&self, id: &str, label: &str, event: Event) -> El {
        let (editor, id) = (self.editor.clone(), id.to_owned());
        button(label, move || {
            focus::now(&id);
            editor.dispatch(event.clone());
        })
    }

    /// The same for a button that answers a question of the view that is being built: it counts once that could be read.
    pub fn answer_to(&self, id: &'static str, label: &str, event: Event) -> El {
        let (form, question) = (self.clone(), Question::asked());
        button(label, move || {
            if form.is_answered(question) {
                focus::now(id);
                form.editor.dispatch(event.clone());
            }
        })
        .attr_of("aria-disabled", move || question.disables())
    }

    /// Whether the press that is being handled answers a question. Whoever pressed too early is told so; a key that is held
    /// down is no new press.
    #[must_use]
    pub fn is_answered(&self, question: Question) -> bool {
        let is_answered = question.is_answered();
        if is_answered {
            self.unsay_read_first();
        } else if !is_repeated() {
            self.said.set(words().form.read_first.to_owned());
        }
        is_answered
    }

    fn unsay_read_first(&self) {
        if self.said.get_untracked() == words().form.read_first {
            self.said.set(String::new());
        }
    }

    /// A button that tells the editor what happened.
    pub fn button(&self, label: &str, event: Event) -> El {
        let editor = self.editor.clone();
        button(label, move || editor.dispatch(event.clone()))
    }
}

/// How far the record is, for the form is built once and stays.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Loading,
    LoadFailed,
    Open,
}

/// The form of a record, from its loading on.
pub fn record_form(shell: &Shell, editor: Editor, fields: Part, review_text: Part) -> AnyView {
    editor.show();
    let state = editor.state().clone();
    let shown = memo(move || {
        state.with(|state| match state {
            State::Loading { .. } => Shown::Loading,
            State::LoadFailed { .. } => Shown::LoadFailed,
            State::Open(_) => Shown::Open,
        })
    });
    let error = shell.title_error;
    dynamic(move || match shown.get() {
        Shown::Loading => waiting().into_any(),
        Shown::LoadFailed => load_failed(&editor),
        Shown::Open => open_form(error, &Form::new(editor.clone()), &fields, &review_text).into_any(),
    })
}

fn load_failed(editor: &Editor) -> AnyView {
    let editor = editor.clone();
    let panels = Panels::load();
    let state = editor.state().clone();
    // What waits for the record can be discarded, and the rest stays.
    dynamic(move || {
        let failed = state.with(|state| match state {
            State::LoadFailed { problem, kept, .. } => Some((problem.clone(), kept.clone())),
            _ => None,
        });
        let Some((problem, kept)) = failed else { return nothing() };
        let again = editor.clone();
        let title = title_of(editor.id());
        el("div")
            .child(not_loaded(title, &problem, move || again.dispatch(Event::Reload)))
            .child((!kept.is_empty()).then(|| panels.waiting(&editor, kept)))
            .into_any()
    })
}

fn open_form(error: Signal<bool>, form: &Form, fields: &Part, review_text: &Part) -> El {
    let words = words();
    let phase = form.phase;
    effect(move || error.set(phase.with(needs_attention)));
    on_cleanup(move || {
        error.set(false);
    });
    watch(form);
    controls::listen();
    let (hold, held, question) = (form.hold, form.held, form.question);
    let saving =
        memo(move || held.get() || question.waits() || phase.with(|phase| matches!(phase, Phase::Saving(_))));
    ask_to_read(form);
    let pressed = form.clone();
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        controls::complete();
        if pressed.is_answered(question) && !untrack(|| hold.with(|hold| hold.0())) {
            pressed.editor.dispatch(Event::SavePressed);
        }
    };
    let save = el("button")
        .attr("type", "submit")
        .id(SAVE)
        .class("primary")
        .attr_of("aria-disabled", move || Some(saving.get().to_string()))
        .child(words.form.save);
    el("form")
        .class("record")
        .id(focus::FORM)
        .attr("tabindex", "-1")
        .attr("aria-label", title_of(form.editor.id()))
        .attr("novalidate", "")
        .on("submit", submit)
        .on("keydown", keep_composing)
        .child(unversioned(form))
        .child(not_kept(form))
        .child(form.panels.missing())
        .child(form.panels.above(form))
        .child(fields(form))
        .child(form.panels.below(form, review_text))
        .child(
            el("div")
                .class("actions")
                .child(save)
                .child(discard(form))
                .child(status(form))
                .child(take_back(form))
                .child(form.panels.beside(form)),
        )
        .child(promise(form))
}

/// Lets the next press of Save wait until what came of the last one could be read.
fn ask_to_read(form: &Form) {
    let form = form.clone();
    effect(move || {
        form.unsay_read_first();
        if form.panels.are_there() && form.phase.with(must_be_read) {
            form.question.ask();
        }
    });
}

/// Keeps the Enter key of an input method from submitting the form: it ends a composition.
fn keep_composing(event: web_sys::Event) {
    if let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>()
        && key.key() == "Enter"
        && is_composing(key)
    {
        event.prevent_default();
    }
}

/// Whether the service gave no version where one is expected.
fn is_unversioned(form: &Form) -> Memo<bool> {
    let form = form.clone();
    memo(move || {
        form.editor.record().guarantee == Guarantee::CompareAndSwap
            && form.with_open(|open| open.draft.base.version.is_none())
    })
}

/// What a save promises.
fn promise(form: &Form) -> AnyView {
    let unversioned = is_unversioned(form);
    let promise = form.update().promise;
    // Without the version the notice at the top says what cannot be promised.
    dynamic(move || match unversioned.get() {
        true => nothing(),
        false => el("p").class("promise").child(promise(words())).into_any(),
    })
}

/// Says that the service gave no version where one is expected.
fn unversioned(form: &Form) -> AnyView {
    let unversioned = is_unversioned(form);
    dynamic(move || match unversioned.get() {
        true => el("p").class("notice").child(words().form.no_version_notice).into_any(),
        false => nothing(),
    })
}

/// Says that edits are not kept over a reload.
fn not_kept(form: &Form) -> El {
    let editor = form.editor.clone();
    let kept = memo(move || editor.place().drafts.are_kept(editor.id()));
    let text = move || if kept.get() { String::new() } else { words().form.not_kept.to_owned() };
    // Always there: what is announced must be in the page before it says something.
    el("p")
        .attr_of("class", move || (!kept.get()).then(|| "notice notice-warning".to_owned()))
        .attr("role", "status")
        .text_of(text)
}

/// The button that discards the edits, where there are some that can be discarded.
fn discard(form: &Form) -> AnyView {
    let form = form.clone();
    let state = form.editor.state().clone();
    let edited = memo(move || {
        // In a conflict and where the outcome is unknown, the summary has it, with more care.
        let here = state.with(|state| {
            state.open().is_some_and(|open| !matches!(open.phase, Phase::Conflict(_) | Phase::Unknown(..)))
        });
        here && state.with(State::is_discardable)
    });
    dynamic(move || match edited.get() {
        true => form.button_to(SAVE, words().form.discard, Event::Discarded).into_any(),
        false => nothing(),
    })
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
