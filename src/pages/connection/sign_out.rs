//! Forgetting the token.

use crate::locales::connection_words;
use crate::pages::record_link;
use crate::shell::Shell;
use crate::ui::element::button;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use crate::ui::presses::Question;
use leptos::prelude::*;
use updates::RecordId;

/// The id of the question.
const QUESTION: &str = "sign-out";

/// A button that forgets the token; where edits are not saved, it asks what becomes of them.
pub fn sign_out(shell: &'static Shell) -> El {
    let text = connection_words();
    let unsaved: RwSignal<Vec<RecordId>> = RwSignal::new(Vec::new());
    let press = {
        move || {
            let records = shell.editors.unsaved_records();
            if records.is_empty() {
                return end(shell);
            }
            unsaved.set(records);
            focus::after_rendering(QUESTION.to_owned());
        }
    };
    let question = {
        dynamic(move || match unsaved.get() {
            records if records.is_empty() => nothing(),
            records => question(shell, &records, unsaved).into_any(),
        })
    };
    el("div").child(el("p").class("choices").child(button(text.sign_out, press).id("forget"))).child(question)
}

fn question(shell: &'static Shell, records: &[RecordId], unsaved: RwSignal<Vec<RecordId>>) -> El {
    let text = connection_words();
    let stay = move || {
        focus::now("forget");
        unsaved.set(Vec::new());
    };
    let answered = Question::asked();
    let discard = move || {
        if answered.is_answered() {
            shell.editors.discard_all();
            end(shell);
        }
    };
    el("section")
        .id(QUESTION)
        .class("notice notice-warning")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "sign-out-title")
        .child(el("h3").id("sign-out-title").child(text.sign_out_unsaved))
        .child(el("ul").children(records.iter().map(|record| el("li").child(record_link(record)))))
        .child(el("p").child(text.sign_out_how))
        .child(
            el("p").class("choices").child(button(text.sign_out_stay, stay)).child(
                button(text.sign_out_discard, discard)
                    .attr_of("aria-disabled", move || Some(answered.disables().to_owned())),
            ),
        )
}

fn end(shell: &'static Shell) {
    shell.api.session().end();
    focus::after_rendering(focus::HEADING.to_owned());
}
