//! What a form shows around its fields when there is something to say. Loaded once the first form is there: until then there
//! is nothing.

use super::Editor;
use super::attention::attention;
use super::changes::changes;
use super::conflict::conflict;
use super::early_warning::{early_warning, pointer};
use super::old_drafts::{expired, waiting};
use super::remarks::remarks;
use super::request::request;
use super::review::review;
use super::view::{Form, Part};
use crate::late::{Late, load, part};
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use editing::StoredDraft;
use leptos::prelude::*;

/// The views, each a function.
#[derive(Clone, Copy)]
pub struct Views {
    above: fn(Form) -> AnyView,
    conflict: fn(Form, usize) -> Option<AnyView>,
    below: fn(Form, &Part) -> AnyView,
    beside: fn(Form) -> AnyView,
    waiting: fn(&Editor, &[StoredDraft]) -> El,
    remarks: fn(Form, usize) -> El,
}

part! { panels, views -> Views: Views {
    above: |form| vec![expired(form), early_warning(form).into_any(), attention(form)].into_any(),
    conflict,
    below: |form, content| vec![review(form, content), changes(form), request(form)].into_any(),
    beside: pointer,
    waiting,
    remarks,
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
        self.show(move |views| (views.conflict)(form, index).unwrap_or_else(nothing))
    }

    /// At a field: what the form made of its text by itself, and characters that a reader doesn't see.
    pub fn remarks(self, form: Form, index: usize) -> AnyView {
        self.show(move |views| (views.remarks)(form, index).into_any())
    }

    /// Below the fields: the review, and what a save would send.
    pub fn below(self, form: Form, review_text: &Part) -> AnyView {
        let (form, review_text) = (form, review_text.clone());
        self.show(move |views| (views.below)(form, &review_text))
    }

    /// Beside the buttons: the way to what is announced above the fields.
    pub fn beside(self, form: Form) -> AnyView {
        self.show(move |views| (views.beside)(form))
    }

    /// The drafts of a record that could not be read.
    pub fn waiting(self, editor: &Editor, drafts: Vec<StoredDraft>) -> AnyView {
        let editor = editor.clone();
        self.show(move |views| (views.waiting)(&editor, &drafts).into_any())
    }

    fn show(self, view: impl Fn(&Views) -> AnyView + Send + 'static) -> AnyView {
        dynamic(move || match self.0.get() {
            Late::There(views) => view(&views),
            Late::Awaited | Late::Missing(_) => nothing(),
        })
    }

    /// Says that they did not come. What they would tell, and with it the focus, comes here.
    pub fn missing(self) -> AnyView {
        dynamic(move || {
            let Late::Missing(why) = self.0.get() else { return nothing() };
            let again = move || {
                self.0.set(Late::Awaited);
                focus::now(focus::FORM);
                load(self.0, Box::pin(views()));
            };
            el("section")
                .id(focus::SUMMARY)
                .class("notice notice-error")
                .attr("tabindex", "-1")
                .attr("aria-label", why.text())
                .child(el("p").attr("role", "alert").child(why.text()))
                .child(el("p").child(why.button(again)))
                .into_any()
        })
    }
}
