//! The form to paste a token.

use crate::api::{Claims, NotTaken, Standing, Token};
use crate::browser::clock::{self, now};
use crate::browser::drafts::{TENANT, folder, storage};
use crate::locales::connection_words;
use crate::shell::Shell;
use crate::ui::anew::Anew;
use crate::ui::focus;
use crate::ui::sentence::Sentence;
use crate::ui::time::told;
use leptos::prelude::*;
use partner_center::TenantId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, SubmitEvent};

/// The id of the field.
const FIELD: &str = "access-token";
/// The id of what is said of it.
const NOTE: &str = "access-token-note";

/// Asks for a token, says why, and says why one is not taken.
#[component]
pub fn TokenForm(
    /// The panel around the page.
    shell: &'static Shell,
    /// How things stand with the token that there is.
    standing: Standing,
) -> impl IntoView {
    let text = connection_words();
    let why = match standing {
        Standing::Good | Standing::Ending(_) => None,
        Standing::Missing => Some(text.token_missing),
        Standing::Refused => Some(text.token_refused),
        Standing::Expired => Some(text.token_expired),
    };
    let back = move |_| {
        shell.navigation.arrive();
        shell.api.session().ask(false);
    };
    let back = (standing != Standing::Missing)
        .then(|| view! { <button type="button" on:click=back>{text.token_back}</button> });
    let mistake: RwSignal<Option<NotTaken>> = RwSignal::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Err(why) = take(shell, &pasted()) {
            mistake.set(Some(why));
            focus::now(FIELD);
        }
    };
    let told = move || mistake.get().map(|why| view! { <Mistake shell why /> }.into_any());
    view! {
        <section aria-labelledby="token">
            <h2 id="token">{text.token}</h2>
            {why.map(|why| view! { <p class="notice">{why}</p> })}
            <form class="record" aria-labelledby="token" novalidate on:submit=submit>
                <div class="field">
                    <label for=FIELD>{text.token_field}</label>
                    <textarea
                        id=FIELD
                        rows="6"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        aria-describedby=NOTE
                        aria-invalid=move || mistake.with(Option::is_some).then_some("true")
                    ></textarea>
                    <div class="note" id=NOTE>
                        {text.token_hint}
                        <Anew view=Box::new(told) />
                    </div>
                </div>
                <div class="actions">
                    <button type="submit" class="primary">{text.token_use}</button>
                    {back}
                </div>
            </form>
        </section>
    }
}

/// Says why a token is not taken.
#[component]
fn Mistake(shell: &'static Shell, why: NotTaken) -> impl IntoView {
    let (template, values) = words(shell, &why);
    view! { <p class="field-error" role="alert"><Sentence template values /></p> }
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
