//! Forgetting the token.

use crate::locales::connection_words;
use crate::pages::record_link::RecordLink;
use crate::shell::Shell;
use crate::ui::anew::Anew;
use crate::ui::focus;
use crate::ui::presses::Question;
use leptos::prelude::*;
use updates::RecordId;

/// The id of the question.
const QUESTION: &str = "sign-out";
/// The id of the button.
const BUTTON: &str = "forget";

/// A button that forgets the token; where edits are not saved, it asks what becomes of them.
#[component]
pub fn SignOut(
    /// The panel around the page.
    shell: &'static Shell,
) -> impl IntoView {
    let unsaved: RwSignal<Vec<RecordId>> = RwSignal::new(Vec::new());
    let press = move |_| {
        let records = shell.editors.unsaved_records();
        if records.is_empty() {
            return end(shell);
        }
        unsaved.set(records);
        focus::after_rendering(QUESTION.to_owned());
    };
    let question = move || {
        let is_asked = unsaved.with(|records| !records.is_empty());
        is_asked.then(|| view! { <Discard shell unsaved /> }.into_any())
    };
    view! {
        <div>
            <p class="choices">
                <button type="button" id=BUTTON on:click=press>{connection_words().sign_out}</button>
            </p>
            <Anew view=Box::new(question) />
        </div>
    }
}

/// Asks whether the edits that are not saved are to be discarded.
#[component]
fn Discard(shell: &'static Shell, unsaved: RwSignal<Vec<RecordId>>) -> impl IntoView {
    let text = connection_words();
    let stay = move |_| {
        focus::now(BUTTON);
        unsaved.set(Vec::new());
    };
    let question = Question::asked();
    let discard = move |_| {
        if question.is_answered() {
            shell.editors.discard_all();
            end(shell);
        }
    };
    let records = unsaved.get_untracked();
    let records = records.into_iter().map(|record| view! { <li><RecordLink record /></li> });
    view! {
        <section
            id=QUESTION
            class="notice notice-warning"
            tabindex="-1"
            aria-labelledby="sign-out-title"
        >
            <h3 id="sign-out-title">{text.sign_out_unsaved}</h3>
            <ul>{records.collect_view()}</ul>
            <p>{text.sign_out_how}</p>
            <p class="choices">
                <button type="button" on:click=stay>{text.sign_out_stay}</button>
                <button type="button" aria-disabled=move || question.disables() on:click=discard>
                    {text.sign_out_discard}
                </button>
            </p>
        </section>
    }
}

fn end(shell: &'static Shell) {
    shell.api.session().end();
    focus::after_rendering(focus::HEADING.to_owned());
}
