//! What the token says of itself.

use super::{facts as list, section, sign_out};
use crate::api::Claims;
use crate::clock::{self, now};
use crate::locales::connection_words;
use crate::shell::Shell;
use crate::ui::element::button;
use crate::ui::element::{El, el};
use crate::ui::focus;
use crate::ui::time::told;

/// The token that calls are made with, and what can be done about it.
pub fn facts(shell: &'static Shell) -> El {
    let text = connection_words();
    let session = shell.api.session().clone();
    let claims = session.with_token(Claims::of).flatten().unwrap_or_default();
    let person = match (claims.app_only, claims.person) {
        (true, _) => el("dd").child(text.token_app_only),
        (false, Some(person)) => el("dd").verbatim().child(person),
        (false, None) => el("dd").child(text.token_person_unnamed),
    };
    let expires = match claims.expires {
        Some(at) => told(clock::to_local(at), now()),
        None => text.token_expiry_unknown.to_owned(),
    };
    let factor = if claims.second_factor { text.token_factor_yes } else { text.token_factor_no };
    let mut rows = vec![
        (text.token_person, person),
        (text.token_tenant, el("dd").verbatim().child(claims.tenant)),
        (text.token_audience, el("dd").verbatim().child(claims.audience.join(", "))),
        (text.token_expires, el("dd").child(expires)),
    ];
    // Only people have one.
    if !claims.app_only {
        rows.push((text.token_factor, el("dd").child(factor)));
    }
    let other = move || {
        session.ask(true);
        focus::after_rendering(focus::HEADING.to_owned());
    };
    section(text.token, "token")
        .child(list(rows))
        .child(el("p").class("choices").child(button(text.token_other, other)))
        .child(sign_out::sign_out(shell))
}
