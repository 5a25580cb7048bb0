//! The form to paste a token.

use super::section;
use crate::api::{Claims, NotTaken, Standing, Token};
use crate::clock::{self, now};
use crate::drafts::{TENANT, folder, storage};
use crate::locales::connection_words;
use crate::shell::Shell;
use crate::ui::element::button;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use crate::ui::time::told;
use leptos::prelude::*;
use partner_center::TenantId;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The id of the field.
const FIELD: &str = "access-token";
/// The id of what is said of it.
const NOTE: &str = "access-token-note";

/// Asks for a token, says why, and says why one is not taken.
pub fn form(shell: &'static Shell) -> El {
    let text = connection_words();
    let session = shell.api.session().clone();
    let standing = session.standing();
    let why = match standing {
        Standing::Good | Standing::Ending(_) => None,
        Standing::Missing => Some(text.token_missing),
        Standing::Refused => Some(text.token_refused),
        Standing::Expired => Some(text.token_expired),
    };
    let navigation = shell.navigation.clone();
    let back = (standing != Standing::Missing).then(|| {
        button(text.token_back, move || {
            navigation.arrive();
            session.ask(false);
        })
    });
    let mistake: RwSignal<Option<NotTaken>> = RwSignal::new(None);
    let submit = {
        move |event: web_sys::Event| {
            event.prevent_default();
            if let Err(why) = take(shell, &pasted()) {
                mistake.set(Some(why));
                focus::now(FIELD);
            }
        }
    };
    let told = {
        dynamic(move || match mistake.get() {
            Some(why) => {
                let (template, values) = words(shell, &why);
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                el("p").class("field-error").attr("role", "alert").sentence(template, &values).into_any()
            }
            None => nothing(),
        })
    };
    let field = el("textarea")
        .id(FIELD)
        .attr("rows", "6")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", NOTE)
        .attr_of("aria-invalid", move || mistake.with(Option::is_some).then(|| "true".to_owned()));
    section(text.token, "token").child(why.map(|why| el("p").class("notice").child(why))).child(
        el("form")
            .class("record")
            .attr("aria-labelledby", "token")
            .attr("novalidate", "")
            .on("submit", submit)
            .child(
                el("div")
                    .class("field")
                    .child(el("label").attr("for", FIELD).child(text.token_field))
                    .child(field)
                    .child(el("div").class("note").id(NOTE).child(text.token_hint).child(told)),
            )
            .child(
                el("div")
                    .class("actions")
                    .child(el("button").attr("type", "submit").class("primary").child(text.token_use))
                    .child(back),
            ),
    )
}

/// What stands in the field.
fn pasted() -> String {
    // A text area has its value under the same name as an input.
    let field = document().get_element_by_id(FIELD).map(JsCast::unchecked_into::<HtmlInputElement>);
    field.map(|field| field.value()).unwrap_or_default()
}

/// Where the tenant of the edits is kept that are not saved: a tenant id is no secret, and the edits are kept there too.
fn tenant_key() -> String {
    format!("{}{TENANT}", folder())
}

/// Takes the token, if it can be of use.
fn take(shell: &'static Shell, text: &str) -> Result<(), NotTaken> {
    let token = Token::parse(text).map_err(|_| NotTaken::NotAToken)?;
    let claims = Claims::of(&token).ok_or(NotTaken::NotAToken)?;
    let (key, storage) = (tenant_key(), storage());
    let unsaved = !shell.editors.unsaved_records().is_empty();
    let before = storage.as_ref().and_then(|storage| storage.get_item(&key).ok().flatten());
    let edits = before.as_deref().filter(|_| unsaved);
    let remaining = claims.check(shell.api.config(), now(), clock::host_now(), edits)?;
    if let (Some(storage), Some(tenant)) = (storage, &claims.tenant) {
        // Denied storage keeps no edits either.
        let _denied = storage.set_item(&key, tenant);
    }
    shell.navigation.arrive();
    shell.api.session().begin(token, remaining.map(|left| now().saturating_add(left)));
    shell.editors.signed_in();
    Ok(())
}

/// Why a token is not taken: a sentence, and the values in it.
fn words(shell: &'static Shell, why: &NotTaken) -> (&'static str, Vec<String>) {
    let (text, config) = (connection_words(), shell.api.config());
    match why {
        NotTaken::NotAToken => (text.not_a_token, Vec::new()),
        NotTaken::Expired(at) => (text.expired_token, vec![told(clock::to_local(*at), now())]),
        NotTaken::OtherAudience(found) => {
            (text.other_audience, vec![found.clone(), config.cloud.service().to_owned()])
        }
        NotTaken::OtherTenant(found) => {
            let own = config.tenant.as_ref().map_or("", TenantId::as_str);
            (text.other_tenant, vec![found.clone(), own.to_owned()])
        }
        NotTaken::OtherEdits(found) => (text.other_edits, vec![found.clone()]),
    }
}
