//! Whether the service knows the address in the form: asked on request, and before a changed address is saved (API reference,
//! section 1.8). It helps, and is never in the way: an address holds back a save once, and a check that cannot be had
//! none.

use crate::api::Api;
use crate::browser::clock::now;
use crate::browser::task::spawn;
use crate::forms::form::{Form, SAVE};
use crate::locales::address_words;
use crate::ui::focus;
use editing::{Details, Event, Open, Phase, Problem, ProblemKind};
use leptos::prelude::*;
use partner_center::address_validation::{self, AddressValidation, PostalAddress};
use std::sync::Arc;
use std::time::Duration;
use updates::address::{fields, suggested};

/// A save waits for the check so long.
const PATIENCE: Duration = Duration::from_secs(5);

/// The id of what is said of the address.
pub(super) const RESULT: &str = "address-check";

/// The id of the button that asks.
pub(super) const BUTTON: &str = "check-address";

/// The texts of fields, in their order.
pub(super) type Texts = Arc<[String]>;

/// The check of the address in a form.
#[derive(Clone, Copy)]
pub(super) struct AddressCheck {
    /// The form.
    pub form: Form,
    api: &'static Api,
    /// What the form shows.
    pub typed: Memo<Vec<String>>,
    /// The question whose answer is awaited: the last one.
    pub asked: RwSignal<Option<Asked>>,
    /// The last answer.
    pub answer: RwSignal<Option<Arc<Answer>>>,
    /// The address that is saved without a question: it was asked for before, or the service itself suggested it.
    checked: RwSignal<Texts>,
}

/// A question to the service.
#[derive(Clone)]
pub(super) struct Asked {
    /// The address.
    texts: Texts,
    /// What is to be saved after it, if the whole form still shows it then.
    pub pressed: Option<Texts>,
}

/// What became of a question.
pub(super) struct Answer {
    /// The address.
    pub texts: Texts,
    /// What the service says of it.
    pub outcome: Result<AddressValidation, Problem>,
}

impl AddressCheck {
    /// The check of the address in this form.
    pub fn new(form: Form) -> Self {
        let check = Self {
            form,
            api: &form.editor().place().api,
            typed: Memo::new(move |_| fields().map(|(index, _)| form.fields.text(index)).collect()),
            asked: RwSignal::new(None),
            answer: RwSignal::new(None),
            checked: RwSignal::new(Texts::default()),
        };
        let has_edits = Memo::new(move |_| form.with_open(has_edits));
        // What was discarded is not saved.
        Effect::new(move |_| {
            if !has_edits.get() {
                check.release();
            }
        });
        check
    }

    /// Reads from the open record.
    fn read<T: Default>(self, read: impl FnOnce(&Open) -> T) -> T {
        self.form.editor().state().with_untracked(|state| state.open().map(read).unwrap_or_default())
    }

    /// The address that is in the form now.
    fn texts(self) -> Texts {
        let record = self.form.editor().record();
        self.read(|open| {
            let texts = open.texts(record);
            fields().filter_map(|(index, _)| texts.get(index).cloned()).collect()
        })
    }

    /// The question for the address that is in the form now: with what the record holds of it beside the form's fields.
    fn request(self) -> partner_center::Request {
        let record = self.form.editor().record();
        let profile = self.read(|open| match &open.phase {
            Phase::Conflict(conflict) => conflict.resolved(record, &open.draft).document(record),
            _ => open.draft.document(record),
        });
        address_validation::post(profile.text())
    }

    /// From now on this answer is awaited, and no other. What was said beside the buttons is no more.
    fn wait_for(self, asked: Option<Asked>) {
        let held = asked.as_ref().is_some_and(|asked| asked.pressed.is_some());
        self.asked.set(asked);
        self.form.held.set(held);
        self.form.said.set(if held { address_words().checking } else { "" }.to_owned());
    }

    /// No save waits any more; a question on request goes on.
    fn release(self) {
        self.wait_for(self.asked.get_untracked().filter(|asked| asked.pressed.is_none()));
    }

