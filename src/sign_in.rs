//! What is said of the token on every page.

use crate::api::Standing;
use crate::locales::words;
use crate::shell::Shell;
use crate::ui::button::button;
use crate::ui::element::{El, dynamic, el, nothing};
use leptos::prelude::*;

/// Says that the token is of no use any more, and offers to paste another one. The page stays as it is until then.
pub fn notice(shell: &Shell) -> El {
    let (session, navigation) = (shell.api.session().clone(), shell.navigation.clone());
    let told = dynamic(move || {
        let words = &words().session;
        let text = match session.standing() {
            Standing::Refused => words.refused,
            Standing::Expired => words.expired,
            Standing::Good | Standing::Missing => return nothing(),
        };
        if session.asks() {
            return nothing();
        }
        let (asked, navigation) = (session.clone(), navigation.clone());
        let ask = move || {
            navigation.arrive();
            asked.ask(true);
        };
        el("div")
            .class("notice notice-warning")
            .child(el("p").child(text))
            .child(el("p").child(button(words.paste, ask)))
            .into_any()
    });
    // Always there: what is announced must be in the page before it says something.
    el("div").class("shell-waiting").attr("role", "status").child(told)
}
