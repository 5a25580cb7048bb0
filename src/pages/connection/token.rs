//! What the token says of itself.

use super::fact::Fact;
use super::sign_out::SignOut;
use crate::api::Claims;
use crate::browser::clock::{self, now};
use crate::locales::connection_words;
use crate::shell::Shell;
use crate::ui::focus;
use crate::ui::time::told;
use leptos::prelude::*;

/// The token that calls are made with, and what can be done about it.
#[component]
pub fn TokenFacts(
    /// The panel around the page.
    shell: &'static Shell,
) -> impl IntoView {
    let text = connection_words();
    let session = shell.api.session();
    let claims = session.with_token(Claims::of).flatten().unwrap_or_default();
    // An app-only token names nobody.
    let person = claims.person.filter(|_| !claims.app_only);
    let is_named = person.is_some();
    let unnamed = if claims.app_only { text.token_app_only } else { text.token_person_unnamed };
    let expires = match claims.expires {
        Some(at) => told(clock::to_local(at), now()),
        None => text.token_expiry_unknown.to_owned(),
    };
    // Only people have one.
    let factor = (!claims.app_only).then(|| {
        let value = if claims.second_factor { text.token_factor_yes } else { text.token_factor_no };
        view! { <Fact name=text.token_factor value /> }
    });
    let other = move |_| {
        session.ask(true);
        focus::after_rendering(focus::HEADING.to_owned());
    };
    view! {
        <section aria-labelledby="token">
            <h2 id="token">{text.token}</h2>
            <dl class="facts">
                <Fact
                    name=text.token_person
                    value=person.unwrap_or_else(|| unnamed.to_owned())
                    verbatim=is_named
                />
                <Fact name=text.token_tenant value=claims.tenant.unwrap_or_default() verbatim=true />
                <Fact name=text.token_audience value=claims.audience.join(", ") verbatim=true />
                <Fact name=text.token_expires value=expires />
                {factor}
            </dl>
            <p class="choices">
                <button type="button" on:click=other>{text.token_other}</button>
            </p>
            <SignOut shell />
        </section>
    }
}
