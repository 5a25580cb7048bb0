//! What a form shows around its fields when there is something to say. Loaded once the first form is there: until then there
//! is nothing.

use super::Editor;
use super::attention::Attention;
use super::changes::Changes;
use super::conflict::ConflictAt;
use super::early_warning::{EarlyPointer, EarlyWarning};
use super::old_drafts::{Expired, WaitingDrafts};
use super::remarks::remarks;
use super::request::RequestPreview;
use super::review::Review;
use super::view::{Form, Part};
use crate::late::{Late, load, part};
use crate::ui::focus;
use editing::StoredDraft;
use leptos::prelude::*;

/// The views, each a function.
#[derive(Clone, Copy)]
pub struct Views {
    above: fn(Form) -> AnyView,
    conflict: fn(Form, usize) -> AnyView,
    below: fn(Form, &Part) -> AnyView,
    beside: fn(Form) -> AnyView,
    waiting: fn(&Editor, &[StoredDraft]) -> AnyView,
    remarks: fn(Form, usize) -> AnyView,
}

part! { panels, views -> Views: Views {
    above: |form| view! { <Expired form /><EarlyWarning form /><Attention form /> }.into_any(),
    conflict: |form, index| view! { <ConflictAt form index /> }.into_any(),
    below: |form, content| {
        view! { <Review form content=content.clone() /><Changes form /><RequestPreview form /> }.into_any()
    },
    beside: |form| view! { <EarlyPointer form /> }.into_any(),
    waiting: |editor, drafts| {
        view! { <WaitingDrafts editor=editor.clone() drafts=drafts.to_vec() /> }.into_any()
    },
    remarks: |form, index| remarks(form, index).into_any(),
} }

/// The panels of a form. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Panels(RwSignal<Late<Views>>);

impl Panels {
    /// Begins to load them.
    #[must_use]
    pub fn load() -> Self {
        let views = RwSignal::new(Late::Awaited);
        load(views, Box::pin(self::views()));
        Self(views)
    }

    /// Whether they are there; followed.
    #[must_use]
    pub fn are_there(self) -> bool {
        self.0.with(|views| matches!(views, Late::There(_)))
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
    pub fn waiting(self, editor: &Editor, drafts: Vec<StoredDraft>) -> AnyView {
        let editor = editor.clone();
        self.show(move |views| (views.waiting)(&editor, &drafts))
    }

    fn show(self, view: impl Fn(&Views) -> AnyView + Send + 'static) -> AnyView {
        let shown = move || match self.0.get() {
            Late::There(views) => Some(view(&views)),
            Late::Awaited | Late::Missing(_) => None,
        };
        view! { {move || shown()} }.into_any()
    }

    /// Says that they did not come. What they would tell, and with it the focus, comes here.
    pub fn missing(self) -> AnyView {
        let notice = move || {
            let Late::Missing(why) = self.0.get() else { return None };
            let again = move || {
                self.0.set(Late::Awaited);
                focus::now(focus::FORM);
                load(self.0, Box::pin(views()));
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
