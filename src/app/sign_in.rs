//! What is said of the token on every page.

use crate::api::Standing;
use crate::browser::clock::{self, now};
use crate::locales::{fill, words};
use crate::shell::Shell;
use crate::ui::anew::Anew;
use crate::ui::time::told;
use leptos::prelude::*;

/// Says that the token is of no use any more, and offers to paste another one. The page stays as it is until then.
#[component]
pub fn SignInNotice(
    /// The panel around a page.
    shell: &'static Shell,
) -> impl IntoView {
    let session = shell.api.session();
    let notice = move || {
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
        Some(view! { <OfNoUse shell text /> }.into_any())
    };
    // Always there: what is announced must be in the page before it says something.
    view! { <div class="shell-waiting" role="status"><Anew view=Box::new(notice) /></div> }
}

/// Says how things stand with the token, and leads to where another one is pasted.
#[component]
fn OfNoUse(shell: &'static Shell, text: String) -> impl IntoView {
    let ask = move |_| {
        shell.navigation.arrive();
        shell.api.session().ask(true);
    };
    view! {
        <div class="notice notice-warning">
            <p>{text}</p>
            <p><button type="button" on:click=ask>{words().session.paste}</button></p>
        </div>
    }
}

/// Says that the clock of this computer is wrong, where that could be taken for a mistake of the token.
fn wrong_clock(is_wanted: bool) -> Option<AnyView> {
    let words = &words().session;
    let minutes = clock::minutes_ahead().filter(|_| is_wanted)?;
    let template = if minutes > 0 { words.clock_ahead } else { words.clock_behind };
    let text = fill(template, &[&minutes.unsigned_abs().to_string()]);
    Some(view! { <div class="notice"><p>{text}</p></div> }.into_any())
}
