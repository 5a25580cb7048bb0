//! Instead of every page, where the settings are wrong.

use crate::config::{ConfigMistake, MEMBERS};
use crate::locales::{fill, words};
use crate::pages::heading::Heading;
use crate::ui::sentence::Sentence;
use leptos::prelude::*;

/// Names the mistake, what was found, and what is expected.
#[component]
pub fn SettingsMistake(
    /// The mistake.
    mistake: ConfigMistake,
) -> impl IntoView {
    let words = words();
    document().set_title(&format!("{}{}", words.error_prefix, words.settings.wrong_title));
    view! {
        <main id="main" class="shell-main">
            <Heading text=words.settings.wrong_title />
            <p>{sentence(mistake)}</p>
            <p><a href="">{words.page.try_again}</a></p>
        </main>
    }
}

fn sentence(mistake: ConfigMistake) -> AnyView {
    let text = &words().settings;
    let (template, values) = match mistake {
        ConfigMistake::NotJson(mistake) => {
            return fill(text.wrong_json, &[&mistake.line.to_string(), &mistake.column.to_string()])
                .into_any();
        }
        ConfigMistake::NotAnObject(found) => return fill(text.wrong_object, &[&found]).into_any(),
        ConfigMistake::Unknown(name) => {
            let known: Vec<&str> = MEMBERS.iter().map(|(name, _)| *name).collect();
            (text.wrong_unknown, vec![name, one_of(&known)])
        }
        ConfigMistake::Member { name, found, expected } => {
            let expected = match name {
                "api" => text.api_expected.to_owned(),
                "tenant" => text.tenant_expected.to_owned(),
                _ => one_of(expected),
            };
            (text.wrong_member, vec![name.to_owned(), found, expected])
        }
    };
    view! { <Sentence template values /> }.into_any()
}

/// "a, b or c".
fn one_of(values: &[&str]) -> String {
    match values.split_last() {
        Some((last, others)) if !others.is_empty() => fill(words().settings.or, &[&others.join(", "), last]),
        _ => values.concat(),
    }
}
