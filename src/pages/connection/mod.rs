//! Where the panel sends its calls, and who makes them.

mod fact;
mod paste;
mod sign_out;
mod token;

use super::heading::Heading;
use super::offered;
use crate::config::{Cloud, Config, Feature, SignIn};
use crate::locales::{connection_words, fill, words};
use crate::shell::Shell;
use crate::ui::anew::Anew;
use fact::Fact;
use leptos::prelude::*;
use paste::TokenForm;
use token::TokenFacts;

/// The page. Where a token is asked for, it stands in place of the page that is asked for.
#[component]
pub fn ConnectionPage(
    /// The panel around it.
    shell: &'static Shell,
) -> impl IntoView {
    let title = words().page.connection;
    shell.title.set(title.to_owned());
    view! {
        <div>
            <Heading text=title />
            <Anew view=Box::new(move || token(shell)) />
            <Settings shell />
        </div>
    }
}

/// The token, or the form to paste one; nothing where none is needed.
fn token(shell: &'static Shell) -> Option<AnyView> {
    let (sign_in, session) = (shell.api.config().sign_in, shell.api.session());
    (sign_in == SignIn::Token).then(|| match session.asks() {
        // The form says why it asks.
        true => view! { <TokenForm shell standing=session.standing() /> }.into_any(),
        false => view! { <TokenFacts shell /> }.into_any(),
    })
}

/// The settings, and what follows from them.
#[component]
fn Settings(shell: &'static Shell) -> impl IntoView {
    let text = connection_words();
    let config = shell.api.config();
    let why_not = |feature| offered::why_not(&shell.api, feature).map(|why| fill(text.not_offered, &[why]));
    let cloud = match config.cloud {
        Cloud::Global => text.cloud_global.to_owned(),
        Cloud::China => text.cloud_china.to_owned(),
        Cloud::UsGovernment => text.cloud_us_government.to_owned(),
        Cloud::Germany => format!("{} – {}", text.cloud_germany, words().settings.closed),
    };
    let sign_in = match config.sign_in {
        SignIn::None => text.sign_in_none,
        SignIn::Token => text.sign_in_token,
    };
    let qualification = why_not(Feature::Qualification);
    let is_route = qualification.is_none();
    let qualification = qualification.unwrap_or_else(|| config.qualification_route_text.to_owned());
    let audit = why_not(Feature::AuditRecords).unwrap_or_else(|| text.on.to_owned());
    view! {
        <section aria-labelledby="settings">
            <h2 id="settings">{text.settings}</h2>
            <p>{text.intro}</p>
            <dl class="facts">
                <Fact name=text.cloud value=cloud />
                <Fact name=text.service value=config.cloud.service() verbatim=true />
                <Fact name=text.api value=api(config) verbatim=true />
                <Fact name=text.support_path value=config.support_profile_path_text verbatim=true />
                <Fact name=text.qualification_route value=qualification verbatim=is_route />
                <Fact name=text.audit value=audit />
                <Fact name=text.sign_in value=sign_in />
                <Fact name=text.build value=build() verbatim=true />
            </dl>
        </section>
    }
}

/// The address as it is set, and where that is.
fn api(config: &Config) -> String {
    let here = window().location().href().unwrap_or_default();
    match web_sys::Url::new_with_base(&config.api, &here) {
        Ok(url) if url.href() != config.api => format!("{} ({})", config.api, url.href()),
        _ => config.api.clone(),
    }
}

/// The version, and the hash of the program that runs, as its file is called.
fn build() -> String {
    let program = document().query_selector("link[rel=modulepreload]").ok().flatten();
    let file = program.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    let name = file.trim_end_matches(".js");
    let hash = name.rsplit_once('-').map_or("", |(_, hash)| hash);
    format!("{} {hash}", env!("CARGO_PKG_VERSION")).trim_end().to_owned()
}
