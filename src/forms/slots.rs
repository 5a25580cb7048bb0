//! Where a form shows its panels: what is around its fields when there is something to say. They are loaded once the first form
//! is there; until then there is nothing.

use super::form::{Form, Part};
use super::layout::Layout;
use crate::sessions::Editor;
use crate::ui::chunk::{Late, Loading, load};
use crate::ui::focus;
use editing::StoredDraft;
use leptos::prelude::*;

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
