//! Where the panel sends its calls, and who makes them.

mod paste;
mod sign_out;
mod token;

use super::{heading, offered};
use crate::config::{Cloud, Config, Feature, SignIn};
use crate::locales::{connection_words, fill, words};
use crate::shell::Shell;
use crate::ui::element::{El, dynamic, el, nothing};
use leptos::prelude::*;

/// The page. Where a token is asked for, it stands in place of the page that is asked for.
pub fn connection(shell: &'static Shell) -> El {
    let title = words().page.connection;
    shell.title.set(title.to_owned());
    let session = shell.api.session().clone();
    let signing_in = {
        dynamic(move || match shell.api.config().sign_in {
            SignIn::None => nothing(),
            SignIn::Token if session.asks() => paste::form(shell).into_any(),
            SignIn::Token => token::facts(shell).into_any(),
        })
    };
    el("div").child(heading(title)).child(signing_in).child(settings(shell))
}

/// The settings, and what follows from them.
fn settings(shell: &'static Shell) -> El {
    let text = connection_words();
    let config = shell.api.config();
    let why_not = |feature| {
        let why = offered::why_not(&shell.api, feature)?;
        Some(el("dd").child(fill(text.not_offered, &[why])))
    };
    let code = |code: &str| el("dd").verbatim().child(code);
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
    let rows = [
        (text.cloud, el("dd").child(cloud)),
        (text.service, code(config.cloud.service())),
        (text.api, code(&api(config))),
        (text.support_path, code(config.support_profile_path_text)),
        (
            text.qualification_route,
            why_not(Feature::Qualification).unwrap_or_else(|| code(config.qualification_route_text)),
        ),
        (text.audit, why_not(Feature::AuditRecords).unwrap_or_else(|| el("dd").child(text.on))),
        (text.sign_in, el("dd").child(sign_in)),
        (text.build, code(&build())),
    ];
    section(text.settings, "settings").child(el("p").child(text.intro)).child(facts(rows))
}

fn section(title: &str, id: &str) -> El {
    el("section").attr("aria-labelledby", id).child(el("h2").id(id).child(title))
}

/// The names of facts, each with the `dd` that says it.
fn facts(rows: impl IntoIterator<Item = (&'static str, El)>) -> El {
    let mut list = el("dl").class("facts");
    for (name, value) in rows {
        list = list.child(el("dt").child(name)).child(value);
    }
    list
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
