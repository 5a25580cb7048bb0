//! A form for any record: what needs attention, the fields, the promise, the buttons.

use super::buttons::EventButton;
use super::early_warning::watch;
use super::panels::Panels;
use super::shown::Fields;
use super::status::{Status, TakeBack};
use super::{Editor, Update, title_of};
use crate::locales::{fill, words};
use crate::shell::Shell;
use crate::ui::anew::Anew;
use crate::ui::controls;
use crate::ui::focus;
use crate::ui::presses::{Question, is_composing, is_repeated};
use crate::ui::waiting::{NotLoaded, Waiting};
use editing::{Event, Guarantee, Kind, Message, Open, Phase, State, Unit};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, SubmitEvent};

/// The id of the button that saves.
pub const SAVE: &str = "save";

/// A part of a form.
pub type Part = Arc<dyn Fn(Form) -> AnyView + Send + Sync>;

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

/// What the parts of a form share, for as long as its page is there.
#[derive(Clone, Copy)]
pub struct Form {
    /// Runs the record.
    editor: StoredValue<Editor>,
    /// What is going on.
    pub phase: Memo<Phase>,
    /// What each field shows.
    pub fields: Fields,
    /// What is around the fields.
    pub panels: Panels,
    /// What may hold back a save.
    pub hold: RwSignal<Hold>,
    /// Whether a save is held back just now, until what holds it is done.
    pub held: RwSignal<bool>,
    /// What is said of it beside the buttons, in place of what the form says; empty for nothing.
    pub said: RwSignal<String>,
    /// What the person must have read before the next press of Save counts.
    pub question: Question,
    /// Spells complete edits.
    pub respell: RwSignal<Respell>,
    /// What the form made of edits by itself, by field.
    pub remarks: RwSignal<Vec<(usize, Remark)>>,
    /// The field in which somebody is typing, until the text is complete.
    pub typing: RwSignal<Option<usize>>,
}

impl Form {
    fn new(editor: Editor) -> Self {
        let state = editor.state().clone();
        Self {
            fields: Fields::of(&editor),
            panels: Panels::load(),
            hold: RwSignal::new(Hold::default()),
            held: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            question: Question::none(),
            respell: RwSignal::new(Respell::default()),
            remarks: RwSignal::new(Vec::new()),
            typing: RwSignal::new(None),
            editor: StoredValue::new(editor),
            phase: Memo::new(move |_| {
                state.with(|state| state.open().map_or(Phase::Editing(None), |open| open.phase.clone()))
            }),
        }
    }

    /// Runs the record. Only for views and their effects, which end with the page: what may run later, as a timer or a handler
    /// of `focusout`, calls the methods below, which do nothing then.
    #[must_use]
    pub fn editor(self) -> Editor {
        self.editor.get_value()
    }

    /// Tells the editor what happened. Once the page is gone, nothing happens there.
    pub fn dispatch(self, event: Event) {
        if let Some(editor) = self.editor.try_get_value() {
            editor.dispatch(event);
        }
    }

    /// The text of a field as the state has it now, and as it was read; `None` while there is no record, and once the page is
    /// gone.
    #[must_use]
    pub fn texts_now(self, index: usize) -> Option<(String, String)> {
        let editor = self.editor.try_get_value()?;
        editor.state().with_untracked(|state| {
            let open = state.open()?;
            Some((open.text(editor.record(), index), open.draft.original(index).to_owned()))
        })
    }

    /// Takes what a field shows as its text. A complete one is cleaned and spelled by the rules, and the field says so.
    pub fn edit(self, index: usize, text: String, is_complete: bool) {
        let Some((now, original)) = self.texts_now(index) else { return };
        let typing = (!is_complete).then_some(index);
        if self.typing.get_untracked() != typing {
            self.typing.set(typing);
        }
        let mut remark = None;
        let mut spelled = text;
        if is_complete && spelled != original {
            let kind = self.editor().record().fields.get(index).map_or(Kind::Text, |field| field.kind);
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
            self.dispatch(Event::Typed { field: index, text: spelled });
        }
    }

    /// Takes what was picked for a field, spelled as its list has it.
    pub fn pick(self, index: usize, text: String) {
        if self.texts_now(index).is_some_and(|(now, _)| now != text) {
            self.dispatch(Event::Typed { field: index, text });
        }
    }

