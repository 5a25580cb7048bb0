//! What is said of the token on every page.

use crate::api::Standing;
use crate::clock::{self, now};
use crate::locales::{fill, words};
use crate::shell::Shell;
use crate::ui::element::button;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::time::told;
use leptos::prelude::*;

/// Says that the clock of this computer is wrong, where that could be taken for a mistake of the token.
fn wrong_clock(is_wanted: bool) -> AnyView {
    let words = &words().session;
    let text = match clock::minutes_ahead() {
        Some(minutes) if is_wanted => {
            let template = if minutes > 0 { words.clock_ahead } else { words.clock_behind };
            fill(template, &[&minutes.unsigned_abs().to_string()])
        }
        _ => return nothing(),
    };
    el("div").class("notice").child(el("p").child(text)).into_any()
}

/// Says that the token is of no use any more, and offers to paste another one. The page stays as it is until then.
pub fn notice(shell: &'static Shell) -> El {
    let (session, navigation) = (shell.api.session().clone(), shell.navigation.clone());
    let said = dynamic(move || {
        let words = &words().session;
        let text = match session.standing() {
            Standing::Refused => words.refused.to_owned(),
            Standing::Expired => words.expired.to_owned(),
            Standing::Ending(at) => fill(words.ending, &[&told(at, now())]),
            Standing::Good | Standing::Missing => return wrong_clock(session.is_wanted()),
        };
        if session.asks() {
            return wrong_clock(true);
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
    el("div").class("shell-waiting").attr("role", "status").child(said)
}