    /// Asks for the address that is in the form now, unless it is being asked for. A save that waits goes on waiting.
    pub fn ask(self, pressed: Option<Texts>) {
        let texts = self.texts();
        let before = self.asked.get_untracked();
        let same = before.as_ref().filter(|asked| asked.texts == texts).map(|asked| asked.texts.clone());
        let is_new = same.is_none();
        let texts = same.unwrap_or(texts);
        if pressed.is_some() {
            let texts = texts.clone();
            set_timeout(move || self.answered(&texts, Err(timed_out())), PATIENCE);
        }
        let pressed = pressed.or_else(|| before.and_then(|asked| asked.pressed));
        self.wait_for(Some(Asked { texts: texts.clone(), pressed }));
        if is_new {
            let request = self.request();
            spawn(async move {
                let outcome = self.api.ask_in_background(request, address_validation::read).await;
                self.answered(&texts, outcome);
            });
        }
    }

    /// The answer to the question for these texts. One that is not awaited any more says nothing; none is after the page was
    /// left.
    fn answered(self, texts: &Texts, outcome: Result<AddressValidation, Problem>) {
        let asked = self.asked.try_get_untracked().flatten();
        let Some(asked) = asked.filter(|asked| Arc::ptr_eq(&asked.texts, texts)) else { return };
        self.wait_for(None);
        let stops = outcome.as_ref().is_ok_and(|answer| !answer.status.is_verified());
        if outcome.is_ok() || asked.pressed.is_some() {
            self.checked.set(texts.clone());
        }
        self.answer.set(Some(Arc::new(Answer { texts: texts.clone(), outcome })));
        if stops {
            self.form.question.ask();
        }
        let Some(pressed) = asked.pressed else {
            // Whoever is elsewhere by now stays there.
            if document().active_element().is_some_and(|active| active.id() == BUTTON) {
                focus::after_rendering(RESULT.to_owned());
            }
            return;
        };
        if self.pressed().is_none_or(|now| now != pressed) {
            self.say(address_words().done);
        } else if stops {
            focus::after_rendering(RESULT.to_owned());
        } else {
            self.form.dispatch(Event::SavePressed);
        }
    }

    /// What the whole form shows, where Save would write another address.
    fn pressed(self) -> Option<Texts> {
        let record = self.form.editor().record();
        self.read(|open| is_changed(open).then(|| open.texts(record).into()))
    }

    /// Whether a press of Save waits for the check: it does where another address would be saved that was not asked for yet.
    pub fn holds(self) -> bool {
        let texts = self.texts();
        let is_empty = texts.iter().all(|text| text.trim().is_empty());
        let pressed = self.pressed().filter(|_| !is_empty && self.checked.get_untracked() != texts);
        let Some(pressed) = pressed else {
            self.release();
            return false;
        };
        let waits = self.asked.get_untracked().and_then(|asked| asked.pressed);
        if waits.as_ref() != Some(&pressed) {
            self.ask(Some(pressed));
        }
        true
    }

    /// Says something beside the buttons, while there is something to save.
    fn say(self, text: &'static str) {
        if self.read(has_edits) {
            self.form.said.set(text.to_owned());
        }
    }

    /// Puts a suggestion into the form.
    pub fn take(self, suggestion: &PostalAddress) {
        for ((field, member), now) in fields().zip(self.texts().iter()) {
            let text = suggested(member, now, suggestion);
            if text != *now {
                self.form.dispatch(Event::Typed { field, text });
            }
        }
        self.answer.set(None);
        self.form.question.withdraw();
        self.checked.set(self.texts());
        self.say(address_words().used);
        focus::now(SAVE);
    }
}

fn has_edits(open: &Open) -> bool {
    !open.draft.edits.is_empty()
}

/// Whether Save would write another address.
pub(super) fn is_changed(open: &Open) -> bool {
    matches!(open.phase, Phase::Editing(_))
        && fields().any(|(index, _)| open.draft.edits.get(index).is_some())
}

/// No answer came while a save waited for it.
fn timed_out() -> Problem {
    Problem {
        kind: ProblemKind::TimedOut,
        reason: None,
        text: None,
        fields: Vec::new(),
        details: Details { at: now(), ..Details::default() },
    }
}
