//! Instead of every page, where the settings are wrong.

use super::heading;
use crate::config::{ConfigMistake, MEMBERS};
use crate::locales::{fill, words};
use crate::ui::element::{El, el};
use leptos::prelude::*;

/// Names the mistake, what was found, and what is expected.
pub fn settings_mistake(mistake: &ConfigMistake) -> El {
    let words = words();
    document().set_title(&format!("{}{}", words.error_prefix, words.settings.wrong_title));
    let text = &words.settings;
    let sentence = match mistake {
        ConfigMistake::NotJson(mistake) => {
            el("p").child(fill(text.wrong_json, &[&mistake.line.to_string(), &mistake.column.to_string()]))
        }
        ConfigMistake::NotAnObject(found) => el("p").child(fill(text.wrong_object, &[found])),
        ConfigMistake::Unknown(name) => {
            let known: Vec<&str> = MEMBERS.iter().map(|(name, _)| *name).collect();
            el("p").sentence(text.wrong_unknown, &[name, &one_of(&known)])
        }
        ConfigMistake::Member { name, found, expected } => {
            let expected = match *name {
                "api" => text.api_expected.to_owned(),
                "tenant" => text.tenant_expected.to_owned(),
                _ => one_of(expected),
            };
            el("p").sentence(text.wrong_member, &[name, found, &expected])
        }
    };
    el("main")
        .id("main")
        .class("shell-main")
        .child(heading(text.wrong_title))
        .child(sentence)
        .child(el("p").child(el("a").attr("href", "").child(words.page.try_again)))
}

/// "a, b or c".
fn one_of(values: &[&str]) -> String {
    match values.split_last() {
        Some((last, others)) if !others.is_empty() => fill(words().settings.or, &[&others.join(", "), last]),
        _ => values.concat(),
    }
}
