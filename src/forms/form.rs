//! What the parts of a form share: the form itself, and where its panels stand.

use super::layout::{Layout, title_of};
use super::shown::Fields;
use crate::locales::{fill, words};
use crate::sessions::Editor;
use crate::ui::chunk::{Late, Loading, load};
use crate::ui::focus;
use crate::ui::presses::{Question, is_repeated};
use editing::{Event, Kind, Open, Phase, StoredDraft, Unit};
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the button that saves.
pub const SAVE: &str = "save";

/// A part of a form.
pub type Part = Arc<dyn Fn(Form) -> AnyView + Send + Sync>;

/// What the form of an update operation is made of.
#[derive(Clone)]
pub struct Parts {
    /// Its texts, and the order of its fields.
    pub layout: &'static Layout,
    /// The fields.
    pub fields: Part,
    /// What is to be read before a write that no version protects.
    pub review: Part,
}

/// A save guard: returns `true` to defer the save. The guard then resumes the save itself, or explains why it cannot.
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
    /// How it is shown.
    pub layout: &'static Layout,
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
    /// The form of a record that was read, until the view is gone in which this is called.
    #[must_use]
    pub fn new(editor: Editor, layout: &'static Layout, panels: Panels) -> Self {
        let state = editor.state().clone();
        Self {
            layout,
            fields: Fields::of(&editor, layout),
            panels,
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

    /// The name of the form.
    #[must_use]
    pub fn title(self) -> &'static str {
        title_of(self.editor().id())
    }

    /// The label of a field.
    #[must_use]
    pub fn label(self, index: usize) -> &'static str {
        (self.layout.label)(index)
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
        if value.is_empty() { words().form.empty.to_owned() } else { (self.layout.display)(index, value) }
    }

    /// The name of a field, or of a group that conflicts as one.
    #[must_use]
    pub fn unit_name(self, unit: Unit) -> &'static str {
        match unit {
            Unit::Field(index) => self.label(index),
            Unit::Group(group) => (self.layout.group)(group),
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

    /// Takes back what [`is_answered`](Self::is_answered) said.
    pub fn unsay_read_first(self) {
        if self.said.try_get_untracked().as_deref() == Some(words().form.read_first) {
            self.said.set(String::new());
        }
    }
}

/// The views, each a function.
#[derive(Clone, Copy)]
pub struct Views {
    /// Above the fields: what needs attention, what somebody else changed, edits of long ago.
    pub above: fn(Form) -> AnyView,
    /// The conflict to be decided before a field.
    pub conflict: fn(Form, usize) -> AnyView,
    /// Below the fields: the review, and what a save would send.
    pub below: fn(Form, &Part) -> AnyView,
    /// Beside the buttons.
    pub beside: fn(Form) -> AnyView,
    /// The drafts of a record that could not be read.
    pub waiting: fn(&Editor, &'static Layout, &[StoredDraft]) -> AnyView,
    /// At a field.
    pub remarks: fn(Form, usize) -> AnyView,
}

/// The panels of a form. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Panels {
    views: RwSignal<Late<Views>>,
    load: fn() -> Loading<Views>,
}

impl Panels {
    /// Begins to load them.
    #[must_use]
    pub fn load(from: fn() -> Loading<Views>) -> Self {
        let views = RwSignal::new(Late::Awaited);
        load(views, from());
        Self { views, load: from }
    }

    /// Whether they are there; followed.
    #[must_use]
    pub fn are_there(self) -> bool {
        self.views.with(|views| matches!(views, Late::There(_)))
    }

    /// Above the fields: what needs attention, what somebody else changed, edits of long ago.
    pub fn above(self, form: Form) -> AnyView {
        self.show(move |views| (views.above)(form))
    }

    /// The conflict to be decided before this field, if there is one.
    pub fn conflict(self, form: Form, index: usize) -> AnyView {
        self.show(move |views| (views.conflict)(form, index))
    }

    /// At a field: what the form made of its text by itself, and characters that a reader doesn't see.
    pub fn remarks(self, form: Form, index: usize) -> AnyView {
        self.show(move |views| (views.remarks)(form, index))
    }

    /// Below the fields: the review, and what a save would send.
    pub fn below(self, form: Form, review_text: &Part) -> AnyView {
        let review_text = review_text.clone();
        self.show(move |views| (views.below)(form, &review_text))
    }

    /// Beside the buttons: the way to what is announced above the fields.
    pub fn beside(self, form: Form) -> AnyView {
        self.show(move |views| (views.beside)(form))
    }

    /// The drafts of a record that could not be read.
    pub fn waiting(self, editor: &Editor, layout: &'static Layout, drafts: Vec<StoredDraft>) -> AnyView {
        let editor = editor.clone();
        self.show(move |views| (views.waiting)(&editor, layout, &drafts))
    }

    fn show(self, view: impl Fn(&Views) -> AnyView + Send + 'static) -> AnyView {
        let shown = move || match self.views.get() {
            Late::There(views) => Some(view(&views)),
            Late::Awaited | Late::Missing(_) => None,
        };
        view! { {move || shown()} }.into_any()
    }

    /// Says that they did not come. What they would tell, and with it the focus, comes here.
    pub fn missing(self) -> AnyView {
        let notice = move || {
            let Late::Missing(why) = self.views.get() else { return None };
            let again = move || {
                self.views.set(Late::Awaited);
                focus::now(focus::FORM);
                load(self.views, (self.load)());
            };
            let notice = view! {
                <section
                    id=focus::SUMMARY
                    class="notice notice-error"
                    tabindex="-1"
                    aria-label=why.text()
                >
                    <p role="alert">{why.text()}</p>
                    <p>{why.button(again).into_any()}</p>
                </section>
            };
            Some(notice.into_any())
        };
        view! { {move || notice()} }.into_any()
    }
}