    /// Says, or says no more, what the form made of an edit by itself.
    pub fn remark(self, index: usize, remark: Option<Remark>) {
        let mut remarks = self.remarks.get_untracked();
        if remark.is_some() || remarks.iter().any(|(field, _)| *field == index) {
            remarks.retain(|(field, _)| *field != index);
            remarks.extend(remark.map(|remark| (index, remark)));
            self.remarks.set(remarks);
        }
    }

    /// What the form is for.
    #[must_use]
    pub fn update(self) -> &'static Update {
        self.editor().update()
    }

    /// The label of a field.
    #[must_use]
    pub fn label(self, index: usize) -> &'static str {
        self.update().labels.get(index).map_or("", |label| label(words()))
    }

    /// The names of what these fields belong to, each once, as a list within a sentence; and whether it is one name.
    #[must_use]
    pub fn names(self, fields: &[usize]) -> (String, bool) {
        let record = self.editor().record();
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
    pub fn display(self, index: usize, value: String) -> String {
        if value.is_empty() { words().form.empty.to_owned() } else { (self.update().display)(index, value) }
    }

    /// The name of a field, or of a group that conflicts as one.
    #[must_use]
    pub fn unit_name(self, unit: Unit) -> &'static str {
        match unit {
            Unit::Field(index) => self.label(index),
            Unit::Group(group) => {
                self.update().groups.get(usize::from(group)).map_or("", |name| name(words()))
            }
        }
    }

    /// Reads from the open record; the default while there is none.
    pub fn with_open<T: Default>(self, read: impl FnOnce(&Open) -> T) -> T {
        self.editor().state().with(|state| state.open().map(read).unwrap_or_default())
    }

    /// Whether the press that is being handled answers a question. Whoever pressed too early is told so; a key that is held
    /// down is no new press.
    #[must_use]
    pub fn is_answered(self, question: Question) -> bool {
        let is_answered = question.is_answered();
        if is_answered {
            self.unsay_read_first();
        } else if !is_repeated() {
            self.said.try_set(words().form.read_first.to_owned());
        }
        is_answered
    }

    fn unsay_read_first(self) {
        if self.said.try_get_untracked().as_deref() == Some(words().form.read_first) {
            self.said.set(String::new());
        }
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
#[component]
pub fn RecordForm(
    /// The panel.
    shell: &'static Shell,
    /// Runs the record.
    editor: Editor,
    /// The fields.
    fields: Part,
    /// What is to be read before the form's request is sent.
    review: Part,
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
    let error = shell.title_error;
    view! {
        {move || match shown.get() {
            Shown::Loading => view! { <Waiting /> }.into_any(),
            Shown::LoadFailed => view! { <LoadFailed editor=editor.clone() /> }.into_any(),
            Shown::Open => {
                let form = Form::new(editor.clone());
                view! { <OpenForm error form fields=fields.clone() review=review.clone() /> }.into_any()
            }
        }}
    }
}

/// Says why the record could not be read, and shows the edits that wait for it.
#[component]
fn LoadFailed(editor: Editor) -> impl IntoView {
    let panels = Panels::load();
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
            let waiting = (!kept.is_empty()).then(|| panels.waiting(&editor, kept));
            view! { <div><NotLoaded what=title problem again />{waiting}</div> }.into_any()
        })
    };
    view! { <Anew view=Box::new(failed) /> }
}

/// The form of a record that was read.
#[component]
fn OpenForm(
    /// Whether the page's title says that there is a problem.
    error: RwSignal<bool>,
    form: Form,
    fields: Part,
    review: Part,
) -> impl IntoView {
    let words = words();
    let phase = form.phase;
    Effect::new(move |_| error.set(phase.with(needs_attention)));
    on_cleanup(move || error.set(false));
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
    let title = title_of(form.editor().id());
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
            {fields(form)}
            {panels.below(form, &review)}
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
            && form.with_open(|open| open.draft.base.etag.is_none())
    })
}

/// What a save promises.
#[component]
fn Promise(form: Form) -> impl IntoView {
    let unversioned = is_unversioned(form);
    let promise = (form.update().promise)(words());
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
